import Bytes
import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("The table of residue rules")
struct RuleTableTests {
    private static let columns = ["id", "kind", "match", "where", "phrase", "example"]
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test func `Each rule takes out its example and leaves the prose around it`() throws {
        let table = try pipelineTable("lexicon/boilerplate.tsv", Self.columns)
        // Fields and heads of pages are known by their neighbours: see HeadFieldsTests.
        let rows = table.rows.filter { !$0["example"].isEmpty && $0["match"] != "field" && $0["match"] != "page" }
        #expect(rows.count > 500)
        for row in rows {
            let isHead = row["where"] == "head" || row["where"] == "edge"
            let before = isHead ? "" : Self.prose + "\n\n"
            let after = row["where"] == "tail" || row["id"] == "comma-list" ? "" : "\n\n" + Self.prose
            let article = try article(before + row["example"] + after)
            #expect(article.removed.map(\.rule) == [row["id"]], "\(row["example"])")
            #expect(string(article.text)?.contains(row["example"]) == false, "\(row["id"])")
        }
    }

    @Test(arguments: [
        ("a\tb\tline\tany\t", "no phrase"), ("\tb\tline\tany\tx", "no rule's name \"\""),
        ("a--b\tb\tline\tany\tx", "no rule's name \"a--b\""), ("a-\tb\tline\tany\tx", "no rule's name \"a-\""),
        ("A\tb\tline\tany\tx", "no rule's name \"A\""), ("a\tb\tlin\tany\tx", "no match \"lin\""),
        ("a\tb\tline\ttop\tx", "no place \"top\""), ("a\tb\tfeature\tany\tx", "no feature \"x\""),
        ("a\tb\tline\tany\tx\na\tb\tline\tany\ty", "two rules named \"a\""),
        ("a\tb\tpattern\tany\t(", "pattern \"(\" at byte 1: missing closing parenthesis"),
    ])
    func `A row that is no rule is an error with its line`(_ rows: String, _ reason: String) throws {
        let table = try writtenTable("id\tkind\tmatch\twhere\tphrase\n\(rows)\n", ["id"])
        let error = #expect(throws: TableError.self) { _ = try RuleBook(table) }
        #expect(error?.reason == reason)
        #expect(error?.line == rows.utf8.count(where: { $0 == 0x0A }) + 2)
    }
}
