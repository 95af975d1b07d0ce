/// Codes one sentence: which trigger belongs to which cue, and what act, issue and holder that makes.
struct Coder {
    let codebook: Codebook
    let scene: Scene
    let frames: [Frame]
    let plans: [PlanReference]
    /// The issues of the last rows of a holder, for "without that".
    let earlier: [String: [String]]
    var findings: [Finding] = []
    /// Whether a trigger of the sentence has its place: in a row, or as part of something that is no row.
    var isUsed: [Bool]
    /// The last trigger of each frame, for phrases that hang on it.
    var last: [Int: Int] = [:]
    /// Words of conditions, whose cues make no rows of their own.
    private(set) var conditional: [Range<Int>] = []

    init(codebook: Codebook, scene: Scene, frames: [Frame], plans: [PlanReference], earlier: [String: [String]]) {
        self.codebook = codebook
        self.scene = scene
        self.frames = frames
        self.plans = plans
        self.earlier = earlier
        isUsed = scene.triggers.map { _ in false }
    }

    /// Fills `findings`: conditions first, then what stands before its cue, then what stands behind, claims last.
    mutating func run() {
        let finder = ConditionFinder(codebook: codebook, scene: scene, frames: frames, triggers: scene.triggers)
        let (rows, fills) = finder.conditions()
        for condition in rows where code(condition) { conditional += [condition.prerequisite] + condition.outcome }
        for fill in fills where qualifies(fill) {
            conditional.append(fill.prerequisite)
            let isNamed = scene.triggers.contains { trigger in
                fill.outcome.contains { $0.contains(trigger.words.lowerBound) }
            }
            let isThreat = frames.contains { $0.act == "THREATEN" && !$0.isAbsorbed }
            for t in scene.triggers.indices where (isNamed || !isThreat) && isIn(t, fill.prerequisite) {
                isUsed[t] = true
            }
        }
        let live = frames.indices.filter { isLive(frames[$0]) }
        for f in live where frames[f].cue.frame == .package || frames[f].cue.frame == .agent { codePlan(f) }
        for f in live where frames[f].scope == .left { codeSubject(f) }
        for f in live where frames[f].scope == .right { codeObligation(f) }
        for f in live where frames[f].cue.frame == .verb && frames[f].scope == .right { codeRelative(f) }
        for t in scene.triggers.indices where !isUsed[t] { codeObject(t, live) }
        for f in live where [.speech, .view, .source].contains(frames[f].cue.frame) { codeClaim(f) }
        codeQuotation()
        for fill in fills where qualifies(fill) { qualify(fill) }
        giveWay()
    }

    func is_(_ known: Grammar.Class, _ i: Int) -> Bool {
        scene.forms.indices.contains(i) && codebook.grammar.isIn(known, scene.forms[i])
    }

    func isIn(_ t: Int, _ words: Range<Int>) -> Bool { words.contains(scene.triggers[t].words.lowerBound) }

    func isLive(_ frame: Frame) -> Bool {
        !frame.isAbsorbed && frame.act != nil && !conditional.contains { $0.overlaps(frame.words) }
    }

    /// A plan by its author's name, and conditions without a name: rows on the plan as a whole.
    private mutating func codePlan(_ f: Int) {
        let frame = frames[f]
        guard let issue = codebook.planIssue else { return }
        if frame.cue.frame == .package {
            add(f, issue, frame.words)
            for t in scene.triggers.indices where scene.triggers[t].words.lowerBound >= frame.words.upperBound {
                isUsed[t] = true
            }
        } else if let plan = frame.plan {
            add(f, issue, plan.words)
        }
    }

    /// The issue is the subject: "elections are out of the question", "the plan was rejected by the guild".
    private mutating func codeSubject(_ f: Int) {
        let frame = frames[f]
        let clause = clause(before: frame.words.lowerBound)
        for t in scene.triggers.indices where !isUsed[t] && isIn(t, clause) && !isSetting(t, clause.lowerBound) {
            guard !hangs(t, f) else { continue }
            add(f, t)
            // "Their demand for a vote was rejected": the noun has its row too.
            let noun = frames.indices.last { n in
                isLive(frames[n]) && frames[n].cue.frame == .noun && clause.contains(frames[n].words.lowerBound)
                    && frames[n].words.upperBound <= scene.triggers[t].words.lowerBound
            }
            if let noun, canReach(noun, t), !isFinishedNoun(noun, t) { add(noun, t) }
        }
        // What follows in the clause belongs to the predicate: "could form the basis for talks".
        for t in scene.triggers.indices where !isUsed[t] && scene.triggers[t].words.lowerBound >= frame.words.upperBound
        {
            let between = wordRange(frame.words.upperBound, scene.triggers[t].words.lowerBound)
            guard between.allSatisfy({ scene.words[$0].isWord && !is_(.coordinator, $0) }) else { break }
            guard !frames.contains(where: { between.contains($0.words.lowerBound) }) else { break }
            isUsed[t] = true
        }
    }

