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
            nil, "A B; C D"
        ),
        (
            #"{"@graph":[{"@type":"Article","headline":"H","author":{"@id":"p"}},{"@type":"Person","@id":"p","name":"E F"}]}"#,
            nil, "E F"
        ),
        (#"{"@type":"NewsArticle","datePublished":"2025-05-03","author":"#, "2025-05-03", nil), ("no JSON", nil, nil),
        (#"{"@type":"NewsArticle","datePublished":"soon","author":"https://example.org/jane"}"#, nil, nil),
    ])
    func `Structured data names day and author`(_ json: String, _ published: String?, _ author: String?) throws {
        let page = "<script type='application/ld+json'>\(json)</script><p>\(Self.prose)</p>"
        let metadata = try article(page, path: "a.html").metadata
        #expect(metadata.published == published.map { Metadata.Value($0, how: "json-ld") })
        #expect(metadata.author == author.map { Metadata.Value($0, how: "json-ld") })
    }
}
