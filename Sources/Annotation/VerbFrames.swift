import Records

extension FrameFinder {
    /// A verb with its subject; `false` where the word is no verb here.
    mutating func fillVerb(_ frame: inout Frame) -> Bool {
        let start = frame.words.lowerBound
        guard isVerb(frame) else { return false }
        // "there can be no truce": nobody is the subject.
        frame.subject = is_(.expletive, start) ? .none : subjects.subject(of: start)
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
        case .thing(let words, _):
            let isOwn = is_(.own, words.upperBound - 1)
            let isBarred =
                frame.cue.frame == .bar || frame.cue.frame == .refusal && is_(.passive, frame.words.upperBound)
            guard isOwn || isBarred else {
                return frame.cue.frame == .speech || frame.cue.frame == .verb && !isParticiple(start)
            }
            frame.holders = speakers(at: start)
        case .none:
            frame.holders = frame.cue.frame == .speech ? [] : speakers(at: start)
        }
        if frame.cue.frame == .speech, refersBack(frame) { frame.scope = .antecedent }
        if frame.cue.frame == .verb { negate(&frame) }
        return true
    }

    /// "said it would lift the embargo": who speaks promises an act of its own; a warning is none.
    mutating func fillPledge(_ frame: inout Frame) -> Bool {
        let start = frame.words.lowerBound
        guard let voice = scene.voices[start], case .actors(let actors) = subjects.subject(of: start) else {
            return false
        }
        guard actors.contains(voice.speaker), !is_(.passive, frame.words.upperBound),
            !is_(.auxiliary, frame.words.upperBound),
            !is_(.negation, frame.words.upperBound)
        else { return false }
        let speech = frames.last { $0.cue.frame == .speech }
        if let speech, speech.act != "ASSERT", speech.holders.contains(where: { $0.actor == voice.speaker }) {
            return false
        }
        frame.subject = .actors(actors)
        frame.holders = [Holder(actor: voice.speaker)]
        return true
    }

    /// Whether the cue is a verb where it stands: not part of an issue's name, and not a noun.
    private func isVerb(_ frame: Frame) -> Bool {
        let start = frame.words.lowerBound
        let isInName = scene.triggers.contains {
            $0.words.count > 1 && $0.words.lowerBound < start && frame.words.upperBound <= $0.words.upperBound
        }
        if isInName { return false }
        let form = scene.forms[start]
        guard frame.cue.frame == .verb || frame.cue.frame == .speech, !form.hasSuffix("ing") else { return true }
        if start > 0 {
            let isOwned =
                scene.forms[start - 1] == "'s"
                || is_(.owner, start - 1) && scene.actor(at: start - 1)?.isPossessive != false
            let isGoverned = is_(.preposition, start - 1) && !is_(.infinitive, start - 1)
            if is_(.article, start - 1) || isOwned || isGoverned { return false }
            if let actor = scene.actor(at: start - 1), actor.isAttribute, frame.cue.frame != .speech { return false }
        }
        // "support from allies", "demands for land": a noun with its phrase.
        let isAmbiguous =
            frame.words.count == 1 && (form == base(frame) || form.hasSuffix("s") && !form.hasSuffix("ss"))
        return !(isAmbiguous && is_(.nounPhrase, frame.words.upperBound))
    }

    private func isParticiple(_ word: Int) -> Bool {
        let form = scene.forms[word]
        return form.hasSuffix("ed") || form.hasSuffix("ing")
    }

    /// An act whose cue is negated is another act, or none.
    private func negate(_ frame: inout Frame) {
        var i = frame.words.lowerBound - 1
        var isNegated = false
        while i >= 0, is_(.auxiliary, i) || is_(.adverb, i) || is_(.negation, i) || is_(.modal, i) {
            if is_(.negation, i) && !is_(.preposition, i) { isNegated.toggle() }
            i -= 1
        }
        if isSubjectNegated(endingAt: i) { isNegated.toggle() }
        guard isNegated else { return }
        frame.act = frame.act.flatMap { codebook.acts[$0]?.negated }
    }

    /// "Neither the queen nor the king accepted", "Nor did the king".
    private func isSubjectNegated(endingAt end: Int) -> Bool {
        guard end >= 0, scene.words[end].isWord else { return false }
        let start = subjects.clauseStart(before: end)
        func negates(_ i: Int) -> Bool { is_(.negation, i) && !is_(.preposition, i) && !is_(.auxiliary, i) }
        return negates(start) || negates(start - 1) && is_(.coordinator, start - 1)
    }

    private func isPassive(_ frame: Frame) -> Bool {
        let form = scene.forms[frame.words.lowerBound]
        guard form != base(frame), !form.hasSuffix("ing"), !form.hasSuffix("s") else { return false }
        var i = frame.words.lowerBound - 1
        while i >= 0, is_(.adverb, i) || is_(.negation, i) { i -= 1 }
        guard i >= 0, is_(.passive, i) else { return false }
        // "is committed to" is no passive; "was asked to" is one.
        return frame.cue.act == "CALL" || !is_(.infinitive, frame.words.upperBound - 1)
    }

    private func agent(after end: Int) -> String? {
        var i = end
        while i < scene.forms.count, i < end + 6, scene.words[i].isWord {
            if is_(.agent, i) {
                return scene.actors.first {
                    $0.words.lowerBound > i && $0.words.lowerBound <= i + 5 && !$0.isPossessive
                }?.actor
            }
            i += 1
        }
        return nil
    }

    /// "unacceptable for Kyiv".
    func forWhom(_ frame: Frame) -> [Holder]? {
        let end = frame.words.upperBound
        guard end + 1 < scene.forms.count, is_(.beneficiary, end) else { return nil }
        let actor = scene.actors.first { $0.words.lowerBound > end && $0.words.lowerBound <= end + 2 }
        return actor.map { [holder($0.actor, at: frame.words.lowerBound)] }
    }

    /// "said the minister", behind a quotation or a comma.
    private func invertedSpeaker(_ frame: Frame) -> String? {
        let start = frame.words.lowerBound
        let end = frame.words.upperBound
        guard start > 0, end < scene.words.count, !scene.words[start - 1].isWord || scene.words[start].followsMark
        else {
            return nil
        }
        return scene.actors.first {
            $0.words.lowerBound >= end && $0.words.lowerBound <= end + 2 && !$0.isPossessive
        }?.actor
    }

    /// "a truce, which he believes would help": the clause is about the noun before the relative pronoun.
    private func refersBack(_ frame: Frame) -> Bool {
        guard case .actors = frame.subject else { return false }
        var i = frame.words.lowerBound - 1
        while i >= 0, scene.words[i].isWord, frame.words.lowerBound - i < 6 {
            if is_(.relative, i), i > 0, !scene.words[i - 1].isWord { return true }
            i -= 1
        }
        return false
    }
}
