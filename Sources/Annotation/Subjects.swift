/// What a predicate is said of.
enum Subject: Equatable {
    /// Actors, joined by "and" where there are several.
    case actors([String])
    /// Something else: the words of the noun phrase, and the actor that owns it: "Ukraine's official stance".
    case thing(Range<Int>, owner: String?)
    case none
}

/// Finds the subject of a predicate by going left from it: over auxiliaries and adverbs, over what stands between
/// commas, through conjunctions and relative pronouns, to the head of a noun phrase.
struct SubjectFinder {
    let grammar: Grammar
    let scene: Scene
    /// Word indices at which a clause begins because a verb of saying ends there, ascending.
    var clauseStarts: [Int] = []
    /// The subject of the predicate before, for predicates that share it.
    var previous: Subject = .none

    /// The subject of the predicate that begins at a word.
    func subject(of predicate: Int) -> Subject {
        var j = predicate - 1
        while j >= 0 {
            let form = scene.forms[j]
            if is_(.coordinator, form), j > 0, !scene.words[j - 1].isWord { break }
            if is_(.auxiliary, form) || is_(.adverb, form) || is_(.negation, form) && !is_(.preposition, form)
                || is_(.modal, form)
            {
                j -= 1
            } else if form == "to" && j > 0 && is_(.semiauxiliary, scene.forms[j - 1]) {
                j -= 2
            } else if is_(.semiauxiliary, form) && j + 1 < predicate {
                j -= 1
            } else {
                break
            }
        }
        guard j >= 0 else { return shared(before: predicate) }
        let form = scene.forms[j]
        if is_(.speaker, form) { return scene.voices[j].map { .actors([$0.speaker]) } ?? .none }
        if is_(.person, form) || is_(.group, form), let actor = scene.actor(at: j) { return .actors([actor.actor]) }
        if form == "to" || is_(.coordinator, form)
            || is_(.subordinator, form) && scene.forms[predicate].hasSuffix("ing")
        {
            return shared(before: j)
        }
        if is_(.relative, form) { return antecedent(before: j) }
        if !scene.words[j].isWord { return beyondPunctuation(j, predicate) }
        if scene.forms[predicate].hasSuffix("ing") && is_(.preposition, form) { return shared(before: j) }
        return head(of: wordRange(clauseStart(before: j), j + 1))
    }

    /// The first actor that the sentence is about, before a word.
    func mainSubject(before end: Int) -> Subject {
        for actor in scene.actors where actor.words.upperBound <= end {
            if actor.isAttribute || actor.isPossessive { continue }
            if isInPhrase(actor.words.lowerBound) { continue }
            // Behind a verb it is an object: then the sentence is about something that is no actor.
            if clauseStarts.contains(where: { $0 <= actor.words.lowerBound }) { return .none }
            return .actors([actor.actor])
        }
        return .none
    }

    private func is_(_ known: Grammar.Class, _ form: String) -> Bool { grammar.isIn(known, form) }

    private func shared(before end: Int) -> Subject {
        previous == .none ? mainSubject(before: end) : previous
    }

    /// Whether a preposition governs the noun phrase that begins at a word.
    private func isInPhrase(_ start: Int) -> Bool {
        var i = start - 1
        while i >= 0, start - i <= 4, scene.words[i].isWord {
            if is_(.preposition, scene.forms[i]) { return true }
            if is_(.auxiliary, scene.forms[i]) || is_(.subordinator, scene.forms[i])
                || is_(.coordinator, scene.forms[i])
            {
                return false
            }
            i -= 1
        }
        return false
    }

    private func antecedent(before relative: Int) -> Subject {
        var end = relative
        if end > 0 && !scene.words[end - 1].isWord { end -= 1 }
        if let actor = scene.actor(endingAt: end), !actor.isAttribute { return .actors([actor.actor]) }
        // "that" may begin a clause: then what follows it was the subject, and there is none.
        return .thing(max(0, end - 1)..<end, owner: nil)
    }

