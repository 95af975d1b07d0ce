import Bytes

/// How sure it is that a text is a by-line.
enum BylineEvidence {
    /// The head or the structured data says that it is an author.
    case declared
    /// A link or microdata says so.
    case certain
    /// A class says so.
    case marked
    /// It only stands where by-lines stand: it must begin as one and hold what looks like names.
    case visible
}

/// Reads the names out of by-lines.
///
/// What introduces them, roles, degrees, places, addresses and handles is left out, and so are the site's own name, firms
/// and words that name nobody; news agencies count as authors.
struct NameReader {
    let words: BylineWords
    let months: MonthNames
    let site: SiteNames

    /// The names of a by-line, each once, in order.
    ///
    /// - Parameter line: UTF-8, with or without markup and character references.
    /// - Complexity: O(*n*) in the first 400 bytes; longer text is no by-line.
    /// - Parameter allowsOffices: Whether a newsroom counts as an author, where no one else is named.
    func names(in line: [UInt8], _ evidence: BylineEvidence, allowsOffices: Bool = false) -> [String] {
        guard line.count <= 400 else { return [] }
        let text = plainText(line)
        guard !site.isName(text) else { return [] }
        var segments = segments(of: text)
        if evidence == .declared, segments.count == 2, segments.allSatisfy({ $0.count == 1 }), text.contains(0x2C) {
            // Libraries write the family name first: `Doe, Jane`.
            segments = [segments[1] + segments[0]]
        }
        guard var first = segments.first else { return [] }
        // `Example Media, Berlin, Germany`: behind the site or a firm stands where it is.
        if evidence == .declared, segments.count > 1, isCompany(first) { return [] }
        var isIntroduced = removeIntroduction(&first)
        segments[0] = first
        for i in segments.indices.dropFirst().prefix(2) where !isIntroduced {
            // `Posted on May 3, 2025 by Jane Doe`
            var later = segments[i]
            guard removeIntroduction(&later) else { continue }
            segments = [later] + segments[(i + 1)...]
            isIntroduced = true
            break
        }
        let isSigned = segments.last.map { !$0.isEmpty && has(.sign, $0[$0.count - 1]) } ?? false
        let isAgency = segments.count <= 3 && segments.allSatisfy { words[lower($0)].contains(.agency) }
        if evidence == .visible {
            guard isIntroduced || isSigned || isAgency else { return [] }
        }
        var names: [String] = []
        for segment in segments {
            for part in parts(of: segment) {
                if let name = name(of: part, evidence, allowsOffices: allowsOffices) {
                    if !names.contains(name) { names.append(name) }
                } else if evidence == .visible && names.isEmpty {
                    return []
                }
            }
        }
        return names
    }

    /// The runs of words between commas, bars and the like.
    private func segments(of text: [UInt8]) -> [[[UInt8]]] {
        var segments: [[[UInt8]]] = [[]]
        func end() { if segments.last?.isEmpty == false { segments.append([]) } }
        var isInBrackets = false
        for written in Cleaning.words(of: text) {
            if written.contains(0x40) || stands(Array("http".utf8), in: written.span, at: 0)
                || stands(Array("www.".utf8), in: written.span, at: 0)
            {
                end()
                continue
            }
            var word: [UInt8] = []
            func endWord() {
                if !word.isEmpty && !isInBrackets { segments[segments.count - 1].append(word) }
                word = []
            }
            var i = 0
            while i < written.count {
                let scalar = decodeScalar(written.span, at: i)
                switch scalar.value {
                case 0x28, 0x5B, 0xFF08:
                    endWord()
                    isInBrackets = true
                case 0x29, 0x5D, 0xFF09:
                    endWord()
                    isInBrackets = false
                case 0x2C, 0x3B, 0x7C, 0x2F, 0x26, 0x2B, 0x2022, 0xB7, 0x3001, 0xFF0C, 0xFF0F, 0x60C, 0xFF5C, 0x2B25:
                    endWord()
                    end()
                case 0x3A, 0xFF1A:
                    word.append(0x3A)
                    endWord()
                case 0x2D where written.count == 1, 0x2013 where written.count == 3, 0x2014 where written.count == 3:
                    end()
                default: word.append(contentsOf: written[i..<i + scalar.byteCount])
                }
                i += scalar.byteCount
            }
            endWord()
        }
        if segments.last?.isEmpty == true { segments.removeLast() }
        return segments
    }

