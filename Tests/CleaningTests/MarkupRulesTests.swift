import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Which elements are no part of the article by their markup")
struct MarkupRulesTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let aside = "Here stands a line of more than forty letters, which is none of the article's."

    @Test func `Each word takes out the example of the table`() throws {
        let table = try pipelineTable("lexicon/boilerplate-markup.tsv", ["id", "match", "value"])
        let rows = table.rows.filter { $0["match"] == "word" }
        #expect(rows.count > 500)
        for row in rows {
            // Two joined words: `img desc` of `img_desc`.
            let example = row["example"].map { $0 == "_" || $0 == "-" ? " " : $0 }
            #expect(String(example).contains(row["value"]), "\(row["id"])")
            let article = try page("<div class='\(row["example"])'>\(Self.aside)</div>")
            #expect(string(article.text) == text(), "\(row["id"]): \(row["example"])")
            #expect(removals(article) == ["\(row["id"]): \(Self.aside)"])
        }
    }

    @Test(arguments: [
        "data-type=newsletter", "data-module=NewsletterSignup", "data-section-type=newsletter",
        "data-testid=newsletter-promo", "id=newsletter",
    ])
    func `So do other attributes that say what an element is`(_ attribute: String) throws {
        let article = try page("<div \(attribute)>\(Self.aside)</div>")
        #expect(string(article.text) == text())
        #expect(removals(article) == ["word-newsletter: \(Self.aside)"])
    }

    @Test func `The anchor of a heading is made of its words and says nothing of it`() throws {
        let heading = "<h2 id='comments-on-the-cookie-vote'>Comments on the cookie vote</h2>"
        let article = try page("\(heading)<p>\(Self.prose)</p>")
        #expect(string(article.text) == text("Comments on the cookie vote", Self.prose))
        let classed = try page("<h2 class=comments-title>Comments on the vote</h2><p>\(Self.prose)</p>")
        #expect(string(classed.text) == text(Self.prose))
    }

    /// What the rules make of a page in which an element stands between paragraphs.
    private func page(_ element: String) throws -> Article {
        let body = "<p>\(Self.prose)</p><p>\(Self.prose)</p>"
        let bytes = Array("<body><div>\(body)\(element)\(body)</div>".utf8)
        return try rulesCleaner().clean(RawInput(path: "a.html", id: "0", bytes: bytes, offset: 0, form: .file))
    }

    /// The lines that stay, with others between them.
    private func text(_ lines: String...) -> String {
        ([Self.prose, Self.prose] + lines + [Self.prose, Self.prose]).joined(separator: "\n")
    }
}
