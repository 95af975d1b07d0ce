import Bytes
import StageKit

/// A run of the input and where the lines lie in it.
struct LineChunk: Sendable {
    /// One line that is not empty.
    struct Line: Sendable {
        /// Its bytes in the chunk, without the line feed.
        let range: Range<Int>
        /// Its number in the input, from 1.
        let number: Int
    }

    /// Where the chunk begins in the input, in bytes.
    let offset: Int
    /// Whole lines with their line feeds.
    var bytes: [UInt8] = []
    /// The lines that are not empty.
    var lines: [Line] = []
}

/// Reads the input in chunks of about 256 KiB, or of one line where that is longer.
struct LineChunkReader: ~Copyable {
    private var reader: LineReader

    init(path: String) throws {
        do { reader = try LineReader(path: path) } catch { throw Failure(input: error) }
    }

    /// The next chunk, or `nil` at the end.
    mutating func next() throws -> LineChunk? {
        var chunk = LineChunk(offset: reader.offset)
        do {
            while chunk.bytes.count < 1 << 18, let line = try reader.next() {
                // A byte order mark is no part of the first line.
                let mark = reader.lineNumber == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
                let start = chunk.bytes.count + mark
                chunk.bytes.append(contentsOf: line)
                chunk.bytes.append(0x0A)
                if !line.allSatisfy(isASCIISpace) {
                    chunk.lines.append(.init(range: start..<chunk.bytes.count - 1, number: reader.lineNumber))
                }
            }
        } catch {
            throw Failure(input: error)
        }
        return chunk.bytes.isEmpty ? nil : chunk
    }
}
