import Bytes

/// What labels and signs say of the runs of words in a by-line.
extension NameReader {
    /// Runs of words up to one that introduces something else than the author who was introduced before:
    /// `Text: Jane Doe Photos: John Roe`.
    ///
    /// - Parameter isIntroduced: Whether an author is introduced by other means than a word before the name.
    func withoutLabelled(_ segments: [[[UInt8]]], isIntroduced: Bool) -> [[[UInt8]]] {
        var introduced: Int? = isIntroduced ? 0 : nil
        for (number, segment) in segments.enumerated() {
            // `Text and photos: Jane Doe`
            let lead = introduction(segment) ?? 0
            if lead > 0 && introduced == nil { introduced = number }
            for (i, word) in segment.enumerated().dropFirst(lead) {
                let isLabel = word.last == 0x3A && word.count > 1 && !holdsDigit(word)
                let classes = words[lower: isLabel ? Array(word.dropLast()) : word]
                let isLast = number == segments.count - 1 && i == segment.count - 1
                if isLabel, classes.isEmpty, introduced != nil,
                    isLast || isSurname(segment, i, behind: lead) && isBeforeDay(segments, number, i)
                {
                    // `By Jane Doe:` introduces nobody else, `By Jane Doe: 3 May 2025` neither.
                    return segments[..<number] + [segment[..<i] + [Array(word.dropLast())]]
                }
                let isOther =
                    isLabel
                    ? classes.isDisjoint(with: [.by, .published, .updated])
                    : (isHan(word) || isHangul(word)) && !classes.isDisjoint(with: [.nobody, .place])
                if let introduced, isOther {
                    return segments[..<number] + (i > 0 && introduced == number ? [Array(segment[..<i])] : [])
                }
                if introduced == nil, classes.contains(.by) { introduced = number }
            }
        }
        return segments
    }

    /// Whether a word ends a name of two words, small ones and initials not counted, that what introduces it stands
    /// before.
    private func isSurname(_ segment: [[UInt8]], _ i: Int, behind lead: Int) -> Bool {
        lead > 0 && i > lead && beginsUpper(segment[i])
            && segment[lead..<i].count { !has(.particle, $0) && $0.last != 0x2E } == 1
    }

    /// Whether what stands behind a word is a day and no other name: no word with a colon is left.
    private func isBeforeDay(_ segments: [[[UInt8]]], _ number: Int, _ i: Int) -> Bool {
        let behind = segments[number][(i + 1)...] + segments[(number + 1)...].joined()
        return behind.first.map { isOfDate($0) || !dates.months.readings(ofHash: lowerHash($0)).isEmpty } ?? false
            && hasDay(Array(behind.joined(separator: [0x20])))
            && !behind.contains { $0.last == 0x3A && !holdsDigit($0) }
    }

    /// Whether a line introduces a name that does not stand in it.
    func isLabel(_ line: [UInt8]) -> Bool {
        // Nearly no line is; most are told by the first word.
        let end = line.firstIndex(of: 0x20) ?? line.count
        guard words.beginnings.contains(hash: phraseHash(of: line.span, 0..<end)) else { return false }
        let spoken = Cleaning.words(of: line)
        return introduction(spoken) == spoken.count && !words[label: line].contains(.about)
    }

    /// Whether a line begins with several words that introduce a name, or with one and a colon.
    func beginsWithLabel(_ line: [UInt8]) -> Bool {
        if let colon = line.prefix(40).firstIndex(of: 0x3A), colon > 2 {
            return words[hash: phraseHash(of: line.span, 0..<colon)].contains(.by)
        }
        // Nearly no line begins so; most are told by the first word.
        guard let space = line.prefix(24).firstIndex(of: 0x20),
            words.beginningsOfLabels.contains(hash: phraseHash(of: line.span, 0..<space))
        else { return false }
        return introduction(Cleaning.words(of: line)).map { $0 > 1 } ?? false
    }

    /// Whether a line begins with one word that introduces a name and is no small one, as `by` is.
    func beginsWithLongLabel(_ line: [UInt8]) -> Bool {
        guard line.count <= 100, line.last != 0x2E, let space = line.prefix(16).firstIndex(of: 0x20), space >= 5,
            space + 1 < line.count, isASCIIUpper(line[space + 1]) || line[space + 1] >= 0x80
        else { return false }
        return words[hash: phraseHash(of: line.span, 0..<space)].contains(.by)
    }

    /// Whether a word with a colon introduces the source, as Chinese systems do before the author.
    func isSourceLabel(_ word: [UInt8]) -> Bool { word.last == 0x3A && words[label: word].contains(.source) }

    /// Whether what introduces a name is said of men and of women: `Autor/in:`, `Γράφτηκε από τον/την`.
    func isTwofoldLabel(_ before: [[UInt8]], _ first: [UInt8], _ rest: ArraySlice<UInt8>) -> Bool {
        let second = rest.last == 0x3A ? Array(rest.dropLast()) : Array(rest)
        guard !first.isEmpty, (1...12).contains(second.count), before.count <= 3, !beginsUpper(second),
            words[lower(before + [first])].contains(.by)
        else { return false }
        return words[lower(before + [second])].contains(.by) || words[lower(before + [first + second])].contains(.by)
            || rest.last == 0x3A && second.count <= 6 && words[lower: second].isEmpty
    }

    /// Runs of words without the day of the week between a name and a date: `By Jane Doe Tuesday, 4 May 2025`.
    func withoutWeekdays(_ segments: [[[UInt8]]]) -> [[[UInt8]]] {
        guard segments.count > 1 else { return segments }
        var segments = segments
        for i in segments.indices.dropLast() where segments[i].count > 2 {
            let next = segments[i + 1]
            if next.contains(where: holdsDigit), let last = segments[i].last, has(.weekday, last) {
                segments[i].removeLast()
            }
        }
        return segments
    }

    /// The runs of words that end with a sign behind a name, up to it, with names that stand before them: `홍길동·김철수 기자`.
    func signed(_ segments: [[[UInt8]]]) -> [[[UInt8]]] {
        var signed: [[[UInt8]]] = []
        var before: [[[UInt8]]] = []
        for segment in segments {
            let sign = segment.indices.dropFirst().prefix(4).first { words[label: segment[$0]].contains(.sign) }
            if let sign, sign == segment.count - 1 || isOfDate(segment[sign + 1]) {
                signed += before + [Array(segment[...sign])]
                before = []
            } else if segment.count == 1, (6...12).contains(segment[0].count), segment[0][0] >= 0xE3 {
                before.append(segment)
            } else {
                before = []
            }
        }
        return signed
    }
}
