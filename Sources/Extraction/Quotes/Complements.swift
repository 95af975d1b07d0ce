import Language

/// What a cue says: where the words begin, and the frame that says so.
struct Complement: Sendable {
    var start: Int
    var rule: String
    var addressee: Range<Int>?
    /// The frame's own certainty.
    var confidence: Double
}

extension QuoteParser {
    /// The clause that a cue takes, if one follows it.
    func complement(of cue: CueReading) -> Complement? {
        let limit = reading.sentence(of: cue.start).upperBound
        guard cue.end < limit else { return nil }
        let frames = cue.cue.frames
        if cue.cue.wordClass == .noun { return nounComplement(cue, limit) }
        if frames.contains(.that), let found = thatClause(cue, limit) { return found }
        if frames.contains(.wh), isInterrogative(cue.end), cue.end + 2 < limit,
            !frames.contains(.bare) || !isAdverbial(cue.end)
        {
            return Complement(start: cue.end, rule: "wh", confidence: 0.7)
        }
        if frames.contains(.addressee), let found = toldClause(cue, limit) { return found }
        if frames.contains(.gerund), let found = gerundClause(cue, limit) { return found }
        if frames.contains(.to), !cue.isPassive, let found = toClause(cue.end, limit, "to") { return found }
        if frames.contains(.toFor), !cue.isPassive, let found = toClause(cue.end, limit, "for-to") { return found }
        if frames.contains(.infinitive), !cue.isPassive, let found = infinitive(cue.end, limit) { return found }
        if frames.contains(.bare), let found = bareClause(cue.end, limit) { return found }
        if frames.contains(.subjunctive), let found = subjunctive(cue.end, limit) { return found }
        return nil
    }

    /// said that, said on Wednesday that, told reporters in Kyiv that.
    private func thatClause(_ cue: CueReading, _ limit: Int) -> Complement? {
        var i = cue.end
        var addressee: Range<Int>?
        let takesAddressee = cue.cue.frames.contains(.addressee)
        if takesAddressee, let phrase = nounPhrase(startingAt: i, to: limit),
            !words[phrase.lowerBound].classes.contains(.subject)
        {
            addressee = phrase
            i = phrase.upperBound
        }
        let end = min(limit, cue.end + 24)
        while i < end {
            let word = words[i]
            if word.traits.contains(.that), word.quoted < 0 {
                guard i + 1 < limit, opensClause(i + 1) else { return nil }
                return Complement(
                    start: words[i + 1].isComma ? i + 2 : i + 1, rule: "that", addressee: addressee, confidence: 0.9)
            }
            guard i > cue.end || isAdjunctStart(i) || addressee != nil else { return nil }
            if word.quoted >= 0 || word.isStop || word.mark == 0x3B || word.mark == 0x3A || word.isFiniteVerb {
                return nil
            }
            if word.isComma, i == cue.end { return nil }
            if word.traits.contains(.endsInIng) && !word.cues.isEmpty { return nil }
            if word.isComma, i + 1 < limit, !isAdjunctStart(i + 1), !words[i + 1].traits.contains(.that) { return nil }
            i += 1
        }
        return nil
    }

    /// Whether a word begins something that may stand between a cue and its clause: when, where, to whom.
    private func isAdjunctStart(_ i: Int) -> Bool {
        let word = words[i]
        return (word.classes.contains(.preposition) && !word.traits.contains(.of)) || word.isAdverb
            || word.traits.contains(.time)
            || word.isComma
            || (word.traits.contains(.timeDeterminer) && i + 1 < words.count && words[i + 1].traits.contains(.timeUnit))
    }

    /// Whether a clause can begin at a word after "that": with no verb in a finite form.
    private func opensClause(_ i: Int) -> Bool {
        let word = words[i]
        if word.isComma { return i + 1 < words.count && words[i + 1].traits.contains(.opens) }
        if word.isStop || word.kind == .quotationMark { return word.traits.contains(.opens) }
        return word.mention >= 0 || !word.isFiniteVerb || word.classes.contains(.determiner)
    }

    /// stance that, expressing concern that.
    private func nounComplement(_ cue: CueReading, _ limit: Int) -> Complement? {
        guard cue.form == .base, words[cue.end].traits.contains(.that), cue.end + 1 < limit, opensClause(cue.end + 1)
        else {
            return nil
        }
        return Complement(start: cue.end + 1, rule: "noun-that", confidence: 0.7)
    }

