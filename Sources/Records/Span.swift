/// Which of an article's two texts a span counts in.
public enum Field: String, Sendable, Hashable, CaseIterable {
    case text, title
}

/// A run of an article's text or title: UTF-8 byte offsets, from 0, half-open.
public struct TextSpan: Sendable, Hashable {
    /// The text that the offsets count in.
    public var field: Field
    /// The offset of the first byte.
    public var start: Int
    /// The offset after the last byte.
    public var end: Int

    /// A span of `field`, from `start` up to `end`, in UTF-8 bytes.
    public init(_ field: Field = .text, start: Int, end: Int) {
        self.field = field
        self.start = start
        self.end = end
    }

    /// The byte offsets as a range.
    public var range: Range<Int> { start..<end }

    /// Whether the two spans share a byte of the same field.
    public func overlaps(_ other: TextSpan) -> Bool {
        field == other.field && start < other.end && other.start < end
    }

    /// Whether the other span lies wholly inside this one, in the same field.
    public func contains(_ other: TextSpan) -> Bool {
        field == other.field && start <= other.start && other.end <= end
    }
}

/// The order of a document: the title first, then by start, longer spans before shorter ones.
extension TextSpan: Comparable {
    /// Whether one span comes before the other in the document.
    public static func < (one: TextSpan, other: TextSpan) -> Bool {
        if one.field != other.field { return one.field == .title }
        if one.start != other.start { return one.start < other.start }
        return one.end > other.end
    }
}
