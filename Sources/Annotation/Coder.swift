import Records

/// Codes one sentence: which trigger belongs to which cue, and what act, issue and holder that makes.
struct Coder {
    let codebook: Codebook
    let scene: Scene
    let frames: [Frame]
    let plans: [PlanReference]
    /// The issues of the last row of a holder, for "without that".
    let earlier: [String: [String]]
    private(set) var findings: [Finding] = []
    private var isUsed: [Bool]
    /// What the last trigger of each frame was, for phrases that hang on it.
    private var last: [Int: Int] = [:]
    /// Words of conditions, whose cues make no rows of their own.
    private var conditional: [Range<Int>] = []

    init(codebook: Codebook, scene: Scene, frames: [Frame], plans: [PlanReference], earlier: [String: [String]]) {
        self.codebook = codebook
        self.scene = scene
        self.frames = frames
        self.plans = plans
        self.earlier = earlier
        isUsed = scene.triggers.map { _ in false }
    }

    /// Fills `findings`.
    mutating func run() {
        let finder = ConditionFinder(codebook: codebook, scene: scene, frames: frames, triggers: scene.triggers)
        let conditions = finder.conditions()
        for condition in conditions.rows { code(condition) }
        for fill in conditions.fills {
            for (i, trigger) in scene.triggers.enumerated() where fill.prerequisite.contains(trigger.words.lowerBound) {
                if !hasOwnFinding(fill) { continue }
                isUsed[i] = true
            }
        }
        for (f, frame) in frames.enumerated() where isLive(frame) && frame.scope != .right { codeLeft(f, frame) }
        for (t, trigger) in scene.triggers.enumerated() where !isUsed[t] { codeRight(t, trigger) }
        for (f, frame) in frames.enumerated() where isLive(frame) { codeLeftover(f, frame) }
        for fill in conditions.fills { qualify(fill) }
        giveWay()
    }

    private func is_(_ known: Grammar.Class, _ i: Int) -> Bool {
        scene.forms.indices.contains(i) && codebook.grammar.isIn(known, scene.forms[i])
    }

    private func isLive(_ frame: Frame) -> Bool {
        !frame.isAbsorbed && frame.act != nil && !conditional.contains { $0.overlaps(frame.words) }
    }

    // MARK: - Conditions

    private mutating func code(_ condition: ConditionFrame) {
        let inside = scene.triggers.indices.filter {
            !isUsed[$0] && condition.prerequisite.contains(scene.triggers[$0].words.lowerBound)
                && !isSetting($0, condition.prerequisite.lowerBound)
        }
        let outcome = scene.triggers.indices.filter { t in
            !isUsed[t] && condition.outcome.contains { $0.contains(scene.triggers[t].words.lowerBound) }
        }
        let consequents = Set(outcome.map { scene.triggers[$0].issue }).sorted()
        guard let holder = condition.holders.first else { return }
        var issues = inside.map { (issue: scene.triggers[$0].issue, words: scene.triggers[$0].words) }
        if issues.isEmpty {
            let pronoun = condition.prerequisite.first { scene.words[$0].isWord }
            guard let pronoun, is_(.demonstrative, pronoun), condition.prerequisite.count <= 3 else { return }
            issues = (earlier[holder.actor] ?? []).map { ($0, pronoun..<(pronoun + 1)) }
        }
        guard !issues.isEmpty else { return }
        let rule = "R9." + condition.cue.relation.lowercased().replacing("_", with: "-")
        for holder in condition.holders {
            for (issue, words) in issues where !(codebook.issues[issue]?.rank == 0 && issues.count > 1) {
                let cover =
                    min(
                        condition.words.lowerBound, words.lowerBound)..<max(
                        condition.words.upperBound, words.upperBound)
                findings.append(
                    Finding(
                        holder: holder, act: "CONDITION", issue: issue,
                        polarity: polarity("CONDITION", condition.prerequisite.lowerBound, words),
                        trigger: words, cue: condition.words, evidence: cover, rule: rule, strength: 3, frame: nil,
                        targets: targets(in: condition.prerequisite, holder, isObject: false),
                        relation: condition.cue.relation,
                        conditionIssues: consequents.filter { $0 != issue }, condition: clause(condition),
                        source: source(cover, nil)))
            }
        }
        for t in inside + outcome { isUsed[t] = true }
        conditional.append(condition.prerequisite)
        conditional += condition.outcome
    }

