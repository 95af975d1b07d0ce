import Records
import Testing

@testable import Cleaning

@Suite("What a page says about itself")
struct StructuredDataTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test(arguments: [
        (
            #"{"@type":"NewsArticle","datePublished":"2025-05-03","author":{"name":"Jane Doe"}}"#, "2025-05-03",
            "Jane Doe"
        ),
        (
            #"[{"@type":"WebSite","name":"S"},{"@type":["Report"],"headline":"H","author":["A B",{"name":"C D"}]}]"#,
            nil, "A B, C D"
        ),
        (
            #"{"@graph":[{"@type":"Article","headline":"H","author":{"@id":"p"}},{"@type":"Person","@id":"p","name":"E F"}]}"#,
            nil, "E F"
        ),
        (#"{"@type":"NewsArticle","datePublished":"2025-05-03","author":"#, nil, nil), ("no JSON", nil, nil),
        (#"{"@type":"NewsArticle","datePublished":"soon","author":"https://example.org/jane"}"#, nil, nil),
    ])
    func `Structured data names day and author`(_ json: String, _ published: String?, _ author: String?) throws {
        let page = "<script type='application/ld+json'>\(json)</script><p>\(Self.prose)</p>"
        let metadata = try article(page, path: "a.html").metadata
        #expect(metadata.published == published.map { Metadata.Value($0, how: "json-ld") })
        #expect(metadata.author == author.map { Metadata.Value($0, how: "json-ld") })
    }

    @Test(arguments: [
        ("<h1>T</h1><time datetime='2025-05-03T10:00'>today</time>", "2025-05-03T10:00", "time"),
        ("<span itemprop='datePublished' content='2025-05-03'></span>", "2025-05-03", "microdata"),
        ("<div class=date>3 May 2025</div>", "2025-05-03", "visible-date"),
        ("<link rel=canonical href='https://example.org/2025/05/03/talks/'>", "2025-05-03", "url"),
    ])
    func `The body marks or shows the day`(_ body: String, _ published: String, _ how: String) throws {
        let metadata = try article("<body>\(body)<p>\(Self.prose)</p>", path: "a.html").metadata
        #expect(metadata.published == Metadata.Value(published, how: how))
    }

    @Test(arguments: [
        ("<p><a rel=author href=/jane>Jane Doe</a></p>", "Jane Doe", "marked"),
        ("<p><a rel=author href=/jd>jd</a></p>", "jd", "marked"),
        ("<div class=byline>By Jane Doe</div>", "Jane Doe", "byline"),
    ])
    func `The body marks or shows the author`(_ body: String, _ author: String, _ how: String) throws {
        let metadata = try article("<body>\(body)<p>\(Self.prose)</p>", path: "a.html").metadata
        #expect(metadata.author == Metadata.Value(author, how: how))
    }
}
