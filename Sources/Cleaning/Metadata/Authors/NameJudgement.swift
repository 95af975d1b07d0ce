import Bytes

/// What is a name and what is not.
extension NameReader {
    /// A few words that may be a name, without arrows, dates and full stops behind them.
    func trimmed(_ words: [[UInt8]]) -> [[UInt8]] {
        // Arrows and the like name nobody.
        var part = words.filter { hasWord($0.span, $0.indices) }
        // What stands behind a number is no part of a name; one word with digits may be what somebody goes by.
        if part.count > 1, let number = part.firstIndex(where: holdsDigit) {
            part.removeSubrange(number...)
            while part.count > 1, let last = part.last,
                !beginsUpper(last) || !dates.months.readings(ofHash: lowerHash(last)).isEmpty
            {
                part.removeLast()
            }
            // `Le 23/05/2025`
            if part.count == 1, has([.particle, .place, .published, .updated, .weekday], part[0]) { part = [] }
        }
        // `Jane Doe on`, where a date followed.
        while part.count > 1, let last = part.last, !beginsUpper(last), has([.place, .by], last), !has(.particle, last)
        {
            part.removeLast()
        }
        while let last = part.last, last.count > 1, last.last == 0x2A { part[part.count - 1].removeLast() }
        while let last = part.last, last.last == 0x2E || last.last == 0x3A, last.count > 3 || part.count == 1 {
            part[part.count - 1].removeLast()
            if part[part.count - 1].isEmpty { part.removeLast() }
        }
        return part
    }

