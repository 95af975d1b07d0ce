import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Articles that a page's scripts would show")
struct ScriptArticleTests {
    private static let paragraphs = [
        "The ministers met again in the capital on Friday and agreed to meet once more next week, officials said.",
        "Mediators said that the gap over “guarantees” had narrowed, but that the question of troops remained open.",
        "The head of the delegation told reporters that she was cautiously optimistic about the next round in May.",
        "Both sides have accused each other of delaying the exchange of prisoners, which was agreed upon in spring.",
    ]
    private static let plain = paragraphs.joined(separator: "\n")
    private static let title = "Ministers agree to meet again"

    private static func json(_ text: String) -> String {
        "\""
            + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            .replacing("/", with: "\\/") + "\""
    }

    private static func page(_ script: String, shown: String = "<p>Loading…</p>") -> String {
        """
        <!DOCTYPE html><html><head><title>\(title)</title></head><body><div id="app">\(shown)</div>
        \(script)
        </body></html>
        """
    }

    private static let html = json(paragraphs.map { "<p>\($0)</p>" }.joined())
    private static let object = "{\"headline\":\(json(title)),\"tags\":[\"War\",\"Talks\"],\"body\":\(html)}"
    private static let blocks = paragraphs.map { "{\"type\":\"p\",\"text\":\(json($0))}" }.joined(separator: ",")
    private static let pieces = paragraphs.map { text in
        let border = text.index(text.startIndex, offsetBy: 9)
        let parts = [json(String(text[..<border])), json(String(text[border...]))]
        return "{\"content\":[{\"text\":\(parts[0]),\"marks\":[\"b\"]},{\"text\":\(parts[1])}]}"
    }.joined(separator: ",")

    static let scripts: [String] = [
        "<script id=\"__NEXT_DATA__\" type=\"application/json\">{\"props\":{\"page\":\(object)}}</script>",
        "<script>window.__STATE__ = {\"a\":[1,{\"b\":{\"title\":\(json(title))}}],\"article\":\(object)};</script>",
        "<script>window.__STATE__ = JSON.parse(\(json("{\"article\":\(object)}")));</script>",
        "<script>self.__next_f.push([1,\(json("5:{\"article\":\(object)}\n"))])</script>",
        "<script>f((function(a){return {data:[{title:\(json(title)),body:\(html),x:a}]}}(null)));</script>",
        "<script type=\"application/json\">[{\"data\":1},{\"title\":2,\"body\":3},\(json(title)),\(html)]</script>",
        "<script>x={headlines:{basic:\(json(title))},content_elements:[\(blocks)]}</script>",
        "<script>x={\"title\":\(json(title)),\"doc\":{\"content\":[\(pieces)]}}</script>",
        "<script>x={\"title\":\(json(title)),\"content\":\(json("{\"blocks\":[\(blocks)]}"))}</script>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Another\",\"articleBody\":\(json(plain))}</script>",
    ]

    @Test(arguments: scripts)
    func `The text beside the title is the article`(_ script: String) throws {
        let raw = Array(Self.page(script).utf8)
        let read = try article(raw, path: "a.html")
        #expect(string(read.text) == Self.plain)
        #expect(string(read.title) == Self.title)
        #expect(complaints(read, raw) { says($0, $1) } == [])
    }

    /// Whether an escape of JSON, twice over or not, says a character.
    private func says(_ raw: [UInt8], _ text: [UInt8]) -> Bool {
        raw.first == 0x5C && (raw.last == text.first || raw.last == 0x6E && text == [0x0A] || raw.last == 0x2F)
    }

    @Test(arguments: [
        // Other articles' teasers beside none or another title.
        "<script>x={\"list\":[{\"title\":\"Another article of the day\",\"text\":\(json(plain))}]}</script>",
        "<script>x={\"page\":{\"title\":\(json(title))},\"list\":[{\"title\":\"Another\",\"text\":\(json(plain))}]}</script>",
        "<script>track(\(json(title)), \(html))</script>",
        // No prose.
        "<script>x={\"title\":\(json(title)),\"body\":\"\(String(repeating: "aGVsbG8", count: 80))\"}</script>",
        "<script>x={\"title\":\(json(title)),\"summary\":\(json(paragraphs[0]))}</script>",
    ])
    func `What stands elsewhere is not`(_ script: String) throws {
        let page = Self.page(script)
        #expect(
            throws: Rejection(path: "a.html", reason: "no-text", detail: "nothing is left of \(page.utf8.count) bytes")
        ) {
            try article(page, path: "a.html")
        }
    }

    @Test func `What a page shows goes first`() throws {
        let shown = Self.paragraphs[0...1].map { "<p>\($0)</p>" }.joined()
        let read = try article(Self.page(Self.scripts[0], shown: shown), path: "a.html")
        #expect(string(read.text) == Self.paragraphs[0...1].joined(separator: "\n"))
    }

    @Test func `What the article's own page leaves out is listed`() throws {
        let body = Self.json(
            Self.paragraphs.map { "<p>\($0)</p>" }.joined()
                + "<div class=\"share-buttons\"><p>Share this article</p></div>")
        let script = "<script>x={\"title\":\(Self.json(Self.title)),\"body\":\(body)}</script>"
        let read = try article(Self.page(script), path: "a.html")
        #expect(string(read.text) == Self.plain)
        #expect(removals(read).contains { $0.hasSuffix(": Share this article") })
    }
}
