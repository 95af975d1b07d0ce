import Language
import Records

extension QuoteParser {
    /// The quotations whose words stand in marks as whole clauses, in the order of the text.
    ///
    /// Tags after, before and around the words are read; sentences in marks without a tag go on with the quotation before
    /// them in the paragraph, or with the last one of the paragraph before.
    func directQuotes() -> [FoundQuote] {
        var found: [FoundQuote] = []
        for span in reading.spans {
            guard span.content.contains(where: { words[$0].isWord }), !isTitle(span) || opensSentence(span) else {
                continue
            }
            if let parts = interrupted(span) {
                found += parts
                continue
            }
            let before = tagBefore(span)
            let after = opensUtterance(span) || before != nil ? tagAfter(span) : nil
            let continues = span.flags.contains(.continues)
            if let tag = after ?? before {
                found.append(directQuote(span, tag))
            } else if let last = found.last, let quote = untagged(span, after: last, continues: continues) {
                found.append(quote)
            } else if found.isEmpty || !sharesParagraph(span, found), let quote = implied(span) {
                found.append(quote)
            } else if let last = found.last, let quote = answer(span, to: last) {
                found.append(quote)
            }
        }
        return found
    }

    /// «It is late, — said Orlin. — We go»: a tag between dashes inside the marks, as Slavic and Romance texts have it.
    private func interrupted(_ span: MarkedSpan) -> [FoundQuote]? {
        guard span.closer != nil else { return nil }
        for i in span.content.dropFirst().dropLast(3) where words[i].traits.contains(.dash) && words[i - 1].isMark {
            guard let cue = cueReadings(at: i + 1).first(where: { isTagCue($0) && $0.form != .base }) else { continue }
            var end = cue.end
            while end < span.content.upperBound, words[end].kind == .word, end - cue.end < 6 { end += 1 }
            guard end > cue.end, end < span.content.upperBound, words[end].isMark else { continue }
            var next = end
            while next < span.content.upperBound, words[next].isMark, next < end + 2 { next += 1 }
            // Between two dashes it needs no name: "— сказал он. —".
            guard
                words[next - 1].traits.contains(.dash)
                    || next == span.content.upperBound && words[cue.end].traits.contains(.capitalized)
            else { continue }
            return [span.content.lowerBound..<i, next..<span.content.upperBound].filter { !$0.isEmpty }.map { part in
                FoundQuote(
                    kind: .direct, words: part, quoted: [part], cue: cue.span,
                    source: Source(words: cue.end..<end, how: .own), rule: "tag-inside", confidence: 0.9)
            }
        }
        return nil
    }

    private func directQuote(_ span: MarkedSpan, _ tag: Tag) -> FoundQuote {
        var quote = FoundQuote(
            kind: .direct, words: span.content, quoted: [span.content], cue: tag.cueWords, source: tag.source,
            addressee: tag.addressee, rule: tag.rule, confidence: tag.confidence)
        if let cue = tag.cue { quote.flags = flags(of: cue) }
        if span.flags.contains(.unclosed) { quote.flags.insert("unclosed") }
        return quote
    }

    /// What a cue says of the quotation: that it is denied, or lies ahead, or is held rather than said.
    func flags(of cue: CueReading) -> Set<String> {
        var flags: Set<String> = []
        if cue.isNegated || cue.cue.flags.contains(.negated) { flags.insert("negated") }
        if cue.isFuture { flags.insert("future") }
        if cue.cue.flags.contains(.opinion) { flags.insert("opinion") }
        return flags
    }

    /// Whether an opening mark stands where somebody can begin to speak: at the beginning of a sentence, after a comma, a
    /// colon or a dash, a cue, or "that", "but".
    private func opensUtterance(_ span: MarkedSpan) -> Bool {
        let sentence = reading.sentence(of: span.opener)
        guard span.opener > sentence.lowerBound else { return true }
        let before = words[span.opener - 1]
        return before.isComma || before.mark == 0x3A || before.traits.contains(.dash) || before.traits.contains(.closes)
            || before.isStop
            || ((before.classes.contains(.coordinator) || before.classes.contains(.subordinator))
                && span.opener - 1 == sentence.lowerBound)
    }

    /// Whether the marked words end as speech does: with a comma or a stop at the closing mark.
    func endsUtterance(_ span: MarkedSpan) -> Bool {
        guard let last = span.content.last else { return false }
        if words[last].isComma || words[last].isStop || words[last].traits.contains(.dash)
            || words[last].mark == 0 && words[last].isMark
        {
            return true
        }
        return span.end < words.count && (words[span.end].isComma || words[span.end].isStop)
    }

