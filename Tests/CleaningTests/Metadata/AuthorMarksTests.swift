import Lexicons
import TestSupport
import Testing

@testable import Cleaning

@Suite("What markup says of authors")
struct AuthorMarksTests {
    @Test func `Each example of the table is read`() throws {
        let table = try pipelineTable("lexicon/author-marks.tsv", ["form", "class", "example", "reads"])
        for row in table.rows {
            #expect(row["example"].contains(row["form"]), "\(row["form"])")
            #expect(try claim(row["example"]) == row["reads"], "\(row["form"]): \(row["example"])")
        }
    }

    @Test func `No form stands twice in a class of the table`() throws {
        let table = try pipelineTable("lexicon/author-marks.tsv", ["form", "class"])
        #expect(Set(table.rows.map { [$0["form"], $0["class"]] }).count == table.rows.count)
    }

    @Test(arguments: [
        ("byline", "likely"), ("article__author", "likely"), ("storyAuthorName", "likely"), ("AUTHOR", "likely"),
        ("author vcard", "card"), ("vcard", "none"), ("authority", "none"), ("authored", "none"),
        ("autorefresh", "none"),
        ("autorizado", "none"), ("autori", "likely"), ("comment-author vcard", "none"), ("license-author", "none"),
        ("author-description", "none"), ("author__position", "none"), ("teaser-author", "none"),
        ("teaser author", "likely"), ("byline-job", "none"), ("author-job byline", "likely"), ("", "none"),
        ("autho", "none"), ("x", "none"), ("copywriter", "none"), ("storyWriter", "likely"),
        ("story_writers", "likely"), ("t-redactor__text", "none"), ("redactor-styles", "none"),
        ("fa-users", "none"), ("user", "none"),
        ("icon-user author", "likely"), ("firma", "likely"), ("confirmation", "none"), ("firmament", "none"),
        ("aaaaaautor", "likely"),
    ])
    func `What a class says of an author`(_ classes: String, _ claim: String) throws {
        #expect(try self.claim(classes) == claim)
    }

    @Test(arguments: [
        ("/author/jane-doe", "jane-doe"), ("https://example.org/Autores/jane-doe?page=2#top", "jane-doe"),
        ("/news/author/jane-doe/", "jane-doe/"), ("/author/", nil), ("/author/jd", nil), ("/authority/jane-doe", nil),
        ("/news/jane-doe", nil), ("//", nil), ("", nil),
    ])
    func `What an address says of an author`(_ address: String, _ slug: String?) throws {
        let claim = AuthorClaim(address: Array(address.utf8).span, try marks())
        #expect(claim == slug.map { .page(slug: Array($0.utf8)) })
    }

    @Test(arguments: [
        ("author\tauthor", "no class \"author\""), ("Author\tpart", "a form is lower-case ASCII"),
        ("\tpart", "a form is lower-case ASCII"), ("autor\u{E9}\tpart", "a form is lower-case ASCII"),
        ("by\tpart", "a word has 5 bytes or more"),
    ])
    func `A row that is no mark is an error`(_ row: String, _ reason: String) throws {
        let table = try writtenTable("form\tclass\n\(row)\n")
        let error = #expect(throws: TableError.self) { _ = try AuthorMarks(table) }
        #expect(error?.reason == reason)
    }

    /// What an address that begins with a slash, or classes, say in the words of the table.
    private func claim(_ example: String) throws -> String {
        let bytes = Array(example.utf8)
        let isAddress = bytes.first == 0x2F
        let claim =
            isAddress
            ? AuthorClaim(address: bytes.span, try marks()) : AuthorClaim(class: bytes.span, try marks())
        switch claim {
        case .likely: return "likely"
        case .icon: return "icon"
        case .card: return "card"
        case .page: return "page"
        case .certain: return "certain"
        case nil: return "none"
        }
    }

    private func marks() throws -> AuthorMarks { try rulesCleaner().markup.authors }
}
