import Language

/// Noun phrases, found without a parser: a run of words between what cannot stand inside one.
struct QuoteParser {
    let reading: QuoteReading
    let words: [QuoteWord]

    init(_ reading: QuoteReading) {
        self.reading = reading
        words = reading.words
    }

    /// The noun phrase that ends before a word, inside a sentence; what follows its head ("of Ukraine", "in Kyiv")
    /// belongs to it, what only says when does not.
    func nounPhrase(endingBefore end: Int, from limit: Int) -> Range<Int>? {
        var last = end
        while last > limit {
            if words[last - 1].isAdverb || words[last - 1].traits.contains(.time) || isNumber(last - 1) {
                last -= 1
            } else if words[last - 1].traits.contains(.timeUnit), last - 1 > limit,
                words[last - 2].traits.contains(.timeDeterminer)
            {
                last -= 2
            } else {
                break
            }
        }
        if last < end, last > limit, words[last - 1].classes.contains(.preposition) { last -= 1 }
        var i = last
        while i > limit && staysInside(i - 1, last: last, limit: limit) { i -= 1 }
        return trimmed(i..<last)
    }

    private func isNumber(_ i: Int) -> Bool { words[i].kind == .number }

    /// Whether a phrase that goes on behind the word at `i` may hold that word too.
    private func staysInside(_ i: Int, last: Int, limit: Int) -> Bool {
        let word = words[i]
        if word.mention >= 0 || word.kind == .clitic || word.kind == .number { return true }
        guard word.kind == .word, word.quoted < 0 else { return false }
        if word.classes.contains(.finite) && !word.traits.contains(.capitalized) { return false }
        if !word.classes.isDisjoint(with: [.auxiliary, .complementizer, .relative, .interrogative, .negation]) {
            return word.classes.contains(.determiner) && !word.traits.contains(.that)
                && word.classes.isDisjoint(with: [.relative])
        }
        if word.classes.contains(.subject) { return false }
        if word.classes.contains(.coordinator) { return joinsNames(i, limit: limit) }
        if word.classes.contains(.subordinator) && !word.classes.contains(.preposition) { return false }
        if word.classes.contains(.preposition) {
            guard i > limit, word.classes.isDisjoint(with: [.subordinator]) else { return false }
            let before = words[i - 1]
            return before.mention >= 0 || before.role >= 0
                || (before.kind == .word && before.classes.isEmpty && !before.isAdverb
                    && !before.traits.contains(.endsInIng))
        }
        if word.traits.contains(.endsInIng) && !word.traits.contains(.capitalized) {
            return i > limit && isModified(i - 1)
        }
        if word.traits.contains(.endsInEd) && !word.traits.contains(.capitalized) {
            if i == limit || words[i - 1].isComma || words[i - 1].traits.contains(.closes) { return true }
            return i > limit && (isModified(i - 1) || (i + 1 < last && words[i + 1].traits.contains(.by)))
        }
        if word.isAdverb { return i > limit && isModified(i - 1) }
        return true
    }

    /// Whether the word opens a noun phrase, so that a participle after it describes a noun.
    private func isModified(_ i: Int) -> Bool {
        words[i].classes.contains(.determiner) || words[i].kind == .clitic
            || (words[i].kind == .word && words[i].classes.isEmpty && !words[i].traits.contains(.capitalized)
                && words[i].mention < 0
                && words[i].role < 0 && !words[i].traits.contains(.endsInS))
    }

    /// "and" between two names or two groups.
    private func joinsNames(_ i: Int, limit: Int) -> Bool {
        guard i > limit, i + 1 < words.count, words[i - 1].isWord else { return false }
        let after = words[i + 1].classes.contains(.determiner) && i + 2 < words.count ? words[i + 2] : words[i + 1]
        return words[i - 1].traits.contains(.capitalized) && after.traits.contains(.capitalized)
            && words[i - 1].classes.isEmpty
    }

