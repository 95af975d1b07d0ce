import Records

/// Finds the cues of a sentence, from left to right, and fills their frames.
struct FrameFinder {
    let codebook: Codebook
    var scene: Scene
    let plans: [PlanReference]
    private(set) var frames: [Frame] = []
    private var subjects: SubjectFinder

    init(codebook: Codebook, scene: Scene, plans: [PlanReference]) {
        self.codebook = codebook
        self.scene = scene
        self.plans = plans
        subjects = SubjectFinder(grammar: codebook.grammar, scene: scene)
    }

    /// Fills `frames`, and the voices of the sentence where verbs of communication show who speaks.
    mutating func run() {
        hearColon()
        let matches = codebook.cueIndex.matches(in: scene.forms)
        var end = 0
        for match in matches where match.words.lowerBound >= end {
            let cue = codebook.cues[codebook.cueOfPattern[match.pattern]]
            var frame = Frame(
                words: match.words, cue: cue, pattern: match.pattern, act: cue.act)
            guard fill(&frame) else { continue }
            absorb(&frame)
            end = match.words.upperBound
            frames.append(frame)
            note(frame)
        }
    }

    private func is_(_ known: Grammar.Class, _ i: Int) -> Bool {
        scene.forms.indices.contains(i) && codebook.grammar.isIn(known, scene.forms[i])
    }

    /// "Name: what the name says", as headlines have it.
    private mutating func hearColon() {
        guard scene.field == .title, let colon = scene.forms.firstIndex(of: ":"), colon + 1 < scene.forms.count else {
            return
        }
        guard case .actors(let actors) = subjects.mainSubject(before: colon), let speaker = actors.first else { return }
        for i in (colon + 1)..<scene.words.count where scene.voices[i] == nil {
            scene.voices[i] = Voice(speaker: speaker, quote: nil, cue: nil)
        }
    }

    private mutating func fill(_ frame: inout Frame) -> Bool {
        let start = frame.words.lowerBound
        switch frame.cue.frame {
        case .noun, .view, .package: return fillNoun(&frame)
        case .source:
            guard let actor = scene.actors.first(where: { $0.words.lowerBound >= frame.words.upperBound }),
                actor.words.lowerBound <= frame.words.upperBound + 4
            else { return false }
            frame.holders = [Holder(actor: actor.actor)]
            return true
        case .agent: return fillAgent(&frame)
        case .plan: return fillPlan(&frame)
        case .means:
            frame.holders = speakers(at: start)
            return !frame.holders.isEmpty
        case .left:
            frame.scope = .left
            frame.holders = forWhom(frame) ?? speakers(at: start)
            frame.subject = subjects.subject(of: start)
            return true
        case .modal:
            frame.subject = subjects.subject(of: start)
            frame.holders = speakers(at: start)
            return true
        case .refusal, .verb, .speech: return fillVerb(&frame)
        }
    }

    private mutating func fillVerb(_ frame: inout Frame) -> Bool {
        let start = frame.words.lowerBound
        let form = scene.forms[start]
        let isGerund = form.hasSuffix("ing")
        if frame.cue.frame != .refusal && !isGerund {
            let isNoun =
                start > 0
                && (is_(.determiner, start - 1) && scene.actor(at: start - 1)?.isPossessive != false
                    && !is_(.relative, start - 1) || scene.forms[start - 1] == "'s"
                    || is_(.owner, start - 1) && scene.forms[start - 1] != "her"
                    || is_(.preposition, start - 1) && scene.forms[start - 1] != "to"
                        && scene.forms[start - 1] != "than")
            if isNoun { return false }
            if start > 0, let actor = scene.actor(at: start - 1), actor.isAttribute, frame.cue.frame != .speech {
                return false
            }
        }
        frame.subject = subjects.subject(of: start)
        if frame.cue.frame == .verb, isPassive(frame) {
            frame.isPassive = true
            frame.scope = .left
            frame.holders = agent(after: frame.words.upperBound).map { [Holder(actor: $0)] } ?? []
            negate(&frame)
            return true
        }
        if frame.cue.frame == .speech, let inverted = invertedSpeaker(frame) { frame.subject = .actors([inverted]) }
        switch frame.subject {
        case .actors(let actors):
            frame.holders = actors.map { holder($0, at: start) }
        case .thing, .none:
            frame.holders = frame.cue.frame == .speech ? [] : speakers(at: start)
        }
        if frame.cue.frame == .speech, refersBack(frame) { frame.scope = .antecedent }
        if frame.cue.frame != .refusal { negate(&frame) }
        return true
    }

