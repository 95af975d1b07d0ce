import Bytes
import Language

/// Names that a head noun makes: the Foreign Ministry, Bank of England, Lake Geneva, a 10-point plan.
extension NameReader {
    /// The longest name that begins at `i` and that a head noun makes.
    func headed(_ text: Span<UInt8>, _ i: Int, run: Int) -> (type: NameType, end: Int)? {
        var best: (type: NameType, end: Int)?
        if let head = heads(text, i, run, .first), let end = tail(text, head.end, reach: 2) { best = (head.type, end) }
        var p = i
        while p < run {
            if !isCapitalizedWord(p) {
                guard tokens[p].kind == .symbol, joins(text, p), p > i else { break }
                p += 1
                continue
            }
            if lexicon.notNames.contains(text, tokens[p].range) { break }
            if let title = title(text, p), heads(text, title, run, .last) == nil, heads(text, p, limit, .last) == nil {
                break
            }
            if let head = heads(text, p, limit, .of), let end = tail(text, head.end, reach: 7) {
                best = (head.type, end)
                break
            }
            if let head = heads(text, p, run, .last) {
                if p > i || head.end - p > 1, head.end >= best?.end ?? i {
                    best = (head.type, extended(text, head))
                }
                p = head.end
            } else {
                p += 1
            }
        }
        return best.flatMap { isOwnName(text, i, $0.type, $0.end) ? nil : $0 }
    }

    /// Whether a name of its own follows a country or people: an organisation that the tables name ("German Bundestag", but
    /// not "German Foreign Ministry"), or a building of two words at least ("U.S. Ramstein Base").
    private func isOwnName(_ text: Span<UInt8>, _ i: Int, _ type: NameType, _ end: Int) -> Bool {
        guard let prefix = lexicon.names.longest(text, tokens, at: i, limit: end), prefix.end < end else {
            return false
        }
        let name = lexicon.name(prefix.value)
        guard name.type == .group || name.type == .government else { return false }
        let isState = name.source != .city && name.source != .place
        if type == .facility, isState, prefix.end + 2 < end { return true }
        guard let rest = lexicon.names.longest(text, tokens, at: prefix.end, limit: limit), rest.end >= end else {
            return false
        }
        return lexicon.name(rest.value).type == .organization
    }

    /// Where an organisation's name ends when "of" or "for the" and further names follow its head noun.
    private func extended(_ text: Span<UInt8>, _ head: (type: NameType, end: Int)) -> Int {
        guard head.type == .organization, head.end < limit, tokens[head.end].kind == .word,
            beside(text, head.end) == .joining, !isArticle(text, head.end)
        else { return head.end }
        return tail(text, head.end + 1, reach: 7) ?? head.end
    }

    /// The end of what follows `of`: capitalised words, joined by "and", "the", "of" where more of them follow.
    private func tail(_ text: Span<UInt8>, _ start: Int, reach: Int) -> Int? {
        var end = start
        var i = start
        while i < limit, i - start < reach {
            if isCapitalizedWord(i) {
                if lexicon.notNames.contains(text, tokens[i].range) { break }
                if end > start, i == end || isAnd(text, i - 1), startsAnother(text, i) { break }
                i += 1
                end = i
            } else if tokens[i].kind == .word, beside(text, i) == .joining || isAnd(text, i), i == start || i == end {
                i += 1
            } else {
                break
            }
        }
        return end > start ? end : nil
    }

    /// Whether a name of its own begins at `i`, rather than a further part of one.
    private func startsAnother(_ text: Span<UInt8>, _ i: Int) -> Bool {
        if title(text, i) != nil || isGivenName(text, i) && i + 1 < limit && isCapitalizedWord(i + 1) { return true }
        guard let phrase = lexicon.names.longest(text, tokens, at: i, limit: limit) else { return false }
        return lexicon.name(phrase.value).source != .city
    }

    private func isAnd(_ text: Span<UInt8>, _ i: Int) -> Bool {
        words.classes(text, tokens[i].range).contains(.coordinator) && tokens[i].end - tokens[i].start == 3
    }

