/// Cuts a stream into lines, and lines that are very long into pieces, through a buffer of bounded size. A byte order
/// mark at its beginning is no part of the first line.
public struct LinePieces: Sendable {
    /// A line with its line feed, or a piece of one.
    public struct Piece {
        /// Where it stands in `bytes`.
        public var range: Range<Int>
        /// Where it begins in the stream.
        public var offset: Int
        /// Whether a line begins with it.
        public var startsLine: Bool
    }

    /// The most bytes of a piece.
    static let longest = 1 << 16

    /// The bytes that pieces stand in, until more are added.
    public private(set) var bytes: [UInt8] = []
    private var position = 0
    private var offset = 0
    private var isInLine = false
    private var isComplete = false

    /// Begins a stream.
    public init() {}

    /// How many bytes were cut so far.
    public var count: Int { offset }

    /// Adds what follows in the stream.
    public mutating func add(_ more: [UInt8]) {
        bytes.removeFirst(position)
        position = 0
        bytes.append(contentsOf: more)
    }

    /// Says that nothing follows.
    public mutating func finish() { isComplete = true }

    /// The next piece; `nil` where more must be added first, or at the end.
    ///
    /// - Complexity: O(*n*) in the piece; over a stream that is added in large pieces O(*n*) altogether.
    public mutating func next() -> Piece? {
        let stop = min(bytes.count, position + Self.longest)
        guard position < stop else { return nil }
        let feed = firstOffset(of: 0x0A, in: bytes.span.extracting(0..<stop), from: position)
        guard feed != nil || stop == position + Self.longest || isComplete else { return nil }
        let end = feed.map { $0 + 1 } ?? stop
        var piece = Piece(range: position..<end, offset: offset, startsLine: !isInLine)
        if offset == 0, bytes[piece.range].starts(with: [0xEF, 0xBB, 0xBF]) {
            piece.range = position + 3..<end
            piece.offset = 3
        }
        isInLine = feed == nil
        offset += end - position
        position = end
        return piece
    }
}

/// The end of a line's text: its offset before the line feed, and a carriage return before that.
public func textEnd(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int {
    var end = line.upperBound
    if end > line.lowerBound, bytes[end - 1] == 0x0A { end -= 1 }
    if end > line.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
    return end
}
