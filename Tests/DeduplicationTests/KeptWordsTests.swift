import TestSupport
import Testing

@testable import Deduplication

@Suite("Words that are kept")
struct KeptWordsTests {
    @Test(arguments: 0..<20)
    func `Each text has its own, in blocks of any number`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let texts = (0..<40).map { number in
            let count = Int.random(in: 0...(number % 7 == 0 ? 300_000 : 900), using: &random)
            return [UInt64](repeating: UInt64(number), count: count)
        }
        var kept = KeptWords(limit: 100 << 19)
        for text in texts { kept.add(text) }
        #expect(texts.indices.map { kept[$0] } == texts.map { $0[...] })
        #expect(kept[-1] == nil)
        #expect(kept[texts.count] == nil)
    }

    @Test func `What there is no room for is not kept, and with many texts less`() {
        var kept = KeptWords(limit: (1 << 19) + 3000)
        kept.add([1, 2, 3])
        #expect(kept[0] == [1, 2, 3])
        kept.add([UInt64](repeating: 4, count: 1 << 19))
        kept.add([5])
        #expect((0..<3).map { kept[$0]?.prefix(3) } == [[1, 2, 3], nil, nil])
        for _ in 0..<150 { kept.add([6]) }
        #expect((0..<153).allSatisfy { kept[$0] == nil })
    }

    @Test func `The room that is left is for texts that are read again`() {
        var kept = KeptWords(limit: (1 << 19) + 100)
        kept.add([1, 2, 3])
        #expect(kept.roomLeft == 80)
        let again = ReadWords(limit: kept.roomLeft)
        again.keep([4, 5], of: 7)
        again.keep([UInt64](repeating: 6, count: 40), of: 8)
        again.keep([9], of: 7)
        again.keep([UInt64](repeating: 9, count: 38), of: 9)
        #expect((6...9).map { again[$0]?.count } == [nil, 2, nil, 38])
        for _ in 0..<9 { kept.add([]) }
        // The first block goes: there is room for that, but for what each text takes elsewhere.
        #expect(kept.roomLeft == (1 << 19) + 100 - 10 * 20)
    }
}
