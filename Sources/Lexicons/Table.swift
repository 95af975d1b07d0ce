import Bytes

/// A tab-separated table that a user may edit: a lexicon or a part of the codebook.
///
/// UTF-8; the first line that is not a comment names the columns; lines that begin with `#` and empty lines are
/// skipped; no quoting. A row may leave out empty cells at its end.
public struct Table: Sendable {
    /// One row: its cells by column, and the line it stands in.
    public struct Row: Sendable, CustomStringConvertible {
        /// The line in the file, from 1.
        public let line: Int
        fileprivate let file: TableFile
        /// Where it stands in the file.
        fileprivate let range: Range<Int>
        /// Which of the file's tabs are its own.
        fileprivate let tabs: Range<Int>

        /// The cell in a column, without white space at its ends; empty where the row or the table has none.
        ///
        /// - Complexity: O(*n*) in the cell's bytes: rows of large tables are read once and forgotten, so that no cell is
        ///   kept as a string.
        public subscript(column: String) -> String {
            guard let index = file.columns.firstIndex(of: column) else { return "" }
            return file.cell(index, of: self).map { text(of: file.bytes, $0) } ?? ""
        }

        /// The same as UTF-8, which costs less than a string where bytes are wanted.
        public func bytes(_ column: String) -> [UInt8] {
            guard let index = file.columns.firstIndex(of: column), let cell = file.cell(index, of: self) else {
                return []
            }
            return Array(file.bytes[trimmed(file.bytes, cell)])
        }

        /// The parts of a cell between `|`, without white space at their ends and without empty parts.
        public func list(_ column: String, separator: UInt8 = 0x7C) -> [String] {
            guard let index = file.columns.firstIndex(of: column), let cell = file.cell(index, of: self) else {
                return []
            }
            return parts(of: file.bytes, cell, separator).filter { !$0.isEmpty }
        }

        /// The line and what stands in it.
        public var description: String { "\(line): \(text(of: file.bytes, range))" }
    }

    /// The path, for messages.
    public var path: String
    /// The names of the columns, in order.
    public var columns: [String]
    /// The rows, in order.
    public var rows: [Row]

    /// Reads a table from bytes.
    ///
    /// - Parameter required: Columns that the table must have.
    /// - Throws: `TableError` for malformed UTF-8, a missing or repeated column, or a row with too many cells.
    public init(_ bytes: Span<UInt8>, path: String, required: [String]) throws(TableError) {
        self.path = path
        columns = []
        rows = []
        var text: [UInt8] = []
        append(0..<bytes.count, of: bytes, to: &text)
        var found: [(line: Int, range: Range<Int>, tabs: Range<Int>)] = []
        var tabs: [Int32] = []
        var start = 0
        var line = 0
        while start < bytes.count {
            line += 1
            let end = firstOffset(of: 0x0A, in: bytes, from: start) ?? bytes.count
            let contents = bytes.extracting(start..<end)
            let range = start..<end
            start = end + 1
            guard firstInvalidUTF8(contents) == contents.count else {
                throw TableError(path: path, line: line, reason: "not UTF-8")
            }
            if contents.isEmpty || contents[0] == 0x23 || contents.indices.allSatisfy({ isASCIISpace(contents[$0]) }) {
                continue
            }
            guard !columns.isEmpty else {
                columns = parts(of: text, range, 0x09)
                for (i, name) in columns.enumerated() where columns[..<i].contains(name) {
                    throw TableError(path: path, line: line, reason: "two columns named \"\(name)\"")
                }
                for name in required where !columns.contains(name) {
                    throw TableError(path: path, line: line, reason: "no column \"\(name)\"")
                }
                continue
            }
            let firstTab = tabs.count
            var tab = firstOffset(of: 0x09, in: contents)
            while let offset = tab {
                tabs.append(Int32(range.lowerBound + offset))
                tab = firstOffset(of: 0x09, in: contents, from: offset + 1)
            }
            let cellCount = 1 + tabs.count - firstTab
            guard cellCount <= columns.count else {
                throw TableError(
                    path: path, line: line, reason: "\(cellCount) cells in a table of \(columns.count) columns")
            }
            found.append((line, range, firstTab..<tabs.count))
        }
        guard !columns.isEmpty else { throw TableError(path: path, line: 1, reason: "no header") }
        let file = TableFile(bytes: text, columns: columns, tabs: tabs)
        rows = found.map { Row(line: $0.line, file: file, range: $0.range, tabs: $0.tabs) }
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

    init(bytes: [UInt8], columns: [String], tabs: [Int32]) {
        self.bytes = bytes
        self.columns = columns
        self.tabs = tabs
    }

    /// Where a cell of a row stands; `nil` where the row has not so many.
    func cell(_ number: Int, of row: Table.Row) -> Range<Int>? {
        guard number <= row.tabs.count else { return nil }
        let start = number == 0 ? row.range.lowerBound : Int(tabs[row.tabs.lowerBound + number - 1]) + 1
        let end = number == row.tabs.count ? row.range.upperBound : Int(tabs[row.tabs.lowerBound + number])
        return start..<end
    }
}

/// What stands between separators.
private func parts(of bytes: [UInt8], _ range: Range<Int>, _ separator: UInt8) -> [String] {
    var parts: [String] = []
    var start = range.lowerBound
    for i in range where bytes[i] == separator {
        parts.append(text(of: bytes, start..<i))
        start = i + 1
    }
    parts.append(text(of: bytes, start..<range.upperBound))
    return parts
}

/// A range without white space at its ends, as text.
private func text(of bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[trimmed(bytes, range)], as: UTF8.self)
}

/// A range without white space at its ends.
private func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isASCIISpace(bytes[start]) { start += 1 }
    while end > start, isASCIISpace(bytes[end - 1]) { end -= 1 }
    return start..<end
}
