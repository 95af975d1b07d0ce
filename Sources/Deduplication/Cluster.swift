/// Articles that are one text, republished: the one that is kept and those that it stands for.
public struct Cluster: Sendable, Equatable {
    /// The number of the article that is kept: the first by path, then by id.
    public var kept: Int
    /// The others, by path, then by id.
    public var copies: [Copy]

    /// An article that is left out.
    public struct Copy: Sendable, Equatable {
        /// Its number.
        public var article: Int
        /// Its id.
        public var id: String
        /// Its path.
        public var path: String
        /// How it is related to the article that is kept.
        public var relation: Relation
    }
}

/// How a copy is related to the article that is kept in its place.
public struct Relation: Sendable, Equatable {
    /// `exact`: the same bytes. `same-text`: the same words. `near`: each has most of the other. `excerpt`: the copy is
    /// a part of the article kept. `extended`: the article kept is a part of the copy.
    public var kind: String
    /// How much of one is found in the other, the larger of the two shares: from 0 to 1, in thousandths.
    public var score: Double
    /// What decided that they are copies: `same-bytes`, `same-words`, `linked` (they share enough themselves) or `star`
    /// (each shares enough with the centre of their cluster).
    public var rule: String

    init(kind: String, score: Double, rule: String) {
        self.kind = kind
        self.score = (score * 1000).rounded() / 1000
        self.rule = rule
    }

    /// The relation of two articles with the same words.
    init(isSameBytes: Bool) {
        self.init(
            kind: isSameBytes ? "exact" : "same-text", score: 1, rule: isSameBytes ? "same-bytes" : "same-words")
    }
}