    /// An act whose cue is negated is another act, or none.
    private func negate(_ frame: inout Frame) {
        var i = frame.words.lowerBound - 1
        var isNegated = false
        while i >= 0, is_(.auxiliary, i) || is_(.adverb, i) || is_(.negation, i) || is_(.modal, i) {
            if is_(.negation, i) && !is_(.preposition, i) { isNegated.toggle() }
            i -= 1
        }
        guard isNegated, frame.cue.frame != .speech else { return }
        frame.act = frame.act.flatMap { codebook.acts[$0]?.negated }
    }

    private func isPassive(_ frame: Frame) -> Bool {
        let form = scene.forms[frame.words.lowerBound]
        guard form != base(frame), !form.hasSuffix("ing"), !form.hasSuffix("s") else { return false }
        var i = frame.words.lowerBound - 1
        while i >= 0, is_(.adverb, i) || is_(.negation, i) { i -= 1 }
        let isParticiple = i >= 0 && is_(.passive, i)
        guard isParticiple else { return false }
        let next = frame.words.upperBound < scene.forms.count ? scene.forms[frame.words.upperBound] : ""
        return frame.words.count == 1 || next == "by" || scene.forms[frame.words.upperBound - 1] != "to"
    }

    private func agent(after end: Int) -> String? {
        var i = end
        while i < scene.forms.count, i < end + 6, scene.words[i].isWord {
            if scene.forms[i] == "by" {
                return scene.actors.first {
                    $0.words.lowerBound > i && $0.words.lowerBound <= i + 5 && !$0.isPossessive
                }?.actor
            }
            i += 1
        }
        return nil
    }

    /// "unacceptable for Kyiv".
    private func forWhom(_ frame: Frame) -> [Holder]? {
        let end = frame.words.upperBound
        guard end + 1 < scene.forms.count, ["for", "to"].contains(scene.forms[end]) else { return nil }
        guard let actor = scene.actors.first(where: { $0.words.lowerBound > end && $0.words.lowerBound <= end + 2 })
        else {
            return nil
        }
        return [holder(actor.actor, at: frame.words.lowerBound)]
    }

    /// "said the minister", behind a quotation or a comma.
    private func invertedSpeaker(_ frame: Frame) -> String? {
        let start = frame.words.lowerBound
        let end = frame.words.upperBound
        guard start > 0, !scene.words[start - 1].isWord || scene.words[start].followsMark, end < scene.words.count
        else { return nil }
        return scene.actors.first { $0.words.lowerBound >= end && $0.words.lowerBound <= end + 2 && !$0.isPossessive }?
            .actor
    }

    /// "a truce, which he believes would help": the clause is about the noun before the relative pronoun.
    private func refersBack(_ frame: Frame) -> Bool {
        guard case .actors = frame.subject else { return false }
        var i = frame.words.lowerBound - 1
        while i >= 0, scene.words[i].isWord, frame.words.lowerBound - i < 6 {
            if scene.forms[i] == "which" { return true }
            i -= 1
        }
        return false
    }

    /// Whoever speaks at a word.
    func speakers(at word: Int) -> [Holder] {
        scene.voices[word].map { [Holder(actor: $0.speaker)] } ?? []
    }

    /// Who holds a predicate whose subject is an actor, when somebody speaks: R3 and R4.
    func holder(_ actor: String, at word: Int) -> Holder {
        guard let speaker = scene.voices[word]?.speaker, speaker != actor else { return Holder(actor: actor) }
        if codebook.cast.areOpponents(speaker, actor) { return Holder(actor: speaker, via: nil, toldOf: actor) }
        return Holder(actor: actor, via: speaker)
    }

    // MARK: - Nouns

    private mutating func fillNoun(_ frame: inout Frame) -> Bool {
        let start = frame.words.lowerBound
        if start > 0, scene.forms[start - 1] == "to" || is_(.modal, start - 1) { return false }
        var i = start
        while i > 0, start - i < 6 {
            if let actor = scene.actor(endingAt: i) ?? (scene.forms[i - 1] == "'s" ? scene.actor(endingAt: i - 1) : nil)
            {
                let owns =
                    actor.isPossessive || actor.isAttribute || actor.kind == .office
                    || !actor.isPerson && actor.kind == .name && i == start
                if owns {
                    frame.holders = [holder(actor.actor, at: start)]
                    frame.phraseStart = actor.words.lowerBound
                    return true
                }
            }
            if is_(.light, i - 1), i < start || !is_(.determiner, i - 1) {
                frame.phraseStart = i
                guard case .actors(let actors) = subjects.subject(of: i - 1) else { return false }
                frame.holders = actors.map { holder($0, at: start) }
                return true
            }
            if !scene.words[i - 1].isWord || is_(.preposition, i - 1) || is_(.relative, i - 1) { break }
            i -= 1
        }
        if frame.cue.frame != .package, case .actors(let actors) = sayingNoun(frame) {
            frame.phraseStart = i
            frame.holders = actors.map { holder($0, at: start) }
            return true
        }
        return false
    }

