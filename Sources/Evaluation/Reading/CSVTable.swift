/// A table in CSV, read by RFC 4180 and nothing else: commas, quotation marks doubled inside quotation marks, lines
/// that end in LF or CRLF.
struct CSVTable: Sendable, Equatable {
    /// The rows with their cells, the header first.
    private(set) var rows: [[[UInt8]]] = []
    /// Where the file breaks the rules, or `nil`.
    private(set) var brokenAt: Int?

    init(_ bytes: [UInt8]) {
        var row: [[UInt8]] = []
        var cell: [UInt8] = []
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x22 && cell.isEmpty {
                guard let end = quoted(bytes, from: i + 1, into: &cell) else {
                    brokenAt = i
                    return
                }
                i = end
            } else {
                while i < bytes.count && ![0x2C, 0x0A, 0x0D, 0x22].contains(bytes[i]) {
                    cell.append(bytes[i])
                    i += 1
                }
            }
            guard i < bytes.count, bytes[i] == 0x2C || bytes[i] == 0x0A || bytes[i] == 0x0D else {
                brokenAt = i
                return
            }
            row.append(cell)
            cell = []
            if bytes[i] == 0x0D && i + 1 < bytes.count && bytes[i + 1] == 0x0A { i += 1 }
            if bytes[i] != 0x2C {
                rows.append(row)
                row = []
            }
            i += 1
        }
        if !row.isEmpty { brokenAt = bytes.count }
    }

    private func quoted(_ bytes: [UInt8], from start: Int, into cell: inout [UInt8]) -> Int? {
        var i = start
        while i < bytes.count {
            if bytes[i] == 0x22 {
                guard i + 1 < bytes.count, bytes[i + 1] == 0x22 else { return i + 1 }
                i += 1
            }
            cell.append(bytes[i])
            i += 1
        }
        return nil
    }
}
