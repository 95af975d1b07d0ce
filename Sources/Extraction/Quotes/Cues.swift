import Language

/// A cue in the text, its auxiliaries and its subject.
struct CueReading: Sendable {
    /// The first word of the verb itself.
    var start: Int
    /// The word after its last.
    var end: Int
    /// From the first auxiliary, where nothing but auxiliaries stands between.
    var span: Range<Int>
    /// The first word of the whole group, adverbs included: the subject ends here.
    var groupStart: Int
    var cue: SpeechLexicon.Cue
    var form: SpeechLexicon.Form
    var isNegated = false
    var isFuture = false
    var isPassive = false
    var isInfinitive = false
    /// A participle without "be": its subject is the clause's.
    var isParticiple = false

    /// Whether the form in -s can be no noun: says, tells.
    var isSpeechOnly: Bool { cue.flags.contains(.plain) }
}

extension QuoteParser {
    /// The cues that begin at a word, read with the words before them; the longer first.
    func cueReadings(at i: Int) -> [CueReading] {
        let sentence = reading.sentence(of: i)
        guard words[i].mention < 0 || words[i].classes.contains(.tag) else { return [] }
        return reading.cues(at: i).compactMap { match in
            guard i + match.count <= sentence.upperBound else { return nil }
            var found = CueReading(
                start: i, end: i + match.count, span: i..<i + match.count, groupStart: i, cue: match.cue,
                form: match.form)
            guard match.cue.wordClass == .verb else { return found }
            return readGroup(&found, from: sentence.lowerBound) ? found : nil
        }
    }

    /// Reads auxiliaries, negation and adverbs before a verb; `false` where the word is no verb here.
    private func readGroup(_ found: inout CueReading, from limit: Int) -> Bool {
        var i = found.start
        var isContiguous = true
        var hasBe = false
        var hasHave = false
        var hasModal = false
        var nearest: WordClasses = []
        while i > limit {
            let word = words[i - 1]
            if word.quoted >= 0 || word.mention >= 0 { break }
            if word.classes.contains(.modal) {
                hasModal = true
            } else if word.classes.contains(.auxiliary) {
                hasHave = hasHave || word.auxiliary == .have
                hasBe = hasBe || word.auxiliary == .be
            } else if word.classes.contains(.negation) && word.classes.isDisjoint(with: [.pronoun, .determiner]) {
                found.isNegated = true
            } else if word.isAdverb {
                isContiguous = false
                i -= 1
                continue
            } else if word.kind == .word, word.classes.isEmpty, !word.traits.contains(.capitalized), i - 1 > limit,
                words[i - 2].classes.contains(.auxiliary), found.form != .third, found.form != .base
            {
                // An adverb without the ending of one: has long said.
                isContiguous = false
                i -= 1
                continue
            } else {
                break
            }
            if word.classes.contains(.negation) { found.isNegated = true }
            nearest = word.classes
            i -= 1
            if isContiguous { found.span = i..<found.end }
        }
        found.groupStart = i
        found.isFuture = hasModal
        let before = i > limit ? words[i - 1] : nil
        if words[found.start].traits.contains(.capitalized), found.start > limit,
            before.map({ $0.kind == .word }) ?? false
        {
            return false
        }
        if let before, before.traits.contains(.to), before.quoted < 0 {
            found.isInfinitive = true
            return found.form == .base
        }
        let isHelped = hasBe || hasHave || hasModal || !nearest.isDisjoint(with: [.auxiliary, .modal])
        switch found.form {
        case .gerund:
            found.isParticiple = !hasBe
            // Smith’s warning that: the noun.
            if let before, before.kind == .clitic || before.classes.contains(.determiner) { return false }
            if let before, before.classes.contains(.negation) && before.classes.contains(.preposition) { return false }
            // It is worth noting: nobody notes.
            return !(i - 2 >= limit && found.isParticiple && words[i - 2].auxiliary == .be)
        case .past, .participle:
            found.isPassive = hasBe && !hasHave
            return true
        case .third:
            return !isHelped && couldBeSubject(before) && (found.isSpeechOnly || isNounBefore(i, from: limit))
        case .base: return isHelped || (couldBeSubject(before) && (found.isSpeechOnly || isPlural(before)))
        }
    }

    /// Whether the words before a form that may be a plural noun end in a name, a pronoun, or a noun with its determiner,
    /// so that they are rather its subject: "the report claims", not "disparaging remarks".
    private func isNounBefore(_ end: Int, from limit: Int) -> Bool {
        guard end > limit else { return false }
        let last = words[end - 1]
        if last.mention >= 0 || last.role >= 0 || !last.classes.isEmpty || !last.isWord
            || last.traits.contains(.capitalized)
        {
            return true
        }
        if last.traits.contains(.endsInIng) || last.traits.contains(.endsInEd) || last.traits.contains(.endsInS) {
            return false
        }
        guard let phrase = nounPhrase(endingBefore: end, from: limit), phrase.count <= 4 else { return false }
        return words[phrase.lowerBound].classes.contains(.determiner) || words[phrase.lowerBound].mention >= 0
    }

    /// Whether a word can be the subject of a verb without ending: a plural, "I", "you", "who".
    private func isPlural(_ word: QuoteWord?) -> Bool {
        guard let word, word.isWord else { return true }
        return word.traits.contains(.endsInS) || word.role >= 0 || !word.classes.isEmpty
    }

    /// Whether what stands before a word that may be a noun is rather its subject.
    private func couldBeSubject(_ word: QuoteWord?) -> Bool {
        guard let word else { return false }
        if word.kind == .clitic || word.classes.contains(.determiner) && !word.classes.contains(.pronoun) {
            return false
        }
        if word.isComma || word.traits.contains(.closes) { return true }
        if word.classes.contains(.coordinator) { return true }
        return word.mention >= 0 || word.role >= 0 || word.kind == .number
            || !word.classes.isDisjoint(with: [.subject, .pronoun, .relative])
            || word.traits.contains(.capitalized) || (word.kind == .word && word.classes.isEmpty)
            || word.traits.contains(.time)
    }
}
