/// A condition as a sentence states it: "Y only if X".
struct ConditionFrame {
    var cue: Codebook.Condition
    /// The words of the cue.
    var words: Range<Int>
    /// The words of the prerequisite X.
    var prerequisite: Range<Int>
    /// The words of the outcome Y, in one or two runs.
    var outcome: [Range<Int>]
    var holders: [Holder]
}

/// Finds conditions (R9).
struct ConditionFinder {
    let codebook: Codebook
    let scene: Scene
    let frames: [Frame]
    let triggers: [Trigger]

    /// The conditions that give rows of their own, and those that only qualify other rows; in the order of their cues.
    func conditions() -> (rows: [ConditionFrame], fills: [ConditionFrame]) {
        var rows: [ConditionFrame] = []
        var fills: [ConditionFrame] = []
        let matches = codebook.conditionIndex.matches(in: scene.forms)
        var end = 0
        var i = 0
        while i < matches.count {
            // Several rows of the table may have the same words: the first that fits counts.
            var same: [PatternIndex.Match] = []
            while i < matches.count, same.isEmpty || matches[i].words.lowerBound == same[0].words.lowerBound {
                same.append(matches[i])
                i += 1
            }
            guard let longest = same.first?.words.count, same[0].words.lowerBound >= end else { continue }
            for match in same where match.words.count == longest {
                let cue = codebook.conditions[codebook.conditionOfPattern[match.pattern]]
                guard let frame = frame(cue, match.words) else { continue }
                let isTaken = rows.contains { row in row.prerequisite.overlaps(match.words) }
                guard !isTaken else { break }
                if cue.makesRows { rows.append(frame) } else { fills.append(frame) }
                end = match.words.upperBound
                break
            }
        }
        return (rows, fills)
    }

    private func is_(_ known: Grammar.Class, _ i: Int) -> Bool { codebook.grammar.isIn(known, scene.forms[i]) }

    private func frame(_ cue: Codebook.Condition, _ words: Range<Int>) -> ConditionFrame? {
        let region = region(around: words.lowerBound)
        var prerequisite: Range<Int>
        var outcome: [Range<Int>]
        if cue.isPrerequisiteRight {
            if isFronted(words.lowerBound, region),
                let comma = mainClauseComma(wordRange(words.upperBound, region.upperBound))
            {
                prerequisite = words.upperBound..<comma
                outcome = [wordRange(comma + 1, region.upperBound)]
            } else {
                prerequisite = wordRange(
                    words.upperBound, prerequisiteEnd(wordRange(words.upperBound, region.upperBound)))
                outcome = [
                    wordRange(outcomeStart(wordRange(region.lowerBound, words.lowerBound)), words.lowerBound)
                ]
            }
        } else {
            prerequisite = wordRange(region.lowerBound, words.lowerBound)
            outcome = [wordRange(words.upperBound, region.upperBound)]
        }
        guard !prerequisite.isEmpty else { return nil }
        if cue.isPrerequisiteRight, let before = laterOutcome(in: prerequisite) {
            outcome.append(wordRange(before.upperBound, prerequisite.upperBound))
            prerequisite = wordRange(prerequisite.lowerBound, before.lowerBound)
        }
        var frame = ConditionFrame(cue: cue, words: words, prerequisite: prerequisite, outcome: outcome, holders: [])
        guard meets(cue.need, frame) else { return nil }
        guard cue.makesRows else { return frame }
        if hasOwnAct(frame) { return nil }
        frame.holders = holders(frame)
        return frame
    }

    /// The run of words around a word that the same voice speaks; a narrator's is the sentence.
    private func region(around word: Int) -> Range<Int> {
        let voice = scene.voices[word]
        guard voice != nil else { return 0..<scene.words.count }
        var start = word
        var end = word + 1
        while start > 0, scene.voices[start - 1] == voice { start -= 1 }
        while end < scene.words.count, scene.voices[end] == voice { end += 1 }
        return start..<end
    }

    /// An outcome begins behind a clause that another conjunction joins: "… , but no talks until …".
    private func outcomeStart(_ range: Range<Int>) -> Int {
        let border = range.dropFirst().last { i in
            scene.forms[i] == ";" || scene.forms[i - 1] == "," && is_(.coordinator, i) && scene.forms[i] != "and"
        }
        return border ?? range.lowerBound
    }

    private func isFronted(_ start: Int, _ region: Range<Int>) -> Bool {
        let before = wordRange(region.lowerBound, start)
        return before.allSatisfy {
            is_(.coordinator, $0) || is_(.adverb, $0) || !scene.words[$0].isWord || scene.forms[$0] == "that"
        }
    }

