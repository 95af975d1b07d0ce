import Testing

@testable import Cleaning

@Suite("What gold says of blocks")
struct BlockLabelsTests {
    private static let body =
        (1...6).map { "Sentence number \($0) of the article says something about matter \($0) of the day." }
    private static let page =
        "<body><p>Read more</p><h3>Why it matters</h3>" + body.map { "<p>\($0)</p>" }.joined()
        + "<p>Sentence number 1 of the article says something about matter 1 of the day.</p><p>Sign up for our letters.</p>"

    @Test func `A block is of the article if its words stand there, as often as they stand there`() throws {
        let gold = (["Why it matters"] + Self.body).joined(separator: "\n\n")
        let labels = try labels(BlockGold(text: Array(gold.utf8), inside: [], outside: []))
        #expect(labels == [false, true, true, true, true, true, true, true, false, false])
    }

    @Test func `A text of less than fifty words says nothing`() throws {
        let labels = try labels(BlockGold(text: Array("Why it matters".utf8), inside: [], outside: []))
        #expect(labels == [Bool?](repeating: nil, count: 10))
    }

    @Test func `Pieces of text say something of the blocks that hold them`() throws {
        let gold = BlockGold(
            text: nil, inside: [Array("matter 2 of the day. Sentence number 3".utf8)], outside: [Array("Sign up".utf8)])
        #expect(try labels(gold) == [nil, nil, nil, true, true, nil, nil, nil, nil, false])
    }

    @Test func `A page can be cut to the beginning of its article`() throws {
        var content = shownContent(Array(Self.page.utf8), try rulesCleaner().markup)
        let gold = (["Why it matters"] + Self.body).joined(separator: "\n\n")
        var labels = BlockLabels(content, BlockGold(text: Array(gold.utf8), inside: [], outside: []))
        #expect(!labels.abridge(&content, to: 6))
        #expect(content.blocks.count == 10)
        #expect(labels.abridge(&content, to: 2))
        #expect(labels.isArticle == [false, true, true, true, false, false])
        #expect(content.blocks.count == 6)
        #expect(labels.weights.count == 6)
    }

    private func labels(_ gold: BlockGold) throws -> [Bool?] {
        BlockLabels(shownContent(Array(Self.page.utf8), try rulesCleaner().markup), gold).isArticle
    }
}
