import Language
import Records

/// Attributions that follow or frame what is said: "…, Smith said", "according to Smith".
extension QuoteParser {
    /// It would fail, Smith said; it would, he said, fail.
    func postposed(_ cue: CueReading) -> FoundQuote? {
        guard cue.cue.wordClass == .verb, cue.cue.frames.contains(.quote),
            cue.form == .past || cue.form == .third || cue.form == .base,
            !cue.isPassive, !cue.isInfinitive, !cue.isNegated
        else { return nil }
        let sentence = reading.sentence(of: cue.start)
        guard let (source, comma) = postposedSource(cue, sentence), comma > sentence.lowerBound + 1 else { return nil }
        guard endsTag(after: max(cue.end, source.words.upperBound), sentence.upperBound) else { return nil }
        var start = contentStart(before: comma, sentence.lowerBound)
        var end = trimmedEnd(start, words[comma].isComma ? comma : comma + 1)
        let next = max(cue.end, source.words.upperBound)
        if !(start..<comma).contains(where: {
            isVerb($0) || words[$0].quoted >= 0 && words[$0].traits.contains(.baseVerb)
        }) {
            // The plan, he said, would fail: what comes after the tag holds the verb.
            guard next + 2 < sentence.upperBound, words[next].isComma,
                (next + 1..<sentence.upperBound).contains(where: { isVerb($0) })
            else { return nil }
            (start, end) = (next + 1, contentEnd(from: next + 1))
        }
        guard end - start >= 2 else { return nil }
        if words[start].quoted >= 0 {
            // The last of several sentences in marks: what is said begins with the first.
            let span = reading.spans[Int(words[start].quoted)]
            let isNear = start - span.opener < 400 && reading.paragraphOf[span.opener] == reading.paragraphOf[start]
            if span.closer != nil, span.opener < sentence.lowerBound, isNear { start = span.opener }
        }
        var quote = FoundQuote(
            kind: .indirect, words: start..<end, cue: cue.span, source: source, rule: "postposed", confidence: 0.8,
            flags: flags(of: cue))
        setKind(&quote)
        return quote
    }

    /// The source of a tag after a comma, and that comma.
    private func postposedSource(_ cue: CueReading, _ sentence: Range<Int>) -> (Source, Int)? {
        let end = cue.groupStart
        guard end > sentence.lowerBound else { return nil }
        if endsSaid(end - 1), end == cue.start, let phrase = nounPhrase(startingAt: cue.end, to: sentence.upperBound),
            phrase.upperBound == sentence.upperBound || !words[phrase.upperBound].isFiniteVerb
        {
            return (Source(words: phrase, how: .own), end - 1)
        }
        if words[end - 1].isComma {
            // Smith, the mayor, said.
            var i = end - 2
            while i > sentence.lowerBound && i > end - 25 {
                if words[i].isComma, let phrase = nounPhrase(endingBefore: i, from: sentence.lowerBound),
                    phrase.lowerBound > sentence.lowerBound, endsSaid(phrase.lowerBound - 1)
                {
                    return (Source(words: phrase, how: .own), phrase.lowerBound - 1)
                }
                i -= 1
            }
            return nil
        }
        if words[end - 1].classes.contains(.subject) {
            return end - 2 >= sentence.lowerBound && endsSaid(end - 2)
                ? (Source(words: end - 1..<end, how: .own), end - 2) : nil
        }
        guard let phrase = nounPhrase(endingBefore: end, from: sentence.lowerBound),
            phrase.lowerBound > sentence.lowerBound,
            endsSaid(phrase.lowerBound - 1)
        else { return nil }
        return (Source(words: phrase, how: .own), phrase.lowerBound - 1)
    }

    /// Whether reported words may end at a word: a comma, or a closing mark with a comma inside.
    private func endsSaid(_ i: Int) -> Bool {
        if words[i].traits.contains(.closes) { return i > 0 && words[i - 1].isComma }
        return words[i].isComma && words[i].quoted < 0
    }

