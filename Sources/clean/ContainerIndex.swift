import Bytes
import Cleaning

/// Where a record stands in its container file.
struct RecordPlace {
    /// The id: its own, or the hash of its line.
    var id: String
    /// Where its line begins, in bytes.
    var offset: Int
    /// How many bytes its line has, without the line feed.
    var byteCount: Int
}

/// The lines of a container file in order, empty ones left out.
///
/// - Parameter longestLine: Of a longer line only so many bytes are looked at and its hash is its id, so that memory
///   stays bounded whatever the file holds.
func recordsOfContainer(_ path: String, longestLine: Int) throws(FileError) -> [RecordPlace] {
    var records: [RecordPlace] = []
    var lines = try BoundedLineReader(path: path, limit: longestLine + 1)
    while let line = try lines.next() {
        guard line.bytes.contains(where: { !isASCIISpace($0) }) else { continue }
        let isWhole = line.bytes.count == line.byteCount
        records.append(
            RecordPlace(
                id: isWhole ? recordID(ofLine: line.bytes) : hexadecimal(stableHash(line.bytes.span)),
                offset: line.offset, byteCount: line.byteCount))
    }
    return records
}

/// Reads lines of which no more than a limit is kept.
struct BoundedLineReader: ~Copyable {
    /// A line, cut where it is longer than the limit.
    struct Line {
        /// The first bytes of the line, without its line feed.
        var bytes: [UInt8]
        /// How many bytes the whole line has.
        var byteCount: Int
        /// Where it begins in the file.
        var offset: Int
    }

    private let file: InputFile
    private let limit: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var offset = 0
    private var isAtEnd = false

    /// Opens a file; `-` is standard input.
    init(path: String, limit: Int) throws(FileError) {
        file = try InputFile(path: path)
        self.limit = limit
    }

    /// The next line, or `nil` at the end. A last line needs no line feed.
    mutating func next() throws(FileError) -> Line? {
        var line = Line(bytes: [], byteCount: 0, offset: offset)
        while true {
            if position == buffer.count {
                guard try fill() else { return line.byteCount > 0 ? line : nil }
            }
            let feed = firstOffset(of: 0x0A, in: buffer.span, from: position)
            let end = feed ?? buffer.count
            line.bytes.append(contentsOf: buffer[position..<min(end, position + limit - line.bytes.count)])
            line.byteCount += end - position
            offset += end - position
            position = end
            if feed != nil {
                position += 1
                offset += 1
                return line
            }
        }
    }

    private mutating func fill() throws(FileError) -> Bool {
        guard !isAtEnd else { return false }
        buffer.removeAll(keepingCapacity: true)
        position = 0
        isAtEnd = try file.read(upTo: 1 << 18, into: &buffer) == 0
        return !isAtEnd
    }
}
