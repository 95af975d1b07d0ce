import Testing

@testable import Cleaning

@Suite("Pages in disguise")
struct MarkupDisguiseTests {
    private static let page = """
        <article><header class=intro><p class="caption">One &amp; two</p></header><p>Three</p>
        <aside><p>Four<br>five</p></aside><ul class=related role=navigation><li>Six</li></ul></article>
        """

    @Test func `Without a disguise the page is as it is`() throws {
        #expect(
            try shown(MarkupDisguise()) == [
                "html body article header p [word-caption] p: One & two",
                "html body article [] p: Three",
                "html body article aside [element-aside] p: Four",
                "html body article aside [element-aside] p: five",
                "html body article ul [role-navigation] li: Six",
            ])
    }

    @Test func `Words and roles may say nothing, but elements do`() throws {
        var disguise = MarkupDisguise()
        disguise.hidesWords = true
        #expect(
            try shown(disguise) == [
                "html body article header [] p: One & two",
                "html body article [] p: Three",
                "html body article aside [element-aside] p: Four",
                "html body article aside [element-aside] p: five",
                "html body article ul [] li: Six",
            ])
    }

    @Test func `Elements may become divisions, and paragraphs too`() throws {
        var disguise = MarkupDisguise()
        disguise.hidesWords = true
        disguise.hidesElements = true
        disguise.paragraphs = .divisions
        #expect(
            try shown(disguise) == [
                "html body div div div [] div: One & two",
                "html body div div [] div: Three",
                "html body div div div [] div: Four",
                "html body div div div [] div: five",
                "html body div ul [] li: Six",
            ])
    }

    @Test func `Paragraphs may stand in divisions of their own`() throws {
        var disguise = MarkupDisguise()
        disguise.hidesWords = true
        disguise.paragraphs = .wrapped
        #expect(
            try shown(disguise) == [
                "html body article header div [] p: One & two",
                "html body article div [] p: Three",
                "html body article aside div [element-aside] p: Four",
                "html body article aside div [element-aside] p: five",
                "html body article ul [] li: Six",
            ])
    }

    @Test func `Paragraphs may be lines`() throws {
        var disguise = MarkupDisguise()
        disguise.paragraphs = .breaks
        #expect(
            try shown(disguise) == [
                "html body article header [] header: One & two",
                "html body article [] article: Three",
                "html body article aside [element-aside] aside: Four",
                "html body article aside [element-aside] aside: five",
                "html body article ul [role-navigation] li: Six",
            ])
    }

    @Test func `The bits of a number choose a disguise`() {
        let disguises = (0..<64).map { MarkupDisguise(number: $0) }
        #expect(disguises.count { $0.hidesWords } == 48)
        #expect(disguises.count { $0.hidesElements } == 32)
        #expect(disguises.count { $0.paragraphs == .kept } == 32)
        #expect(disguises.count { $0.paragraphs == .divisions } == 16)
        #expect(disguises.count { $0.paragraphs == .wrapped } == 8)
        #expect(disguises.count { $0.paragraphs == .breaks } == 8)
    }

    /// Of each block the containers and rules around it, its element and its text.
    private func shown(_ disguise: MarkupDisguise) throws -> [String] {
        let markup = try rulesCleaner().markup
        let content = shownContent(Array(Self.page.utf8), markup, in: disguise)
        return content.blocks.map { block in
            var path: [String] = []
            var node = block.node
            var rules: [String] = []
            while node != 0 {
                path.insert("\(content.nodes[node].element)", at: 0)
                if let rule = content.nodes[node].rule { rules.insert(markup[rule].id, at: 0) }
                node = content.nodes[node].parent
            }
            let text = String(decoding: content.text.bytes[block.range], as: UTF8.self)
            return "\(path.joined(separator: " ")) [\(rules.joined(separator: " "))] \(block.element): \(text)"
        }
    }
}
