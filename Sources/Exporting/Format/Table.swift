import JSONLines

/// A column and how to find its cell in a row.
struct Column<Row>: Sendable {
    var schema: ColumnSchema
    var cell: @Sendable (Row) -> Cell

    private init(
        _ name: String, _ kind: ColumnSchema.Kind, _ description: String, _ constraints: ColumnSchema.Constraints,
        _ cell: @escaping @Sendable (Row) -> Cell
    ) {
        schema = ColumnSchema(name: name, kind: kind, description: description, constraints: constraints)
        self.cell = cell
    }

    /// A column of strings.
    static func string(
        _ name: String, _ description: String, _ constraints: ColumnSchema.Constraints = .required,
        _ value: @escaping @Sendable (Row) -> String?
    ) -> Column {
        Column(name, .string, description, constraints) { .string(value($0)) }
    }

    /// A column of texts in UTF-8.
    static func text(
        _ name: String, _ description: String, _ constraints: ColumnSchema.Constraints = .required,
        _ value: @escaping @Sendable (Row) -> [UInt8]?
    ) -> Column {
        Column(name, .string, description, constraints) { value($0).map { .text($0) } ?? .null }
    }

    /// A column of whole numbers.
    static func integer(
        _ name: String, _ description: String, _ constraints: ColumnSchema.Constraints = .natural,
        _ value: @escaping @Sendable (Row) -> Int?
    ) -> Column {
        Column(name, .integer, description, constraints) { value($0).map { .integer($0) } ?? .null }
    }

    /// A column of numbers.
    static func number(
        _ name: String, _ description: String, _ constraints: ColumnSchema.Constraints = .share,
        _ value: @escaping @Sendable (Row) -> Double?
    ) -> Column {
        Column(name, .number, description, constraints) { value($0).map { .number($0) } ?? .null }
    }

    /// A column of truths.
    static func boolean(
        _ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> Bool
    ) -> Column {
        Column(name, .boolean, description, .required) { .boolean(value($0)) }
    }

    /// A column of lists of texts.
    static func list(
        _ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> [[UInt8]]
    ) -> Column {
        Column(name, .list, description, .optional) { .list(value($0)) }
    }
}

/// A table's schema together with the way from a row's value to its cells.
struct Table<Row>: Sendable {
    let schema: TableSchema
    private let cells: [@Sendable (Row) -> Cell]
    /// What stands before each value in JSON: the key, and a brace or a comma.
    private let keys: [[UInt8]]

    init(
        _ name: String, _ description: String, _ columns: [Column<Row>], key: [String] = [],
        foreign: [TableSchema.ForeignKey] = []
    ) {
        schema = TableSchema(
            name: name, description: description, columns: columns.map(\.schema), primaryKey: key, foreignKeys: foreign)
        cells = columns.map(\.cell)
        keys = columns.enumerated().map { i, column in
            var writer = JSONWriter()
            writer.key(column.schema.name)
            return [i == 0 ? 0x7B : 0x2C] + writer.take()
        }
    }

    /// The rows in both formats; each cell is computed once.
    ///
    /// - Complexity: O(*n*) in the bytes of the rows.
    func lines(_ rows: some Sequence<Row>) -> TableLines {
        var lines = TableLines()
        for row in rows { lines.append(cells.map { $0(row) }, keys) }
        return lines
    }
}

/// Some rows of a table in both of its formats, ready to be appended to its files.
public struct TableLines: Sendable, Equatable {
    /// Records of CSV, each with its line feed.
    public private(set) var csv: [UInt8] = []
    /// JSON lines.
    public private(set) var jsonl: [UInt8] = []
    /// How many rows there are.
    public private(set) var count = 0

    /// Appends a row whose cells stand in the order of the columns, as do the beginnings of their JSON members.
    mutating func append(_ cells: [Cell], _ keys: [[UInt8]]) {
        for (i, cell) in cells.enumerated() {
            if i > 0 { csv.append(0x2C) }
            appendCSV(cell, to: &csv)
            jsonl.append(contentsOf: keys[i])
            appendJSON(cell, to: &jsonl)
        }
        csv.append(0x0A)
        jsonl.append(contentsOf: [0x7D, 0x0A])
        count += 1
    }

    /// Appends the rows of the same table that follow.
    mutating func append(_ following: TableLines) {
        csv.append(contentsOf: following.csv)
        jsonl.append(contentsOf: following.jsonl)
        count += following.count
    }
}

/// Appends a cell in JSON: a list is an array, and text stands as it is.
private func appendJSON(_ cell: Cell, to out: inout [UInt8]) {
    switch cell {
    case .null: out.append(contentsOf: "null".utf8)
    case .integer(let value): out.append(contentsOf: String(value).utf8)
    case .boolean(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .number, .text, .list:
        var writer = JSONWriter()
        switch cell {
        case .number(let value): writer.double(value)
        case .text(let value): writer.utf8(value)
        case .list(let values):
            writer.beginArray()
            for value in values { writer.utf8(value) }
            writer.endArray()
        case .null, .integer, .boolean: break
        }
        out.append(contentsOf: writer.bytes)
    }
}