    /// The words from the beginning of the clause to a word.
    private func clause(before end: Int) -> Range<Int> {
        var start = end
        // "any deal that legalised it is unacceptable": the relative clause belongs to the subject.
        func opensClause(_ i: Int) -> Bool {
            is_(.relative, i) && (i == 0 || !scene.words[i - 1].isWord || is_(.auxiliary, i - 1))
        }
        while start > 0, scene.words[start - 1].isWord, !opensClause(start - 1),
            !frames.contains(where: { $0.cue.frame == .speech && $0.words.upperBound == start })
        { start -= 1 }
        return start..<end
    }

    /// An obligation or a refusal whose issue is its subject: "sanctions must be lifted".
    private mutating func codeObligation(_ f: Int) {
        let frame = frames[f]
        guard [.modal, .refusal, .bar].contains(frame.cue.frame), case .thing(let words, _) = frame.subject else {
            return
        }
        let behind = scene.triggers.indices.first { scene.triggers[$0].words.lowerBound >= frame.words.upperBound }
        if let behind, canReach(f, behind) {
            let between = wordRange(frame.words.upperBound, scene.triggers[behind].words.lowerBound)
            if !frames.contains(where: { between.contains($0.words.lowerBound) }) { return }
        }
        for t in scene.triggers.indices where !isUsed[t] && isIn(t, words) && !isSetting(t, words.lowerBound) {
            if !hangs(t, f) { add(f, t) }
        }
    }

    /// "a proposal that the islands have rejected": the object stands before the subject.
    private mutating func codeRelative(_ f: Int) {
        let frame = frames[f]
        guard case .actors(let actors) = frame.subject, let holder = actors.first else { return }
        let subject = scene.actors.last { $0.actor == holder && $0.words.upperBound <= frame.words.lowerBound }
        guard var end = subject?.words.lowerBound, end > 0, frame.words.lowerBound - end < 8 else { return }
        if is_(.determiner, end - 1) && !is_(.relative, end - 1) { end -= 1 }
        if end > 0, is_(.relative, end - 1) { end -= 1 }
        if end > 0, scene.forms[end - 1] == ",", is_(.relative, end) { end -= 1 }
        guard let t = scene.triggers.firstIndex(where: { $0.words.upperBound == end }) else { return }
        let isPlain = scene.triggers.contains { t in
            t.words.lowerBound >= frame.words.upperBound && t.words.lowerBound < frame.words.upperBound + 4
        }
        guard !isPlain else { return }
        // Outside quotation marks such a clause is the writer's: what is said ends before it.
        let isSaid = scene.words[frame.words.lowerBound].isQuoted
        add(f, t, holders: isSaid ? frame.holders : actors.map { Holder(actor: $0) })
    }

    /// The issue is the object of the nearest cue before it.
    private mutating func codeObject(_ t: Int, _ live: [Int]) {
        let trigger = scene.triggers[t]
        var candidates = live.filter { f in
            let frame = frames[f]
            if frame.cue.frame == .plan, trigger.issue == codebook.planIssue { return false }
            guard frame.scope == .right, frame.cue.frame != .package, frame.cue.frame != .agent else { return false }
            if frame.words.lowerBound <= trigger.words.lowerBound, trigger.words.upperBound <= frame.words.upperBound {
                return false
            }
            if let start = frame.phraseStart, start <= trigger.words.lowerBound,
                trigger.words.lowerBound < frame.words.upperBound
            {
                return true
            }
            return frame.words.upperBound <= trigger.words.lowerBound
                || frame.words.lowerBound < trigger.words.lowerBound
                    && frame.words.upperBound <= trigger.words.upperBound
        }
        let opaque = frames.last {
            $0.unasserted != nil && !$0.isTransparent && (!$0.isAbsorbed || $0.unasserted == .hypothetical)
                && $0.words.upperBound <= trigger.words.lowerBound
        }
        while let f = candidates.popLast() {
            let frame = frames[f]
            // The issue of a question or a supposition is not the one of the cue before it; but a threat says in its
            // if-clause what it is about.
            let isThreatened = frame.act == "THREATEN" && opaque?.unasserted == .hypothetical
            if let opaque, !isThreatened, frame.words.upperBound <= opaque.words.lowerBound { return }
            if isFinishedNoun(f, t) { continue }
            guard frame.act != "ASSERT", canReach(f, t), !hangs(t, f) else { return }
            add(f, t)
            // A stance on somebody's stance has the same issue: "rejected the rebels' demand for a vote".
            if let start = frame.phraseStart, let outer = candidates.last, frames[outer].cue.frame == .verb,
                (start - 2...start).contains(frames[outer].words.upperBound), frames[outer].holders != frame.holders
            {
                add(outer, t)
            }
            return
        }
    }