    /// The comma after which the main clause begins: the first with a predicate behind it.
    private func mainClauseComma(_ range: Range<Int>) -> Int? {
        range.first { i in
            scene.forms[i] == ","
                && wordRange(i + 1, range.upperBound).prefix(12).contains {
                    is_(.modal, $0) || is_(.negation, $0) || is_(.finite, $0)
                }
        }
    }

    /// A prerequisite ends before a clause that is background.
    private func prerequisiteEnd(_ range: Range<Int>) -> Int {
        range.first { i in
            scene.forms[i] == "," && i + 1 < range.upperBound
                && ((i + 1..<min(i + 4, range.upperBound)).contains { is_(.background, $0) } || is_(.relative, i + 1)
                    || is_(.adversative, i + 1) || isTag(i + 1))
        } ?? range.upperBound
    }

    /// Whether "the envoy said" begins here.
    private func isTag(_ start: Int) -> Bool {
        frames.contains { frame in
            guard frame.cue.frame == .speech, frame.words.lowerBound >= start, frame.words.lowerBound - start < 10
            else { return false }
            return (start..<frame.words.lowerBound).allSatisfy { scene.words[$0].isWord }
        }
    }

    /// "… before talks" inside a prerequisite names one more outcome.
    private func laterOutcome(in range: Range<Int>) -> Range<Int>? {
        for match in codebook.conditionIndex.matches(in: Array(scene.forms[range])) {
            let cue = codebook.conditions[codebook.conditionOfPattern[match.pattern]]
            if !cue.isPrerequisiteRight && cue.need == .demanded {
                return (range.lowerBound + match.words.lowerBound)..<(range.lowerBound + match.words.upperBound)
            }
        }
        return nil
    }

    private func meets(_ need: Codebook.Condition.Need, _ frame: ConditionFrame) -> Bool {
        let outcome = frame.outcome.flatMap { Array($0) }
        func refuses() -> Bool {
            frames.contains { f in f.act == "REJECT" && frame.outcome.contains { $0.contains(f.words.lowerBound) } }
        }
        switch need {
        case .any: return true
        case .negated: return outcome.contains { is_(.negation, $0) } || refuses()
        case .possible:
            let names = triggers.contains { t in frame.outcome.contains { $0.contains(t.words.lowerBound) } }
            return names && outcome.contains { is_(.modal, $0) }
                && outcome.contains { is_(.beginning, $0) }
        case .demanded:
            let obliges = frames.contains {
                $0.cue.act == "DEMAND" && $0.words.upperBound <= frame.words.lowerBound
                    && (frame.prerequisite.contains($0.words.lowerBound) || $0.cue.frame == .speech)
            }
            let names = triggers.contains { t in frame.outcome.contains { $0.contains(t.words.lowerBound) } }
            return obliges && names
        }
    }

    /// An if-clause beside a threat or the holder's own offer only qualifies it.
    private func hasOwnAct(_ frame: ConditionFrame) -> Bool {
        guard frame.cue.need == .possible || frame.cue.need == .any else { return false }
        return frames.contains { f in
            guard !f.isAbsorbed, f.words.upperBound <= scene.words.count else { return false }
            let governs = f.act == "THREATEN" && f.words.upperBound <= (frame.outcome.first?.lowerBound ?? 0) + 1
            let inside = frame.outcome.contains { $0.contains(f.words.lowerBound) }
            return governs || inside && (f.act == "THREATEN" || f.act == "PROPOSE" && frame.cue.need == .possible)
        }
    }

    private func holders(_ frame: ConditionFrame) -> [Holder] {
        // Whoever takes a stance on the outcome holds the condition: "Russia will not sign until …".
        let inside = frames.filter { f in
            !f.isAbsorbed && f.unasserted == nil && !f.holders.isEmpty && f.cue.frame != .modal && f.cue.frame != .left
                && f.cue.frame != .speech
                && f.cue.frame != .plan && frame.outcome.contains { $0.contains(f.words.lowerBound) }
        }
        if let stance = inside.first { return stance.holders }
        if let speaker = scene.voices[frame.words.lowerBound]?.speaker { return [Holder(actor: speaker)] }
        let outcome = frame.outcome.first?.lowerBound ?? 0
        if let speech = frames.last(where: {
            !$0.holders.isEmpty && $0.unasserted == nil && $0.words.lowerBound < max(outcome, frame.words.lowerBound)
        }) {
            return speech.holders
        }
        // "The sultan made a truce contingent on …": the subject of the clause sets the condition.
        let clause = (0..<frame.words.lowerBound).reversed().prefix { scene.words[$0].isWord }
        let subjects = SubjectFinder(grammar: codebook.grammar, scene: scene)
        if frame.cue.need == .any, frame.cue.isPrerequisiteRight, clause.count == frame.words.lowerBound,
            case .actors(let actors) = subjects.mainSubject(before: frame.words.lowerBound)
        {
            return actors.map { Holder(actor: $0) }
        }
        return []
    }
}
