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
        // Behind more objects than are read, nothing is.
        (
            #"[{"@type":"NewsArticle","author":"Jane Doe","headline":"H"}"# + String(repeating: ",{}", count: 20_000)
                + #",{"@type":"NewsArticle","datePublished":"2025-05-03"}]"#, nil, "Jane Doe"
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
        (
            #"{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"H","author":{"givenName":"A","familyName":"B"}}}"#,
            nil, "A B"
        ),
        (
            #"{"@type":"NewsArticle","author":{"@type":"Organization","name":"Example News Ltd"},"datePublished":"2025-05-03"}"#,
            "2025-05-03", "Example News Ltd"
        ),
        (
            #"{"@type":"NewsArticle","datePublished":1746259200000,"author":"Jane Doe"}"#, "2025-05-03T08:00:00Z",
            "Jane Doe"
        ),
        (#"{"@type":"NewsArticle","datePublished":1.5,"author":"Jane Doe"}"#, nil, "Jane Doe"),
        (
            #"{"@type":"Article","datePublished":{"@type":"DateTime","@value":"2025-05-03"},"author":{"name":{"@value":"A B"}}}"#,
            "2025-05-03", "A B"
        ),
        (
            #"{"@type":"Article","datePublished":["2025-05-03"],"author":{"name":["A B","C D"]}}"#, "2025-05-03",
            "A B; C D"
        ),
        (
            ##"{"@graph":[{"@type":"Article","headline":"H","author":"#p"},{"@type":"Person","@id":"#p","name":"E F"}]}"##,
            nil, "E F"
        ),
        (
            #"{"@type":"Article","datePublished":"","dateCreated":"2025-05-03","author":[],"creator":["A B"]}"#,
            "2025-05-03", "A B"
        ),
    ])
    func `Structured data names day and author`(_ json: String, _ published: String?, _ author: String?) throws {
        let page = "<script type='application/ld+json'>\(json)</script><p>\(Self.prose)</p>"
        let metadata = try article(page, path: "a.html").metadata
        #expect(metadata.published == published.map { Metadata.Value($0, how: "json-ld") })
        #expect(metadata.author == author.map { Metadata.Value($0, how: "json-ld") })
    }

    @Test(arguments: [
        ("//<![CDATA[\n", "", "\n//]]>"), ("/*<![CDATA[*/", "", "/*]]>*/"), ("<!-- ", "", " -->"), ("", "", ";"),
        (#"{"@type":"BreadcrumbList"}"#, "", ""), ("", #""description":"a \n b","#, ""),
        ("", "\"description\":\"a \n\t b\",", ""), ("", #""description":"it\'s 5\% more","#, ""),
        ("", #""description":"He said "no" twice, then "yes".","#, ""), ("", #""description":"\u00","#, ""),
        ("", ",", ""), ("[", "", ",]"),
    ])
    func `Faults around and within structured data are mended`(_ front: String, _ inside: String, _ back: String) throws
    {
        let json = #"{"@type":"NewsArticle",\#(inside)"datePublished":"2025-05-03","author":{"name":"Jane Doe",}}"#
        let page = "<script type='application/ld+json'>\(front)\(json)\(back)</script><p>\(Self.prose)</p>"
        let metadata = try article(page, path: "a.html").metadata
        #expect(metadata.published == Metadata.Value("2025-05-03", how: "json-ld"))
        #expect(metadata.author == Metadata.Value("Jane Doe", how: "json-ld"))
    }

    @Test(arguments: [
        (#"{"@type":"Thing"}"#, ""), (#"{"@type":"Thing"#, ""), ("", #"{"@id":"nobody"},"#), ("", #""Jane Doe","#),
    ])
    func `However much there is, each piece is read once`(_ script: String, _ author: String) throws {
        func tag(_ json: String) -> String { "<script type='application/ld+json'>\(json)</script>" }
        let scripts = script.isEmpty ? "" : String(repeating: tag(script), count: 4000)
        let authors = String(repeating: author, count: 4000) + #""Jane Doe""#
        let data = tag(#"{"@type":"NewsArticle","datePublished":"2025-05-03","author":[\#(authors)]}"#)
        let metadata = try article("\(scripts)\(data)<p>\(Self.prose)</p>", path: "a.html").metadata
        #expect(metadata.published == Metadata.Value("2025-05-03", how: "json-ld"))
        #expect(metadata.author == Metadata.Value("Jane Doe", how: "json-ld"))
    }

    @Test(arguments: [
        (#"{"a":1,}"#, #"{"a":1}"#), (#"x {"a":"b"c"}"#, #"{"a":"b\"c"}"#),
        (#"{"a":"b", "c":[1,,2,]}"#, #"{"a":"b", "c":[1,2]}"#),
        (#"{"a":"\x\"\\"}"#, #"{"a":"x\"\\"}"#), ("no JSON [at all]", ""), ("", ""),
    ])
    func `What is mended`(_ broken: String, _ mended: String) {
        let bytes = Array(broken.utf8)
        #expect(String(decoding: mendedJSON(bytes.span, bytes.indices), as: UTF8.self) == mended)
    }
}