    /// Left of a comma: over a phrase between commas to the subject, or to the actor that an apposition names.
    private func beyondPunctuation(_ mark: Int, _ predicate: Int) -> Subject {
        guard scene.forms[mark] == "," else {
            return scene.forms[predicate].hasSuffix("ing") ? shared(before: mark) : mainSubjectIfFirst(before: mark)
        }
        if scene.forms[predicate].hasSuffix("ing") { return shared(before: mark) }
        var end = mark
        var apposed: Subject = .none
        while end > 0 {
            var start = end
            while start > 0 && scene.words[start - 1].isWord { start -= 1 }
            if start < end {
                let first = scene.forms[start]
                let isAside =
                    is_(.preposition, first) || is_(.relative, first) || is_(.subordinator, first)
                    || is_(.adverb, first) || first.hasSuffix("ing") || first.hasSuffix("ed")
                let named = isAside ? .none : head(of: start..<end)
                if case .actors(let actors) = named {
                    // "the senator, Republican of the south, urged": a people beside a person is what the person is.
                    let isPerson = actors.contains { actor in
                        scene.actors.contains { $0.actor == actor && $0.isPerson && (start..<end).overlaps($0.words) }
                    }
                    if isPerson || apposed == .none && start == 0 { return named }
                    if apposed != .none { return apposed }
                    apposed = named
                } else if !isAside && start == 0 {
                    return apposed == .none ? named : apposed
                }
            }
            guard start > 0, scene.forms[start - 1] == "," else { break }
            end = start - 1
        }
        return apposed
    }

    private func mainSubjectIfFirst(before end: Int) -> Subject {
        scene.forms[end] == ":" ? mainSubject(before: end) : .none
    }

    /// Where the clause that holds a word begins.
    func clauseStart(before word: Int) -> Int {
        var start = word
        while start > 0 {
            let before = scene.forms[start - 1]
            if !scene.words[start - 1].isWord || scene.words[start].followsMark || clauseStarts.contains(start) {
                break
            }
            if before == "that" || is_(.subordinator, before) || is_(.relative, before) {
                break
            }
            if is_(.coordinator, before) && !joinsActors(start - 1) { break }
            start -= 1
        }
        return start
    }

    private func joinsActors(_ coordinator: Int) -> Bool {
        joins(coordinator) && scene.actor(endingAt: coordinator) != nil
    }

    /// "and", or the "nor" of "neither … nor".
    private func joins(_ word: Int) -> Bool {
        if scene.forms[word] == "and" { return true }
        return scene.forms[word] == "nor" && scene.forms[max(0, word - 12)..<word].contains("neither")
    }

    /// The actor at the head of a noun phrase, before the prepositions that hang on it.
    func head(of phrase: Range<Int>) -> Subject {
        var end = phrase.lowerBound
        let opensWithPhrase = phrase.first.map { is_(.preposition, scene.forms[$0]) } ?? false
        if opensWithPhrase {
            let inside = scene.actors.filter {
                phrase.contains($0.words.lowerBound) && !$0.isAttribute && !$0.isPossessive
            }
            if let last = inside.last, last.words.upperBound == phrase.upperBound { return .actors([last.actor]) }
            end = phrase.upperBound
        }
        while end < phrase.upperBound {
            if let actor = scene.actor(at: end) {
                end = actor.words.upperBound
            } else if is_(.preposition, scene.forms[end]) {
                break
            } else {
                end += 1
            }
        }
        end = min(end, phrase.upperBound)
        while end > phrase.lowerBound + 1, is_(.adverb, scene.forms[end - 1]), scene.actor(at: end - 1) == nil {
            end -= 1
        }
        if let actor = scene.actor(endingAt: end), !actor.isPossessive, actor.words.lowerBound >= phrase.lowerBound {
            var actors = [actor.actor]
            var start = actor.words.lowerBound
            while start - 1 > phrase.lowerBound,
                joins(start - 1) || is_(.determiner, scene.forms[start - 1])
            {
                guard joins(start - 1) else {
                    start -= 1
                    continue
                }
                guard let other = scene.actor(endingAt: start - 1) else { break }
                actors.insert(other.actor, at: 0)
                start = other.words.lowerBound
            }
            return .actors(actors)
        }
        let owner = scene.actors.last { $0.words.upperBound <= end && $0.words.lowerBound >= phrase.lowerBound }
        return .thing(wordRange(phrase.lowerBound, end), owner: owner?.actor)
    }
}
