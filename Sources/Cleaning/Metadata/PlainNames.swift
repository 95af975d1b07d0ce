import Bytes

/// Names that stand without more, which the given name tells from other short lines.
extension NameReader {
    /// The person whose name stands beside a date: `3 May 2025 | Jane Doe`.
    func datedPerson(in line: [UInt8]) -> String? {
        guard line.count <= 100, hasDay(line) else { return nil }
        let segments = segments(of: plainText(line))
        guard !segments.contains(where: isPicture) else { return nil }
        let parts = segments.filter { segment in !segment.contains(where: holdsDigit) }
        let persons = parts.filter(isPerson)
        guard persons.count == 1 else { return nil }
        return name(of: persons[0], .visible, allowsOffices: false)
    }

    /// The persons whose names a line is, and agencies behind them: `Jane Doe and John Roe`, `Jānis Bērziņš/LETA`.
    ///
    /// - Parameter allowsMore: Whether what else stands behind names may follow: a place, what somebody is, the paper.
    func persons(in line: [UInt8], allowsMore: Bool) -> [String] {
        guard line.count <= 100, !hasDay(line) else { return [] }
        let segments = segments(of: plainText(line))
        // `Jane Doe, photo: John Roe`
        guard (1...4).contains(segments.count), !segments.contains(where: isPicture) else { return [] }
        var names: [String] = []
        for (i, segment) in segments.enumerated() {
            // `Ana Souza, da Agência Brasil`
            let isOf = segment.count > 1 && !beginsUpper(segment[0])
            if i > 0, let agency = agency(isOf ? Array(segment.dropFirst()) : segment) {
                names.append(agency)
                continue
            }
            let people = parts(of: segment, .visible)
            let isWhole = people.reduce(people.count - 1) { $0 + $1.count } == segment.count
            if !people.isEmpty, isWhole || allowsMore && people.allSatisfy({ $0.count <= 3 }),
                people.allSatisfy(isPerson)
            {
                for part in people {
                    guard let name = name(of: part, .visible, allowsOffices: false) else { return [] }
                    names.append(name)
                }
                continue
            }
            guard allowsMore, i > 0 else { return [] }
            // A place is a word or two.
            let isPlace = i == segments.count - 1 && segment.count <= 2 && segment.allSatisfy(beginsUpper)
            guard isRole(segment) || isCompany(segment) || isPlace else { return [] }
        }
        return names
    }

    /// Whether a run of words has a label of a picture.
    private func isPicture(_ segment: [[UInt8]]) -> Bool {
        segment.contains { $0.last == 0x3A && has(.place, Array($0.dropLast())) }
    }

    /// Whether two to four words are a person's name: the first of them a given name, the last where family names come
    /// first.
    func isPerson(_ part: [[UInt8]]) -> Bool {
        (2...4).contains(part.count) && isFullName(part)
            && (givenNames.holds(part[0]) || isFamilyFirst && givenNames.holds(part[part.count - 1]))
    }
}