    /// "has been firmly against": a predicate made of a form of be and a noun or preposition.
    private func sayingNoun(_ frame: Frame) -> Subject {
        let start = frame.words.lowerBound
        var i = start - 1
        while i >= 0, is_(.adverb, i) { i -= 1 }
        guard i >= 0, is_(.passive, i) || is_(.auxiliary, i) else { return .none }
        switch subjects.subject(of: start) {
        case .actors(let actors): return .actors(actors)
        case .thing(_, let owner): return owner.map { .actors([$0]) } ?? .none
        case .none: return .none
        }
    }

    // MARK: - Plans

    private func fillAgent(_ frame: inout Frame) -> Bool {
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

    private func fillPlan(_ frame: inout Frame) -> Bool {
        guard let plan = planSubject(of: frame.words.lowerBound), let author = plan.author else { return false }
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
        return plans.last { $0.words.upperBound == i }
    }

    // MARK: - What a frame does to those after it

    /// A predicate in the infinitive or the subjunctive is part of the object of the frame before it.
    private func absorb(_ frame: inout Frame) {
        guard frame.cue.frame == .verb || frame.cue.frame == .speech,
            let governor = frames.last(where: { !$0.isAbsorbed })
        else { return }
        guard governor.scope == .right, governor.act != "ASSERT" || governor.cue.frame == .plan else { return }
        let gap = governor.words.upperBound..<max(governor.words.upperBound, frame.words.lowerBound)
        guard gap.count <= 8, gap.allSatisfy({ scene.words[$0].isWord }) else { return }
        let start = frame.words.lowerBound
        let isInfinitive = scene.forms[start - 1] == "to" || governor.words.upperBound == start
        let isGerund = scene.forms[start].hasSuffix("ing")
        let isBare = scene.forms[start] == base(frame) && !is_(.modal, start - 1) && governor.cue.frame != .speech
        let isSubjunctive =
            scene.forms[start] == base(frame) && governor.cue.act == "DEMAND" && governor.cue.frame == .speech
            && !is_(.modal, start - 1)
        if isInfinitive || isGerund || isBare || isSubjunctive { frame.isAbsorbed = true }
    }

    private func base(_ frame: Frame) -> String? {
        codebook.cueIndex.patterns[frame.pattern].sample.first
    }

    private mutating func note(_ frame: Frame) {
        guard !frame.isAbsorbed else { return }
        switch frame.cue.frame {
        case .speech, .view, .source:
            subjects.clauseStarts.append(frame.words.upperBound)
            if case .actors = frame.subject { subjects.previous = frame.subject }
            hear(frame)
        case .verb:
            subjects.clauseStarts.append(frame.words.upperBound)
            if case .actors = frame.subject { subjects.previous = frame.subject }
        case .refusal, .noun:
            if case .actors = frame.subject { subjects.previous = frame.subject }
        default: break
        }
    }

    /// The words that a verb of communication governs are spoken by its holder, unless a quote says otherwise.
    private mutating func hear(_ frame: Frame) {
        guard let holder = frame.holders.first, frame.scope == .right else { return }
        let start = frame.words.lowerBound
        let end = frame.words.upperBound
        let voice = Voice(
            speaker: holder.toldOf == nil ? holder.actor : holder.actor, quote: nil, cue: frames.count - 1)
        let rest = end..<scene.words.count
        let restHasWords = rest.contains { scene.words[$0].isWord && scene.actor(at: $0)?.actor != holder.actor }
        if restHasWords || start == 0 || frame.cue.frame == .source {
            for i in rest where scene.voices[i]?.quote == nil { scene.voices[i] = voice }
        }
        let isTag =
            start > 0 && (!restHasWords || scene.words[..<start].contains { $0.form == "," })
            && scene.words[..<start].last(where: { !$0.isWord })?.form == ","
        if isTag && !restHasWords {
            for i in 0..<start where scene.voices[i] == nil { scene.voices[i] = voice }
        }
    }
}