    private func clause(_ condition: ConditionFrame) -> Range<Int> {
        condition.cue.isPrerequisiteRight
            ? condition.words.lowerBound..<condition.prerequisite.upperBound : condition.prerequisite
    }

    private func hasOwnFinding(_ fill: ConditionFrame) -> Bool {
        frames.contains { f in isLive(f) && fill.outcome.contains { $0.contains(f.words.lowerBound) } }
            && scene.triggers.contains { t in fill.outcome.contains { $0.contains(t.words.lowerBound) } }
    }

    /// An if-clause on another act fills the condition members without changing the act.
    private mutating func qualify(_ fill: ConditionFrame) {
        let issues = scene.triggers.filter { fill.prerequisite.contains($0.words.lowerBound) }.map(\.issue)
        for i in findings.indices where findings[i].relation == nil {
            guard fill.outcome.contains(where: { $0.overlaps(findings[i].evidence) }) || findings[i].act == "THREATEN"
            else { continue }
            findings[i].relation = fill.cue.relation
            findings[i].conditionIssues = Set(issues).sorted()
            findings[i].condition = clause(fill)
        }
    }

    // MARK: - Frames

    /// The issue is the subject: "elections are out of the question", "the plan was rejected by the guild".
    private mutating func codeLeft(_ f: Int, _ frame: Frame) {
        let start = frame.words.lowerBound
        if frame.scope == .antecedent {
            if let t = scene.triggers.lastIndex(where: {
                $0.words.upperBound <= start && start - $0.words.upperBound < 6
            }) {
                add(f, t)
            }
            return
        }
        var from = start
        while from > 0, scene.words[from - 1].isWord, scene.forms[from - 1] != "that", !is_(.relative, from - 1),
            !frames.contains(where: { $0.cue.frame == .speech && $0.words.upperBound == from })
        { from -= 1 }
        for t in scene.triggers.indices
        where !isUsed[t] && from <= scene.triggers[t].words.lowerBound
            && scene.triggers[t].words.upperBound <= start && !isSetting(t, from)
        {
            if hangs(t, f) { continue }
            add(f, t)
        }
        // What follows in the clause belongs to the predicate: "could form the basis for talks".
        for t in scene.triggers.indices where !isUsed[t] && scene.triggers[t].words.lowerBound >= frame.words.upperBound
        {
            let between = frame.words.upperBound..<scene.triggers[t].words.lowerBound
            guard between.allSatisfy({ scene.words[$0].isWord && !is_(.coordinator, $0) }) else { break }
            guard !frames.contains(where: { between.contains($0.words.lowerBound) }) else { break }
            isUsed[t] = true
        }
    }

    private mutating func codeRight(_ t: Int, _ trigger: Trigger) {
        let candidates = frames.indices.filter { f in
            let frame = frames[f]
            guard frame.scope == .right, isLive(frame) else { return false }
            if frame.cue.frame == .noun || frame.cue.frame == .package, let start = frame.phraseStart,
                start <= trigger.words.lowerBound, trigger.words.lowerBound < frame.words.upperBound
            {
                return true
            }
            return frame.words.upperBound <= trigger.words.lowerBound
                || frame.words.lowerBound < trigger.words.lowerBound
                    && frame.words.upperBound <= trigger.words.upperBound
        }
        guard let f = candidates.max(by: { frames[$0].words.lowerBound < frames[$1].words.lowerBound }) else { return }
        guard canReach(f, t) else { return }
        add(f, t)
        // A stance on somebody's stance has the same issue: "rejected the rebels' demand for a vote".
        if frames[f].cue.frame == .noun, f > 0, let start = frames[f].phraseStart {
            let outer = frames[f - 1]
            if isLive(outer), outer.cue.frame == .verb, outer.words.upperBound >= start - 2,
                outer.words.upperBound <= start,
                outer.holders != frames[f].holders
            {
                add(f - 1, t)
            }
        }
    }

