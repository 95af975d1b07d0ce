extension FrameFinder {
    /// A nominal stance: its holder owns the noun, or is the subject of the verb that governs it (R10).
    mutating func fillNoun(_ frame: inout Frame) -> Bool {
        let start = frame.words.lowerBound
        if start > 0, is_(.infinitive, start - 1) || is_(.modal, start - 1) { return false }
        var i = start
        while i > 0, start - i < 6 {
            let end = scene.forms[i - 1] == "'s" ? i - 1 : i
            if let actor = scene.actor(endingAt: i) ?? scene.actor(endingAt: end), owns(actor, start) {
                // Outside quotation marks the writer characterises the stance, whoever speaks in the sentence.
                frame.holders = [
                    scene.words[start].isQuoted ? holder(actor.actor, at: start) : Holder(actor: actor.actor)
                ]
                frame.isOwned = true
                frame.phraseStart = actor.words.lowerBound
                return true
            }
            if is_(.light, i - 1), !is_(.auxiliary, i - 1) || i < start {
                switch subjects.subject(of: i - 1) {
                case .actors(let actors): frame.holders = actors.map { holder($0, at: start) }
                case .thing(_, let owner?) where is_(.auxiliary, i - 1): frame.holders = [holder(owner, at: start)]
                case .thing, .none: break
                }
                if !frame.holders.isEmpty {
                    frame.phraseStart = i
                    return true
                }
            }
            if !scene.words[i - 1].isWord || is_(.preposition, i - 1) || is_(.relative, i - 1) { break }
            i -= 1
        }
        guard frame.cue.frame == .noun, case .actors(let actors) = subjectOfBe(frame) else { return false }
        frame.phraseStart = start
        frame.holders = actors.map { holder($0, at: start) }
        return true
    }

    private func owns(_ actor: ActorSpan, _ noun: Int) -> Bool {
        actor.isPossessive || actor.isAttribute || actor.kind == .office
            || !actor.isPerson && actor.kind == .name && actor.words.upperBound == noun
    }

    /// "has been firmly against": a predicate of a form of be and a noun or a preposition.
    private func subjectOfBe(_ frame: Frame) -> Subject {
        let start = frame.words.lowerBound
        var i = start - 1
        while i >= 0, is_(.adverb, i) { i -= 1 }
        guard i >= 0, is_(.auxiliary, i) else { return .none }
        switch subjects.subject(of: start) {
        case .actors(let actors): return .actors(actors)
        case .thing(_, let owner): return owner.map { .actors([$0]) } ?? .none
        case .none: return .none
        }
    }

    func fillAgent(_ frame: inout Frame) -> Bool {
        var start = frame.words.lowerBound
        while start > 0,
            is_(.passive, start - 1) || is_(.adverb, start - 1) || is_(.relative, start - 1)
                || is_(.auxiliary, start - 1)
        { start -= 1 }
        guard let plan = plans.last(where: { $0.words.upperBound == start }) else { return false }
        guard let actor = scene.actors.first(where: { $0.words.lowerBound >= frame.words.upperBound }),
            actor.words.lowerBound <= frame.words.upperBound + 3
        else { return false }
        frame.plan = plan
        frame.holders = [Holder(actor: actor.actor)]
        return true
    }

    func fillPlan(_ frame: inout Frame) -> Bool {
        guard var plan = planSubject(of: frame.words.lowerBound) else { return false }
        // "she presented a plan that foresees": whoever presents it is the author.
        if plan.author == nil, let maker = frames.last, maker.act == "PROPOSE", maker.cue.frame == .verb,
            maker.words.upperBound <= plan.words.lowerBound, plan.words.lowerBound - maker.words.upperBound < 4
        {
            plan.author = maker.holders.first?.actor
        }
        guard let author = plan.author else { return false }
        frame.plan = plan
        frame.holders = [Holder(actor: author)]
        return true
    }

    /// The plan that is the subject of a predicate.
    private func planSubject(of predicate: Int) -> PlanReference? {
        var i = predicate
        while i > 0, is_(.auxiliary, i - 1) || is_(.adverb, i - 1) || is_(.modal, i - 1) { i -= 1 }
        if i > 0, is_(.relative, i - 1) {
            i -= 1
            if i > 0, !scene.words[i - 1].isWord { i -= 1 }
        } else if i > 0, scene.forms[i - 1] == "," {
            // Over what stands between commas.
            var j = i - 1
            while j > 0, scene.forms[j - 1] != "," { j -= 1 }
            if j > 0 { i = j - 1 }
        } else if i > 0, is_(.coordinator, i - 1), let last = frames.last?.plan {
            return last
        }
        // "the plan drafted by the islands foresees": the participle hangs on the plan.
        if let made = frames.last, made.cue.frame == .agent, var plan = made.plan,
            let author = made.holders.first?.actor,
            scene.actor(endingAt: i)?.actor == author
        {
            plan.author = author
            return plan
        }
        if let told, i > 0, i <= 2, is_(.group, i - 1) { return told }
        return plans.last { $0.words.upperBound == i }
    }
}
