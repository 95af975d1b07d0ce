import TestSupport
import Testing

@testable import Exporting

@Suite("Marked text as a tree")
struct MarkupTests {
    /// Steps with `(` and `)` for marks, `<` and `>` for paragraphs, each run of text in its letters.
    private func drawn(_ text: String, _ marks: [Mark]) -> String {
        let letters = Array(text.utf8)
        return markup(letters, marks).map { step in
            switch step {
            case .openParagraph: "<"
            case .closeParagraph: ">"
            case .open(let mark, let part): "(\(mark.element)\(mark.number)\(part > 0 ? "+\(part)" : "") "
            case .close: ")"
            case .text(let range): String(decoding: letters[range], as: UTF8.self)
            }
        }.joined()
    }

    private static func mark(_ element: Mark.Element, _ number: Int, _ range: Range<Int>) -> Mark {
        Mark(element: element, number: number, range: range)
    }

    @Test(arguments: [
        ("", [], ""),
        ("abc", [], "<abc>"),
        ("a\nb\n\nc", [], "<a><b><c>"),
        ("abcd", [mark(.sentence, 0, 0..<4), mark(.name, 0, 1..<2)], "<(sentence0 a(name0 b)cd)>"),
        ("abcd", [mark(.name, 0, 0..<2), mark(.sentence, 0, 0..<4)], "<(sentence0 (name0 ab)cd)>"),
        ("abcd", [mark(.said, 0, 0..<3), mark(.said, 1, 1..<2)], "<(said0 a(said1 b)c)d>"),
        ("abcd", [mark(.said, 0, 0..<2), mark(.said, 1, 1..<4)], "<(said0 a(said1 b))(said1+1 cd)>"),
        ("abcd", [mark(.sentence, 0, 0..<2), mark(.said, 0, 1..<3)], "<(sentence0 a(said0 b))(said0+1 c)d>"),
        ("ab\ncd", [mark(.said, 0, 1..<4)], "<a(said0 b)><(said0+1 c)d>"),
        ("ab\n\ncd", [mark(.said, 0, 2..<3), mark(.name, 0, 4..<6)], "<ab><(name0 cd)>"),
        ("abc", [mark(.name, 0, 0..<3), mark(.name, 1, 0..<3)], "<(name0 (name1 abc))>"),
        (
            "abc", [mark(.name, 0, 1..<2), mark(.said, 0, 0..<3), mark(.sentence, 0, 1..<3)],
            "<(said0 a)(sentence0 (said0+1 (name0 b)c))>"
        ),
    ])
    func `Each mark encloses its text`(_ text: String, _ marks: [Mark], _ expected: String) {
        #expect(drawn(text, marks) == expected)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `Steps nest, and the parts of a mark cover its text and no other`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let text = random.bytes(upTo: 60, from: Array("abcdefg\n".utf8))
        guard !text.isEmpty else { return }
        let elements: [Mark.Element] = [.sentence, .said, .quoted, .name]
        let marks = (0..<Int.random(in: 0...8, using: &random)).map { number in
            let start = Int.random(in: 0..<text.count, using: &random)
            let end = Int.random(in: start + 1...text.count, using: &random)
            return Mark(element: random.pick(elements), number: number, range: start..<end)
        }
        var open: [Mark] = []
        var covered: [Int: [Int]] = [:]
        var written: [Int] = []
        for step in markup(text, marks) {
            switch step {
            case .openParagraph, .closeParagraph: #expect(open.isEmpty)
            case .open(let mark, _):
                #expect(open.allSatisfy { $0.element <= mark.element })
                open.append(mark)
            case .close: #expect(open.popLast() != nil)
            case .text(let range):
                written += range
                for mark in open { covered[mark.number, default: []] += range }
            }
        }
        #expect(written == text.indices.filter { text[$0] != 0x0A })
        for mark in marks { #expect(covered[mark.number] ?? [] == mark.range.filter { text[$0] != 0x0A }) }
    }
}
