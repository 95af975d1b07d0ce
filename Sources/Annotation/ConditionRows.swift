/// The rows of conditions, and conditions on the rows of other acts (R9).
extension Coder {
    /// Makes the rows of a condition: one for each issue of the prerequisite.
    ///
    /// - Returns: Whether there are any.
    mutating func code(_ condition: ConditionFrame) -> Bool {
        let inside = scene.triggers.indices.filter {
            !isUsed[$0] && isIn($0, condition.prerequisite) && !isSetting($0, condition.prerequisite.lowerBound)
        }
        let outcome = scene.triggers.indices.filter { t in !isUsed[t] && condition.outcome.contains { isIn(t, $0) } }
        var named = inside.map { (issue: scene.triggers[$0].issue, words: scene.triggers[$0].words) }
        if named.isEmpty, let holder = condition.holders.first { named = meant(condition.prerequisite, holder) }
        guard !named.isEmpty, !condition.holders.isEmpty else { return false }
        let consequents = Set(outcome.map { scene.triggers[$0].issue })
        let cue = condition.words
        let ranges = condition.outcome + [condition.prerequisite, cue]
        let start = ranges.map(\.lowerBound).min() ?? cue.lowerBound
        let whole = start..<(ranges.map(\.upperBound).max() ?? cue.upperBound)
        for holder in condition.holders {
            for (issue, words) in named {
                let cover = min(cue.lowerBound, words.lowerBound)..<max(cue.upperBound, words.upperBound)
                let told = holder.toldOf
                findings.append(
                    Finding(
                        holder: holder, act: told == nil ? "CONDITION" : "ASSERT", issue: issue,
                        polarity: polarity("CONDITION", condition.prerequisite.lowerBound, words), trigger: words,
                        cue: cue, evidence: cover, rule: told == nil ? rule(condition) : "R4.told", strength: 3,
                        frame: nil,
                        targets: told.map { [$0] } ?? targets(in: condition.prerequisite, holder),
                        relation: condition.cue.relation,
                        conditionIssues: consequents.subtracting([issue]).sorted(), condition: clause(of: condition),
                        source: source(whole, nil)))
            }
        }
        for t in inside + outcome { isUsed[t] = true }
        return true
    }

    private func rule(_ condition: ConditionFrame) -> String {
        "R9." + String(decoding: condition.cue.relation.lowercased().utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
    }

    /// "without that": the issues of the holder's last rows.
    private func meant(_ prerequisite: Range<Int>, _ holder: Holder) -> [(issue: String, words: Range<Int>)] {
        guard prerequisite.count <= 3, let pronoun = prerequisite.first(where: { scene.words[$0].isWord }) else {
            return []
        }
        guard is_(.demonstrative, pronoun) else { return [] }
        return (earlier[holder.actor] ?? []).map { ($0, pronoun..<(pronoun + 1)) }
    }

    /// The words of the if-clause or the prerequisite, without the punctuation behind it.
    private func clause(of condition: ConditionFrame) -> Range<Int> {
        var clause =
            condition.cue.isPrerequisiteRight
            ? wordRange(condition.words.lowerBound, condition.prerequisite.upperBound) : condition.prerequisite
        while let last = clause.last, !scene.words[last].isWord { clause.removeLast() }
        return clause
    }

    /// Whether a clause qualifies an act of the sentence: one in its outcome, or a threat around it.
    func qualifies(_ fill: ConditionFrame) -> Bool {
        frames.contains { f in
            !f.isAbsorbed && f.act != nil
                && (fill.outcome.contains { $0.contains(f.words.lowerBound) } || f.act == "THREATEN")
        }
    }

    /// An if-clause on another act fills the condition members without changing the act.
    mutating func qualify(_ fill: ConditionFrame) {
        let issues = scene.triggers.filter { fill.prerequisite.contains($0.words.lowerBound) }.map(\.issue)
        for i in findings.indices where findings[i].relation == nil && findings[i].act != "ASSERT" {
            let isOutcome = fill.outcome.contains { $0.overlaps(findings[i].evidence) }
            guard isOutcome || findings[i].act == "THREATEN" else { continue }
            findings[i].relation = fill.cue.relation
            findings[i].conditionIssues = Set(issues).sorted()
            findings[i].condition = clause(of: fill)
        }
    }
}
