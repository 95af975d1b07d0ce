import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("The seed articles")
struct SeedArticlesTests {
    static let names = [
        "000_db090edec7e97aa6", "002_dcad965514c1b99f", "003_de9879953fbf6be7", "004_e126b989bd755918",
    ]

    @Test(arguments: names)
    func `Text and title are the gold's, byte for byte`(_ name: String) throws {
        let raw = try readFile("\(projectFolder)/seeds/\(name).txt")
        let gold = try JSONTree(try readFile("\(projectFolder)/Tests/Gold/\(name).json"))
        let article = try article(raw, path: "\(name).txt")
        #expect(string(article.text) == gold["text"]?.text)
        #expect(string(article.title) == gold["title"]?["text"]?.text)
        #expect(complaints(article, raw) { _, _ in false } == [])
        #expect(lostOffsets(article, raw) == [])
    }

    @Test func `What is removed names its rules`() throws {
        let removed = try Self.names.map { name in
            try removals(article(try readFile("\(projectFolder)/seeds/\(name).txt")))
        }
        #expect(
            removed == [
                [],
                ["quick-reads: Quick Reads", "glued-view-all: View All", "symbols-line: )\n\n)\n)\n)\n)\n)\n)\n)\n)"],
                [],
                [
                    "headline: Zelensky stands firm: no ceasefire without Russian withdrawal from Ukraine",
                    "inline-url:  https://www.dw.com/ru/vojna-v-ukraine/t-17457611", "space-before-mark:  ",
                    "comma-list: War in Ukraine, Zelensky", "comments: Comments",
                ],
            ])
    }
}
