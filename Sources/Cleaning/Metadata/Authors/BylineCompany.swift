import Bytes

/// What stands beside names in lists of authors and names nobody.
extension NameReader {
    /// Runs of words without an `and` before the last of them, without a city before the first name, and, where machines
    /// are told, without what stands behind a person's name: where somebody is, for whom, what else somebody wrote for.
    func withoutCompany(_ segments: [[[UInt8]]], _ evidence: BylineEvidence) -> [[[UInt8]]] {
        guard segments.count > 1 else { return segments }
        var segments = segments
        for i in segments.indices.dropFirst() where segments[i].count > 2 {
            // `Jane Doe, John Roe, and Max Poe`
            if !beginsUpper(segments[i][0]), has(.and, segments[i][0]) { segments[i].removeFirst() }
        }
        // `القاهرة - سارة محمود`
        if isPlaceBefore(segments[0], segments[1], evidence) { segments.removeFirst() }
        let lead = introduction(segments[0]) ?? 0
        guard evidence == .declared, segments.count > 1, isPerson(Array(segments[0][lead...])) else { return segments }
        let isCapital = segments[0].allSatisfy(isInCapitals)
        for i in segments.indices.dropFirst() where segments[i].count > 1 && !beginsUpper(segments[i][0]) {
            // `Maria Silva, da Agência Brasil`
            if agency(Array(segments[i].dropFirst())) != nil { segments[i].removeFirst() }
        }
        return [segments[0]] + segments.dropFirst().filter { !isBesideName($0, isCapital: isCapital) }
    }

    /// Whether a run of words before a person's name is a newsroom, a city or the site: one that is known, or any one word in a script
    /// without cases, where nobody signs with one and a second name.
    func isPlaceBefore(_ segment: [[UInt8]], _ next: [[UInt8]], _ evidence: BylineEvidence) -> Bool {
        let classes = words[lower(segment)]
        // `القاهرة - أ ف ب`
        if classes.contains(.city), isStandingAgency(next) { return true }
        guard isPerson(next) else { return false }
        // `Redacción / Marta Olmedo`
        if classes.contains(.city) || classes.contains(.office) { return true }
        // `صحيفة الوادي - أحمد حسن`
        if evidence != .declared, site.isName(Array(segment.joined(separator: [0x20]))) { return true }
        return evidence != .declared && segment.count == 1 && (0xD6...0xE2).contains(segment[0][0])
            && agency(segment) == nil
    }

    /// Whether a run of words behind a name says where somebody is or for whom: `in Kyiv`, `São Paulo`, `The Morning Sun`,
    /// `Special to the Evening News`, `USA NEWS` behind a name that is not in capitals.
    private func isBesideName(_ segment: [[UInt8]], isCapital: Bool) -> Bool {
        guard agency(segment) == nil, !isPerson(segment) else { return false }
        if words[lower(segment)].contains(.city) { return true }
        guard segment.count > 1 else { return false }
        let first = segment[0]
        if !beginsUpper(first) {
            // `Ana Souza, do Rio`
            return words.isPlace(lower([first]), in: language) || has(.particle, first)
                || has(.place, first) && !has([.by, .and], first)
        }
        if has(.heading, first) || !isCapital && first.count >= 3 && first.allSatisfy(isASCIIUpper) { return true }
        return (2...3).contains { $0 <= segment.count && words[lower(Array(segment[..<$0]))].contains(.place) }
    }

    /// Whether a run of words is a newsroom's name as a whole, though it may begin as a by-line: `Haber Merkezi`.
    func isOffice(_ segment: [[UInt8]]) -> Bool {
        (2...BylineWords.longestForm).contains(segment.count) && words[lower(segment)].contains(.office)
    }

    /// The given name behind the `and` that Hebrew and Arabic glue to it: `ו-דנה לוי`, `ורון כהן`, `وأحمد علي`.
    func nameBehindGluedAnd(_ word: [UInt8]) -> [UInt8]? {
        guard word.count > 4, word[0] == 0xD7 && word[1] == 0x95 || word[0] == 0xD9 && word[1] == 0x88 else {
            return nil
        }
        if word[2] == 0x2D { return Array(word[3...]) }
        let name = Array(word[2...])
        return customs.given.contains(name) && !customs.given.contains(word) ? name : nil
    }

    /// The names of a list as libraries write it: `Doe, Jane; Roe, John`.
    func inverted(_ text: [UInt8]) -> [String]? {
        guard text.contains(0x3B) else { return nil }
        let pieces = text.split(separator: 0x3B)
        let isInverted = pieces.allSatisfy { piece in
            let parts = piece.split(separator: 0x2C)
            return parts.count == 2 && parts.allSatisfy { 1...2 ~= $0.split(separator: 0x20).count }
        }
        guard isInverted else { return nil }
        return pieces.flatMap { piece in
            let parts = piece.split(separator: 0x2C).map { $0[...] }
            return names(in: Array(parts[1]) + [0x20] + parts[0], .declared)
        }
    }

    /// A name that somebody goes by whose parts a mark joins, written out: `jane.doe`, `Jane_Doe`.
    func writtenOut(_ login: String) -> String {
        let bytes = Array(login.utf8)
        guard let mark = bytes.firstIndex(where: { !isASCIILetter($0) }), bytes[mark] == 0x2E || bytes[mark] == 0x5F,
            mark >= 3, bytes.count - mark > 3, bytes[(mark + 1)...].allSatisfy(isASCIILetter),
            givenNames.holds(Array(bytes[..<mark]))
        else { return login }
        let parts = [bytes[..<mark], bytes[(mark + 1)...]].map { part in
            [part[part.startIndex] & 0xDF] + part.dropFirst().map(asciiLowercased)
        }
        return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
}
