import Bytes
import Records
import TestSupport
import Testing

@testable import Exporting

@Suite("Offsets")
struct OffsetsTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `Each scalar begins after as many as were written before it`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var text: [UInt8] = []
        var borders = [0]
        for _ in 0..<Int.random(in: 0...200, using: &random) {
            appendUTF8(random.pick([0x61, 0xE9, 0x5D0, 0x20AC, 0x1F600, 0x10FFFF]), to: &text)
            borders.append(text.count)
        }
        let index = ScalarIndex(text)
        #expect(borders.map(index.scalars) == Array(borders.indices))
    }

    // "aé&b¶c" where é was one byte of Latin-1, & an entity, ¶ a paragraph break that was inserted.
    private let map = RawMap([
        Segment(textStart: 0, textLength: 1, rawStart: 10, rawLength: 1),
        Segment(textStart: 1, textLength: 2, rawStart: 11, rawLength: 1),
        Segment(textStart: 3, textLength: 1, rawStart: 12, rawLength: 5),
        Segment(textStart: 4, textLength: 1, rawStart: 20, rawLength: 1),
        Segment(textStart: 5, textLength: 1, rawStart: 21, rawLength: 0),
        Segment(textStart: 6, textLength: 3, rawStart: 30, rawLength: 3),
    ])

    @Test(arguments: [
        (0..<1, 10..<11), (1..<3, 11..<12), (3..<4, 12..<17), (0..<4, 10..<17), (3..<5, 12..<21), (4..<7, 20..<31),
        (7..<8, 31..<32), (0..<9, 10..<33), (5..<6, 21..<21),
    ])
    func `A run of text goes back to its raw bytes`(_ range: Range<Int>, _ raw: Range<Int>) {
        #expect(map.raw(of: range) == raw)
    }

    @Test(arguments: [0..<0, 9..<10, 8..<10])
    func `What no segment holds has no raw bytes`(_ range: Range<Int>) {
        #expect(map.raw(of: range) == nil)
    }

    @Test(arguments: [
        ("", 0), ("one", 1), ("one two\nthree", 3), ("cease-fire at 3.5%", 3), ("one – two — three", 3), ("“Да!”", 1),
        ("١٢٣ ½", 2), ("... — ?!", 0), ("停火 协议", 2), ("one\u{A0}two\u{3000}three", 3), ("€ 5", 1),
    ])
    func `Words are runs that hold a letter or a digit`(_ text: String, _ expected: Int) {
        #expect(wordCount(bytes(text)) == expected)
    }
}
