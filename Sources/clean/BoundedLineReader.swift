import Bytes
import Unpacking

/// Reads lines of which no more than a limit is kept, of what a file decompresses to if it is compressed.
struct BoundedLineReader: ~Copyable {
    private var file: UnpackedFile
    private let limit: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var offset = 0
    private var isAtEnd = false

    /// How the file is compressed.
    var compression: PackedFormat? { file.format }

    /// Opens a file; `-` is standard input.
    ///
    /// - Parameters:
    ///   - limit: The most bytes of a line that are kept.
    ///   - unpackedLimit: The most bytes that a compressed file may hold.
    init(path: String, limit: Int, unpackedLimit: Int) throws(ReadingError) {
        file = try UnpackedFile(path: path, limit: unpackedLimit)
        self.limit = limit
    }

    /// The next line, or `nil` at the end. A last line needs no line feed; a byte order mark before the first is no
    /// part of it.
    mutating func next() throws(ReadingError) -> BoundedRecord? {
        guard var line = try nextWithMark() else { return nil }
        if line.offset == 0, line.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            line.bytes.removeFirst(3)
            line.byteCount -= 3
            line.offset = 3
        }
        return line
    }

    private mutating func nextWithMark() throws(ReadingError) -> BoundedRecord? {
        var line = BoundedRecord(offset: offset)
        while true {
            if position == buffer.count {
                guard try fill() else { return line.byteCount > 0 ? line : nil }
            }
            let feed = firstOffset(of: 0x0A, in: buffer.span, from: position)
            let end = feed ?? buffer.count
            line.append(buffer[position..<end], upTo: limit)
            offset += end - position
            position = end
            if feed != nil {
                position += 1
                offset += 1
                return line
            }
        }
    }

    private mutating func fill() throws(ReadingError) -> Bool {
        guard !isAtEnd else { return false }
        buffer.removeAll(keepingCapacity: true)
        position = 0
        isAtEnd = try file.read(upTo: 1 << 18, into: &buffer) == 0
        return !isAtEnd
    }
}
