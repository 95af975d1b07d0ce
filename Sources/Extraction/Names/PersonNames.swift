import Language

/// Persons: how far their names go, and the titles and roles before them.
extension NameReader {
    /// The end of a person's name that begins at `i`, or `nil` if it has fewer than `least` words.
    func personEnd(_ text: Span<UInt8>, _ i: Int, run: Int, least: Int) -> Int? {
        var end = i
        var p = i
        var count = 0
        while p < run, count < 5 {
            if isCapitalizedWord(p) {
                guard p == i || continuesPerson(text, p, run: run) else { break }
                p += 1
                end = p
                count += 1
            } else if p > i, beside(text, p) == .particle || isArabicArticle(text, p) {
                p += 1
                if isArabicArticle(text, p - 1) {
                    end = p
                    count += 1
                }
            } else {
                break
            }
        }
        return count >= least ? end : nil
    }

    /// Whether a capitalised word goes on with a person's name.
    private func continuesPerson(_ text: Span<UInt8>, _ p: Int, run: Int) -> Bool {
        let token = tokens[p]
        if token.features.contains(.abbreviation), token.end - token.start == 2 { return true }
        if !words.classes(text, token.range).isEmpty || lexicon.notNames.contains(text, token.range) { return false }
        if token.features.contains(.allUppercase), token.end - token.start > 3 { return false }
        if isGivenName(text, p) { return true }
        if title(text, p) != nil || heads(text, p, limit, .last) != nil && p + 1 < run { return false }
        guard let phrase = lexicon.names.longest(text, tokens, at: p, limit: limit) else { return true }
        let name = lexicon.name(phrase.value)
        switch name.type {
        case .person: return true
        // "Brian Finn": a people's name in the singular is a surname after a given name, where nothing follows.
        case .group: return name.source != .domain && p + 1 == run && isGivenName(text, p - 1)
        case .organization, .event, .other: return false
        case .government, .location, .facility: return phrase.end - p == 1 && (name.source == .city || p + 1 == run)
        }
    }

    /// The title or role right before a name, bytes: `Prime Minister`, `senior Ukrainian official`.
    func role(_ text: Span<UInt8>, before start: Int) -> Range<Int>? {
        guard let found = lexicon.beside.longest(text, tokens, before: start, start: sentenceStart) else { return nil }
        guard let kind = NameLexicon.Beside(rawValue: found.value), kind == .title || kind == .role else { return nil }
        var first = found.start
        while first > sentenceStart {
            if beside(text, first - 1) == .adjective {
                first -= 1
            } else if kind == .role, tokens[first - 1].kind == .word, tokens[first - 1].isCapitalized,
                lexicon.names.value(text, tokens[first - 1].range) != nil
            {
                first -= 1
            } else {
                break
            }
        }
        return tokens[first].start..<tokens[start - 1].end
    }
}
