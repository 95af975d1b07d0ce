import Records
import Testing

@testable import Cleaning

@Suite("Lines between a standfirst and the body")
struct LeadBylinesTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test(arguments: [
        "<p>By Jane Doe", "<div>Jane Doe<br>14 March 2025", "<div><b>By Jane Doe</b><i>14 March 2025</i> 3 min read",
        "<div>By Jane Doe · 14/03/2025 10:12 · 4 min read", "<div>by Evening News</div><div>14 March 2025, 10:12",
        "<div><span>Jane Doe</span><span>Share</span>", "<p>14 March 2025",
    ])
    func `Those that say by whom and when go`(_ lines: String) throws {
        let article = try article(lines)
        #expect(string(article.text) == [Self.prose, Self.prose].joined(separator: "\n"))
        #expect(article.removed.map(\.rule) == ["title-heading", "lead-byline"])
    }

    @Test(arguments: [
        "<p>By Jane Doe, correspondent in Brussels and Geneva", "<p>Texte par : Jane Doe, envoyée spéciale à Kiev",
    ])
    func `Those above the first paragraph that name the author go`(_ line: String) throws {
        let article = try article(above: line)
        #expect(string(article.text) == [Self.prose, Self.prose].joined(separator: "\n"))
        #expect(article.removed.map(\.rule) == ["title-heading", "lead-byline"])
    }

    @Test(arguments: ["Jane Doe met them.", "Jane Doe on the talks that failed in Brussels and in Geneva"])
    func `What says more above the first paragraph stays`(_ line: String) throws {
        let article = try article(above: "<p>\(line)")
        #expect(string(article.text) == [line, Self.prose, Self.prose].joined(separator: "\n"))
    }

    @Test(arguments: [
        // Who speaks, what else is said of the author, of the day, a sentence.
        "Jane Doe:", "Jane Doe on the talks that failed", "14 March 2025 and what came of it", "Jane Doe met them.",
    ])
    func `What says more stays`(_ line: String) throws {
        let article = try article("<p>\(line)")
        #expect(string(article.text) == [Self.prose, line, Self.prose].joined(separator: "\n"))
    }

    @Test func `The days of a chronicle stay`() throws {
        let article = try article("<p>14 March 2025</p><p>\(Self.prose)</p><p>\(Self.prose)</p><p>16 March 2025")
        #expect(
            string(article.text)
                == [Self.prose, "14 March 2025", Self.prose, Self.prose, "16 March 2025", Self.prose].joined(
                    separator: "\n"))
    }

    @Test(arguments: [
        "<div><button>Share</button><button>Tweet</button><a>Copy link</a></div>",
        "<div><b>Listen to this article</b><i>00:00 / 03:12</i><i>1x</i></div>",
    ])
    func `Labels side by side go as each of them does`(_ labels: String) throws {
        let article = try article("<p>\(Self.prose)</p>\(labels)")
        #expect(string(article.text) == [Self.prose, Self.prose, Self.prose].joined(separator: "\n"))
        #expect(article.removed.map(\.rule) == ["title-heading", "label-pieces"])
    }

    @Test(arguments: ["<div><b>NBC</b><i>2018</i></div>", "<div><b>port:</b><i>5335</i></div>"])
    func `What is no label stays`(_ line: String) throws {
        let article = try article("<p>\(Self.prose)</p>\(line)")
        let shown = line.replacing(/<.*?>/, with: "")
        #expect(string(article.text) == [Self.prose, Self.prose, shown, Self.prose].joined(separator: "\n"))
    }

    /// What the rules make of a page in which lines stand between two paragraphs.
    private func article(_ lines: String) throws -> Article {
        try article(body: "<p>\(Self.prose)</p>\(lines)</div><p>\(Self.prose)</p>")
    }

    /// What they make of one in which a line stands above two paragraphs.
    private func article(above line: String) throws -> Article {
        try article(body: "\(line)<p>\(Self.prose)</p><p>\(Self.prose)</p>")
    }

    private func article(body: String) throws -> Article {
        let head = "<meta property=og:site_name content='Evening News'><meta name=author content='Jane Doe'>"
        let bytes = Array("\(head)<title>Talks end</title><body><div><h1>Talks end</h1>\(body)".utf8)
        return try rulesCleaner().clean(RawInput(path: "a.html", id: "0", bytes: bytes, offset: 0, form: .file))
    }
}
