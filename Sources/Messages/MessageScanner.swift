import Bytes

/// Finds the text or the page of a message, however large it is and whatever is attached to it: of what it reads it keeps
/// no more than a line and the headers around it.
///
/// Of alternatives a page goes before a text; of related parts the one that the others belong to is read, which `start`
/// names or else is the first; of others the first that is a page or a text and not empty. Attachments, pictures and
/// messages that are attached are passed over; these are looked into where there is nothing else. A part ends at the
/// boundary of any multipart around it, or at the end: many messages are cut off.
///
/// - Complexity: O(*n*), as often as multiparts are nested, which is limited; memory for a line of 64 KiB and a header.
/// - Source: RFC 2046, section 5; RFC 2387, section 3, for `start`.
public struct MessageScanner: Sendable {
    /// The most multiparts and messages within each other that are looked into.
    static let deepest = 32

    private enum State {
        case header
        /// In a part that holds no others.
        case leaf
        /// Before the first part of a multipart, or behind its last.
        case between
    }

    private var lines = LinePieces()
    private var state = State.header
    /// The header that is read.
    private var reader = HeaderReader()
    /// The header of the message.
    private var header: MessageHeader?
    /// The multiparts and messages that are open, the outermost first.
    private var open: [Container] = []
    private var leaf: Leaf?
    private var best: Leaf?
    /// How many bytes the line break above has, which belongs to a boundary below it.
    private var lastBreak = 0

    /// Begins a message.
    public init() {}

    /// Reads on.
    public mutating func add(_ bytes: [UInt8]) {
        lines.add(bytes)
        readLines()
    }

    /// What the message holds, when all of it was added.
    public mutating func finish() -> Message {
        lines.finish()
        readLines()
        if state == .header { begin(reader.finished(), at: lines.count) }
        close(at: lines.count)
        return Message(header: header ?? MessageHeader(), part: best?.part)
    }

    private mutating func readLines() {
        while let piece = lines.next() {
            read(piece)
            lastBreak = piece.range.upperBound - textEnd(lines.bytes.span, piece.range)
        }
    }

    private mutating func read(_ piece: LinePieces.Piece) {
        if piece.startsLine, !open.isEmpty, passBoundary(piece) { return }
        let bytes = lines.bytes
        switch state {
        case .between: break
        case .leaf: leaf?.look(at: bytes.span, piece.range)
        case .header:
            if header == nil, reader.header.fieldCount == 0, isBeforeHeader(piece) { return }
            switch reader.read(bytes.span, piece.range, startsLine: piece.startsLine) {
            case .field: break
            case .end: begin(reader.finished(), at: piece.offset + piece.range.count)
            case .body:
                begin(reader.finished(), at: piece.offset)
                read(piece)
            }
        }
    }

    /// Whether a line may stand before the header of a message: an empty one, or the line that begins a message in a
    /// mailbox.
    private func isBeforeHeader(_ piece: LinePieces.Piece) -> Bool {
        let line = lines.bytes[piece.range]
        if !piece.startsLine { return true }
        return line.allSatisfy(isASCIISpace) || line.drop { $0 == 0x3E }.starts(with: fromSpace)
    }

    /// Begins what a header stands before.
    private mutating func begin(_ fields: MessageHeader, at offset: Int) {
        if header == nil { header = fields }
        let part = PartHeader(fields, isInDigest: open.last?.isDigest ?? false)
        if let last = open.indices.last, let start = open[last].start { open[last].isAtRoot = part.id == start }
        if open.count < Self.deepest {
            if part.type.hasPrefix("multipart/") {
                open.append(Container(part))
                state = .between
                return
            }
            if part.isMessage {
                open.append(Container())
                beginHeader()
                return
            }
        }
        let isAttached = part.isAttachment && !open.isEmpty
        leaf = part.readable.map { Leaf(part: $0, key: key(isPage: $0.mediaType == "text/html"), start: offset) }
        if isAttached { leaf = nil }
        state = .leaf
    }

    private mutating func beginHeader() {
        reader = HeaderReader()
        state = .header
    }

    /// The less, the rather a part is read: within messages as few as can be, then as the containers around it say.
    private func key(isPage: Bool) -> [Int] {
        var key = [open.count { $0.kind == .message }]
        for container in open {
            switch container.kind {
            case .alternative: key.append(isPage ? 0 : 1)
            case .related: key.append(container.isAtRoot ? 0 : container.parts)
            case .message: key.append(0)
            case .mixed: key.append(container.parts)
            }
        }
        return key
    }

    /// Ends the part that is read.
    private mutating func close(at end: Int) {
        if var found = leaf, found.hasText, best.map({ found.key.lexicographicallyPrecedes($0.key) }) ?? true {
            found.part.range = found.start..<max(found.start, end)
            best = found
        }
        leaf = nil
    }

    /// Whether a line is a boundary; then what it ends is closed, and what it begins is begun.
    private mutating func passBoundary(_ piece: LinePieces.Piece) -> Bool {
        let start = piece.range.lowerBound
        guard piece.range.count > 2, lines.bytes[start] == 0x2D, lines.bytes[start + 1] == 0x2D else { return false }
        var end = textEnd(lines.bytes.span, piece.range)
        while end > start, isBlank(lines.bytes[end - 1]) { end -= 1 }
        if state == .between, let last = open.indices.last, open[last].boundary.isEmpty, end > start + 2 {
            // A multipart that names no boundary: the first line that can be one is it.
            open[last].boundary = Array(lines.bytes[start..<end])
        }
        let line = lines.bytes[start..<end]
        for i in open.indices.reversed() where !open[i].boundary.isEmpty && line.starts(with: open[i].boundary) {
            let rest = line.dropFirst(open[i].boundary.count)
            guard rest.isEmpty || rest.elementsEqual([0x2D, 0x2D]) else { continue }
            if state == .header { begin(reader.finished(), at: piece.offset) }
            close(at: piece.offset - lastBreak)
            open.removeSubrange((i + 1)...)
            if rest.isEmpty {
                open[i].parts += 1
                open[i].isAtRoot = false
                beginHeader()
            } else {
                open.remove(at: i)
                state = .between
            }
            return true
        }
        return false
    }
}
