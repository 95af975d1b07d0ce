import Records

/// Finds material events (R6): what was done, to whom.
struct EventFinder {
    let codebook: Codebook
    let scene: Scene

    /// The events of a sentence, in order. An event without an actor is none.
    func events() -> [Event] {
        let subjects = SubjectFinder(grammar: codebook.grammar, scene: scene)
        var events: [Event] = []
        for match in codebook.eventIndex.longestMatches(in: scene.forms) {
            let cue = codebook.events[codebook.eventOfPattern[match.pattern]]
            var source: String?
            if case .actors(let actors) = subjects.subject(of: match.words.lowerBound) { source = actors.first }
            if source == nil, case .actors(let actors) = subjects.mainSubject(before: match.words.lowerBound) {
                source = actors.first
            }
            guard let source else { continue }
            let target = scene.actors.first {
                $0.words.lowerBound >= match.words.upperBound && $0.words.lowerBound <= match.words.upperBound + 6
                    && $0.actor != source
            }
            let end = target?.words.upperBound ?? match.words.upperBound
            events.append(
                Event(
                    sentence: scene.sentence, span: scene.bytes(of: match.words.lowerBound..<end), source: source,
                    target: target?.actor, event: cue.event, mode: cue.mode, rule: "R6." + cue.event.lowercased()))
        }
        return events
    }
}
