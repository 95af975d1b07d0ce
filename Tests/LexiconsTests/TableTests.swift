import Lexicons
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

    @Test func `Bytes that are not UTF-8 are an error of their line`() {
        let bytes: [UInt8] = [0x61, 0x0A, 0xFF, 0x0A]
        #expect(throws: TableError(path: "t.tsv", line: 2, reason: "not UTF-8")) {
            try Table(bytes.span, path: "t.tsv", required: [])
        }
    }

    private func read(_ contents: String, required: [String] = []) throws -> Table {
        let bytes = Array(contents.utf8)
        return try Table(bytes.span, path: "t.tsv", required: required)
    }
}
