import Bytes
import Cleaning
import Unpacking

/// Reads the rows of a table behind its header, of each no more than a limit, of what a file decompresses to if it is
/// compressed.
struct TableRowReader: ~Copyable {
    private var file: UnpackedFile
    private let start: Int
    private let limit: Int
    private var scanner: CellScanner
    private var buffer: [UInt8] = []
    private var position = 0
    private var offset = 0
    private var isBehindHeader = false

    /// How the file is compressed.
    var compression: PackedFormat? { file.format }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - limit: The most bytes of a row that are kept.
    ///   - unpackedLimit: The most bytes that a compressed file may hold.
    init(path: String, _ form: TableForm, limit: Int, unpackedLimit: Int) throws(ReadingError) {
        file = try UnpackedFile(path: path, limit: unpackedLimit)
        scanner = CellScanner(form.style)
        start = form.start
        self.limit = limit
    }

    /// The next row, without its line feed, or `nil` at the end. A last row needs no line feed.
    ///
    /// - Complexity: O(*n*) in the bytes up to its end; memory for `limit` bytes of it.
    mutating func next() throws(ReadingError) -> BoundedRecord? {
        if !isBehindHeader {
            isBehindHeader = true
            _ = try nextRow()
        }
        return try nextRow()
    }

    private mutating func nextRow() throws(ReadingError) -> BoundedRecord? {
        var row = BoundedRecord(offset: offset + position)
        while true {
            if position == buffer.count {
                guard try fill() else { return row.byteCount > 0 ? row : nil }
            }
            let start = position
            let isEnded = readRow()
            row.append(buffer[start..<position - (isEnded ? 1 : 0)], upTo: limit)
            if isEnded { return row }
        }
    }

    /// Reads up to the end of the row or of the buffer; returns whether the row ends there.
    private mutating func readRow() -> Bool {
        // A copy, since the buffer that it reads is held by the same value.
        var scanner = scanner
        defer { self.scanner = scanner }
        while position < buffer.count {
            let (border, end) = scanner.next(buffer.span, from: position)
            position = end
            if border == .row { return true }
        }
        return false
    }

    private mutating func fill() throws(ReadingError) -> Bool {
        offset += buffer.count
        buffer.removeAll(keepingCapacity: true)
        let isMore = try file.read(upTo: 1 << 18, into: &buffer) > 0
        position = min(max(0, start - offset), buffer.count)
        return isMore
    }
}