    /// Whether a tag ends its sentence, or only place, time and manner follow it.
    private func endsTag(after start: Int, _ limit: Int) -> Bool {
        guard start < limit else { return true }
        let word = words[start]
        if word.isStop || word.isComma || word.mark == 0x3B || word.traits.contains(.dash) { return true }
        guard
            word.classes.contains(.preposition) || word.isAdverb || word.traits.contains(.time) || word.mention >= 0
                || word.traits.contains(.capitalized) || word.role >= 0 || word.classes.contains(.determiner)
                || word.classes.contains(.relative) || word.kind == .word
        else { return false }
        return !(start..<limit).contains { words[$0].traits.contains(.opens) }
    }

    /// Where the words before a tag begin: with the sentence, past a coordinator.
    private func contentStart(before comma: Int, _ limit: Int) -> Int {
        var start = limit
        while start < comma, words[start].isMark && !words[start].traits.contains(.opens) { start += 1 }
        if start < comma, words[start].classes == [.coordinator] { start += 1 }
        if start + 1 < comma, words[start].isAdverb, words[start + 1].isComma { start += 2 }
        return start
    }

    /// The source after "according to", and the words of the cue.
    func accordingSource(at i: Int, _ limit: Int) -> (words: Range<Int>, cue: Range<Int>)? {
        guard let cue = cueReadings(at: i).first(where: { $0.cue.wordClass == .preposition }) else { return nil }
        var end = cue.end
        while end < limit, !words[end].isComma, !words[end].isStop, words[end].mark != 0x3B, words[end].quoted < 0,
            !words[end].traits.contains(.dash)
        {
            end += 1
        }
        guard let phrase = nounPhrase(endingBefore: end, from: cue.end) ?? nounPhrase(startingAt: cue.end, to: end)
        else { return nil }
        return (speakerBehindDocument(cue.end..<end) ?? widest(phrase, cue.end), cue.span)
    }

    /// A statement reported by the agency Tass: the agency.
    private func speakerBehindDocument(_ phrase: Range<Int>) -> Range<Int>? {
        for i in phrase where words[i].traits.contains(.by) && i + 1 < phrase.upperBound && !words[i - 1].cues.isEmpty {
            return nounPhrase(endingBefore: phrase.upperBound, from: i + 1)
        }
        return nil
    }

    private func widest(_ phrase: Range<Int>, _ start: Int) -> Range<Int> {
        min(start, phrase.lowerBound)..<phrase.upperBound
    }

    func accordingTo(_ cue: CueReading) -> FoundQuote? {
        let sentence = reading.sentence(of: cue.start)
        guard let (source, cueWords) = accordingSource(at: cue.start, sentence.upperBound) else { return nil }
        let isFirst = (sentence.lowerBound..<cue.start).allSatisfy {
            words[$0].isMark || words[$0].classes == [.coordinator] || words[$0].isAdverb
        }
        let content: Range<Int>
        if isFirst {
            var start = source.upperBound
            while start < sentence.upperBound, !words[start].isComma { start += 1 }
            start += 1
            guard start < sentence.upperBound else { return nil }
            content = start..<contentEnd(from: start)
        } else {
            var start = contentStart(before: cue.start, sentence.lowerBound)
            for i in stride(from: cue.start - 2, to: start, by: -1) where words[i].mark == 0x3B {
                start = i + 1
                break
            }
            content = start..<trimmedEnd(start, cue.start)
        }
        guard content.count >= 2, content.contains(where: { isVerb($0) || words[$0].traits.contains(.endsInS) }) else {
            return nil
        }
        var quote = FoundQuote(
            kind: .indirect, words: content, cue: cueWords, source: Source(words: source, how: .own),
            rule: "according-to",
            confidence: 0.8)
        setKind(&quote)
        return quote
    }
}
