import Bytes

/// Agencies in by-lines, and the initials that stand beside them.
extension NameReader {
    /// Whether a run of words is an agency's name as it stands in by-lines without more: up to four letters where the
    /// table has it for the page's language or for all, since `App`, `MAP` and `BETA` are words; up to three in one
    /// case only, and four in capitals where it is for all.
    ///
    /// A character of Chinese, Japanese or Korean says more than a letter: up to three count in their own language.
    func isStandingAgency(_ segment: [[UInt8]]) -> Bool {
        let form = lower(segment)
        guard words[form].contains(.agency) else { return false }
        let letters = form.count { $0 & 0xC0 != 0x80 }
        let isOwn = words.isAgency(form, in: language)
        let isKnown = isOwn || words.isAgency(form, in: "mul")
        if form[0] >= 0xE3 { return isKnown || letters > 3 }
        if letters > 4 || isOwn && letters > 3 { return true }
        let written = Array(segment.joined())
        // Scripts without case have nothing that sets off a short name.
        let isLower = letters < 4 && form[0] < 0xD4 && written == Array(form.filter { $0 != 0x20 })
        return isKnown && (isLower || isInCapitals(written))
    }

    /// Whether a word behind an agency's name is what its service is called by, two to four small letters: `dpa/lby`.
    func isService(_ word: [UInt8], behind name: String?) -> Bool {
        guard let name, (2...4).contains(word.count), word.allSatisfy(isASCIILower) else { return false }
        let agency = Cleaning.words(of: Array(name.utf8))
        return isStandingAgency(agency) && !isStandingAgency([word])
    }

    /// Whether an agency and, behind a bar, a place are all that a line says: `EFE | Zaragoza`; behind a slash stands who
    /// owns a picture.
    func isAgencyBeforePlace(_ segments: [[[UInt8]]], _ line: [UInt8]) -> Bool {
        segments.count == 2 && isStandingAgency(segments[0]) && segments[1].count <= 2 && line.contains(0x7C)
            && segments[1].allSatisfy { beginsUpper($0) && words[lower: $0].isSubset(of: .city) }
    }

    /// Whether a run of words is the short form of somebody: `jk`, `A. N.`.
    func isInitials(_ segment: [[UInt8]]) -> Bool {
        segment.count <= 2
            && segment.allSatisfy { $0.count <= 3 && ($0.last == 0x2E || $0.allSatisfy { !isASCIIDigit($0) }) }
    }

    /// An agency's name as it is written, where a run of words is one.
    func agency(_ segment: [[UInt8]]) -> String? {
        guard segment.count <= BylineWords.longestForm, words[lower(segment)].contains(.agency) else { return nil }
        return String(decoding: Array(segment.joined(separator: [0x20])), as: UTF8.self)
    }

    /// The agency that a line names as its source: `Quelle: dpa`.
    func sourceAgency(in line: [UInt8]) -> String? {
        guard line.count <= 160, line.contains(0x3A) || line.contains(where: { $0 >= 0xE3 }) || words.beginsSource(line)
        else {
            return nil
        }
        for segment in segments(of: withoutBrackets(plainText(line))) {
            for (i, word) in segment.enumerated() where word.last == 0x3A && has(.source, Array(word.dropLast())) {
                if let name = agency(Array(segment[(i + 1)...])) { return name }
            }
            // `With inputs from PTI`
            for count in 2...BylineWords.longestForm where segment.count > count {
                guard words[lower(Array(segment[..<count]))].contains(.source) else { continue }
                if let name = agency(Array(segment[count...])) { return name }
            }
        }
        return nil
    }
}