    private mutating func canReach(_ f: Int, _ t: Int) -> Bool {
        let frame = frames[f]
        let trigger = scene.triggers[t]
        let between = frame.words.upperBound..<max(frame.words.upperBound, trigger.words.lowerBound)
        if isBlocked(between) || isSetting(t, frame.words.upperBound) { return false }
        if frame.cue.frame == .means {
            return scene.triggers.contains {
                $0.words.upperBound <= frame.words.lowerBound && codebook.issues[$0.issue]?.rank == 0
            }
        }
        if frame.act == "ASSERT" { return last[f] == nil && isClaim(frame) }
        return !hangs(t, f)
    }

    /// Whether background stands between a cue and a trigger: a concession, a reason, a relative clause after a comma.
    private func isBlocked(_ between: Range<Int>) -> Bool {
        between.contains { i in
            let form = scene.forms[i]
            if form == ";" { return true }
            let followsComma = i > between.lowerBound && scene.forms[i - 1] == ","
            if followsComma && (is_(.relative, i) && form != "that" || is_(.background, i)) { return true }
            return ["although", "though", "because", "whereas", "who"].contains(form)
        }
    }

    /// Whether a trigger names the setting: "after talks", "using negotiations".
    private func isSetting(_ t: Int, _ start: Int) -> Bool {
        var i = scene.triggers[t].words.lowerBound - 1
        while i >= start, scene.words[i].isWord {
            if is_(.circumstance, i) { return true }
            if is_(.preposition, i) || is_(.auxiliary, i) || is_(.coordinator, i) { return false }
            if scene.triggers.contains(where: { $0.words.contains(i) }) { return false }
            i -= 1
        }
        // The cue itself may end in the word: "only after the withdrawal" is no setting.
        return false
    }

    /// Whether a trigger hangs on the one before it in the same frame: "talks on borders". Then the more specific stays.
    private mutating func hangs(_ t: Int, _ f: Int) -> Bool {
        guard let before = last[f] else { return false }
        let head = scene.triggers[before]
        let trigger = scene.triggers[t]
        guard head.words.upperBound <= trigger.words.lowerBound else { return false }
        let between = head.words.upperBound..<trigger.words.lowerBound
        let joined = between.contains { is_(.coordinator, $0) || !scene.words[$0].isWord }
        guard !joined else { return false }
        let ranks = (codebook.issues[head.issue]?.rank ?? 1, codebook.issues[trigger.issue]?.rank ?? 1)
        let isAttached = between.contains { is_(.attachment, $0) }
        guard isAttached || ranks.1 > ranks.0 || ranks.1 == 0 else { return false }
        if ranks.1 > ranks.0 {
            findings.removeAll { $0.frame == f && $0.trigger == head.words }
            return false
        }
        return true
    }

    /// Whether what was said is a claim about the issue, not a report of a fact.
    private func isClaim(_ frame: Frame) -> Bool {
        if frame.cue.strength > 1 { return true }
        return (frame.words.upperBound..<scene.words.count).contains {
            is_(.modal, $0) || scene.forms[$0] == "only" || scene.forms[$0] == "merely" || scene.forms[$0] == "means"
        }
    }

    /// Frames whose issue is the subject although the cue looks right: "sanctions must be lifted", "a truce would help, he argued".
    private mutating func codeLeftover(_ f: Int, _ frame: Frame) {
        guard last[f] == nil, frame.scope == .right else { return }
        if frame.cue.frame == .agent, let plan = frame.plan, let issue = codebook.planIssue {
            guard !findings.contains(where: { $0.act == "PROPOSE" && frame.holders.contains($0.holder) }) else {
                return
            }
            append(f, issue, plan.words)
            return
        }
        if frame.cue.frame == .package, let issue = codebook.planIssue {
            append(f, issue, frame.words)
            return
        }
        let start = frame.words.lowerBound
        let isObligation = frame.cue.frame == .modal || frame.cue.frame == .refusal
        if isObligation, case .thing(let words, _) = frame.subject {
            for t in scene.triggers.indices where !isUsed[t] && words.contains(scene.triggers[t].words.lowerBound) {
                add(f, t)
                return
            }
        }
        if frame.cue.frame == .speech, frame.act == "ASSERT" {
            let said = scene.triggers.indices.first {
                !isUsed[$0] && scene.triggers[$0].words.upperBound <= start
                    && scene.voices[scene.triggers[$0].words.lowerBound]?.cue == f
            }
            if let said, frame.cue.strength > 1 || (0..<start).contains(where: { is_(.modal, $0) }) { add(f, said) }
        }
    }

