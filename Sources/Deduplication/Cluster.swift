/// Articles that are one text, republished: the one that is kept and those that it stands for.
public struct Cluster: Sendable, Equatable {
    /// The number of the article that is kept.
    public var kept: Int
    /// The others, by path, then by id.
    public var copies: [Copy]

    /// An article that is left out.
    public struct Copy: Sendable, Equatable {
        /// Its number.
        public var article: Int
        /// How it is related to the article that is kept.
        public var relation: Relation
    }
}

/// How a copy is related to the article that is kept in its place.
public struct Relation: Sendable, Equatable {
    /// What the copy is to the article that is kept.
    public enum Kind: String, Sendable {
        /// The same bytes.
        case exact
        /// The same words.
        case sameText = "same-text"
        /// Each has most of the other.
        case near
        /// The copy is a part of the article that is kept.
        case excerpt
        /// The article that is kept is a part of the copy.
        case extended
        /// Parts of either are missing in the other: a later or an earlier version.
        case update
    }

    /// What decided that they are copies.
    public enum Rule: String, Sendable {
        /// They are the same, byte for byte.
        case sameBytes = "same-bytes"
        /// They are the same, word for word.
        case sameWords = "same-words"
        /// They share enough themselves.
        case linked
        /// Each shares enough with the centre of their cluster.
        case star
    }

    /// What the copy is.
    public var kind: Kind
    /// What decided it.
    public var rule: Rule
    /// How much of one is found in the other, the larger of the two shares: from 0 to 1, in thousandths.
    public var score: Double

    init(kind: Kind, score: Double, rule: Rule) {
        self.kind = kind
        self.score = (score * 1000).rounded() / 1000
        self.rule = rule
    }

    /// The relation of two articles with the same words.
    init(isSameBytes: Bool) {
        self.init(kind: isSameBytes ? .exact : .sameText, score: 1, rule: isSameBytes ? .sameBytes : .sameWords)
    }
}
