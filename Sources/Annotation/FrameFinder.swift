import Records

/// Finds the cues of a sentence, from left to right, and fills their frames.
struct FrameFinder {
    let codebook: Codebook
    var scene: Scene
    let plans: [PlanReference]
    private(set) var frames: [Frame] = []
    var subjects: SubjectFinder
    private var hasHeardBack = false

    /// The plan whose contents the sentence before told, for "it also provides for".
    let told: PlanReference?

    init(codebook: Codebook, scene: Scene, plans: [PlanReference], told: PlanReference? = nil) {
        self.told = told
        self.codebook = codebook
        self.scene = scene
        self.plans = plans
        subjects = SubjectFinder(grammar: codebook.grammar, scene: scene)
    }

    /// Fills `frames`, and the voices of the sentence where verbs of communication show who speaks.
    mutating func run() {
        hearColon()
        read()
        // A tag behind what it governs is heard only once it is reached: then the sentence is read again with its voice.
        if hasHeardBack {
            frames = []
            subjects = SubjectFinder(grammar: codebook.grammar, scene: scene)
            read()
        }
    }

    private mutating func read() {
        let matches = codebook.cueIndex.matches(in: scene.forms)
        var end = 0
        var i = 0
        while i < matches.count {
            let start = matches[i].words.lowerBound
            var same: [PatternIndex.Match] = []
            while i < matches.count, matches[i].words.lowerBound == start {
                // "States" is no verb in "the United States".
                let words = matches[i].words
                if !scene.actors.contains(where: { $0.kind == .name && $0.words.overlaps(words) }) {
                    same.append(matches[i])
                }
                i += 1
            }
            guard start >= end, var frame = best(of: same) else { continue }
            setAside(&frame)
            absorb(&frame)
            end = frame.words.upperBound
            frames.append(frame)
            note(frame)
        }
    }

    /// Of cues that begin at one word, the first that has a holder, the longest first; else the first that fits at all.
    private mutating func best(of matches: [PatternIndex.Match]) -> Frame? {
        var first: Frame?
        for match in matches {
            let cue = codebook.cues[codebook.cueOfPattern[match.pattern]]
            var frame = Frame(words: match.words, cue: cue, pattern: match.pattern, act: cue.act)
            guard fill(&frame) else { continue }
            if !frame.holders.isEmpty { return frame }
            if first == nil { first = frame }
        }
        return first
    }

    func is_(_ known: Grammar.Class, _ i: Int) -> Bool {
        scene.forms.indices.contains(i) && codebook.grammar.isIn(known, scene.forms[i])
    }

