import Bytes
import JSONLines

/// The first line of a table in CSV: the names of its columns.
func csvHeader(_ schema: TableSchema) -> [UInt8] {
    var line: [UInt8] = []
    for (i, column) in schema.columns.enumerated() {
        if i > 0 { line.append(0x2C) }
        appendCSV(.string(column.name), to: &line)
    }
    line.append(0x0A)
    return line
}

/// Appends a cell in CSV.
///
/// Null is an empty cell, an empty text is `""`. Numbers are written as in JSON, truths as `true` and `false`. A list
/// is joined by `;`, with a backslash before each `;` and each backslash of its items; an empty list is an empty cell.
/// Text is verbatim but for two things: a NUL, at which many readers stop, becomes U+FFFD; and text that a spreadsheet
/// might run gets an apostrophe in front (`isFormulaLike`).
///
/// - Source: RFC 4180, with lines that end in LF.
func appendCSV(_ cell: Cell, to line: inout [UInt8]) {
    switch cell {
    case .null: return
    case .text(let value): appendCSV(text: value, to: &line)
    case .integer(let value): line.append(contentsOf: String(value).utf8)
    case .number(let value):
        var writer = JSONWriter()
        writer.double(value)
        line.append(contentsOf: writer.bytes)
    case .boolean(let value): line.append(contentsOf: (value ? "true" : "false").utf8)
    case .list(let items):
        if !items.isEmpty { appendCSV(text: joined(items), to: &line) }
    }
}

/// The items of a list as one text: `;` between them, a backslash before each `;` and each backslash within.
func joined(_ items: [[UInt8]]) -> [UInt8] {
    var out: [UInt8] = []
    for (i, item) in items.enumerated() {
        if i > 0 { out.append(0x3B) }
        for byte in item {
            if byte == 0x3B || byte == 0x5C { out.append(0x5C) }
            out.append(byte)
        }
    }
    return out
}

private func appendCSV(text: [UInt8], to line: inout [UInt8]) {
    let guarded = isFormulaLike(text.span)
    guard needsQuoting(text.span) else {
        if guarded { line.append(0x27) }
        line.append(contentsOf: text)
        return
    }
    line.append(0x22)
    if guarded { line.append(0x27) }
    for byte in text {
        if byte == 0x22 { line.append(0x22) }
        if byte == 0 { line.append(contentsOf: [0xEF, 0xBF, 0xBD]) } else { line.append(byte) }
    }
    line.append(0x22)
}

/// Whether a text must stand in quotation marks: empty, with a comma, a quotation mark, a line end or a NUL, or with
/// white space at either end, which some readers cut off.
private func needsQuoting(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, !isASCIISpace(text[0]), !isASCIISpace(text[text.count - 1]) else { return true }
    for i in text.indices {
        switch text[i] {
        case 0x22, 0x2C, 0x0A, 0x0D, 0x00: return true
        default: continue
        }
    }
    return false
}
