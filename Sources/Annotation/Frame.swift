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

    var words: Range<Int>
    var cue: Codebook.Cue
    /// The index of the pattern in the codebook's index of cues.
    var pattern: Int
    /// The act, after negation; `nil` where the negation leaves none.
    var act: String?
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

/// A plan as a sentence names it.
struct PlanReference: Equatable {
    var words: Range<Int>
    /// The id in plans.tsv, where it is a named one.
    var id: String?
    var author: String?
}
