/// An article that is kept, with those that are the same text, republished, and those that it gathers.
public struct Cluster: Sendable, Equatable {
    /// The number of the article that is kept.
    public var kept: Int
    /// The articles that it stands for, by path, then by id.
    public var copies: [Link]
    /// The articles that it is a digest of, which are kept as well, by path, then by id.
    public var parts: [Link]

    /// An article that is kept; alone, unless others are named.
    public init(kept: Int, copies: [Link] = [], parts: [Link] = []) {
        self.kept = kept
        self.copies = copies
        self.parts = parts
    }

    /// Another article.
    public struct Link: Sendable, Equatable {
        /// Its number.
        public var article: Int
        /// How the two are related.
        public var relation: Relation
    }
}

/// How a copy is related to the article that is kept in its place, or a digest to an article that it gathers.
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
        /// The article holds the beginning of the other one, and those of unrelated ones: both are kept.
        case digestOf = "digest-of"

        /// A number for each, which an index keeps.
        var number: UInt64 {
            switch self {
            case .exact: 0
            case .sameText: 1
            case .near: 2
            case .excerpt: 3
            case .extended: 4
            case .update: 5
            case .digestOf: 6
            }
        }
    }

    /// What decided how they are related.
    public enum Rule: String, Sendable {
        /// They are the same, byte for byte.
        case sameBytes = "same-bytes"
        /// They are the same, word for word.
        case sameWords = "same-words"
        /// They share enough themselves.
        case linked
        /// Each shares enough with the centre of their cluster.
        case star
        /// The beginnings of several articles that have nothing in common stand in one.
        case beginnings

        /// A number for each, which an index keeps.
        var number: UInt64 {
            switch self {
            case .sameBytes: 0
            case .sameWords: 1
            case .linked: 2
            case .star: 3
            case .beginnings: 4
            }
        }
    }

    /// What the copy is, or the digest.
    public var kind: Kind
    /// What decided it.
    public var rule: Rule
    /// How much of one is found in the other, the larger of the two shares; how much of an article is found in its
    /// digest. From 0 to 1, in thousandths.
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
