import Language
import Records

extension QuoteParser {
    /// The clauses that are reported without marks, or with marks around a part only.
    ///
    /// - Parameter direct: The quotations found in marks, in order; what they hold is not read again.
    func reportedClauses(beside direct: [FoundQuote]) -> [FoundQuote] {
        var found: [FoundQuote] = []
        var taken = [Int32](repeating: -1, count: words.count)
        var sourceAt: [Int: Source] = [:]
        var tagged: Set<Int> = []
        for (index, quote) in direct.enumerated() {
            for i in quote.words { taken[i] = Int32(index) }
            if let cue = quote.cue, let source = quote.source {
                sourceAt[cue.lowerBound] = source
                for i in cue { tagged.insert(i) }
            }
        }
        for sentence in reading.sentences {
            var earlier: [Source] = []
            for i in sentence {
                if let source = sourceAt[i] { earlier.append(source) }
                guard taken[i] < 0, !words[i].cues.isEmpty, words[i].quoted < 0 else { continue }
                guard let quote = reported(at: i, earlier: &earlier, tagged: tagged.contains(i)) else { continue }
                // A quotation that begins outside the clause is none of its fragments.
                let cutsQuotation = quote.words.contains {
                    taken[$0] >= 0 && !quote.words.contains(direct[Int(taken[$0])].words.lowerBound)
                }
                if !cutsQuotation { found.append(quote) }
            }
        }
        return withoutOverlaps(found)
    }

    private func reported(
        at i: Int, earlier: inout [Source], tagged: Bool
    ) -> FoundQuote? {
        for cue in cueReadings(at: i) {
            if cue.cue.wordClass == .preposition {
                if let quote = accordingTo(cue) { return quote }
                continue
            }
            if tagged { continue }
            if let quote = clause(of: cue, &earlier) { return quote }
            if let quote = postposed(cue) {
                if let source = quote.source { earlier.append(source) }
                return quote
            }
        }
        return nil
    }

    /// A cue with its clause after it.
    private func clause(of cue: CueReading, _ earlier: inout [Source]) -> FoundQuote? {
        guard let complement = complement(of: cue) else { return nil }
        var cueWords = cue.span
        var source: Source?
        var confidence = complement.confidence
        if cue.cue.wordClass == .noun {
            guard let (found, words) = nounSource(cue, earlier) else { return nil }
            (source, cueWords) = (found, words)
        } else if cue.isPassive {
            // "It was reported that": nobody is named.
            confidence -= 0.3
        } else if cue.isInfinitive {
            return nil
        } else {
            if cue.isParticiple, cue.cue.flags.contains(.weak) { return nil }
            source = subject(of: cue, earlier: earlier)
            if source == nil, cue.isParticiple { confidence -= 0.2 } else if source == nil { return nil }
        }
        var end = contentEnd(from: complement.start)
        if source?.how == .antecedent, let comma = mainVerbComma(in: complement.start..<end) { end = comma }
        guard end > complement.start,
            reading.words[complement.start..<end].count(where: { $0.isWord || $0.kind == .number }) >= 2
        else {
            return nil
        }
        if let source { earlier.append(source) }
        var quote = FoundQuote(
            kind: .indirect, words: complement.start..<end, cue: cueWords, source: source,
            addressee: complement.addressee,
            rule: complement.rule, confidence: confidence, flags: flags(of: cue))
        setKind(&quote)
        return quote
    }

    /// Smith, who said it would fail, left: the comma before the main clause's verb.
    private func mainVerbComma(in content: Range<Int>) -> Int? {
        content.first { i in
            i > content.lowerBound && words[i].isComma && words[i].quoted < 0 && i + 1 < content.upperBound
                && isVerb(i + 1)
        }
    }

    /// Kyiv’s stance that; expressing concern that.
    private func nounSource(_ cue: CueReading, _ earlier: [Source]) -> (Source?, Range<Int>)? {
        let limit = reading.sentence(of: cue.start).lowerBound
        var i = cue.start
        while i > limit, words[i - 1].kind == .word, words[i - 1].classes.isEmpty, words[i - 1].mention < 0,
            words[i - 1].cues.isEmpty, i > cue.start - 3
        {
            i -= 1
        }
        if i > limit, words[i - 1].kind == .clitic, let owner = nounPhrase(endingBefore: i - 1, from: limit) {
            return (Source(words: lastRegion(of: owner), how: .own), cue.span)
        }
        if i > limit, words[i - 1].classes.contains(.determiner) { i -= 1 }
        for k in stride(from: i - 1, through: max(limit, i - 2), by: -1) {
            for verb in cueReadings(at: k) where verb.cue.frames.contains(.light) && !verb.isPassive {
                let source = subject(of: verb, earlier: earlier)
                let isNegated = verb.isNegated || verb.cue.flags.contains(.negated)
                guard source != nil, !isNegated || verb.cue.wordClass == .verb else { continue }
                return (source, verb.start..<cue.end)
            }
        }
        return nil
    }

    /// It would fail, Smith said; it would, he said, fail.
    private func postposed(_ cue: CueReading) -> FoundQuote? {
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

    // MARK: - According to

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

    private func accordingTo(_ cue: CueReading) -> FoundQuote? {
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

    // MARK: - Kinds

    /// Direct where all words stand in marks, mixed where some do.
    func setKind(_ quote: inout FoundQuote) {
        var marked = 0
        var count = 0
        for i in quote.words where words[i].isWord || words[i].kind == .number {
            count += 1
            if words[i].quoted >= 0 { marked += 1 }
        }
        for i in quote.words where words[i].quoted >= 0 {
            let span = reading.spans[Int(words[i].quoted)]
            guard i == span.content.lowerBound, span.content.upperBound <= quote.words.upperBound, !span.content.isEmpty
            else { continue }
            quote.quoted.append(span.content)
        }
        guard marked > 0, !quote.quoted.isEmpty else {
            quote.quoted = []
            return
        }
        quote.kind = .mixed
        if marked == count, quote.quoted.count == 1 {
            quote.kind = .direct
            quote.words = quote.quoted[0]
        }
    }

    /// Of quotations that overlap, those whose cue comes first, and what follows them untouched; a cue inside the words
    /// of another reports at second hand and is left out.
    private func withoutOverlaps(_ quotes: [FoundQuote]) -> [FoundQuote] {
        var kept: [FoundQuote] = []
        for quote in quotes.sorted(by: {
            ($0.cue?.lowerBound ?? 0, $0.words.lowerBound) < ($1.cue?.lowerBound ?? 0, $1.words.lowerBound)
        }) {
            let isInside = kept.suffix(8).contains { other in
                other.words.overlaps(quote.words) || (quote.cue.map { other.words.overlaps($0) } ?? false)
            }
            if !isInside { kept.append(quote) }
        }
        return kept
    }
}