    /// Takes off what introduces a name; says whether there was something.
    private func removeIntroduction(_ segment: inout [[UInt8]]) -> Bool {
        var isIntroduced = false
        while let length = introduction(segment) {
            segment.removeFirst(length)
            isIntroduced = true
        }
        guard !isIntroduced else { return true }
        // `Posted on 3 May by Jane Doe`; not where the word may be part of a name.
        for i in segment.indices.dropFirst().prefix(10) where i + 1 < segment.count {
            let classes = words[lower([segment[i]])]
            if classes.contains(.by), classes.isDisjoint(with: [.particle, .role, .and, .place]),
                !beginsUpper(segment[i]) || segment[i].last == 0x3A, beginsUpper(segment[i + 1])
            {
                segment.removeFirst(i + 1)
                return true
            }
        }
        return false
    }

    /// How many words at the beginning introduce a name.
    private func introduction(_ segment: [[UInt8]]) -> Int? {
        for count in stride(from: min(BylineWords.longestForm, segment.count), to: 0, by: -1) {
            var form = lower(Array(segment[..<count]))
            if form.last == 0x3A { form.removeLast() }
            if words[form].contains(.by) { return count }
        }
        return nil
    }

    /// The parts of a run of words that may each be a name: what stands between `and`s, without roles and places.
    private func parts(of segment: [[UInt8]]) -> [[[UInt8]]] {
        var parts: [[[UInt8]]] = [[]]
        var i = 0
        while i < segment.count {
            let word = segment[i]
            let classes = words[lower([word])]
            let rest = segment.count - i - 1
            let open = parts[parts.count - 1].count
            let isLower = !beginsUpper(word) || word.count >= 3 && classes.isDisjoint(with: [.particle, .by])
            if isLower && open > 0 && rest > 0 {
                let isName = beginsUpper(segment[i + 1]) || words[lower([segment[i + 1]])].contains(.agency)
                let isSurname = classes.contains(.particle) && open >= 2 && rest == 1
                if classes.contains(.and) && isName && !isSurname && (!classes.contains(.place) || rest >= 2) {
                    parts.append([])
                    i += 1
                    continue
                }
                if classes.contains(.place) && !classes.contains(.particle) { break }
            }
            if open > 0 && !classes.isDisjoint(with: [.published, .updated]) { break }
            if classes.contains(.sign) && i == segment.count - 1 && open > 0 { break }
            if classes.contains(.role) && !classes.contains(.agency) {
                if open >= 2 { break }
                if open == 0 && rest > 0 {
                    i += 1
                    continue
                }
            }
            parts[parts.count - 1].append(word)
            i += 1
        }
        for i in parts.indices { _ = removeIntroduction(&parts[i]) }
        return parts.filter { !$0.isEmpty }
    }

    private func name(of part: [[UInt8]], _ evidence: BylineEvidence, allowsOffices: Bool) -> String? {
        // Arrows and the like name nobody.
        var part = part.filter { hasWord($0.span, $0.indices) }
        // What stands behind a number is no part of a name; one word with digits may be what somebody goes by.
        if part.count > 1, let number = part.firstIndex(where: { $0.contains(where: isASCIIDigit) }) {
            part.removeSubrange(number...)
            while part.count > 1, let last = part.last,
                !beginsUpper(last) || !months.readings(of: lower([last])).isEmpty
            {
                part.removeLast()
            }
        }
        while let last = part.last, last.last == 0x2E || last.last == 0x3A, last.count > 3 || part.count == 1 {
            part[part.count - 1].removeLast()
            if part[part.count - 1].isEmpty { part.removeLast() }
        }
        guard !part.isEmpty else { return nil }
        let form = lower(part)
        let classes = words[form]
        let written = Array(part.joined(separator: [0x20]))
        let text = String(decoding: written, as: UTF8.self)
        if classes.contains(.agency) && !site.isName(written) { return text }
        let isOffice = part.contains { has(.office, $0) } || classes.contains(.office)
        if isOffice && !allowsOffices || part.contains(where: { has(.firm, $0) }) { return nil }
        guard classes.isDisjoint(with: [.nobody, .degree, .role, .by, .published, .updated]), !form.isEmpty,
            !site.isName(written), !isAddress(part), written.count <= 80, !written.contains(0x3A)
        else { return nil }
        if isOffice { return evidence != .visible && part.count <= 6 ? text : nil }
        let isUnspaced = written.count >= 6 && written.allSatisfy { $0 >= 0x80 || $0 == 0x20 }
        switch evidence {
        case .declared: return part.count <= 6 ? text : nil
        case .certain:
            return part.count == 1 && !isNumber(written) || part.count <= 5 && part.allSatisfy(isNameWord) ? text : nil
        case .marked:
            return isFullName(part) || isUnspaced ? text : nil
        case .visible:
            return isFullName(part)
                || isUnspaced && part.count == 1 && written.count <= 24 ? text : nil
        }
    }

