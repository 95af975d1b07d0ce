import Bytes

/// A tab-separated table that a user may edit: a lexicon or a part of the codebook.
///
/// UTF-8; the first line that is not a comment names the columns; lines that begin with `#` and empty lines are
/// skipped; no quoting. A row may leave out empty cells at its end.
public struct Table: Sendable, Equatable {
    /// One row: its cells by column, and the line it stands in.
    public struct Row: Sendable, Equatable {
        /// The line in the file, from 1.
        public var line: Int
        fileprivate var cells: [String]
        fileprivate var columns: [String: Int]

        /// The cell in a column; empty where the row or the table has none.
        public subscript(column: String) -> String {
            guard let index = columns[column], index < cells.count else { return "" }
            return cells[index]
        }

        /// The parts of a cell between `|`, without white space at their ends and without empty parts.
        public func list(_ column: String, separator: UInt8 = 0x7C) -> [String] {
            self[column].utf8.split(separator: separator).map { trimmed(Array($0)[...]) }.filter { !$0.isEmpty }
        }
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
        var index: [String: Int] = [:]
        let text = [UInt8](capacity: bytes.count) { out in
            for i in bytes.indices { out.append(bytes[i]) }
        }
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
            let cells = cells(of: text, range)
            if columns.isEmpty {
                columns = cells
                for (i, name) in cells.enumerated() {
                    guard index.updateValue(i, forKey: name) == nil else {
                        throw TableError(path: path, line: line, reason: "two columns named \"\(name)\"")
                    }
                }
                for name in required where index[name] == nil {
                    throw TableError(path: path, line: line, reason: "no column \"\(name)\"")
                }
            } else {
                guard cells.count <= columns.count else {
                    throw TableError(
                        path: path, line: line, reason: "\(cells.count) cells in a table of \(columns.count) columns")
                }
                rows.append(Row(line: line, cells: cells, columns: index))
            }
        }
        guard !columns.isEmpty else { throw TableError(path: path, line: 1, reason: "no header") }
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

private func cells(of text: [UInt8], _ line: Range<Int>) -> [String] {
    var cells: [String] = []
    var start = line.lowerBound
    for i in line where text[i] == 0x09 {
        cells.append(trimmed(text[start..<i]))
        start = i + 1
    }
    cells.append(trimmed(text[start..<line.upperBound]))
    return cells
}

private func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let first = bytes.first, isASCIISpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isASCIISpace(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
}
