import TestSupport

@testable import Exporting

/// The rows of a table as its JSON lines say.
func jsonRows(_ lines: [UInt8]) throws -> [JSONTree] {
    try lines.split(separator: 0x0A).map { try JSONTree(Array($0)) }
}

/// What a reader makes of a CSV cell who knows the column's kind and what `datapackage.json` says of the cells.
func value(ofCSV cell: String?, _ kind: ColumnSchema.Kind) -> JSONTree? {
    guard let cell else { return kind == .list ? .array([]) : .null }
    let bare = withoutGuard(cell)
    switch kind {
    case .string: return .string(bare)
    case .integer, .number: return Double(cell).map { .number($0) }
    case .boolean: return cell == "true" ? .boolean(true) : cell == "false" ? .boolean(false) : nil
    case .list: return .array(items(bare).map { .string($0) })
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
