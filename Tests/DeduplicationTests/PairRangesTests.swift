import TestSupport
import Testing

@testable import Deduplication

@Suite("What is known of pairs")
struct PairRangesTests {
    @Test(arguments: 0..<20)
    func `Each pair that is known is found, and no other`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let count = Int.random(in: 2...30, using: &random)
        let all = (0..<count).flatMap { smaller in (0..<smaller).map { TextPair($0, smaller) } }
        let known = Set(all.filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
        let items = known.sorted().map { Candidate(pair: $0, share: 0.5, worth: Float($0.larger)) }
        let ranges = PairRanges(items, count: count)
        for pair in all {
            #expect(
                ranges[pair]
                    == (known.contains(pair) ? Candidate(pair: pair, share: 0.5, worth: Float(pair.larger)) : nil))
        }
    }
}
