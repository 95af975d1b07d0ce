import TestSupport
import Testing

@testable import Deduplication

@Suite("Parts of the passages")
struct PassagePartTests {
    @Test(arguments: 0..<30)
    func `Every entry counts once, and passages of several texts are kept whole`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let ranks = (0..<50).map { UInt32($0) }.shuffled(using: &random)
        let keys = (0..<40).map { _ in random.next() >> (64 - keyBits) }
        let words = (0..<Int.random(in: 0...400, using: &random)).map { _ in
            random.pick(keys) << textBits | UInt64.random(in: 0..<50, using: &random)
        }
        let entries = Set(words.map { $0 & ~textMask | UInt64(ranks[Int($0 & textMask)]) }).sorted()
        let part = PassagePart(words.sorted(), ranks: ranks)
        let texts = PassageTexts(words.sorted(), ranks: ranks)
        #expect(texts.texts.sorted() == entries.map { UInt32($0 & textMask) }.sorted())
        #expect(texts.firstLookCount == entries.count { isOfFirstLook($0 >> textBits) })
        let perKey = Dictionary(grouping: entries) { $0 >> textBits }
        #expect(part.blocks.flatMap(\.self) == entries.filter { perKey[$0 >> textBits, default: []].count > 1 })
        #expect(part.blocks.allSatisfy { Set($0.map { isOfFirstLook($0 >> textBits) }).count == 1 })
    }

    @Test func `A block ends behind a whole passage`() {
        let words = (0..<3).flatMap { key in (0..<50_000).map { UInt64(key) << textBits | $0 } }
        let part = PassagePart(words, ranks: (0..<50_000).map { $0 })
        #expect(part.blocks.map(\.count) == [100_000, 50_000])
    }
}
