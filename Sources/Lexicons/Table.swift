import Bytes

/// A tab-separated table that a user may edit: a lexicon or a part of the codebook.
///
/// UTF-8, with or without a byte order mark; the first line that is not a comment names the columns; lines that begin with
/// `#` and empty lines are skipped; no quoting. A row may leave out empty cells at its end.
public struct Table: Sendable {
    /// One row: its cells by column, and the line it stands in.
    public struct Row: Sendable, CustomStringConvertible {
        fileprivate let file: TableFile
        /// Which of the rows it is.
        fileprivate let index: Int

        /// The line in the file, from 1.
        public var line: Int { Int(file.places[index].line) }

        /// The cell in a column, without white space at its ends; empty where the row or the table has none.
        ///
        /// - Complexity: O(*n*) in the cell's bytes: rows of large tables are read once and forgotten, so that no cell is
        ///   kept as a string.
        public subscript(column: String) -> String { text(of: file.bytes, range(file.column(column))) }

        /// The same as UTF-8, which costs less than a string where bytes are wanted.
        public func bytes(_ column: String) -> [UInt8] { Array(file.bytes[range(file.column(column))]) }

        /// Where the cell in a column stands in the table's bytes, without white space at its ends: what large tables are
        /// read by, since nothing is copied.
        ///
        /// - Parameter column: What `Table.column` says of its name.
        public func range(_ column: Int?) -> Range<Int> {
            guard let column, let cell = file.cell(column, of: index) else { return 0..<0 }
            return trimmed(file.bytes, cell)
        }

        /// The parts of a cell between `|`, without white space at their ends and without empty parts.
        public func list(_ column: String, separator: UInt8 = 0x7C) -> [String] {
            ranges(file.column(column), separator: separator).map { text(of: file.bytes, $0) }
        }

        /// Where the parts of a cell stand in the table's bytes, as `list` has them.
        public func ranges(_ column: Int?, separator: UInt8 = 0x7C) -> [Range<Int>] {
            parts(of: file.bytes, range(column), separator, keepingEmpty: false)
        }

        /// The line and what stands in it.
        public var description: String {
            let place = file.places[index]
            return "\(line): \(text(of: file.bytes, trimmed(file.bytes, place.range)))"
        }
    }

    /// Rows in order, each made when it is asked for.
    public struct Rows: RandomAccessCollection, Sendable {
        fileprivate let file: TableFile

        /// 0.
        public var startIndex: Int { 0 }
        /// How many rows there are.
        public var endIndex: Int { file.places.count }
        /// The row of a number, from 0.
        public subscript(index: Int) -> Row { Row(file: file, index: index) }
    }

    /// The path, for messages.
    public var path: String
    private let file: TableFile

    /// The names of the columns, in order.
    public var columns: [String] { file.columns }
    /// The rows, in order.
    public var rows: Rows { Rows(file: file) }
    /// What was read; the ranges of cells are into it.
    public var bytes: [UInt8] { file.bytes }

    /// Which of the columns has a name; `nil` where none has.
    public func column(_ name: String) -> Int? { file.column(name) }

    /// Reads a table from bytes.
    ///
    /// - Parameter required: Columns that the table must have.
    /// - Throws: `TableError` for malformed UTF-8, a missing or repeated column, or a row with too many cells.
    /// - Complexity: O(*n*), in a few allocations however many rows there are.
    public init(_ bytes: Span<UInt8>, path: String, required: [String]) throws(TableError) {
        self.path = path
        var copy: [UInt8] = []
        append(0..<bytes.count, of: bytes, to: &copy)
        var columns: [String] = []
        var places: [RowPlace] = []
        var tabs: [Int32] = []
        // A scalar has no line feed inside, so that what is malformed is so in its line, too.
        let firstInvalid = firstInvalidUTF8(bytes)
        let hasMark = bytes.count > 2 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        var start = hasMark ? 3 : 0
        var line = 0
        while start < bytes.count {
            line += 1
            let isSkipped = isSkippedLine(bytes, from: start)
            let firstTab = tabs.count
            let end =
                isSkipped || columns.isEmpty
                ? firstOffset(of: 0x0A, in: bytes, from: start) ?? bytes.count
                : endOfRow(bytes, from: start, tabs: &tabs)
            let range = start..<end
            start = end + 1
            guard end <= firstInvalid else { throw TableError(path: path, line: line, reason: "not UTF-8") }
            if isSkipped { continue }
            guard !columns.isEmpty else {
                columns = parts(of: copy, range, 0x09).map { text(of: copy, $0) }
                for (i, name) in columns.enumerated() where columns[..<i].contains(name) {
                    throw TableError(path: path, line: line, reason: "two columns named \"\(name)\"")
                }
                for name in required where !columns.contains(name) {
                    throw TableError(path: path, line: line, reason: "no column \"\(name)\"")
                }
                continue
            }
            let cellCount = 1 + tabs.count - firstTab
            guard cellCount <= columns.count else {
                throw TableError(
                    path: path, line: line, reason: "\(cellCount) cells in a table of \(columns.count) columns")
            }
            places.append(
                RowPlace(
                    line: Int32(line), start: Int32(range.lowerBound), end: Int32(end), firstTab: Int32(firstTab),
                    tabCount: Int32(tabs.count - firstTab)))
        }
        guard !columns.isEmpty else { throw TableError(path: path, line: 1, reason: "no header") }
        file = TableFile(bytes: copy, columns: columns, tabs: tabs, places: places)
    }

