import Language

/// Who speaks, as words: a noun phrase or a pronoun.
struct Source: Sendable, Hashable {
    /// How the words came to be the subject of the cue.
    enum How: Sendable, Hashable {
        /// Beside the cue.
        case own
        /// Before "who" or "which".
        case antecedent
        /// The subject of an earlier verb of the sentence.
        case shared
        /// The speaker of the quotation before.
        case continued
    }

    var words: Range<Int>
    var how: How
}

extension QuoteParser {
    /// The subject of a verb: before it, past a parenthesis, through "who", or shared with an earlier verb.
    ///
    /// - Parameter earlier: The sources of the sentence's earlier cues, in order.
    func subject(of cue: CueReading, earlier: [Source]) -> Source? {
        let limit = clauseLimit(before: cue.groupStart)
        if cue.isParticiple { return participleSubject(cue, limit, earlier) }
        if cue.isInfinitive { return shared(before: cue.groupStart, limit, earlier) }
        return subject(before: cue.groupStart, limit, earlier)
    }

    /// Where the words that may hold a subject begin: the sentence, or after a quotation in it that ends one.
    private func clauseLimit(before i: Int) -> Int { reading.sentence(of: max(0, i - 1)).lowerBound }

    private func subject(before end: Int, _ limit: Int, _ earlier: [Source]) -> Source? {
        guard end > limit else { return nil }
        let last = end - 1
        let word = words[last]
        if word.quoted >= 0 {
            // Smith, who wrote “A Winter,” said: the comma stands inside the marks.
            let span = reading.spans[Int(word.quoted)]
            guard span.closer == last, isTitle(span), last > limit, words[last - 1].isComma else { return nil }
            return beforeParenthesis(closedBy: last, limit)
        }
        if word.isComma { return beforeParenthesis(closedBy: last, limit) }
        if word.mark == 0x29 { return openBracket(before: last, limit).flatMap { subject(before: $0, limit, earlier) } }
        if word.traits.contains(.dash) {
            return openDash(before: last, limit).flatMap { subject(before: $0, limit, earlier) }
        }
        if word.classes.contains(.coordinator) { return shared(before: last, limit, earlier) }
        if word.classes.contains(.subject) && !word.traits.contains(.that) {
            return Source(words: last..<end, how: .own)
        }
        if word.classes.contains(.relative), word.classes.contains(.pronoun) { return antecedent(of: last, limit) }
        return nounPhrase(endingBefore: end, from: limit).map { Source(words: $0, how: .own) }
    }

    /// Kyiv, however, has; Lavrov, the foreign minister, said; Smith, who leads it, said.
    private func beforeParenthesis(closedBy comma: Int, _ limit: Int) -> Source? {
        var i = comma - 1
        while i > limit && i > comma - 30 {
            if words[i].isComma, words[i].quoted < 0, let phrase = nounPhrase(endingBefore: i, from: limit) {
                if isListed(phrase, comma: i) { return nil }
                let name = nounPhrase(endingBefore: comma, from: i + 1)
                if let name, name.lowerBound == i + 1, isName(name), !isName(phrase) {
                    return Source(words: name, how: .own)
                }
                return Source(words: phrase, how: .own)
            }
            if words[i].quoted >= 0, isTitle(reading.spans[Int(words[i].quoted)]) {
                i = reading.spans[Int(words[i].quoted)].opener - 1
                continue
            }
            if words[i].mark == 0x3B || words[i].quoted >= 0 { return nil }
            i -= 1
        }
        return nil
    }

    /// Whether a phrase ends in a name or a capital.
    func isName(_ phrase: Range<Int>) -> Bool {
        guard let last = phrase.last else { return false }
        return words[last].mention >= 0 || words[last].traits.contains(.capitalized)
    }

    /// Whether the phrase is only the place or the time before the sentence's own subject: "On Monday, in Kyiv, said".
    private func isListed(_ phrase: Range<Int>, comma: Int) -> Bool {
        phrase.lowerBound > 0 && words[phrase.lowerBound - 1].classes.contains(.preposition)
            && reading.sentence(of: comma).lowerBound == phrase.lowerBound - 1
    }

    private func openBracket(before close: Int, _ limit: Int) -> Int? {
        var i = close - 1
        while i > limit && i > close - 12 {
            if words[i].mark == 0x28 { return i }
            i -= 1
        }
        return nil
    }

    private func openDash(before close: Int, _ limit: Int) -> Int? {
        var i = close - 1
        while i > limit && i > close - 25 {
            if words[i].traits.contains(.dash) { return i }
            i -= 1
        }
        return nil
    }

    /// The noun before "who" or "which".
    func antecedent(of pronoun: Int, _ limit: Int) -> Source? {
        let end = pronoun > limit && words[pronoun - 1].isComma ? pronoun - 1 : pronoun
        guard let phrase = nounPhrase(endingBefore: end, from: limit) else { return nil }
        return Source(words: lastRegion(of: phrase), how: .antecedent)
    }