    private func has(_ wanted: BylineWords.Classes, _ word: [UInt8]) -> Bool {
        !words[lower([word])].isDisjoint(with: wanted)
    }

    /// Whether a run of words is the site's name or a firm.
    private func isCompany(_ segment: [[UInt8]]) -> Bool {
        site.isName(Array(segment.joined(separator: [0x20]))) || isAddress(segment)
            || segment.contains { has(.firm, $0) }
    }

    /// Whether two to five words look like the names of a person.
    private func isFullName(_ part: [[UInt8]]) -> Bool {
        (2...5).contains(part.count) && part.allSatisfy(isNameWord) && part.contains { $0.count >= 3 }
            && part.last.map { beginsUpper($0) && !has(.particle, $0) } ?? false
    }

    private func isNumber(_ text: [UInt8]) -> Bool {
        text.allSatisfy { isASCIIDigit($0) || $0 == 0x2E || $0 == 0x2D }
    }

    private func isNameWord(_ word: [UInt8]) -> Bool {
        beginsUpper(word) || has(.particle, word) || word.contains(0x27) || word.contains(0x2D)
    }

    /// Whether one word is a domain: `example.org`.
    private func isAddress(_ part: [[UInt8]]) -> Bool {
        guard part.count == 1, let dot = part[0].lastIndex(of: 0x2E) else { return false }
        let end = part[0][(dot + 1)...]
        return (2...4).contains(end.count) && end.allSatisfy(isASCIILower) && dot >= 3
    }
}

/// Words with a space between them, in lower case.
private func lower(_ words: [[UInt8]]) -> [UInt8] {
    let joined = Array(words.joined(separator: [0x20]))
    var form = phrase(of: joined.span, joined.indices)
    if joined.last == 0x3A { form.append(0x3A) }
    return form
}

/// Whether a word begins with an upper-case letter, or with a letter of a script that has none.
func beginsUpper(_ word: some Collection<UInt8>) -> Bool {
    let word = Array(word.prefix(4))
    guard let byte = word.first else { return false }
    if byte < 0x80 { return isASCIIUpper(byte) }
    let scalar = decodeScalar(word.span, at: 0)
    // Beyond Cyrillic there are next to no cases, and the Latin letters of Vietnamese.
    if scalar.value >= 0x530 || (0x180..<0x250).contains(scalar.value) { return true }
    let form = phrase(of: word.span, 0..<scalar.byteCount)
    return !form.isEmpty && form != Array(word[..<scalar.byteCount])
}

/// A value without tags, its character references decoded, on one line, without quotation marks around it.
func plainText(_ value: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var i = 0
    while i < value.count {
        switch value[i] {
        case 0x3C:
            if let close = firstOffset(of: 0x3E, in: value.span, from: i) {
                text.append(0x20)
                i = close + 1
                continue
            }
            text.append(0x3C)
        case 0x26:
            if let end = firstOffset(of: 0x3B, in: value.span, from: i), end - i <= 10,
                let scalar = characterReference(Array(value[i + 1..<end]))
            {
                appendUTF8(scalar == 0xA0 ? 0x20 : scalar, to: &text)
                i = end + 1
                continue
            }
            text.append(0x26)
        case 0xC2 where i + 1 < value.count && value[i + 1] == 0xA0:
            text.append(0x20)
            i += 1
        case 0x0A, 0x0D: text.append(contentsOf: [0x20, 0x7C, 0x20])
        default: text.append(value[i])
        }
        i += 1
    }
    var range = trimming(text.span, text.indices)
    while range.count >= 2, let mark = text[range].first, mark == 0x22 || mark == 0x27, text[range].last == mark {
        range = range.lowerBound + 1..<range.upperBound - 1
    }
    return Array(text[range])
}

/// What a character reference stands for: a numeric one, or one of a letter of Latin-1 or a mark of XML.
private func characterReference(_ name: [UInt8]) -> UInt32? {
    if name.first == 0x23 {
        let isHexadecimal = name.count > 1 && asciiLowercased(name[1]) == 0x78
        let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
        guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), value > 0x1F, Unicode.Scalar(value) != nil
        else { return nil }
        return value
    }
    let key = String(decoding: name, as: UTF8.self)
    switch key {
    case "amp": return 0x26
    case "lt": return 0x3C
    case "gt": return 0x3E
    case "quot": return 0x22
    case "apos": return 0x27
    case "nbsp": return 0xA0
    default: return latinLetters.firstIndex(of: key).map { UInt32($0) + 0xC0 }
    }
}

/// The names of U+00C0 to U+00FF.
///
/// - Source: HTML, "Named character references".
private let latinLetters = [
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml",
    "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde",
    "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml",
    "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc",
    "uuml", "yacute", "thorn", "yuml",
]