    /// "Name: what the name says", as headlines have it.
    private mutating func hearColon() {
        guard let colon = scene.forms.firstIndex(of: ":"), colon + 1 < scene.forms.count else { return }
        guard scene.field == .title || scene.words[colon + 1].isQuoted && scene.words[colon + 1].followsMark else {
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
        case .pledge: return fillPledge(&frame)
        case .under:
            let plan = plans.first {
                (frame.words.upperBound...frame.words.upperBound + 4).contains($0.words.lowerBound)
            }
            guard let plan, let author = plan.author else { return false }
            frame.plan = plan
            frame.words = start..<plan.words.upperBound
            frame.holders = [Holder(actor: author)]
            return true
        case .modal:
            frame.subject = subjects.subject(of: start)
            frame.holders = speakers(at: start)
            return true
        case .refusal, .bar, .verb, .speech: return fillVerb(&frame)
        }
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

    /// A predicate in the infinitive or the subjunctive is part of the object of the frame before it.
    private mutating func absorb(_ frame: inout Frame) {
        guard frame.cue.frame == .verb || frame.cue.frame == .speech,
            let governor = frames.last(where: { !$0.isAbsorbed })
        else { return }
        if accused(by: governor, of: frame.words.lowerBound) != nil {
            frame.isAbsorbed = true
            return
        }
        guard governor.scope == .right, governor.act != "ASSERT", governor.cue.frame != .pledge else { return }
        let gap = governor.words.upperBound..<max(governor.words.upperBound, frame.words.lowerBound)
        guard gap.count <= 8, gap.allSatisfy({ scene.words[$0].isWord }) else { return }
        let start = frame.words.lowerBound
        let isInfinitive = scene.forms[start - 1] == "to" || governor.words.upperBound == start
        let isGerund = scene.forms[start].hasSuffix("ing")
        // "wanted to stress that": the wish only introduces what is said.
        if frame.cue.frame == .speech, frame.cue.act == "ASSERT", governor.act == "CALL", isInfinitive {
            if let last = frames.indices.last { frames[last].isAbsorbed = true }
            frame.subject = governor.subject
            frame.holders = governor.holders
            return
        }
        let isBare = scene.forms[start] == base(frame) && !is_(.modal, start - 1) && governor.cue.frame != .speech
        let isSubjunctive =
            scene.forms[start] == base(frame) && governor.cue.act == "DEMAND" && governor.cue.frame == .speech
            && !is_(.modal, start - 1)
        // "hoped the islands would accept": what is hoped for is no act of theirs.
        let isWished = governor.act == "CALL" && governor.cue.frame == .verb || governor.cue.frame == .under
        if isInfinitive || isGerund || isBare || isSubjunctive || isWished { frame.isAbsorbed = true }
    }

    /// Whom a claim charges with a deed: "accused the queen of rejecting"; the deed is claimed, not told.
    private func accused(by governor: Frame, of predicate: Int) -> String? {
        guard scene.forms[predicate].hasSuffix("ing"), is_(.preposition, predicate - 1) else { return nil }
        return governor.accused(in: scene, until: predicate - 1)
    }

    func base(_ frame: Frame) -> String? {
        codebook.cueIndex.patterns[frame.pattern].sample.first
    }

    private mutating func note(_ frame: Frame) {
        guard !frame.isAbsorbed else { return }
        switch frame.cue.frame {
        case .speech, .view, .source:
            subjects.clauseStarts.append(frame.words.upperBound)
            if frame.subject != .none { subjects.previous = frame.subject }
            hear(frame)
        case .verb:
            subjects.clauseStarts.append(frame.words.upperBound)
            if frame.subject != .none { subjects.previous = frame.subject }
        case .refusal, .bar, .noun:
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
        let rest = wordRange(end, backgroundStart(after: end) ?? scene.words.count)
        let restHasWords = rest.contains { scene.words[$0].isWord && scene.actor(at: $0)?.actor != holder.actor }
        if restHasWords || start == 0 || frame.cue.frame == .source {
            for i in rest where scene.voices[i]?.quote == nil { scene.voices[i] = voice }
        }
        let isTag =
            start > 0 && (!restHasWords || scene.words[..<start].contains { $0.form == "," })
            && scene.words[..<start].last(where: { !$0.isWord })?.form == ","
        if start > 0, !scene.words[start].isQuoted, !isTag || restHasWords {
            for i in 0..<start where scene.words[i].isQuoted && (scene.voices[i] == nil || isHeardBack(i, voice)) {
                if scene.voices[i] == nil { hasHeardBack = true }
                scene.voices[i] = voice
            }
        }
        if isTag && !restHasWords {
            for i in 0..<start where scene.voices[i] == nil || isHeardBack(i, voice) {
                if scene.voices[i] == nil { hasHeardBack = true }
                scene.voices[i] = voice
            }
        }
    }

    /// Whether a word has its voice from the same tag, when the sentence was read first.
    private func isHeardBack(_ i: Int, _ voice: Voice) -> Bool {
        hasHeardBack && scene.voices[i]?.quote == nil && scene.voices[i]?.speaker == voice.speaker
    }

    /// Where what is said ends and background begins: "…, although", "even as".
    private func backgroundStart(after end: Int) -> Int? {
        scene.words.indices.first { i in
            i > end && is_(.background, i) && (!scene.words[i - 1].isWord || is_(.background, i + 1))
        }
    }
}