    /// told reporters he would go.
    private func toldClause(_ cue: CueReading, _ limit: Int) -> Complement? {
        guard let phrase = nounPhrase(startingAt: cue.end, to: limit) else { return nil }
        if cue.cue.frames.contains(.to), let found = infinitive(phrase.upperBound, limit) {
            return Complement(start: phrase.lowerBound, rule: "to", addressee: phrase, confidence: found.confidence)
        }
        guard cue.cue.frames.contains(.bare) || cue.cue.frames.contains(.wh) else { return nil }
        if isInterrogative(phrase.upperBound), cue.cue.frames.contains(.wh) {
            return Complement(start: phrase.upperBound, rule: "wh", addressee: phrase, confidence: 0.7)
        }
        guard var found = bareClause(phrase.upperBound, limit) else { return nil }
        found.addressee = phrase
        return found
    }

    private func isInterrogative(_ i: Int) -> Bool {
        guard i < words.count, words[i].quoted < 0 else { return false }
        return words[i].classes.contains(.interrogative)
            || (words[i].classes.contains(.complementizer) && !words[i].traits.contains(.that))
    }

    /// "when" and "where", which after "said" tell when and where it was said.
    private func isAdverbial(_ i: Int) -> Bool {
        words[i].classes.isSuperset(of: [.relative, .subordinator])
    }

    /// insists on Ukraine withdrawing, warned against sending.
    private func gerundClause(_ cue: CueReading, _ limit: Int) -> Complement? {
        for i in cue.end..<min(limit, cue.end + 8) {
            let word = words[i]
            if word.traits.contains(.endsInIng), !word.traits.contains(.capitalized), word.mention < 0,
                word.range.count > 4
            {
                guard i == cue.end || words[i - 1].mention >= 0 || words[i - 1].classes.isEmpty, i + 1 < limit else {
                    return nil
                }
                guard i + 1 < limit, !words[i + 1].traits.contains(.of), !words[i + 1].isStop else { return nil }
                return Complement(start: cue.end, rule: "gerund", confidence: 0.7)
            }
            if word.quoted >= 0 || word.isMark || word.isFiniteVerb || word.classes.contains(.preposition) {
                return nil
            }
        }
        return nil
    }

    /// urged Zelensky to consider; called for the army to leave.
    private func toClause(_ start: Int, _ limit: Int, _ rule: String) -> Complement? {
        guard start < limit, words[start].quoted < 0, let phrase = nounPhrase(startingAt: start, to: limit) else {
            return nil
        }
        guard var found = infinitive(phrase.upperBound, limit) else { return nil }
        found.start = phrase.lowerBound
        found.rule = rule
        found.addressee = phrase
        return found
    }

    /// to withdraw, not to withdraw.
    private func infinitive(_ start: Int, _ limit: Int) -> Complement? {
        var i = start
        while i < limit, words[i].isAdverb || words[i].traits.contains(.time) { i += 1 }
        let first = i
        if i < limit, words[i].classes.contains(.negation) { i += 1 }
        guard i + 1 < limit, words[i].traits.contains(.to), words[i].quoted < 0 else { return nil }
        let verb = words[i + 1]
        guard verb.kind == .word, verb.classes.isDisjoint(with: [.determiner, .preposition, .pronoun]),
            verb.mention < 0,
            !verb.traits.contains(.capitalized), !verb.traits.contains(.endsInIng)
        else { return nil }
        return Complement(start: first, rule: "infinitive", confidence: 0.7)
    }

    /// said it would go: a subject, and a verb in a finite form before the sentence ends.
    private func bareClause(_ start: Int, _ limit: Int) -> Complement? {
        guard start < limit else { return nil }
        let first = words[start]
        if first.quoted >= 0 { return markedClause(start, limit) }
        if first.traits.contains(.object) { return nil }
        if first.classes.contains(.subject) { return Complement(start: start, rule: "bare", confidence: 0.85) }
        if first.traits.contains(.time)
            || (first.classes.contains(.preposition) && first.classes.isDisjoint(with: [.subordinator]))
        {
            return afterAdjunct(start, limit)
        }
        if first.classes.contains(.subordinator) {
            let opensCondition = first.classes.isDisjoint(with: [.preposition, .relative, .adverb])
            guard opensCondition, (start..<limit).contains(where: { words[$0].isComma }) else { return nil }
        }
        guard first.kind == .word || first.kind == .number, !first.isFiniteVerb || first.mention >= 0,
            !first.classes.contains(.coordinator), !first.traits.contains(.that), !first.classes.contains(.relative)
        else { return nil }
        guard
            first.classes.isDisjoint(with: [.negation]) || first.classes.contains(.determiner)
                || first.classes.contains(.pronoun)
        else { return nil }
        return hasVerb(after: start, limit) || hasMarkedPredicate(start, limit)
            ? Complement(start: start, rule: "bare", confidence: 0.75) : nil
    }

