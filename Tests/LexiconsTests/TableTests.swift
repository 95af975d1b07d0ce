import Lexicons
import TestSupport
import Testing

@Suite("Tables")
struct TableTests {
    @Test func `Comments and empty lines are skipped, rows know their line`() throws {
        let table = try read("# a comment\nid\tnames\n\nx\ta | b|\n \ny\n")
        #expect(table.columns == ["id", "names"])
        #expect(table.rows.map(\.line) == [4, 6])
        #expect(table.rows[0]["id"] == "x")
        #expect(table.rows[0].list("names") == ["a", "b"])
        #expect(table.rows[1]["names"] == "")
        #expect(table.rows[1]["no such column"] == "")
    }

    @Test(arguments: [
        ("", "t.tsv:1: no header"), ("a\tb\n1\t2\t3\n", "t.tsv:2: 3 cells in a table of 2 columns"),
        ("a\ta\n", "t.tsv:1: two columns named \"a\""), ("a\tb\n", "t.tsv:1: no column \"id\""),
    ])
    func `What is wrong is said with file and line`(_ contents: String, _ message: String) {
        let required = message.contains("id") ? ["id"] : []
        do {
            _ = try read(contents, required: required)
            Issue.record("no error")
        } catch {
            #expect("\(error)" == message)
        }
    }

    @Test func `A byte order mark is no part of the first column's name`() throws {
        let table = try read("\u{FEFF}id\tnames\nx\ta\n", required: ["id"])
        #expect(table.columns == ["id", "names"])
        #expect(table.rows[0]["id"] == "x")
        #expect(try read("\u{FEFF}# a comment\nid\nx\n", required: ["id"]).rows[0].line == 3)
    }

    @Test func `Bytes that are not UTF-8 are an error of their line`() {
        let bytes: [UInt8] = [0x61, 0x0A, 0xFF, 0x0A]
        #expect(throws: TableError(path: "t.tsv", line: 2, reason: "not UTF-8")) {
            try Table(bytes.span, path: "t.tsv", required: [])
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `Rows and cells stand where lines and tabs part them`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let pieces = ["a", "bc", "\t", "\n", " ", "|", "#", "é", "汉", "\r", "word of some length"]
        let body = (0..<Int.random(in: 0..<60, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        // As many columns as no line has cells.
        let columns = (0..<60).map { "column \($0)" }
        let table = try read(columns.joined(separator: "\t") + "\n" + body.joined())
        var expected: [(line: Int, cells: [String])] = []
        for (i, line) in body.joined().utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.first != 0x23, !line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else { continue }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map { trimmed($0) }
            expected.append((i + 2, cells + Array(repeating: "", count: 60 - cells.count)))
        }
        #expect(table.rows.map(\.line) == expected.map(\.line))
        #expect(table.rows.map { row in columns.map { row[$0] } } == expected.map(\.cells))
        for (row, (_, cells)) in zip(table.rows, expected) {
            for (column, cell) in zip(columns, cells) {
                let parts = cell.utf8.split(separator: 0x7C).map { trimmed($0) }.filter { !$0.isEmpty }
                #expect(row.list(column) == parts)
                let ranges = row.ranges(table.column(column))
                #expect(ranges.map { String(decoding: table.bytes[$0], as: UTF8.self) } == parts)
                #expect(Array(table.bytes[row.range(table.column(column))]) == Array(cell.utf8))
                #expect(row.bytes(column) == Array(cell.utf8))
            }
        }
    }

    private func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        let bytes = bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        return String(decoding: Array(bytes), as: UTF8.self)
    }

    private func read(_ contents: String, required: [String] = []) throws -> Table {
        let bytes = Array(contents.utf8)
        return try Table(bytes.span, path: "t.tsv", required: required)
    }
}
