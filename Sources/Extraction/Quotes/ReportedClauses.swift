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
                guard var quote = reported(at: i, earlier: &earlier, tagged: tagged.contains(i)) else { continue }
                if let end = nextTag(in: quote.words, taken, direct) {
                    quote.words = quote.words.lowerBound..<end
                    (quote.kind, quote.quoted) = (.indirect, [])
                    setKind(&quote)
                }
                // A quotation that begins outside the clause is none of its fragments.
                let cutsQuotation = quote.words.contains {
                    taken[$0] >= 0 && !quote.words.contains(direct[Int(taken[$0])].words.lowerBound)
                }
                if !cutsQuotation { found.append(quote) }
            }
        }
        return withoutOverlaps(found)
    }

    /// Where the words before a quotation in a clause end, that has a source and a cue of its own behind a clause: "… – Smith
    /// boasted, “…”".
    private func nextTag(in clause: Range<Int>, _ taken: [Int32], _ direct: [FoundQuote]) -> Int? {
        for i in clause where taken[i] >= 0 {
            let quote = direct[Int(taken[i])]
            guard quote.words.lowerBound == i, let cue = quote.cue, let source = quote.source, source.how == .own,
                source.words.lowerBound < cue.lowerBound, cue.upperBound <= i, clause.contains(source.words.lowerBound)
            else { continue }
            let before = clause.lowerBound..<source.words.lowerBound
            guard let mark = before.last, words[mark].isMark, before.contains(where: { isVerb($0) }) else { continue }
            return trimmedEnd(clause.lowerBound, source.words.lowerBound)
        }
        return nil
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
