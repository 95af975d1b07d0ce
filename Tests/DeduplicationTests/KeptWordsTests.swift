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
}
