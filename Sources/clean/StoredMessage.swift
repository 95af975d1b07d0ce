import Bytes
import Messages
import Unpacking

/// Where a message stands that is read in pieces, so that it may be of any size.
enum StoredMessage {
    /// Bytes that are read already.
    case bytes([UInt8], isInMailbox: Bool)
    /// A file, as it decompresses to; the most bytes that it may have then.
    case file(path: String, limit: Int)
    /// A place in a mailbox.
    case place(RecordPlace, file: String, RecordSpool)

    /// Whether it stands among others in a mailbox.
    var isInMailbox: Bool {
        switch self {
        case .bytes(_, let isInMailbox): isInMailbox
        case .file: false
        case .place: true
        }
    }

    /// A message of a mailbox, read at once where it is small.
    static func inMailbox(
        _ place: RecordPlace, file: String, _ spool: RecordSpool
    ) throws(ReadingError) -> StoredMessage {
        let isSmall = place.byteCount <= 4 * chunkSize
        return isSmall
            ? .bytes(try storedBytes(of: place, file, spool), isInMailbox: true) : .place(place, file: file, spool)
    }

    /// Looks for the text or the page in the message.
    ///
    /// - Complexity: O(*n*); memory for a chunk of up to 1 MiB, and what the scanner keeps.
    func scanned() throws(ReadingError) -> Message {
        var scanner = MessageScanner()
        switch self {
        case .bytes(let bytes, _): scanner.add(bytes)
        case .place(let place, _, _):
            var done = 0
            while done < place.byteCount {
                let end = min(place.byteCount, done + 4 * chunkSize)
                scanner.add(try read(done..<end))
                done = end
            }
        case .file(let path, let limit):
            var file = try UnpackedFile(path: path, limit: limit)
            var chunk: [UInt8] = []
            while try file.read(upTo: chunkSize, into: &chunk) > 0 {
                scanner.add(chunk)
                chunk.removeAll(keepingCapacity: true)
            }
        }
        return scanner.finish()
    }

    /// Reads some of its bytes.
    ///
    /// - Complexity: of a file O(*n*) in the bytes up to their end.
    func read(_ range: Range<Int>) throws(ReadingError) -> [UInt8] {
        switch self {
        case .bytes(let bytes, _): return Array(bytes[range])
        case .place(var place, let file, let spool):
            place.offset += range.lowerBound
            if case .spool(let start) = place.storage { place.storage = .spool(at: start + range.lowerBound) }
            place.byteCount = range.count
            return try storedBytes(of: place, file, spool)
        case .file(let path, let limit):
            var file = try UnpackedFile(path: path, limit: limit)
            var chunk: [UInt8] = []
            while file.offset < range.lowerBound,
                try file.read(upTo: min(chunkSize, range.lowerBound - file.offset), into: &chunk) > 0
            {
                chunk.removeAll(keepingCapacity: true)
            }
            chunk.removeAll()
            while file.offset < range.upperBound, try file.read(upTo: range.upperBound - file.offset, into: &chunk) > 0
            {}
            return chunk
        }
    }
}

/// How many bytes of a message are read at once.
private let chunkSize = 1 << 18