    /// The subject of a participle: after "with", else the sentence's.
    private func participleSubject(_ cue: CueReading, _ limit: Int, _ earlier: [Source]) -> Source? {
        let end = cue.groupStart
        if let quoted = quotedSource(cue, limit) { return quoted }
        if end > limit, !words[end - 1].isComma, let phrase = nounPhrase(endingBefore: end, from: limit) {
            if phrase.lowerBound > limit, words[phrase.lowerBound - 1].traits.contains(.with) {
                return Source(words: phrase, how: .own)
            }
            let inner = lastRegion(of: phrase)
            if inner.lowerBound > limit, words[inner.lowerBound - 1].traits.contains(.with) {
                return Source(words: inner, how: .own)
            }
        }
        if end == limit || words[limit..<end].allSatisfy({ $0.isAdverb }) { return mainSubject(after: cue.end, limit) }
        return shared(before: end, limit, earlier)
    }

    /// The agency quoted Smith as saying; Smith was quoted as saying.
    func quotedSource(_ cue: CueReading, _ limit: Int) -> Source? {
        let end = cue.groupStart - 1
        guard cue.form == .gerund, end > limit, words[end].traits.contains(.asWord) else { return nil }
        for i in (max(limit, end - 10)..<end).reversed() where words[i].traits.contains(.quoting) {
            if i + 1 < end, let phrase = nounPhrase(startingAt: i + 1, to: end) {
                return Source(words: phrase, how: .own)
            }
            var start = i
            while start > limit, words[start - 1].auxiliary != nil || words[start - 1].isAdverb { start -= 1 }
            return start < i ? subject(before: start, limit, []) : nil
        }
        return nil
    }

    /// Warning that it would fail, Smith left: the phrase after the comma, before the verb.
    private func mainSubject(after start: Int, _ limit: Int) -> Source? {
        let end = reading.sentence(of: limit).upperBound
        for i in start..<end where words[i].isComma && words[i].quoted < 0 {
            if let phrase = nounPhrase(startingAt: i + 1, to: end), phrase.upperBound < end,
                words[phrase.upperBound].isFiniteVerb || words[phrase.upperBound].traits.contains(.endsInEd)
            {
                return Source(words: phrase, how: .shared)
            }
        }
        return nil
    }

    /// The subject of the verb before "and", of an earlier cue or of the sentence.
    func shared(before end: Int, _ limit: Int, _ earlier: [Source]) -> Source? {
        if let last = earlier.last { return Source(words: last.words, how: .shared) }
        if let pronoun = clausePronoun(before: end, limit) { return Source(words: pronoun, how: .shared) }
        return sentenceSubject(before: end, limit).map { Source(words: $0, how: .shared) }
    }

    /// When Smith came, I laughed and said: the pronoun that begins the clause before "and".
    private func clausePronoun(before end: Int, _ limit: Int) -> Range<Int>? {
        guard end < words.count, words[end].classes.contains(.coordinator) else { return nil }
        var i = end - 1
        while i > limit, i > end - 10, !words[i].isMark, words[i].quoted < 0 {
            if words[i].classes.contains(.subject), !words[i].traits.contains(.that), isVerb(i + 1) {
                return i..<i + 1
            }
            i -= 1
        }
        return nil
    }

    /// The noun phrase before the sentence's first verb.
    func sentenceSubject(before end: Int, _ limit: Int) -> Range<Int>? {
        for i in limit..<max(limit, end) where words[i].quoted < 0 && words[i].mention < 0 && isVerb(i) {
            var start = i
            while start > limit, words[start - 1].isAdverb { start -= 1 }
            guard start > limit else { continue }
            if words[start - 1].classes.contains(.subject), !words[start - 1].traits.contains(.that) {
                return start - 1..<start
            }
            if words[start - 1].isComma, let source = beforeParenthesis(closedBy: start - 1, limit) {
                return source.words
            }
            if let phrase = nounPhrase(endingBefore: start, from: limit), begins(phrase, limit) { return phrase }
        }
        return nil
    }

    /// Whether a phrase stands at the beginning of its sentence or after a comma, as subjects do.
    private func begins(_ phrase: Range<Int>, _ limit: Int) -> Bool {
        guard phrase.lowerBound > limit else { return true }
        let before = words[phrase.lowerBound - 1]
        return before.isComma || before.traits.contains(.closes) || before.classes.contains(.coordinator)
            || before.isAdverb || before.traits.contains(.time) || before.classes.contains(.subordinator)
    }

    /// Whether a word is a verb in a form that makes a clause, as far as one can tell.
    func isVerb(_ i: Int) -> Bool {
        let word = words[i]
        guard word.kind == .word, !word.traits.contains(.capitalized) else { return false }
        if word.isFiniteVerb { return true }
        if word.traits.contains(.endsInEd) { return i == 0 || !words[i - 1].classes.contains(.determiner) }
        return !word.cues.isEmpty && word.traits.contains(.endsInS) == false
            && reading.cues(at: i).contains { $0.form == .past }
    }
}