    /// An error at a row of this table.
    public func error(_ row: Row, _ reason: String) -> TableError {
        TableError(path: path, line: row.line, reason: reason)
    }
}

/// What is wrong with a table, and where.
public struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path of the file.
    public var path: String
    /// The line, from 1.
    public var line: Int
    /// What is wrong.
    public var reason: String

    /// An error at a line of a file.
    public init(path: String, line: Int, reason: String) {
        self.path = path
        self.line = line
        self.reason = reason
    }

    /// `path:line: reason`.
    public var description: String { "\(path):\(line): \(reason)" }
}

/// What the rows of a table share.
private final class TableFile: Sendable {
    let bytes: [UInt8]
    /// The names of the columns, in order; few, so that looking one up takes less than a hash.
    let columns: [String]

    /// The offsets of the tabs of all rows, so that a cell is found without reading those before it.
    let tabs: [Int32]
    let places: [RowPlace]

    init(bytes: [UInt8], columns: [String], tabs: [Int32], places: [RowPlace]) {
        self.bytes = bytes
        self.columns = columns
        self.tabs = tabs
        self.places = places
    }

    func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

    /// Where a cell of a row stands; `nil` where the row has not so many.
    func cell(_ number: Int, of row: Int) -> Range<Int>? {
        let place = places[row]
        guard number <= place.tabCount else { return nil }
        let start = number == 0 ? place.start : tabs[Int(place.firstTab) + number - 1] + 1
        let end = number == place.tabCount ? place.end : tabs[Int(place.firstTab) + number]
        return Int(start)..<Int(end)
    }
}

/// Where a row stands in the file.
private struct RowPlace {
    /// From 1.
    let line: Int32
    let start: Int32
    let end: Int32
    /// Which of the file's tabs are its own.
    let firstTab: Int32
    let tabCount: Int32

    var range: Range<Int> { Int(start)..<Int(end) }
}

/// Whether a line is a comment or has nothing but white space.
private func isSkippedLine(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    if bytes[start] == 0x23 { return true }
    var i = start
    while i < bytes.count, bytes[i] != 0x0A {
        guard isASCIISpace(bytes[i]) else { return false }
        i += 1
    }
    return true
}

/// Where the line ends; the tabs in it are added to the others.
private func endOfRow(_ bytes: Span<UInt8>, from start: Int, tabs: inout [Int32]) -> Int {
    let borders = EightBytes.ones &* 0x0B
    var i = start
    while i < bytes.count {
        if i + 8 <= bytes.count {
            // Of eight bytes the highest bit of each up to a line feed, the first of them surely: Warren, "Hacker's
            // Delight", 2002, section 6-1.
            let block = load8(bytes, at: i)
            let low = (block &- borders) & ~block & EightBytes.tops
            i += low == 0 ? 8 : low.trailingZeroBitCount / 8
            if low == 0 { continue }
        }
        if bytes[i] == 0x0A { return i }
        if bytes[i] == 0x09 { tabs.append(Int32(i)) }
        i += 1
    }
    return i
}

/// What stands between separators, without white space at its ends.
private func parts(
    of bytes: [UInt8], _ range: Range<Int>, _ separator: UInt8, keepingEmpty: Bool = true
) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    func add(_ range: Range<Int>) {
        let part = trimmed(bytes, range)
        if keepingEmpty || !part.isEmpty { parts.append(part) }
    }
    var start = range.lowerBound
    for i in range where bytes[i] == separator {
        // Room for parts of as many bytes as the first one at once.
        if parts.isEmpty { parts.reserveCapacity(1 + range.count / (i + 1 - start)) }
        add(start..<i)
        start = i + 1
    }
    add(start..<range.upperBound)
    return parts
}

private func text(of bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
}

/// A range without white space at its ends.
private func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isASCIISpace(bytes[start]) { start += 1 }
    while end > start, isASCIISpace(bytes[end - 1]) { end -= 1 }
    return start..<end
}
