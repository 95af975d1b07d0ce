import Records

/// What a row says besides holder, act and issue.
extension Coder {
    /// Codes a trigger for a frame.
    ///
    /// - Parameter holders: Who holds it, where that is not as the frame says.
    mutating func add(_ f: Int, _ t: Int, holders: [Holder]? = nil) {
        isUsed[t] = true
        last[f] = t
        add(f, scene.triggers[t].issue, scene.triggers[t].words, holders: holders)
    }

    /// Codes an issue for a frame: a finding for each holder.
    mutating func add(_ f: Int, _ issue: String, _ words: Range<Int>, holders: [Holder]? = nil) {
        let frame = frames[f]
        guard var act = frame.act else { return }
        let isFirst = !findings.contains { $0.frame == f }
        let cue = frame.words
        let cover = min(cue.lowerBound, words.lowerBound)..<max(cue.upperBound, words.upperBound)
        var turned = polarity(act, cue.upperBound, words)
        if frame.cue.frame == .speech, act == "DEMAND", isIndicative(frame, words) { act = "ASSERT" }
        if frame.cue.frame == .speech, act == "THREATEN", !bringsHarm(frame) { act = "DOUBT" }
        if frame.cue.frame == .left, act == "REJECT", isOwned(words, frame) { turned = -turned }
        // "threatened strikes if they reject the plan": what is threatened against is what the if-clause says.
        if act == "THREATEN", conditional.contains(where: { $0.contains(words.lowerBound) }) { turned = -turned }
        if act != frame.act { turned = codebook.acts[act]?.polarity ?? 0 }
        if (codebook.acts[act]?.polarity ?? 0) > 0, isWithout(cue.upperBound, words) {
            act = "REJECT"
            turned = -1
        }
        for holder in holders ?? frame.holders {
            var finding = Finding(
                holder: holder, act: act, mode: mode(frame, act), issue: issue, polarity: turned, trigger: words,
                cue: cue, evidence: isFirst ? cover : conjunct(words, cue.upperBound), rule: rule(frame),
                strength: frame.cue.strength, frame: f, targets: targets(of: frame, holder, words, isFirst: isFirst),
                plan: frame.plan?.id ?? planID(issue, words), source: source(cover, frame))
            if let told = holder.toldOf {
                finding.act = "ASSERT"
                finding.rule = "R4.told"
                finding.polarity = 0
                finding.mode = nil
                finding.targets = [told]
            }
            if finding.act == "ASSERT", finding.targets.isEmpty, let accused = frame.accused(in: scene) {
                finding.rule = "R4.told"
                finding.targets = [accused]
            }
            if frame.cue.frame == .package {
                finding.relation = "IF"
                finding.conditionIssues = Set(
                    scene.triggers.filter { $0.words.lowerBound >= cue.upperBound }.map(\.issue)
                ).sorted()
            }
            findings.append(finding)
        }
    }

    private func rule(_ frame: Frame) -> String {
        switch frame.cue.frame {
        case .noun: "R10.noun"
        case .view: "R10.view"
        case .plan, .under: "R8.content"
        case .agent: "R8.author"
        case .means: "R16.means"
        case .package: "R11.package"
        case .speech, .verb, .modal, .refusal, .bar, .pledge, .left, .source:
            "R3." + frame.cue.frame.rawValue + (frame.isPassive ? "-passive" : "")
        }
    }

    private func mode(_ frame: Frame, _ act: String) -> String? {
        guard act == frame.act else { return nil }
        return act == "THREATEN" && frame.cue.frame == .speech ? "threat" : frame.cue.mode
    }

    private func planID(_ issue: String, _ words: Range<Int>) -> String? {
        issue == codebook.planIssue ? plans.first { $0.words.overlaps(words) }?.id : nil
    }

    /// An insistence on a fact is a claim: its clause has a finite verb.
    private func isIndicative(_ frame: Frame, _ words: Range<Int>) -> Bool {
        let end = min(scene.words.count, words.upperBound + 2)
        return frame.words.upperBound < end && (frame.words.upperBound..<end).contains { is_(.finite, $0) }
    }

    /// A warning is a threat where its holder's side would bring the harm about, or an if-clause says what to do.
    private func bringsHarm(_ frame: Frame) -> Bool {
        guard let holder = frame.holders.first?.actor else { return false }
        let cast = codebook.cast
        let rest = wordRange(frame.words.upperBound, scene.words.count)
        let isOwn = scene.actors.contains {
            rest.contains($0.words.lowerBound) && !$0.isPossessive && !$0.isAttribute
                && ($0.actor == holder
                    || cast.actors[holder] != nil && cast.side(of: $0.actor) == cast.side(of: holder))
        }
        let isParty = !(cast.opponents[cast.side(of: holder)]?.isEmpty ?? true)
        return isOwn || isParty || rest.contains { is_(.conditional, $0) }
    }

    /// Whether a judgement is on what the holder's own side has: "our borders are not up for negotiation".
    private func isOwned(_ words: Range<Int>, _ frame: Frame) -> Bool {
        guard let holder = frame.holders.first?.actor else { return false }
        let owner = scene.actors.last { $0.words.upperBound <= words.upperBound && $0.isPossessive }
        guard let owner, words.lowerBound - owner.words.upperBound < 3 else { return false }
        let cast = codebook.cast
        return owner.actor == holder
            || cast.actors[holder] != nil && cast.side(of: owner.actor) == cast.side(of: holder)
    }