    /// Whether the words in marks are the name of a work: every longer word begins with a capital.
    func isTitle(_ span: MarkedSpan) -> Bool {
        var count = 0
        for i in span.content where words[i].isWord && words[i].classes.isEmpty && words[i].range.count > 3 {
            guard words[i].traits.contains(.capitalized) else { return false }
            count += 1
        }
        return count >= 2
    }

    /// Whether the opening mark begins its sentence or follows a colon.
    private func opensSentence(_ span: MarkedSpan) -> Bool {
        standsAlone(span) || words[span.opener - 1].mark == 0x3A
    }

    /// Whether the words in marks make a clause by themselves: they begin with a capital and end as speech does.
    func isWholeClause(_ span: MarkedSpan) -> Bool {
        guard let first = span.content.first(where: { words[$0].kind == .word || words[$0].kind == .number }) else {
            return false
        }
        let count = span.content.count { words[$0].isWord }
        return (words[first].traits.contains(.capitalized) || words[first].kind == .number) && count >= 3
            && endsUtterance(span)
            && span.content.contains {
                isVerb($0) || words[$0].traits.contains(.baseVerb) || words[$0].classes.contains(.subject)
            }
    }

    /// Whether the marked words are sentences of their own: no words of the sentence stand before the opening mark.
    func standsAlone(_ span: MarkedSpan) -> Bool {
        reading.sentence(of: span.opener).lowerBound == span.opener
    }

    private func untagged(_ span: MarkedSpan, after last: FoundQuote, continues: Bool) -> FoundQuote? {
        let isSameParagraph = reading.paragraphOf[last.words.lowerBound] == reading.paragraphOf[span.opener]
        let isNextParagraph = reading.paragraphOf[last.words.lowerBound] + 1 == reading.paragraphOf[span.opener]
        guard continues || (standsAlone(span) && (isWholeClause(span) || isSameParagraph && endsUtterance(span))) else {
            return nil
        }
        guard continues || isSameParagraph || (isNextParagraph && words[span.opener].traits.contains(.paragraphStart))
        else { return nil }
        guard isSameParagraph || continues || isWholeParagraph(span) else { return nil }
        var quote = FoundQuote(
            kind: .direct, words: span.content, quoted: [span.content],
            cue: isSameParagraph || continues ? last.cue : nil,
            source: last.source.map { Source(words: $0.words, how: .continued) },
            rule: isSameParagraph ? "same-paragraph" : continues ? "continued" : "next-paragraph",
            confidence: isSameParagraph || continues ? 0.85 : 0.6)
        if span.flags.contains(.unclosed) { quote.flags.insert("unclosed") }
        return quote
    }

    /// A paragraph in marks after a question with a tag: who answers is not said.
    private func answer(_ span: MarkedSpan, to last: FoundQuote) -> FoundQuote? {
        guard last.cue != nil, reading.paragraphOf[last.words.lowerBound] + 1 == reading.paragraphOf[span.opener],
            let stop = last.words.last, words[stop].mark == 0x3F, standsAlone(span), isWholeParagraph(span),
            words[span.opener].traits.contains(.paragraphStart), endsUtterance(span)
        else { return nil }
        return FoundQuote(
            kind: .direct, words: span.content, quoted: [span.content], rule: "answer", confidence: 0.6)
    }

    private func sharesParagraph(_ span: MarkedSpan, _ found: [FoundQuote]) -> Bool {
        guard let last = found.last else { return false }
        return reading.paragraphOf[last.words.lowerBound] == reading.paragraphOf[span.opener]
    }

    /// Whether the paragraph ends with the marked words.
    private func isWholeParagraph(_ span: MarkedSpan) -> Bool {
        span.end >= words.count || reading.paragraphOf[span.end] != reading.paragraphOf[span.opener]
    }

    /// A sentence in marks that nothing tags: the subject of the sentence before it speaks, as far as one can tell.
    private func implied(_ span: MarkedSpan) -> FoundQuote? {
        guard standsAlone(span), isWholeClause(span),
            span.content.count >= (isWholeParagraph(span) ? 4 : 5)
        else { return nil }
        var quote = FoundQuote(
            kind: .direct, words: span.content, quoted: [span.content], rule: "untagged", confidence: 0.5,
            flags: ["implied"])
        let sentence = Int(reading.sentenceOf[span.opener])
        if sentence > 0, reading.paragraphOf[span.opener - 1] == reading.paragraphOf[span.opener] {
            let before = reading.sentences[sentence - 1]
            quote.source = sentenceSubject(before: before.upperBound, before.lowerBound).map {
                Source(words: $0, how: .shared)
            }
        }
        if span.flags.contains(.unclosed) { quote.flags.insert("unclosed") }
        return quote
    }
}
