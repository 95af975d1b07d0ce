import Records
import Testing

@testable import Cleaning

/// The rules alone; no class says anything.
@Suite("Comments that a line announces")
struct LabelledCommentsTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let said = "I have crossed that bridge every day for years, and nobody has ever asked me about it."

    @Test(arguments: [
        "<section><h2>Comments</h2>{<div><b>Reader</b> <p>\(said)</p></div>}</section>",
        "<div><h3>Kommentare (3)</h3><ol>{<li><header>Reader, 3 h</header><p>\(said)</p></li>}</ol></div>",
        "<h4>Комментарии: 3</h4><ul>{<li><strong>Reader:</strong><p>\(said)</p></li>}</ul>",
        "<div><div>评论</div>{<article><h4>Reader</h4><span>3 May</span><p>\(said)</p></article>}</div>",
    ])
    func `They go with their line, however short the article`(_ list: String) throws {
        #expect(try text("<p>\(Self.prose)</p>", then: list) == Self.prose)
    }

    @Test(arguments: [
        // A section of the article, a commentary, and a count that leads down the page.
        "<section><h2>Comments</h2><p>\(said)</p><p>\(prose)</p></section>",
        "<div><span>Kommentar</span><p>\(said)</p></div>",
        "<div><a href=#c>3 comments</a></div><div><p>\(said)</p></div>",
    ])
    func `Prose without a reader's name or a day to each paragraph stays`(_ section: String) throws {
        #expect(try text("<p>\(Self.prose)</p><p>\(Self.prose)</p>\(section)", then: "").contains(Self.said))
    }

    private func text(_ body: String, then list: String) throws -> String {
        var comments = list
        if let start = list.firstIndex(of: "{"), let end = list.lastIndex(of: "}") {
            let item = String(list[list.index(after: start)..<end])
            comments = list[..<start] + String(repeating: item, count: 3) + list[list.index(after: end)...]
        }
        let page = "<title>Talks end</title><body><div><h1>Talks end</h1><div>\(body)</div>\(comments)</div>"
        return try textByRules(ofPage: page)
    }
}
