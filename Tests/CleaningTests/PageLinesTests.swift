import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Heads and feet of pages")
struct PageLinesTests {
    private static let one =
        "The ministers of five countries met in the city on Friday and agreed to send observers to the border before the end"
    private static let two = "of the month, one of them said."
    private static let three = "None of them would say how many there will be."

    @Test func `A paragraph goes on over the border of a page`() throws {
        let text = "\(Self.one)\n\n- 3 -\n\u{C}The Example Times, page 4\n\n\(Self.two)\n\(Self.three)\n\n- 4 -\n"
        let article = try article(text)
        #expect(string(article.text) == "\(Self.one) \(Self.two)\n\(Self.three)")
        #expect(
            removals(article) == ["page-line: - 3 -\n\nThe Example Times, page 4", "page-line: - 4 -"])
        #expect(lostOffsets(article, Array(text.utf8)) == [])
    }

    @Test func `Form feeds are known in records, too`() throws {
        let record = "{\"text\": \"\(Self.one)\\n\\n3\\n\\f\(Self.two)\\n\(Self.three)\\n\\n4\\n\\u000c\"}"
        let article = try article(record, path: "a.jsonl", form: .record)
        #expect(string(article.text) == "\(Self.one) \(Self.two)\n\(Self.three)")
        #expect(removals(article) == ["page-line: 3", "page-line: 4"])
    }

    @Test func `The day of a running head is that of the article`() throws {
        let text =
            "The Example Times  14 March 2025  1\n\(Self.one)\n\u{C}The Example Times  14 March 2025  2\n\(Self.two)\n"
        let article = try article(text)
        #expect(string(article.text) == "\(Self.one) \(Self.two)")
        #expect(article.metadata.published == Metadata.Value("2025-03-14", how: "date-line"))
    }

    @Test func `A title that is the running head stays once`() throws {
        let title = "Five countries send observers to the border"
        let text =
            "\(title)\n\n\(Self.three)\n\u{C}\(title)\n\n\(Self.one) \(Self.two)\n\u{C}\(title)\n\n\(Self.three)\n"
        let article = try article(text)
        #expect(string(article.title) == title)
        #expect(string(article.text) == "\(Self.three)\n\(Self.one) \(Self.two)\n\(Self.three)")
    }

    @Test func `Notes at the feet of pages go where their numbers count on`() throws {
        let text = """
            \(Self.one)

            1 Report of the commission, 2024, p. 12.
            \u{C}\(Self.two)

            \(Self.three)

            2 Ibid.
            3 See the annex.

            """
        let article = try article(text)
        #expect(string(article.text) == "\(Self.one) \(Self.two)\n\(Self.three)")
        #expect(
            removals(article) == [
                "footnote: 1 Report of the commission, 2024, p. 12.", "footnote: 2 Ibid.\n3 See the annex.",
            ])
    }

    @Test func `Numbered paragraphs at the borders of pages stay`() throws {
        let ends = ["of the month.", "of the year, one of them said.", "of May, if all goes well."]
        let text = ends.indices.map { "\($0 + 11). \(Self.one)\n\(ends[$0])\n\n" }.joined(separator: "\u{C}")
        let kept = ends.indices.map { "\($0 + 11). \(Self.one) \(ends[$0])" }
        #expect(string(try article(text).text) == kept.joined(separator: "\n"))
    }

    @Test(arguments: [
        // Headings that count, a chronicle, times, lines of code, references.
        "Article 1\n\(three)\n\nArticle 2\n\(three)\n\nArticle 3\n\(three)",
        "Day 1\nThe road was open and nobody asked for papers\nDay 2\nwe waited at the bridge until the evening\nDay 3\nIt was opened.",
        "12:01\n\(three)\n12:02\n\(three)\n12:03\n\(three)",
        "\(three)\nx = line(street1)\nx = line(street2)\nx = line(street3)\n\(three)",
        "\(three)\nIbid., p. 14\n\(three)\nIbid., p. 15\n\(three)",
    ])
    func `What counts in the text itself stays`(_ text: String) throws {
        #expect(string(try article(text).text) == text.replacing("\n\n", with: "\n"))
    }
}