    /// The end of a numbered plan that begins at `i`: "28-point peace plan". Adds it.
    mutating func plan(_ text: Span<UInt8>, _ i: Int) -> Int? {
        guard isPointed(text, tokens[i]) else { return nil }
        for last in (i + 1)..<max(i + 1, min(i + 5, limit)) {
            guard tokens[last].kind == .word, words.classes(text, tokens[last].range).isEmpty else { return nil }
            guard heads(text, last, limit, .numbered) != nil else { continue }
            let range = tokens[i].start..<tokens[last].end
            let known = lexicon.plans.value(text, range)
            found.append(
                FoundName(
                    range: range, tokens: i..<(last + 1), type: .other, known: known, role: nil,
                    how: known == nil ? "numbered-plan" : "plans"))
            return last + 1
        }
        return nil
    }

    /// The end of a numbered unit that begins at `i`: "72nd Mechanized Brigade". Adds it.
    mutating func unit(_ text: Span<UInt8>, _ i: Int) -> Int? {
        guard isOrdinal(text, tokens[i].range) else { return nil }
        var end: Int?
        for last in (i + 1)..<max(i + 1, min(i + 7, limit)) {
            guard isCapitalizedWord(last), tokens[last].kind == .word else { break }
            if let head = heads(text, last, limit, .ordinal) { end = head.end } else if end != nil { break }
        }
        guard let end else { return nil }
        add(text, i..<end, .organization, how: "numbered-unit")
        return end
    }

    /// `1st`, `72nd`.
    private func isOrdinal(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count > 2, range.count < 7 else { return false }
        let isNumber = (range.lowerBound..<range.upperBound - 2).allSatisfy { isASCIIDigit(text[$0]) }
        let suffix = (text[range.upperBound - 2], text[range.upperBound - 1])
        return isNumber && [(0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68)].contains { $0 == suffix }
    }

    /// `28-point`, `ten-point`.
    private func isPointed(_ text: Span<UInt8>, _ token: Token) -> Bool {
        let suffix: [UInt8] = [0x2D, 0x70, 0x6F, 0x69, 0x6E, 0x74]
        guard token.end - token.start > suffix.count else { return false }
        for (k, byte) in suffix.enumerated() where text[token.end - suffix.count + k] != byte { return false }
        return true
    }

    /// A known name inside a word with a hyphen, "US-backed", "pro-Russian", "Russian-Ukrainian": adds it or both.
    mutating func compound(_ text: Span<UInt8>, _ i: Int) -> Int? {
        let token = tokens[i]
        guard lexicon.names.longest(text, tokens, at: i, limit: limit) == nil else { return nil }
        var hyphen = token.end - 1
        while hyphen > token.start {
            if text[hyphen] == 0x2D, let end = compound(text, i, token.start..<hyphen, (hyphen + 1)..<token.end) {
                return end
            }
            hyphen -= 1
        }
        return nil
    }

    private mutating func compound(
        _ text: Span<UInt8>, _ i: Int, _ prefix: Range<Int>, _ suffix: Range<Int>
    ) -> Int? {
        guard !suffix.isEmpty else { return nil }
        let second = lexicon.names.value(text, suffix)
        let after = lexicon.beside.value(text, suffix)
        if after == NameLexicon.Beside.suffix.rawValue { return i + 1 }
        if lexicon.beside.value(text, prefix) == NameLexicon.Beside.prefix.rawValue {
            guard let second else { return nil }
            addPart(i, suffix, second)
            return i + 1
        }
        let isLower = text[suffix.lowerBound] >= 0x61 && text[suffix.lowerBound] <= 0x7A
        guard let first = lexicon.names.value(text, prefix), lexicon.name(first).source != .city else {
            // "Tuareg-dominated": an adjective made from a name that no table knows is no name.
            return isLower && tokens[i].isCapitalized && isParticiple(text, suffix) ? i + 1 : nil
        }
        guard isLower || second != nil else { return nil }
        addPart(i, prefix, first)
        if let second { addPart(i, suffix, second) }
        return i + 1
    }

    private func isParticiple(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.count > 3 && text[range.upperBound - 1] == 0x64 && text[range.upperBound - 2] == 0x65
    }

    private mutating func addPart(_ i: Int, _ range: Range<Int>, _ known: UInt32) {
        found.append(
            FoundName(
                range: range, tokens: i..<(i + 1), type: lexicon.name(known).type, known: known, role: nil,
                how: "compound"))
    }
}
