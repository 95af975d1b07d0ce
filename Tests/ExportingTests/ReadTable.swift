import JSONLines

@testable import Exporting

/// The rows of a table as its JSON lines say.
func jsonRows(_ lines: [UInt8]) throws -> [[String: JSONCell]] {
    try lines.split(separator: 0x0A).map { line in
        let line = Array(line)
        var reader = JSONReader(line.span)
        var row: [String: JSONCell] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() { row[key] = try JSONCell(from: &reader) }
        try reader.end()
        return row
    }
}

/// A value of a row.
enum JSONCell: Equatable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([String])

    init(from reader: inout JSONReader) throws(JSONError) {
        switch reader.peek() {
        case UInt8(ascii: "n"):
            _ = try reader.null()
            self = .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .boolean(try reader.bool())
        case UInt8(ascii: "\""): self = .text(try reader.string())
        case UInt8(ascii: "["):
            var items: [String] = []
            try reader.beginArray()
            while try reader.nextElement() { items.append(try reader.string()) }
            self = .list(items)
        default: self = .number(try reader.double())
        }
    }

    /// Equal scalar by scalar, which `==` of strings is not.
    static func == (one: JSONCell, other: JSONCell) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.text(let a), .text(let b)): Array(a.utf8) == Array(b.utf8)
        case (.list(let a), .list(let b)): a.map { Array($0.utf8) } == b.map { Array($0.utf8) }
        default: false
        }
    }

    var integer: Int? {
        guard case .number(let value) = self else { return nil }
        return Int(exactly: value)
    }

    var text: String? {
        guard case .text(let value) = self else { return nil }
        return value
    }
}

/// What a reader makes of a CSV cell who knows the column's kind and what `datapackage.json` says of the cells.
func value(ofCSV cell: String?, _ kind: ColumnSchema.Kind) -> JSONCell? {
    guard let cell else { return kind == .list ? .list([]) : .null }
    let bare = withoutGuard(cell)
    switch kind {
    case .string: return .text(bare)
    case .integer, .number: return Double(cell).map { .number($0) }
    case .boolean: return cell == "true" ? .boolean(true) : cell == "false" ? .boolean(false) : nil
    case .list: return .list(items(bare))
    }
}

/// The text without the apostrophe that keeps spreadsheets from running it.
private func withoutGuard(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return isFormulaLike(bytes.span) ? String(decoding: bytes.dropFirst(), as: UTF8.self) : text
}

private func items(_ joined: String) -> [String] {
    var items: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in joined.utf8 {
        if !isEscaped && byte == 0x5C {
            isEscaped = true
        } else if !isEscaped && byte == 0x3B {
            items.append([])
        } else {
            items[items.count - 1].append(byte)
            isEscaped = false
        }
    }
    return items.map { String(decoding: $0, as: UTF8.self) }
}
