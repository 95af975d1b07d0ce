import Lexicons
import Records
import Testing
import Trees

@testable import Cleaning

@Suite("What the classifier of blocks decides")
struct BlockVoteTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let note = "Our reporter has written about the city and its ministers for some twelve years now."
    private static let page =
        "<body><nav><p>\(note)</p></nav><div><p>\(prose)</p><h4>\(note)</h4><p>\(prose)</p></div><footer>\(note)</footer>"
        + "<ul class=widget><li>\(note)</li></ul>"

    @Test func `It takes out what the rules keep`() throws {
        // Headings of the third rank and below go.
        let selection = try selection(trees: "element<5 1000 element<6 -1000 1000")
        #expect(selection == ["element-nav", nil, "block-vote", nil, "element-footer", nil])
    }

    @Test func `It brings back what the rules take out, but for what is never text`() throws {
        #expect(try selection(trees: "1000") == ["element-nav", nil, nil, nil, "element-footer", nil])
    }

    @Test func `Doubt leaves the rules their way`() throws {
        #expect(try selection(trees: "-300") == ["element-nav", nil, nil, nil, "element-footer", "word-widget"])
    }

    @Test func `A page without prose stays as the rules have it`() throws {
        #expect(try selection(trees: "-1000", page: "<body><p>Short.</p><p>Shorter.</p>") == [nil, nil])
    }

    @Test func `Where no prose would be left the rules stand`() throws {
        #expect(try selection(trees: "-1000") == ["element-nav", nil, nil, nil, "element-footer", "word-widget"])
    }

    @Test func `It is told of pictures and controls between blocks`() throws {
        let page = "<body><p>\(Self.prose)</p><img><p>\(Self.note)</p><input><p>\(Self.prose)</p>"
        #expect(try selection(trees: "picturesBefore<1 1000 -1000", page: page) == [nil, "block-vote", nil])
        #expect(try selection(trees: "picturesBehind<1 1000 -1000", page: page) == ["block-vote", nil, nil])
        #expect(try selection(trees: "controlsBefore<1 1000 -1000", page: page) == [nil, nil, "block-vote"])
        #expect(try selection(trees: "controlsBehind<1 1000 -1000", page: page) == [nil, "block-vote", nil])
    }

    @Test func `It is told of signposts in many languages, links aside`() throws {
        let page =
            "<body><p>\(Self.prose)</p><p>\(Self.prose)</p><p>Lesen Sie auch</p><p>\(Self.note)</p>"
            + "<p>\(Self.note) <a>Comments</a></p><p><a>Comments</a></p>"
        let links = "link-density"
        #expect(try selection(trees: "sign<1 1000 -1000", page: page) == [nil, nil, "block-vote", nil, nil, nil])
        #expect(
            try selection(trees: "signBefore<2 100 -1000", page: page)
                == [nil, nil, nil, "block-vote", "block-vote", links])
        #expect(
            try selection(trees: "sinceSign<2 -1000 -100", page: page) == [nil, nil, nil, "block-vote", nil, links])
        #expect(
            try selection(trees: "untilSign<2 -1000 -100", page: page) == [nil, "block-vote", nil, nil, nil, links])
    }

    @Test func `It is told how far off the title and the first prose behind it are`() throws {
        let page =
            "<body><p>\(Self.note)</p><div><h1>Talks</h1><div><p>\(Self.prose)</p></div></div><p>\(Self.note)</p>"
        #expect(
            try selection(trees: "sinceTitle<0 -1000 1000", page: page) == ["block-vote", nil, nil, nil])
        #expect(try selection(trees: "titleRise<1 1000 -1000", page: page) == [nil, nil, "block-vote", nil])
        #expect(try selection(trees: "leadFall<2 1000 -1000", page: page) == ["block-vote", nil, nil, "block-vote"])
    }

    @Test func `It is told of items that repeat, and of the short lines that come with them`() throws {
        let items = (1...3).map { "<div><b>\($0) hours ago</b><p>\(Self.note)</p></div>" }.joined()
        let page = "<body><p>\(Self.prose)</p><div>\(items)</div>"
        #expect(
            try selection(trees: "itemCount<3 1000 -1000", page: page)
                == [nil] + [String?](repeating: "block-vote", count: 6))
        #expect(
            try selection(trees: "repeatsBehind<3 -1000 1000", page: page)
                == [nil, "block-vote", nil, "block-vote", nil, "block-vote", "block-vote"])
    }

    @Test func `What stands in elements of one class comes back, said once and not far from doubt`() throws {
        func page(_ last: String, _ more: String = "") -> String {
            let text = "<div class=text><p>\(Self.prose)</p></div>"
            return "<body><div>\(text)\(text)\(last)</div>\(more)"
        }
        let same = "<table></table><div class=text><p>\(Self.note)</p></div>"
        let other = "<div class=note><p>\(Self.note)</p></div>"
        let own = "<div class=text><p>\(Self.prose)</p><p>\(Self.note)</p></div>"
        #expect(try revised("length<85 -1000 1000", page(same)) == [nil, nil, nil])
        #expect(try revised("length<85 -1600 1000", page(same)) == [nil, nil, "block-vote"])
        #expect(try revised("length<85 -1000 1000", page(other)) == [nil, nil, "block-vote"])
        #expect(try revised("length<85 -1000 1000", page(own)) == [nil, nil, nil, "block-vote"])
        #expect(try revised("length<85 -1000 1000", page(same, same)) == [nil, nil, "block-vote", "block-vote"])
        func linked(_ count: Int) -> String {
            let words = Self.note.split(separator: " ")
            let link = "<a href=/x>\(words.prefix(count).joined(separator: " "))</a>"
            let rest = words.dropFirst(count).joined(separator: " ")
            return "<table></table><div class=text><p>\(link) \(rest)</p></div>"
        }
        #expect(try revised("length<85 -1000 1000", page(linked(2))) == [nil, nil, nil])
        #expect(try revised("length<85 -1000 1000", page(linked(6))) == [nil, nil, "block-vote"])
    }

    @Test func `A heading is no orphan where the one below it went`() throws {
        let page =
            "<body><div><p>\(Self.prose)</p><h3>Terms</h3><div class=ad>Offer</div><div><h4>\(Self.note)</h4></div>"
            + "<p>\(Self.prose)</p></div>"
        let trees = "element<5 -300 element<6 -1000 -300"
        #expect(try selection(trees: trees, page: page) == [nil, "orphan-heading", "word-ad", "block-vote", nil])
        #expect(try revised(trees, page) == [nil, nil, "word-ad", "block-vote", nil])
    }

    /// The rule that takes out each block of a page, once what went against its shape has come back.
    private func revised(_ trees: String, _ page: String) throws -> [String?] {
        try selection(trees: trees, page: page, bringsBack: true)
    }

    /// The rule that takes out each block of the page.
    private func selection(trees: String, page: String = page, bringsBack: Bool = false) throws -> [String?] {
        let bytes = Array("tree\n\(trees)\n".utf8)
        let table = try Table(bytes.span, path: "a.model", required: ["tree"])
        let markup = try rulesCleaner().markup
        let vote = BlockVote(
            try TreeModel(table, features: BlockFeature.names), rule: try #require(markup[.blockVote]), try ruleBook())
        let content = shownContent(Array(page.utf8), markup)
        let weights = proseWeights(content)
        let repeats = Repeats(content, weights)
        var selection = rulesSelection(content, markup, try ruleBook(), weights, repeats, title: [])
        if bringsBack {
            revise(&selection, by: vote, content, weights, repeats, markup)
        } else {
            vote.revise(&selection, content, weights, repeats)
        }
        return selection.removals.map { $0.map { markup[$0].id } }
    }
}
