/// A run of text between quotation marks, or from a mark without a partner to the end of its paragraph.
public struct QuotedSpan: Sendable, Hashable {
    /// What is unusual about a quoted span.
    public struct Flags: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: UInt8
        /// Flags by their bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// No closing mark, and the next paragraph doesn't open again: `content` ends with the paragraph, or before the
        /// next opening mark of the same kind.
        public static let unclosed = Flags(rawValue: 1)
        /// No closing mark, because the next paragraph opens again and goes on with the same quotation.
        public static let continued = Flags(rawValue: 2)
        /// The opening mark goes on with the quotation that the paragraph before left open.
        public static let continues = Flags(rawValue: 4)
        /// Opened and closed by single marks.
        public static let single = Flags(rawValue: 8)
    }

    /// The opening mark, bytes.
    public var opener: Range<Int>
    /// The closing mark, bytes; `nil` where there is none.
    public var closer: Range<Int>?
    /// What stands between the marks, bytes.
    public var content: Range<Int>
    /// How many quoted spans are around this one.
    public var depth: Int
    /// The index of the paragraph, among `paragraphs(of:)`.
    public var paragraph: Int
    /// What is unusual about it.
    public var flags: Flags

    /// From the opening mark to the closing mark, or to the end of the content where there is none.
    public var range: Range<Int> {
        opener.lowerBound..<(closer?.upperBound ?? max(content.upperBound, opener.upperBound))
    }
}

/// A quotation mark in a text; apostrophes, feet and inches are not.
public struct QuotationMark: Sendable, Hashable {
    /// What a mark does.
    public enum Role: UInt8, Sendable {
        case opening, closing
        /// A closing mark that nothing opened.
        case stray
    }

    /// The mark's bytes.
    public var range: Range<Int>
    /// What it does.
    public var role: Role

    /// A mark at a byte range.
    public init(range: Range<Int>, role: Role) {
        self.range = range
        self.role = role
    }
}

/// The quotation marks of a text and what they enclose.
public struct Quotations: Sendable, Equatable {
    /// In the order of the text.
    public var marks: [QuotationMark] = []
    /// In the order of their opening marks; two spans nest or are disjoint.
    public var spans: [QuotedSpan] = []

    /// Marks and spans, both in the order of the text.
    public init(marks: [QuotationMark] = [], spans: [QuotedSpan] = []) {
        self.marks = marks
        self.spans = spans
    }
}
