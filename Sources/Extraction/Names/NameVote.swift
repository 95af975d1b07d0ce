import Bytes
import Language

/// Decides between what tables and rules found in a sentence and what the tagger found there.
///
/// - What the user's and the domain's tables know, parts of hyphenated words and numbered plans stand as they are.
/// - What the written tables know (countries, places, names) stands unless the tagger found a longer name that holds it, or a
///   person of that name.
/// - What a head noun makes a name of stands where the tagger found its parts: "Supreme Court of Russia"; what a neighbour
///   tells ("the newspaper Nordlys") or a verb of speech ("said Orlin") where it found nothing.
/// - Otherwise the tagger says where names begin and end and of which of five types they are. Where a rule found the same, its
///   finer type and its reason stand; else the reason is `model`.
struct NameVote {
    /// What the tagger found: tokens, and the plainest type of those that share the label.
    typealias Span = (tokens: Range<Int>, type: NameType)

    let lexicon: NameLexicon

    /// The names that stand, in order.
    ///
    /// - Parameters:
    ///   - rules: What tables and rules found, in order.
    ///   - spans: What the tagger found, in order.
    ///   - reader: Has read the sentence.
    /// - Complexity: O(*n* log *n*) in rules and spans.
    func names(
        _ text: Swift.Span<UInt8>, rules: ArraySlice<FoundName>, spans: [Span], _ reader: NameReader
    ) -> [FoundName] {
        let standing = rules.filter { stands($0, against: spans[...].overlapping($0.tokens, tokens: \.tokens)) }
        var names = standing
        for span in spans {
            guard let tokens = trimmed(span, text, reader) else { continue }
            let bare = withoutTitle(tokens, text, reader)
            let isTaken = !standing[...].overlapping(tokens, tokens: \.tokens).isEmpty
            let beside = rules.overlapping(tokens, tokens: \.tokens)
            if let person = beside.first(where: { $0.tokens == bare && $0.type == .person }), bare != tokens {
                if !isTaken { names.append(person) }
            } else if !isTaken {
                let own = span.type == .person ? bare : tokens
                if own.count > 1, !beside.contains(where: { $0.tokens == own }), isClause(own, text, reader) {
                    continue
                }
                if own.count == 1, isOrdinary(own.lowerBound, text, reader) { continue }
                names.append(name((own, span.type), text, reader, rule: beside.first { $0.tokens == own }))
            }
        }
        return names.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether a name of tables and rules stands where the tagger found some spans, which overlap it.
    private func stands(_ name: FoundName, against spans: ArraySlice<Span>) -> Bool {
        if name.how == "dateline" { return true }
        if name.how == "compound" || name.how == "numbered-plan" || name.how == "numbered-unit" { return true }
        guard let source = name.known.map({ lexicon.name($0).source }) else {
            return name.how == "head" && isWhole(name, of: spans)
                || (name.how == "neighbour" || name.how == "speaker") && name.type != nil && spans.isEmpty
        }
        switch source {
        case .override, .domain: return true
        case .city: return false
        case .country, .name, .place:
            return spans.allSatisfy { span in
                span.tokens == name.tokens ? span.type != .person : name.tokens.contains(span.tokens)
            }
        }
    }

    /// Whether a single word is a head noun or a title after an article: "the Ministry".
    private func isOrdinary(_ i: Int, _ text: Swift.Span<UInt8>, _ reader: NameReader) -> Bool {
        guard i > reader.sentenceStart, reader.isArticle(text, i - 1) else { return false }
        return reader.beside(text, i) != nil
            || lexicon.heads.contains { $0.value(text, reader.tokens[i].range) != nil }
    }

    /// Whether a name that a head noun makes joins parts that the tagger took for names. It knows nothing of buildings
    /// and events: one part of an event is enough, and none of a building.
    private func isWhole(_ name: FoundName, of parts: ArraySlice<Span>) -> Bool {
        let least = name.type == .facility ? 0 : name.type == .event ? 1 : 2
        return parts.count >= least && parts.allSatisfy { name.tokens.contains($0.tokens) }
    }

    /// Whether ordinary words stand inside what the tagger took for a name, which has learnt English: "Europa müsse mit am
    /// Tisch sitzen".
    private func isClause(_ range: Range<Int>, _ text: Swift.Span<UInt8>, _ reader: NameReader) -> Bool {
        range.contains { i in
            let token = reader.tokens[i]
            guard token.kind == .word, !token.isCapitalized, !isASCIIDigit(text[token.start]),
                !token.features.contains(.hyphenated)
            else { return false }
            return reader.words.classes(text, token.range).isEmpty && reader.beside(text, i) == nil
                && !reader.isCommon(text, i)
        }
    }

    /// Without marks and possessives at the ends, and without an article.
    private func trimmed(_ span: Span, _ text: Swift.Span<UInt8>, _ reader: NameReader) -> Range<Int>? {
        func isWord(_ i: Int) -> Bool { reader.tokens[i].kind == .word || reader.tokens[i].kind == .number }
        var range = span.tokens
        while let last = range.last, !isWord(last) { range.removeLast() }
        while let first = range.first, !isWord(first) || reader.isArticle(text, first) { range.removeFirst() }
        return range.isEmpty ? nil : range
    }

    private func withoutTitle(_ range: Range<Int>, _ text: Swift.Span<UInt8>, _ reader: NameReader) -> Range<Int> {
        var range = range
        while let first = range.first, let end = reader.title(text, first), end < range.upperBound {
            range = end..<range.upperBound
        }
        return range
    }

    private func name(
        _ span: Span, _ text: Swift.Span<UInt8>, _ reader: NameReader, rule: FoundName?
    ) -> FoundName {
        if let rule, let found = rule.type ?? rule.fallback,
            NameLabels.begin(found) == NameLabels.begin(span.type) || rule.how == "head"
        {
            var name = rule
            name.type = found
            name.isDoubtful = false
            return name
        }
        let last = span.tokens.upperBound - 1
        let bytes = reader.tokens[span.tokens.lowerBound].start..<reader.tokens[last].end
        var name = FoundName(range: bytes, tokens: span.tokens, type: span.type, how: "model")
        if let known = lexicon.names.value(text, bytes),
            NameLabels.begin(lexicon.name(known).type) == NameLabels.begin(span.type)
        {
            name.known = known
            name.type = lexicon.name(known).type
        } else if let head = reader.heads(text, last, last + 1, .last),
            NameLabels.begin(head.type) == NameLabels.begin(span.type)
        {
            name.type = head.type
        }
        if span.type == .person { name.role = reader.role(text, before: span.tokens.lowerBound) }
        return name
    }
}

extension Range<Int> {
    fileprivate func contains(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}

extension ArraySlice {
    /// Those whose tokens overlap some, in a list in which neither beginnings nor ends ever go back.
    fileprivate func overlapping(_ range: Range<Int>, tokens: (Element) -> Range<Int>) -> ArraySlice<Element> {
        let first = startIndex + span.firstPosition { tokens($0).upperBound > range.lowerBound }
        var end = first
        while end < endIndex && tokens(self[end]).lowerBound < range.upperBound { end += 1 }
        return self[first..<end]
    }
}