    private func isWithout(_ from: Int, _ words: Range<Int>) -> Bool {
        guard from < words.lowerBound else { return false }
        for i in (from..<words.lowerBound).reversed() {
            guard scene.words[i].isWord else { return false }
            if is_(.without, i) { return true }
            // "urged them to talk without delay and to open the port": the next infinitive is free of it.
            if scene.forms[i] == "to", i > from, is_(.coordinator, i - 1) { return false }
        }
        return false
    }

    /// The attitude to the positive pole (R13): the act's own, turned round by each hostile word right before the issue
    /// and by a trigger that names the negative pole.
    func polarity(_ act: String, _ from: Int, _ words: Range<Int>) -> Int {
        let base = codebook.acts[act]?.polarity ?? 0
        var turns = scene.triggers.contains { $0.words == words && $0.isNegative } ? 1 : 0
        var i = words.lowerBound - 1
        while i >= from, scene.words[i].isWord, !is_(.coordinator, i) {
            if is_(.hostile, i) { turns += 1 }
            i -= 1
        }
        // "sanctions are lifted", "borders must not be moved": the hostile word is the predicate.
        var end = words.upperBound
        while end < scene.words.count,
            is_(.auxiliary, end) || is_(.modal, end) || is_(.adverb, end) || is_(.negation, end) && end < from
        { end += 1 }
        let isPredicate =
            end > words.upperBound && (is_(.hostile, end) || is_(.altering, end)) && !is_(.negation, end)
            && (from <= words.lowerBound || from <= end)
        if isPredicate, (words.upperBound..<end).contains(where: { is_(.passive, $0) }) {
            turns += 1
        }
        return turns % 2 == 0 ? base : -base
    }

    /// The conjunct that holds a trigger, in a list of several.
    private func conjunct(_ words: Range<Int>, _ from: Int) -> Range<Int> {
        var start = words.lowerBound
        while start > from, scene.words[start - 1].isWord, !is_(.coordinator, start - 1) { start -= 1 }
        return wordRange(start, words.upperBound)
    }

    /// Whom a row is addressed to or answers (R12), where the sentence says it.
    private func targets(of frame: Frame, _ holder: Holder, _ words: Range<Int>, isFirst: Bool) -> [String] {
        guard let act = frame.act, act != "ASSERT" else { return [] }
        if [.modal, .bar].contains(frame.cue.frame), case .actors(let actors) = frame.subject,
            !actors.contains(holder.actor)
        {
            return actors.map(party).sorted()
        }
        let isAnswer = (codebook.acts[act]?.answers ?? false)
        if isAnswer, let author = plans.first(where: { $0.words.overlaps(words) })?.author, author != holder.actor {
            return [author]
        }
        if !isAnswer, let old = findings.last(where: { $0.act == act && $0.holder == holder }),
            !isFirst || old.frame != nil
        {
            if codebook.acts[act]?.obliges ?? false { return old.targets }
        }
        let from =
            isFirst ? frame.phraseStart ?? frame.words.upperBound : conjunct(words, frame.words.upperBound).lowerBound
        var to = words.upperBound
        while to < scene.words.count, to < words.upperBound + 4, scene.words[to].isWord, !is_(.coordinator, to) {
            to += 1
        }
        return from < to ? targets(in: from..<to, holder) : []
    }

    /// The first actor of another side in some words; media and places take no part.
    func targets(in range: Range<Int>, _ holder: Holder) -> [String] {
        let cast = codebook.cast
        let isKnown = cast.actors[holder.actor] != nil
        let other = scene.actors.first {
            guard range.contains($0.words.lowerBound), $0.actor != holder.actor else { return false }
            guard let known = cast.actors[$0.actor] else { return $0.isPerson || !isKnown }
            return known.type != "media" && (!isKnown || known.side != cast.side(of: holder.actor))
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

    /// The writer characterises a stance by its noun (R10), and tells what a plan contains (R8); a verb that governs the
    /// noun, or the holder's own words, make it reported.
    private func characterised(_ frame: Frame, _ voice: Voice?) -> String? {
        switch frame.cue.frame {
        case .plan, .under, .agent: return "narrator"
        case .noun, .package:
            if !frame.isOwned { return "reported" }
            return frame.holders.contains { $0.actor == voice?.speaker } ? "reported" : "narrator"
        default: return nil
        }
    }

    /// The source level (R14): quote, mixed, reported or narrator.
    func source(_ cover: Range<Int>, _ frame: Frame?) -> String {
        let key = frame?.words ?? cover
        let voice = scene.voices[key.lowerBound]
        if cover.contains(where: { scene.words[$0].isQuoted }) {
            let isWhole = cover.allSatisfy { scene.words[$0].isQuoted }
            return isWhole && voice != nil ? "quote" : "mixed"
        }
        if let frame, let level = characterised(frame, voice) { return level }
        if let cue = voice?.cue { return frames[cue].cue.frame == .view ? "narrator" : "reported" }
        if voice?.quote != nil { return "reported" }
        return frame?.cue.source ?? (voice == nil ? "reported" : "narrator")
    }
}
