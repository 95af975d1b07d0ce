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

    @Test func `Where hardly any prose would be left the rules stand`() throws {
        #expect(try selection(trees: "-1000") == ["element-nav", nil, nil, nil, "element-footer", "word-widget"])
    }

    /// The rule that takes out each block of the page.
    private func selection(trees: String, page: String = page) throws -> [String?] {
        let bytes = Array("tree\n\(trees)\n".utf8)
        let table = try Table(bytes.span, path: "a.model", required: ["tree"])
        let markup = try rulesCleaner().markup
        let vote = BlockVote(
            try TreeModel(table, features: BlockFeature.names), rule: try #require(markup[.blockVote]))
        let content = shownContent(Array(page.utf8), markup)
        let weights = proseWeights(content)
        var selection = rulesSelection(content, markup, weights, title: [])
        vote.revise(&selection, content, weights)
        return selection.removals.map { $0.map { markup[$0].id } }
    }
}