    // MARK: - Findings

    private mutating func add(_ f: Int, _ t: Int) {
        isUsed[t] = true
        last[f] = t
        append(f, scene.triggers[t].issue, scene.triggers[t].words)
    }

    private mutating func append(_ f: Int, _ issue: String, _ words: Range<Int>) {
        let frame = frames[f]
        guard var act = frame.act else { return }
        let first = !findings.contains { $0.frame == f }
        let cover = min(frame.words.lowerBound, words.lowerBound)..<max(frame.words.upperBound, words.upperBound)
        let from = frame.words.upperBound
        var turned = polarity(act, from, words)
        if frame.cue.frame == .speech, act == "DEMAND", isIndicative(frame, words) { act = "ASSERT" }
        if frame.cue.frame == .speech, act == "THREATEN", !bringsHarm(frame) { act = "DOUBT" }
        if isWithout(from, words), act != "REJECT", act != "ASSERT", act != "DOUBT" {
            act = "REJECT"
            turned = -1
        }
        for holder in frame.holders {
            let told = holder.toldOf != nil
            let targets = told ? [holder.toldOf].compactMap { $0 } : self.targets(of: frame, holder, words)
            findings.append(
                Finding(
                    holder: holder, act: told ? "ASSERT" : act, mode: mode(frame, act), issue: issue,
                    polarity: told ? 0 : turned, trigger: words, cue: frame.words,
                    evidence: first ? cover : conjunct(words, from),
                    rule: rule(frame, told), strength: frame.cue.strength, frame: f, targets: targets,
                    relation: act == "CONDITION" ? "IF" : nil, plan: frame.plan?.id ?? planID(issue, words),
                    source: source(cover, frame)))
        }
        if act == "CONDITION", let last = findings.indices.last {
            let outcomes = scene.triggers.filter { $0.words.lowerBound >= frame.words.upperBound }.map(\.issue)
            findings[last].conditionIssues = Set(outcomes).sorted()
            for t in scene.triggers.indices where scene.triggers[t].words.lowerBound >= frame.words.upperBound {
                isUsed[t] = true
            }
        }
    }

    private func rule(_ frame: Frame, _ told: Bool) -> String {
        if told { return "R4.told" }
        switch frame.cue.frame {
        case .noun: return "R10.noun"
        case .view: return "R10.view"
        case .plan: return "R8.content"
        case .agent: return "R8.author"
        case .means: return "R16.means"
        case .package: return "R11.package"
        case .speech, .verb, .modal, .refusal, .left, .source:
            return "R3." + frame.cue.frame.rawValue + (frame.isPassive ? "-passive" : "")
        }
    }

    private func mode(_ frame: Frame, _ act: String) -> String? {
        if act == "THREATEN" { return frame.cue.frame == .speech && bringsHarm(frame) ? "threat" : frame.cue.mode }
        return act == frame.act ? frame.cue.mode : nil
    }

    private func planID(_ issue: String, _ words: Range<Int>) -> String? {
        issue == codebook.planIssue ? plans.first { $0.words.overlaps(words) }?.id : nil
    }

    /// An insistence on a fact is a claim: its clause has a finite verb.
    private func isIndicative(_ frame: Frame, _ words: Range<Int>) -> Bool {
        let end = min(scene.words.count, words.upperBound + 4)
        return frame.words.upperBound < end && (frame.words.upperBound..<end).contains { is_(.finite, $0) }
    }

