import Records
import Testing

@testable import Cleaning

@Suite("Lines below the text that say only where and by whom it was published")
struct ClosingLinesTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test(arguments: [
        ["– EveningNews.org"], ["<em>«Evening News»</em>"], ["(Jane Doe, 14.3.2025)"], ["<b>Jane Doe</b>"],
        ["Jane Doe", "-- Evening News"], ["By Jane Doe, our correspondent in Geneva"], ["Text: Jane Doe"],
    ])
    func `They go`(_ lines: [String]) throws {
        let shown = lines.map { $0.replacing(/<.*?>/, with: "") }
        let article = try article(lines)
        #expect(string(article.text) == [Self.prose, Self.prose].joined(separator: "\n"))
        #expect(removals(article).last == "closing-line: " + shown.joined(separator: "\n"))
    }

    @Test func `They do above lines that go for what they say`() throws {
        let article = try article(["Jane Doe", "Copyright 2025 Harbour Media", "Permalink: https://example.org/a"])
        #expect(string(article.text) == [Self.prose, Self.prose].joined(separator: "\n"))
        #expect(article.removed.map(\.rule).contains("closing-line"))
    }

    @Test(arguments: ["John Roe of Geneva", "Geneva, 14 March 2025, in the old town", "The Evening Post"])
    func `What says something else stays`(_ line: String) throws {
        #expect(string(try article([line]).text) == [Self.prose, Self.prose, line].joined(separator: "\n"))
    }

    @Test func `So does what more text stands below`() throws {
        #expect(
            string(try article(["Jane Doe", Self.prose]).text)
                == [Self.prose, Self.prose, "Jane Doe", Self.prose].joined(separator: "\n"))
    }

    /// What the rules make of a page whose text ends with lines.
    private func article(_ lines: [String]) throws -> Article {
        let head = "<meta property=og:site_name content='Evening News'><meta name=author content='Jane Doe'>"
        let body = ([Self.prose, Self.prose] + lines).map { "<p>\($0)</p>" }.joined()
        let bytes = Array("\(head)<title>Talks end</title><body><div><h1>Talks end</h1>\(body)</div>".utf8)
        return try rulesCleaner().clean(RawInput(path: "a.html", id: "0", bytes: bytes, offset: 0, form: .file))
    }
}