    /// A claim about the first issue of what is said, where nothing else is coded in it.
    private mutating func codeClaim(_ f: Int) {
        let frame = frames[f]
        guard frame.act == "ASSERT" else { return }
        if frame.scope == .antecedent {
            let before = scene.triggers.lastIndex {
                $0.words.upperBound <= frame.words.lowerBound && frame.words.lowerBound - $0.words.upperBound < 6
            }
            if let before { add(f, before) }
            return
        }
        let next = frames.first { $0.cue.frame == .speech && $0.words.lowerBound >= frame.words.upperBound }
        var said = wordRange(frame.words.upperBound, next?.words.lowerBound ?? scene.words.count)
        if !said.contains(where: { scene.words[$0].isWord && scene.voices[$0]?.cue == f }),
            let start = scene.voices.firstIndex(where: { $0?.cue == f }), start < frame.words.lowerBound
        {
            said = wordRange(start, frame.words.lowerBound)
        }
        guard !findings.contains(where: { said.contains($0.cue.lowerBound) || said.contains($0.trigger.lowerBound) })
        else {
            return
        }
        guard frame.cue.strength > 1 || said.contains(where: { is_(.modal, $0) || is_(.restriction, $0) }) else {
            return
        }
        // A bare report is a claim only about its subject: "a truce would help", not "he would welcome a truce".
        let claim = said.first { is_(.modal, $0) || is_(.restriction, $0) } ?? said.upperBound
        let first = scene.triggers.indices.first {
            !isUsed[$0] && isIn($0, said) && !isSetting($0, said.lowerBound)
                && (frame.cue.strength > 1 || scene.triggers[$0].words.lowerBound < claim)
        }
        guard let first, !isBlocked(wordRange(said.lowerBound, scene.triggers[first].words.lowerBound)) else { return }
        add(f, first)
    }

    /// A claim or a question between quotation marks that no cue governs.
    private mutating func codeQuotation() {
        guard let t = scene.triggers.indices.first(where: { !isUsed[$0] }), findings.isEmpty else { return }
        let trigger = scene.triggers[t]
        guard let voice = scene.voices[trigger.words.lowerBound], voice.quote != nil else { return }
        let said = scene.words.indices.filter { scene.voices[$0] == voice && scene.words[$0].isQuoted }
        guard said.contains(trigger.words.lowerBound), !frames.contains(where: { said.contains($0.words.lowerBound) })
        else {
            return
        }
        guard said.contains(where: { is_(.modal, $0) || is_(.restriction, $0) || scene.forms[$0] == "?" }) else {
            return
        }
        isUsed[t] = true
        findings.append(
            Finding(
                holder: Holder(actor: voice.speaker), act: "ASSERT", issue: trigger.issue, polarity: 0,
                trigger: trigger.words, cue: trigger.words, evidence: trigger.words, rule: "R14.quotation", strength: 1,
                frame: nil, source: "quote"))
    }

    /// A plan as a whole gives way to a provision of the same frame (R8); a row is given once.
    private mutating func giveWay() {
        var seen: Set<String> = []
        let all = findings
        findings = all.filter { finding in
            let isWhole = finding.issue == codebook.planIssue && finding.act != "CONDITION" && finding.act != "THREATEN"
            let hasProvision = all.contains {
                $0.issue != finding.issue && $0.holder == finding.holder
                    && ($0.frame != nil && $0.frame == finding.frame || $0.act == "PROPOSE" && finding.act == "PROPOSE")
            }
            let isAuthor =
                finding.rule == "R8.author"
                && all.contains {
                    $0.act == finding.act && $0.holder.actor == finding.holder.actor && $0.issue != finding.issue
                }
            if isWhole && hasProvision || isAuthor { return false }
            return seen.insert("\(finding.holder.actor) \(finding.act) \(finding.issue)").inserted
        }
    }
}
