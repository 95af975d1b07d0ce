import Language
import Records

/// The tag of a quotation: its cue and its source.
struct Tag: Sendable {
    var cue: CueReading?
    var cueWords: Range<Int>?
    var source: Source?
    var addressee: Range<Int>?
    var rule: String
    var confidence: Double
}

extension QuoteParser {
    /// The quotations whose words stand in marks as whole clauses, in the order of the text.
    ///
    /// Tags after, before and around the words are read; sentences in marks without a tag go on with the quotation before
    /// them in the paragraph, or with the last one of the paragraph before.
    func directQuotes() -> [FoundQuote] {
        var found: [FoundQuote] = []
        for (index, span) in reading.spans.enumerated() {
            guard span.content.contains(where: { words[$0].isWord }), !isTitle(span) || opensSentence(span) else {
                continue
            }
            let before = tagBefore(span)
            let after = opensUtterance(span) || before != nil ? tagAfter(span) : nil
            let continued = span.flags.contains(.continues) ? found.last : nil
            if let tag = after ?? before {
                var quote = directQuote(span, tag)
                if let last = found.last, let tagWords = tag.cueWords, last.cue == tagWords {
                    quote.utterance = last.utterance ?? index - 1
                }
                if continued != nil { quote.utterance = found.last?.utterance ?? index - 1 }
                found.append(quote)
            } else if let last = found.last ?? nil, let quote = untagged(span, after: last, continues: continued != nil)
            {
                found.append(quote)
            } else if found.isEmpty || !sharesParagraph(span, found), let quote = implied(span) {
                found.append(quote)
            }
        }
        return found
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
    private func endsUtterance(_ span: MarkedSpan) -> Bool {
        guard let last = span.content.last else { return false }
        if words[last].isComma || words[last].isStop || words[last].traits.contains(.dash)
            || words[last].mark == 0 && words[last].isMark
        {
            return true
        }
        return span.end < words.count && (words[span.end].isComma || words[span.end].isStop)
    }

    // MARK: - Tags

    /// “…,” Yermak told The Atlantic; “…,” said Smith.
    private func tagAfter(_ span: MarkedSpan) -> Tag? {
        guard span.closer != nil, span.end < words.count,
            reading.paragraphOf[span.end] == reading.paragraphOf[span.opener]
        else {
            return nil
        }
        let sentence = reading.sentence(of: span.end)
        guard sentence.lowerBound <= span.content.upperBound else { return nil }
        let limit = sentence.upperBound
        var i = span.end
        let isDash = words[i].traits.contains(.dash)
        if i < limit, words[i].isComma || isDash { i += 1 }
        guard i < limit, words[i].quoted < 0, !words[i].classes.contains(.coordinator) else { return nil }
        if isDash, let tag = signature(i, limit) { return tag }
        if let tag = invertedTag(i, limit) { return tag }
        let reach = min(limit, i + 40)
        var k = i
        while k < reach {
            if words[k].mark == 0x28, let close = (k..<min(reach, k + 12)).first(where: { words[$0].mark == 0x29 }) {
                k = close + 1
                continue
            }
            if words[k].quoted >= 0 || words[k].isStop || words[k].mark == 0x3B { return nil }
            if k > i || words[k].classes.contains(.relative) == false {
                for cue in cueReadings(at: k) where isTagCue(cue) && cue.groupStart > i {
                    guard let source = tagSource(from: i, cue) else { continue }
                    return Tag(
                        cue: cue, cueWords: cue.span, source: source, addressee: addressee(of: cue, limit),
                        rule: "tag-after",
                        confidence: 0.95)
                }
            }
            if k == i, !endsUtterance(span), words[k].isFiniteVerb { return nil }
            k += 1
        }
        return nil
    }

    /// “…” — Smith, at the end of the paragraph.
    private func signature(_ i: Int, _ limit: Int) -> Tag? {
        guard let phrase = nounPhrase(startingAt: i, to: limit), phrase.lowerBound == i,
            words[i].traits.contains(.capitalized),
            limit == words.count || reading.paragraphOf[limit] != reading.paragraphOf[i],
            (phrase.upperBound..<limit).allSatisfy({ words[$0].isMark || $0 - phrase.upperBound < 8 })
        else { return nil }
        return Tag(
            cue: nil, cueWords: nil, source: Source(words: phrase, how: .own), rule: "signature", confidence: 0.85)
    }

    private func isTagCue(_ cue: CueReading) -> Bool {
        cue.cue.wordClass == .verb && cue.cue.frames.contains(.quote) && cue.form != .gerund && !cue.isInfinitive
            && !(cue.form == .base && cue.isNegated) && (!cue.isPassive)
    }

    /// The source between a closing mark and a cue: it must begin where the tag begins.
    private func tagSource(from start: Int, _ cue: CueReading) -> Source? {
        let end = cue.groupStart
        let last = words[end - 1]
        if last.classes.contains(.subject), end - 1 == start { return Source(words: start..<end, how: .own) }
        if last.isComma || last.mark == 0x29 || last.traits.contains(.dash) {
            let opening = nounPhrase(startingAt: start, to: end)
            guard let opening, opening.lowerBound == start, opening.upperBound < end,
                words[opening.upperBound].isComma || words[opening.upperBound].isMark
                    || words[opening.upperBound].classes.contains(.preposition)
            else { return nil }
            return Source(words: opening, how: .own)
        }
        guard let phrase = nounPhrase(endingBefore: end, from: start), phrase.lowerBound == start else { return nil }
        return Source(words: phrase, how: .own)
    }

    /// said Smith, the mayor.
    private func invertedTag(_ i: Int, _ limit: Int) -> Tag? {
        for cue in cueReadings(at: i) where isTagCue(cue) && cue.groupStart == i && cue.form != .base {
            guard let phrase = nounPhrase(startingAt: cue.end, to: limit),
                phrase.upperBound == limit || !words[phrase.upperBound].isFiniteVerb
            else { continue }
            return Tag(
                cue: cue, cueWords: cue.span, source: Source(words: phrase, how: .own), addressee: nil,
                rule: "tag-inverted", confidence: 0.95)
        }
        if let source = accordingSource(at: i, limit) {
            return Tag(
                cue: nil, cueWords: source.cue, source: Source(words: source.words, how: .own), addressee: nil,
                rule: "according-to", confidence: 0.9)
        }
        return nil
    }

    /// Putin said: “…”; told reporters, “…”; he wrote “…”, and in the paragraph before.
    private func tagBefore(_ span: MarkedSpan) -> Tag? {
        guard span.opener > 0 else { return nil }
        var last = span.opener - 1
        let mark = words[last]
        let startsParagraph = reading.paragraphOf[last] != reading.paragraphOf[span.opener]
        if startsParagraph && mark.mark != 0x3A { return nil }
        let isColon = mark.mark == 0x3A
        guard isColon || mark.isComma || mark.isWord || mark.traits.contains(.dash) else { return nil }
        if reading.sentenceOf[last] != reading.sentenceOf[span.opener], !isColon { return nil }
        let sentence = reading.sentence(of: last)
        if mark.isWord && !mark.traits.contains(.that) {
            guard
                isWholeClause(span)
                    || (words[span.content.lowerBound].traits.contains(.capitalized) && endsUtterance(span)
                        && !words[last].cues.isEmpty)
            else { return nil }
            last += 1
        } else if mark.isWord {
            return nil
        }
        let reach = max(sentence.lowerBound, last - 25)
        var i = last - 1
        while i >= reach {
            if words[i].quoted >= 0 { break }
            for cue in cueReadings(at: i) where isLeadCue(cue, isColon: isColon) && cue.end <= last {
                guard leadsOver(cue.end..<last, isColon: isColon) else { continue }
                let source = leadSource(cue)
                guard source != nil || isColon else { continue }
                return Tag(
                    cue: cue, cueWords: cue.span, source: source, addressee: addressee(of: cue, last),
                    rule: isColon ? "colon" : "tag-before",
                    confidence: isColon ? 0.9 : 0.85)
            }
            if words[i].isStop || words[i].mark == 0x3B { break }
            i -= 1
        }
        guard isColon, isWholeClause(span), let subject = sentenceSubject(before: last, sentence.lowerBound) else {
            return nil
        }
        return Tag(cue: nil, cueWords: nil, source: Source(words: subject, how: .own), rule: "colon", confidence: 0.7)
    }

    private func isLeadCue(_ cue: CueReading, isColon: Bool) -> Bool {
        guard cue.cue.wordClass == .verb, !cue.isPassive else { return false }
        return cue.cue.frames.contains(.quote) || (isColon && cue.cue.frames.contains(.that))
    }

    /// The source of a cue before a quotation; behind a quotation of the same sentence it is the tag between them.
    private func leadSource(_ cue: CueReading) -> Source? {
        let limit = reading.sentence(of: cue.start).lowerBound
        if let previous = previousSpan(before: cue.start), previous.end > limit || previous.content.upperBound > limit {
            var start = previous.end
            if start < words.count, words[start].isComma || words[start].traits.contains(.dash) { start += 1 }
            if start < cue.groupStart, let source = tagSource(from: start, cue) { return source }
            if cue.groupStart == start,
                let phrase = nounPhrase(startingAt: cue.end, to: reading.sentence(of: cue.start).upperBound)
            {
                return Source(words: phrase, how: .own)
            }
        }
        return subject(of: cue, earlier: [])
    }

    private func previousSpan(before i: Int) -> MarkedSpan? {
        for k in (reading.sentence(of: i).lowerBound..<i).reversed() where words[k].quoted >= 0 {
            return reading.spans[Int(words[k].quoted)]
        }
        return nil
    }

    /// Whether only an addressee, a place, a time or a manner stands between a cue and the mark before its quotation.
    private func leadsOver(_ between: Range<Int>, isColon: Bool) -> Bool {
        if between.isEmpty { return true }
        if isColon { return !between.contains { words[$0].quoted >= 0 } }
        return !between.contains { k in
            words[k].isFiniteVerb && words[k].mention < 0 || words[k].traits.contains(.that) || words[k].quoted >= 0
                || isVerb(k) && !words[k].traits.contains(.endsInEd)
        }
    }

    /// To whom: told The Atlantic.
    func addressee(of cue: CueReading, _ limit: Int) -> Range<Int>? {
        guard cue.cue.frames.contains(.addressee), !cue.isPassive else { return nil }
        return nounPhrase(startingAt: cue.end, to: limit)
    }

    // MARK: - Without a tag

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
        return words[first].traits.contains(.capitalized) && count >= 3 && endsUtterance(span)
            && span.content.contains {
                isVerb($0) || words[$0].traits.contains(.baseVerb) || words[$0].classes.contains(.subject)
            }
    }

    /// Whether the marked words are sentences of their own: no words of the sentence stand before the opening mark.
    private func standsAlone(_ span: MarkedSpan) -> Bool {
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
        quote.utterance = last.utterance
        if span.flags.contains(.unclosed) { quote.flags.insert("unclosed") }
        return quote
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
        guard standsAlone(span), isWholeClause(span), span.content.count >= 5 else { return nil }
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
