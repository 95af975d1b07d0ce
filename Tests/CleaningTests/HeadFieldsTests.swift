import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Messages with fields above them")
struct HeadFieldsTests {
    private static let prose = "The ministers of five countries met in the city on Friday, one of them said."

    @Test func `Of the head of a message the subject stays, as the title`() throws {
        let raw = """
            -----Original Message-----
            From: Press Office <press@example.org>
            Sent: Friday, March 14, 2025 10:12 AM
            To: desk@example.com
            Subject: Fwd: Five countries send observers to the border

            > \(Self.prose)
            >
            > \(Self.prose)

            """
        let article = try article(raw)
        #expect(string(article.title) == "Five countries send observers to the border")
        #expect(string(article.text) == "\(Self.prose)\n\(Self.prose)")
        #expect(article.metadata.published == Metadata.Value("2025-03-14", how: "date-line"))
        #expect(
            removals(article) == [
                "message-line: -----Original Message-----", "field-from: From: Press Office <press@example.org>",
                "field-sent: Sent: Friday, March 14, 2025 10:12 AM", "field-to: To: desk@example.com",
                "field-subject: Subject: Fwd:", "headline: Five countries send observers to the border",
                "quote-sign: >", "quote-sign: >", "quote-sign: >",
            ])
        #expect(lostOffsets(article, Array(raw.utf8)) == [])
    }

    @Test func `The signs before a head that is quoted go with its lines`() throws {
        let raw = "Jane wrote:\n\n> From: Press Office\n> To: desk\n> Date: 14 March 2025\n>\n> \(Self.prose)\n"
        let article = try article(raw)
        #expect(string(article.text) == "Jane wrote:\n\(Self.prose)")
        #expect(
            removals(article) == [
                "field-from: > From: Press Office", "field-to: > To: desk", "field-sent: > Date: 14 March 2025",
                "quote-sign: >", "quote-sign: >",
            ])
        #expect(lostOffsets(article, Array(raw.utf8)) == [])
    }

    @Test(arguments: [
        // Messages within an article, a dialogue, two fields.
        "\(prose)\nFrom: a minister\nTo: another one\nSubject: the border\n\(prose)",
        "\(prose)\nTo: be or not to be\n\(prose)",
        "From: the mountains\nTo: the sea\n\(prose)",
    ])
    func `Other lines with colons stay`(_ text: String) throws {
        #expect(string(try article(text).text) == text)
    }

    @Test func `Every expression of the table matches its example`() throws {
        let table = try pipelineTable("lexicon/boilerplate.tsv", ["id", "match", "phrase", "example"])
        let book = try ruleBook()
        for row in table.rows where row["match"] == "field" || row["match"] == "page" {
            let example = Array(row["example"].utf8)
            let isPage = row["match"] == "page" && book.isPageNumber(example.span, example.indices)
            let field = book.field(example.span, example.indices)?.rule.id
            #expect(isPage || field == row["id"], "\(row["id"])")
        }
    }
}
