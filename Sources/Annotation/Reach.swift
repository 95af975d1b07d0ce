/// Whether an issue belongs to a cue, by the words between them.
extension Coder {
    func canReach(_ f: Int, _ t: Int) -> Bool {
        let frame = frames[f]
        let trigger = scene.triggers[t]
        guard trigger.words.lowerBound >= frame.words.upperBound else { return true }
        let between = frame.words.upperBound..<trigger.words.lowerBound
        if isBlocked(between) || isSetting(t, frame.words.upperBound) { return false }
        // "demands" alone has its issue before it; "demands for" behind.
        if frame.cue.frame == .noun, frame.words.count == 1 { return false }
        // A list after a colon is what a noun before it announces: "three tasks for a peace: …".
        if frame.cue.frame == .noun, !between.contains(where: { scene.forms[$0] == ":" }),
            wordRange(trigger.words.upperBound, scene.words.count).contains(where: { scene.forms[$0] == ":" })
        {
            return false
        }
        if frame.cue.frame == .means {
            return scene.triggers.contains {
                $0.words.upperBound <= frame.words.lowerBound && codebook.issues[$0.issue]?.rank == 0
            }
        }
        return true
    }

    /// Whether a noun or an acceptance is the subject of a new predicate that stands before the trigger.
    func isFinishedNoun(_ f: Int, _ t: Int) -> Bool {
        let frame = frames[f]
        guard frame.cue.frame == .noun, scene.triggers[t].words.lowerBound >= frame.words.upperBound else {
            return false
        }
        let between = wordRange(frame.words.upperBound, scene.triggers[t].words.lowerBound)
        let takesClause = is_(.relative, frame.words.upperBound - 1)
        var isInClause = takesClause
        for i in between {
            if is_(.relative, i) || is_(.subordinator, i) { isInClause = true }
            if is_(.finite, i) && !isInClause { return true }
        }
        return false
    }

    /// Whether background stands between a cue and a trigger: a concession, a reason, a relative clause after a comma.
    func isBlocked(_ between: Range<Int>) -> Bool {
        between.contains { i in
            if scene.forms[i] == ";" || is_(.concession, i) { return true }
            let followsComma = i > between.lowerBound && scene.forms[i - 1] == ","
            // "a truce, not talks", "not in this draft": what is set against the issue is none of it.
            let isContrast = scene.forms[i] == "not"
            return followsComma && (is_(.relative, i) || is_(.background, i) || is_(.adversative, i) || isContrast)
        }
    }

    /// Whether a trigger names the setting: "after talks", "using negotiations".
    func isSetting(_ t: Int, _ start: Int) -> Bool {
        var i = scene.triggers[t].words.lowerBound - 1
        while i >= start, scene.words[i].isWord {
            // "urged them to use the assets" is about the assets; "used the talks to …" isn't about the talks.
            if is_(.circumstance, i) { return !(i > start && is_(.infinitive, i - 1)) }
            if is_(.preposition, i) || is_(.auxiliary, i) || is_(.coordinator, i) { return false }
            if scene.triggers.contains(where: { $0.words.contains(i) }) { return false }
            i -= 1
        }
        return false
    }

    /// Whether a trigger hangs on the one before it in the same frame: "talks on borders". Of the two the more specific
    /// one stays, else the first.
    mutating func hangs(_ t: Int, _ f: Int) -> Bool {
        guard let before = last[f] else { return false }
        let head = scene.triggers[before]
        let trigger = scene.triggers[t]
        guard head.words.upperBound <= trigger.words.lowerBound else { return false }
        let between = head.words.upperBound..<trigger.words.lowerBound
        if between.contains(where: { is_(.coordinator, $0) || !scene.words[$0].isWord }) { return false }
        let old = codebook.issues[head.issue]?.rank ?? 1
        let new = codebook.issues[trigger.issue]?.rank ?? 1
        // "rejected a force to carry out the order for a truce": a purpose is no object, unless it is the issue itself.
        let isPurpose = between.dropLast().contains { is_(.infinitive, $0) }
        guard new > old else { return new == 0 || isPurpose || between.contains { is_(.attachment, $0) } }
        findings.removeAll { $0.frame == f && $0.trigger == head.words }
        return false
    }
}
