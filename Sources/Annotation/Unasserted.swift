/// Predicates that a text names without saying that anybody means them: questions, suppositions, forecasts, what
/// somebody denies, doubts or is asked to do.
extension FrameFinder {
    /// Takes the act from a frame whose predicate is not said to be true; says why.
    func setAside(_ frame: inout Frame) {
        switch frame.cue.frame {
        case .verb, .refusal, .bar, .modal, .left, .pledge, .speech: break
        case .noun:
            if isGivenUp(frame) { setAside(&frame, for: .dropped) }
            return
        case .under, .view, .plan, .agent, .means, .source, .package: return
        }
        let start = frame.words.lowerBound
        if isQuestion(frame) {
            setAside(&frame, for: .question)
        } else if isSupposed(start) {
            setAside(&frame, for: .hypothetical)
        } else if isForecast(start) {
            setAside(&frame, for: .forecast)
        } else if isAsked(frame) {
            setAside(&frame, for: .asked)
        } else if let governor = unassertedGovernor(of: start) {
            setAside(&frame, for: .unasserted)
            // "doubts that the queen wants peace": the doubt is about the peace; who dismisses reports rejects only these.
            frame.isTransparent = frames.contains {
                !$0.isAbsorbed && $0.act != "REJECT" && $0.words.contains(governor)
            }
        }
    }

    private func setAside(_ frame: inout Frame, for reason: Frame.Unasserted) {
        frame.act = nil
        frame.unasserted = reason
    }

    /// Whether a question mark ends the clause, or its auxiliary stands before its subject: "Would the queen accept …?"
    private func isQuestion(_ frame: Frame) -> Bool {
        let isQuoted = scene.words[frame.words.lowerBound].isQuoted
        for i in frame.words.upperBound..<max(frame.words.upperBound, scene.words.count) {
            guard scene.words[i].isQuoted == isQuoted else { return false }
            switch scene.forms[i] {
            case "?": return true
            case ";", ":", ".", "!": return false
            case ",":
                if is_(.coordinator, i + 1) || is_(.adversative, i + 1) || scene.forms[i...].dropFirst().first == "so" {
                    return false
                }
            default: break
            }
        }
        return false
    }

    /// Whether "if", "whether" or an auxiliary before the subject opens the clause: "Should the queen accept, …".
    private func isSupposed(_ start: Int) -> Bool {
        let report = frames.last { $0.cue.frame == .speech && $0.words.upperBound <= start }
        let border = report.map(\.words.upperBound) ?? 0
        var i = start - 1
        while i >= border, start - i < 20, scene.words[i].isWord {
            if is_(.hypothetical, i) { return true }
            if is_(.relative, i) || is_(.adversative, i) { return false }
            i -= 1
        }
        if i < border, let report { return report.unasserted == .hypothetical }
        guard i < 0 || !scene.words[i].isWord, i + 1 < start else { return false }
        return is_(.auxiliary, i + 1) && scene.actors.contains { $0.words.lowerBound == i + 2 && $0.kind != .role }
            && !is_(.relative, i + 2)
    }

    /// "is unlikely to accept", "will probably reject".
    private func isForecast(_ start: Int) -> Bool {
        var i = start - 1
        while i >= 0, is_(.forecast, i) || is_(.auxiliary, i) || is_(.adverb, i) || is_(.infinitive, i) {
            if is_(.forecast, i) { return true }
            i -= 1
        }
        return false
    }

    /// "was asked to accept", "is under pressure to accept".
    private func isAsked(_ frame: Frame) -> Bool {
        var i = frame.words.lowerBound - 1
        while is_(.adverb, i) { i -= 1 }
        guard is_(.infinitive, i) else { return false }
        if let last = frames.last, last.isPassive, last.cue.act == "CALL" || last.cue.act == "DEMAND",
            last.words.upperBound == i || last.words.upperBound == i + 1
        {
            return true
        }
        return is_(.bidden, i - 1)
    }

    /// The word that the clause of a predicate hangs on, where it leaves open whether the clause is true: "denied that
    /// the queen had accepted", "fears the queen will reject".
    private func unassertedGovernor(of start: Int) -> Int? {
        var i = start - 1
        while i >= 0, start - i <= 10, scene.words[i].isWord, !is_(.coordinator, i) {
            if scene.forms[i] == "that" { return i > 0 ? governor(at: i - 1) : nil }
            if is_(.relative, i) { return nil }
            let opensClause =
                is_(.determiner, i + 1) || is_(.person, i + 1) || is_(.group, i + 1)
                || scene.actors.contains { $0.words.lowerBound == i + 1 }
            if i + 1 < start, opensClause, let governor = governor(at: i) { return governor }
            i -= 1
        }
        return nil
    }

    private func governor(at i: Int) -> Int? {
        var before = i - 1
        while is_(.adverb, before) { before -= 1 }
        if is_(.unasserted, i) || is_(.denial, i) {
            // Who does not doubt says so.
            return is_(.denial, i) && is_(.negation, before) ? nil : i
        }
        guard is_(.hearsay, i) else { return nil }
        while is_(.determiner, before) || is_(.adverb, before) { before -= 1 }
        return is_(.denial, before) ? before : nil
    }

    /// "dropped its demand for", unless it refused to.
    private func isGivenUp(_ frame: Frame) -> Bool {
        guard var i = frame.phraseStart.map({ $0 - 1 }) else { return false }
        while is_(.adverb, i) || is_(.determiner, i) { i -= 1 }
        guard is_(.relinquishing, i) else { return false }
        var before = i - 1
        while is_(.auxiliary, before) || is_(.adverb, before) || is_(.infinitive, before) || is_(.modal, before) {
            if is_(.negation, before) { return false }
            before -= 1
        }
        if is_(.negation, before) { return false }
        return !frames.contains { $0.act == "REJECT" && $0.words.upperBound == i }
    }
}
