/// Who holds what a frame says, and who reports it.
struct Holder: Equatable {
    var actor: String
    /// Who tells it, where that is somebody else (R3).
    var via: String?
    /// The opponent whose wish the holder tells (R4).
    var toldOf: String?
}

/// A cue of a sentence with all that its frame has found around it.
struct Frame {
    /// Where the issue stands.
    enum Scope { case right, left, antecedent }
    /// Why a text does not say that anybody means a predicate; what signals call it.
    enum Unasserted: String { case question, hypothetical, forecast, asked, unasserted, dropped }

    var words: Range<Int>
    var cue: Codebook.Cue
    /// The index of the pattern in the codebook's index of cues.
    var pattern: Int
    /// The act, after negation; `nil` where the negation leaves none, or nobody is said to mean it.
    var act: String?
    var unasserted: Unasserted?
    /// Whether the issue behind a frame without an act is the one of the frame before it.
    var isTransparent = false
    var holders: [Holder] = []
    var subject: Subject = .none
    var scope = Scope.right
    var isPassive = false
    /// Its predicate belongs to another frame's object: "urged them to accept".
    var isAbsorbed = false
    /// The plan whose contents these are, or that the agent made.
    var plan: PlanReference?
    /// A noun whose holder is its possessor, not the subject of a verb.
    var isOwned = false
    /// Where the noun phrase of a nominal stance begins: at its possessor.
    var phraseStart: Int?
}

extension Frame {
    /// The actor between a claim and the preposition that says what it charges the actor with.
    ///
    /// - Parameter end: The index of the preposition; `nil` where any will do.
    func accused(in scene: Scene, until end: Int? = nil) -> String? {
        guard cue.frame == .speech, cue.act == "ASSERT" else { return nil }
        let actor = scene.actors.first {
            words.upperBound <= $0.words.lowerBound && $0.words.lowerBound <= words.upperBound + 2
                && !$0.isPossessive && !$0.isAttribute
        }
        guard let actor, actor.words.upperBound < scene.forms.count else { return nil }
        guard actor.words.upperBound == end ?? actor.words.upperBound, scene.forms[actor.words.upperBound] == "of"
        else {
            return nil
        }
        return actor.actor
    }
}

/// A plan as a sentence names it.
struct PlanReference: Equatable {
    var words: Range<Int>
    /// The id in plans.tsv, where it is a named one.
    var id: String?
    var author: String?
}