    /// The name that a few words are; `nil` where they are none, by how sure it is that they are a by-line's.
    func name(of part: [[UInt8]], _ evidence: BylineEvidence, allowsOffices: Bool) -> String? {
        guard !part.isEmpty else { return nil }
        let form = lower(part)
        let classes = words[form]
        let written = Array(part.joined(separator: [0x20]))
        let text = String(decoding: written, as: UTF8.self)
        if classes.contains(.agency) && !site.isName(written) { return text }
        // `Text`, `Photo`, `Video` in a row are ways to see the same.
        if evidence == .visible, part.allSatisfy({ has(.place, $0) }) { return nil }
        let isOffice = part.contains { has(.office, $0) } || classes.contains(.office)
        if isOffice && !allowsOffices || part.contains(where: { has(.firm, $0) }) { return nil }
        guard !isNumberedNobody(form) else { return nil }
        guard classes.isDisjoint(with: [.nobody, .degree, .role, .by, .published, .updated]), !form.isEmpty,
            !site.isName(written) || evidence == .declared && isPerson(part),
            isOffice || !part.contains(where: { isAddress([$0]) }),
            written.count <= 80,
            !written.contains(where: { $0 == 0x3A || $0 == 0x3F || $0 == 0x21 })
        else { return nil }
        if isOffice && part.count > 1 { return part.count <= 6 ? text : nil }
        if evidence == .visible || evidence == .marked {
            // `Why Talks End` is a heading, `Marketing Director` what somebody is.
            guard !has(.heading, part[0]), part.count == 1 || !has(.role, part[part.count - 1]) else { return nil }
        }
        // Networks give the numbers of accounts.
        guard part.count > 1 || !isNumber(written) else { return nil }
        guard part.count > 1 || evidence == .declared || dates.months.readings(of: form).isEmpty else { return nil }
        if isOffice { return evidence != .visible ? text : nil }
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

    /// What a value names that is meant to be an author and no person: the organisation, as it calls itself.
    func organization(in value: [UInt8]) -> String? {
        guard value.count <= 100 else { return nil }
        let text = plainText(value)
        let form = phrase(of: text.span, text.indices)
        guard (2...80).contains(text.count), Cleaning.words(of: text).count <= 8, !isNumber(text),
            words[form].isDisjoint(with: [.nobody, .by, .role, .degree]), !isNumberedNobody(form), !text.contains(0x40),
            firstOffset(of: 0x2F, in: text.span) == nil, firstOffset(of: 0x7C, in: text.span) == nil
        else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether a form is one that names nobody, with a number: `admin2`.
    private func isNumberedNobody(_ form: [UInt8]) -> Bool {
        guard let last = form.last, isASCIIDigit(last), let letter = form.lastIndex(where: { !isASCIIDigit($0) }) else {
            return false
        }
        return words[Array(form[...letter])].contains(.nobody)
    }

    /// Whether a word has one of these classes.
    func has(_ wanted: BylineWords.Classes, _ word: [UInt8]) -> Bool {
        !words[lower: word].isDisjoint(with: wanted)
    }

    /// Whether a run of words says what somebody is.
    func isRole(_ segment: [[UInt8]]) -> Bool {
        guard let first = segment.first, beginsUpper(first) || has(.role, first) || !has([.and, .by], first) else {
            return false
        }
        return segment.contains { has(.role, $0) }
    }

    /// Whether a word may be of a date: a number, or what stands before one.
    func isOfDate(_ word: [UInt8]) -> Bool { holdsDigit(word) || has([.published, .updated], word) }

    /// Runs of words up to what introduces those who did not write, `Reviewed by`; from the author on, where they stand
    /// first: `Edited by Jane Doe, written by John Roe`.
    func withoutOthers(_ segments: [[[UInt8]]]) -> [[[UInt8]]] {
        // Next to no line has any.
        for (number, segment) in segments.enumerated()
        where segment.contains(where: { words.beginningsOfOthers.contains(lower([$0])) }) {
            var i = 0
            while i < segment.count {
                let forms = (2...BylineWords.longestForm).filter { i + $0 <= segment.count }.map { count in
                    (count, words[withoutColon(lower(Array(segment[i..<i + count])))])
                }
                if forms.contains(where: { $1.contains(.nobody) }) {
                    if number == 0, i == 0,
                        let author = segments.indices.dropFirst().first(where: { isWriter(segments[$0]) })
                    {
                        return withoutOthers(Array(segments[author...]))
                    }
                    return segments[..<number] + (i > 0 ? [Array(segment[..<i])] : [])
                }
                // `Text and photos by Jane Doe`
                i += forms.last { $1.contains(.by) }?.0 ?? 1
            }
        }
        return segments
    }

    /// Whether a run of words begins with several that introduce an author, or with one and a colon.
    private func isWriter(_ segment: [[UInt8]]) -> Bool {
        guard let length = introduction(segment), length < segment.count else { return false }
        return (length > 1 || segment[0].last == 0x3A)
            && !introducesOthers(Array(segment[..<length].joined(separator: [0x20])))
    }

    /// Whether a text ends with what introduces those who did not write.
    func introducesOthers(_ text: [UInt8]) -> Bool {
        let spoken = Cleaning.words(of: text).suffix(BylineWords.longestForm)
        return spoken.indices.contains {
            spoken.endIndex - $0 >= 2 && words[withoutColon(lower(Array(spoken[$0...])))].contains(.nobody)
        }
    }

    /// Whether a text names a firm that is not the site, or is a domain.
    func isOtherFirm(_ text: [UInt8]) -> Bool {
        let spoken = Cleaning.words(of: text)
        return isAddress(spoken) || spoken.contains { has(.firm, $0) } && !site.isName(text)
    }

    /// Whether a run of words is the site's name or a firm.
    func isCompany(_ segment: [[UInt8]]) -> Bool {
        site.isName(Array(segment.joined(separator: [0x20]))) || isAddress(segment)
            || segment.contains { has(.firm, $0) }
    }

    /// Whether two to five words look like the names of a person.
    func isFullName(_ part: [[UInt8]]) -> Bool {
        (2...5).contains(part.count) && part.allSatisfy(isNameWord) && part.contains { $0.count >= 3 }
            && part.last.map { beginsUpper($0) && !has(.particle, $0) } ?? false
    }

    private func isNumber(_ text: [UInt8]) -> Bool {
        var i = 0
        while i < text.count {
            let scalar = decodeScalar(text.span, at: i)
            guard digit(scalar.value) != nil || [0x2D, 0x2E, 0x2F].contains(scalar.value) else { return false }
            i += scalar.byteCount
        }
        return true
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