    /// A warning is a threat where its holder's side would bring the harm about, or an if-clause names what to do.
    private func bringsHarm(_ frame: Frame) -> Bool {
        guard let holder = frame.holders.first else { return false }
        let rest = frame.words.upperBound..<scene.words.count
        let side = codebook.cast.side(of: holder.actor)
        let own = scene.actors.contains {
            rest.contains($0.words.lowerBound)
                && ($0.actor == holder.actor
                    || side != codebook.cast.unknownSide && codebook.cast.side(of: $0.actor) == side)
        }
        return own || rest.contains { scene.forms[$0] == "if" || scene.forms[$0] == "unless" }
    }

    private func isWithout(_ from: Int, _ words: Range<Int>) -> Bool {
        guard from < words.lowerBound else { return false }
        var i = words.lowerBound - 1
        while i >= from, scene.words[i].isWord {
            if scene.forms[i] == "without" { return true }
            i -= 1
        }
        return false
    }

    /// The attitude to the positive pole (R13): the act's own, turned round by each hostile word before the issue.
    private func polarity(_ act: String, _ from: Int, _ words: Range<Int>) -> Int {
        let base = codebook.acts[act]?.polarity ?? 0
        var turns = 0
        var i = words.lowerBound - 1
        while i >= from, scene.words[i].isWord {
            if is_(.hostile, i) { turns += 1 }
            i -= 1
        }
        return turns % 2 == 0 ? base : -base
    }

    private func conjunct(_ words: Range<Int>, _ from: Int) -> Range<Int> {
        var start = words.lowerBound
        while start > from, scene.words[start - 1].isWord, !is_(.coordinator, start - 1) { start -= 1 }
        return start..<words.upperBound
    }

    private func targets(of frame: Frame, _ holder: Holder, _ words: Range<Int>) -> [String] {
        if frame.cue.frame == .modal || frame.cue.frame == .refusal, case .actors(let actors) = frame.subject,
            !actors.contains(holder.actor)
        {
            return actors.map(party).sorted()
        }
        let from = frame.words.upperBound
        let to = min(scene.words.count, max(words.upperBound, from) + 4)
        return from < to ? targets(in: from..<to, holder, isObject: true) : []
    }

    private func targets(in range: Range<Int>, _ holder: Holder, isObject: Bool) -> [String] {
        let side = codebook.cast.side(of: holder.actor)
        let other = scene.actors.first {
            range.contains($0.words.lowerBound) && $0.actor != holder.actor
                && (side == codebook.cast.unknownSide || codebook.cast.side(of: $0.actor) != side)
        }
        return other.map { [party($0.actor)] } ?? []
    }

    /// Forces do not negotiate: their state does.
    private func party(_ actor: String) -> String {
        guard let known = codebook.cast.actors[actor], known.type == "forces", !known.parent.isEmpty else {
            return actor
        }
        return known.parent
    }

    /// The source level of R14.
    private func source(_ cover: Range<Int>, _ frame: Frame?) -> String {
        let key = frame?.words ?? cover
        if cover.contains(where: { scene.words[$0].isQuoted }) {
            let isWhole = key.allSatisfy { scene.words[$0].isQuoted } && scene.voices[key.lowerBound]?.quote != nil
            return isWhole && cover.allSatisfy({ scene.words[$0].isQuoted }) ? "quote" : "mixed"
        }
        if let frame, frame.cue.source == "narrator", scene.voices[key.lowerBound] == nil { return "narrator" }
        if scene.voices[key.lowerBound] != nil {
            return scene.field == .title && scene.voices[key.lowerBound]?.quote == nil
                && scene.voices[key.lowerBound]?.cue == nil ? "narrator" : "reported"
        }
        return frame?.cue.source ?? "reported"
    }

    /// A plan as a whole, and what is general, gives way to a provision of the same holder in the sentence (R8).
    private mutating func giveWay() {
        var seen: Set<String> = []
        let all = findings
        findings.removeAll { finding in
            guard finding.issue == codebook.planIssue, finding.act != "CONDITION", finding.act != "THREATEN" else {
                return false
            }
            return all.contains {
                $0.issue != finding.issue && $0.holder.actor == finding.holder.actor && $0.frame == finding.frame
                    && $0.frame != nil
            }
        }
        findings = findings.filter { seen.insert("\($0.holder.actor) \($0.act) \($0.issue)").inserted }
    }
}