    /// Without what can't begin or end a phrase; `nil` where no noun is left.
    private func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, !canBegin(start) { start += 1 }
        while end > start, !canEnd(end - 1) { end -= 1 }
        guard start < end else { return nil }
        guard end - start > 1 || !words[start].classes.contains(.determiner) || words[start].classes.contains(.pronoun)
        else {
            return nil
        }
        return start..<end
    }

    private func canBegin(_ i: Int) -> Bool {
        let word = words[i]
        if word.mention >= 0 { return true }
        guard word.kind == .word || word.kind == .number else { return false }
        return word.classes.isDisjoint(with: [.preposition, .coordinator, .subordinator]) && !word.isAdverb
            && !(word.traits.contains(.time) && !word.traits.contains(.baseVerb))
    }

    private func canEnd(_ i: Int) -> Bool {
        let word = words[i]
        if word.mention >= 0 { return true }
        guard word.kind == .word || word.kind == .number else { return false }
        return word.classes.isDisjoint(with: [.preposition, .coordinator]) && !word.isAdverb
            && (word.classes.isDisjoint(with: [.determiner]) || word.classes.contains(.pronoun))
    }

    /// The noun phrase that begins at a word, up to a comma, a verb, or a preposition that says where or when.
    func nounPhrase(startingAt start: Int, to limit: Int) -> Range<Int>? {
        guard start < limit else { return nil }
        if words[start].classes.contains(.subject) || isObjectPronoun(start) { return start..<start + 1 }
        var i = start
        var sawName = false
        while i < limit {
            let word = words[i]
            if word.mention >= 0 {
                sawName = true
                i += 1
                continue
            }
            if word.kind == .clitic {
                i += 1
                sawName = false
                continue
            }
            if word.kind == .number && i > start { break }
            guard word.kind == .word || word.kind == .number, word.quoted < 0 else { break }
            if word.classes.contains(.preposition) {
                guard i > start, i + 1 < limit, !sawName || word.traits.contains(.of), isOfOrFor(i) else { break }
                sawName = false
                i += 1
                continue
            }
            if word.classes.contains(.coordinator) {
                guard i > start, i + 1 < limit, joinsNames(i, limit: start) else { break }
                i += 1
                continue
            }
            if !word.classes.isDisjoint(with: [
                .finite, .auxiliary, .complementizer, .relative, .subordinator, .subject,
            ]) {
                break
            }
            if i > start, word.isAdverb || word.traits.contains(.time) { break }
            if i > start, isVerb(i), !words[i - 1].classes.contains(.determiner) { break }
            if i > start, word.classes.contains(.determiner) { break }
            if sawName && !word.traits.contains(.capitalized) && word.role < 0 { break }
            if word.traits.contains(.capitalized) && i > start { sawName = words[i].role < 0 }
            i += 1
        }
        return trimmed(start..<i)
    }

    private func isObjectPronoun(_ i: Int) -> Bool {
        words[i].classes == [.pronoun] && !words[i].classes.contains(.negation)
    }

    /// Prepositions that join what follows to a role: the head of, a spokesman for.
    private func isOfOrFor(_ i: Int) -> Bool {
        words[i].traits.contains(.of)
            || words[i].range.count <= 4 && !words[i].traits.contains(.by)
                && words[i - 1].role >= 0
    }

    /// The part of a phrase before its first preposition: where its head noun is the last word.
    func headRegion(of phrase: Range<Int>) -> Range<Int> {
        for i in phrase where i > phrase.lowerBound && words[i].mention < 0 {
            if words[i].classes.contains(.preposition) { return phrase.lowerBound..<i }
        }
        return phrase
    }

    /// The part of a phrase after its last preposition, where a relative clause hangs.
    func lastRegion(of phrase: Range<Int>) -> Range<Int> {
        for i in phrase.reversed() where i + 1 < phrase.upperBound && words[i].mention < 0 {
            if words[i].classes.contains(.preposition), !words[i].traits.contains(.of) {
                return i + 1..<phrase.upperBound
            }
        }
        return phrase
    }
}
