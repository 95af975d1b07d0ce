/// A word, a number, a mark or a symbol of a text, and where it stands.
public struct Token: Sendable, Hashable {
    /// What a token is.
    public enum Kind: UInt8, Sendable {
        /// Letters, with what joins them: `cease-fire`, `10-point`, `don't`, `U.S.`, `Gen.`, `AT&T`.
        case word
        /// Digits, with what joins them: `3.5`, `1,000`, `10:30`, `2014`.
        case number
        /// `'s` or the apostrophe of a plural: a possessive, or a shortened "is" or "has".
        case clitic
        /// A quotation mark, as the quotation layer found it.
        case quotationMark
        /// A full stop, comma, colon, bracket, dash, ellipsis…
        case punctuation
        /// Anything else: `$`, `%`, an emoji.
        case symbol
        /// A web or mail address.
        case link
    }

    /// What the letters of a token look like, and what is beside it.
    public struct Features: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: UInt16
        /// Features by their bits.
        public init(rawValue: UInt16) { self.rawValue = rawValue }
        /// The first letter is upper-case.
        public static let capitalized = Features(rawValue: 1)
        /// Two letters at least, and none is lower-case.
        public static let allUppercase = Features(rawValue: 2)
        /// White space, or the beginning of the text, stands before it.
        public static let spaceBefore = Features(rawValue: 4)
        /// A word that ends in its own full stop: `U.S.`, `Gen.`, `J.`
        public static let abbreviation = Features(rawValue: 8)
        /// A word with a hyphen inside.
        public static let hyphenated = Features(rawValue: 16)
        /// A word with a digit inside.
        public static let hasDigit = Features(rawValue: 32)
        /// The first token of its paragraph.
        public static let paragraphStart = Features(rawValue: 64)
        /// A quotation mark that opens.
        public static let opensQuotation = Features(rawValue: 128)
        /// A quotation mark that closes; one that has no partner is neither.
        public static let closesQuotation = Features(rawValue: 256)
    }

    private var startOffset: UInt32
    private var endOffset: UInt32
    /// What it is.
    public var kind: Kind
    /// What it looks like.
    public var features: Features

    /// A token at a byte range.
    public init(_ range: Range<Int>, kind: Kind, features: Features = []) {
        startOffset = UInt32(truncatingIfNeeded: range.lowerBound)
        endOffset = UInt32(truncatingIfNeeded: range.upperBound)
        self.kind = kind
        self.features = features
    }

    /// The offset of the first byte.
    public var start: Int { Int(startOffset) }
    /// The offset after the last byte.
    public var end: Int { Int(endOffset) }
    /// The bytes.
    public var range: Range<Int> { start..<end }
    /// Whether the first letter is upper-case.
    public var isCapitalized: Bool { features.contains(.capitalized) }
}