    /// said the road “stays open for all”: after a subject, words in marks that begin with a verb in the present.
    private func hasMarkedPredicate(_ start: Int, _ limit: Int) -> Bool {
        guard let phrase = nounPhrase(startingAt: start, to: limit), phrase.lowerBound == start,
            phrase.upperBound + 3 < limit, words[phrase.upperBound].traits.contains(.opens)
        else { return false }
        let first = words[phrase.upperBound + 1]
        return first.kind == .word && first.traits.contains(.endsInS) && !first.traits.contains(.capitalized)
            && first.classes.isEmpty
    }

    /// said “nobody was hurt”; said “denazification” would go on: no names of works.
    private func markedClause(_ start: Int, _ limit: Int) -> Complement? {
        guard words[start].traits.contains(.opens) else { return nil }
        let span = reading.spans[Int(words[start].quoted)]
        guard !isTitle(span), (start..<limit).contains(where: { isVerb($0) || words[$0].traits.contains(.baseVerb) })
        else { return nil }
        return Complement(start: start, rule: "marked", confidence: 0.8)
    }

    /// said Monday he would go: a pronoun or "the" after words of time or place.
    private func afterAdjunct(_ start: Int, _ limit: Int) -> Complement? {
        for i in start + 1..<min(limit, max(start + 1, start + 9)) {
            let word = words[i]
            if word.quoted >= 0 || word.isMark || word.isFiniteVerb || word.classes.contains(.subordinator) {
                return nil
            }
            if word.classes.contains(.subject), !word.traits.contains(.that) {
                return Complement(start: i, rule: "bare", confidence: 0.75)
            }
            if words[i - 1].traits.contains(.time), word.classes.contains(.determiner) || word.mention >= 0,
                hasVerb(after: i, limit)
            {
                return Complement(start: i, rule: "bare", confidence: 0.65)
            }
        }
        return nil
    }

    /// Whether a clause with a subject goes on from a word: a verb comes after at least one word, before a comma
    /// that ends the thought.
    private func hasVerb(after start: Int, _ limit: Int) -> Bool {
        for i in start + 1..<max(start + 1, min(limit, start + 30)) {
            let word = words[i]
            if word.isStop && word.quoted < 0 || word.mark == 0x3B { return false }
            if word.isComma, word.quoted < 0, !words[start].classes.contains(.subordinator) { return false }
            if word.mention >= 0 { continue }
            if isVerb(i) { return true }
            let opensAnother =
                word.classes.contains(.subordinator)
                && word.classes.isDisjoint(with: [.preposition, .coordinator, .adverb])
            if (opensAnother && !words[start].classes.contains(.subordinator))
                || (word.classes.contains(.relative) && !word.traits.contains(.that))
            {
                return false
            }
            if word.traits.contains(.baseVerb),
                words[i - 1].traits.contains(.endsInS) || words[i - 1].classes.contains(.pronoun),
                word.classes.isEmpty
            {
                return true
            }
            if word.traits.contains(.endsInS), word.classes.isEmpty, i > start, !words[i - 1].traits.contains(.endsInS),
                words[i - 1].mention >= 0 || words[i - 1].classes.isEmpty, i + 1 < limit,
                !words[i + 1].classes.isDisjoint(with: [.determiner, .preposition, .complementizer]),
                !word.traits.contains(.capitalized),
                words[start].mention >= 0
            {
                return true
            }
        }
        return false
    }

    /// demanding the country declare: a determiner or a name, then a verb without ending.
    private func subjunctive(_ start: Int, _ limit: Int) -> Complement? {
        guard start + 2 < limit, words[start].quoted < 0,
            words[start].classes.contains(.determiner) || words[start].mention >= 0
                || words[start].classes.contains(.subject)
        else { return nil }
        for i in start + 1..<min(limit, start + 7) {
            let word = words[i]
            if word.isMark || word.isFiniteVerb || word.classes.contains(.preposition)
                || word.classes.contains(.coordinator)
            {
                return nil
            }
            guard word.traits.contains(.baseVerb), word.mention < 0, !words[i - 1].classes.contains(.determiner),
                i + 1 < limit
            else {
                continue
            }
            let next = words[i + 1]
            // A noun would be followed by a mark or a preposition; an object or an adjective follows a verb.
            if next.mention >= 0 || next.classes.contains(.determiner) || next.classes.isEmpty && next.kind == .word {
                return Complement(start: start, rule: "subjunctive", confidence: 0.65)
            }
        }
        return nil
    }
}
