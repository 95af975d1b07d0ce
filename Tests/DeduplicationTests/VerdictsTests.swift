import TestSupport
import Testing

@testable import Deduplication

@Suite("Verdicts")
struct VerdictsTests {
    @Test(arguments: 0..<40)
    func `The last verdict on each pair holds, by pair`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var verdicts = Verdicts()
        var expected: [TextPair: Verdict] = [:]
        for _ in 0..<5 {
            let pairs = Set((0..<Int.random(in: 0...30, using: &random)).map { _ in Self.pair(&random) })
            let new = pairs.map { Self.verdict($0, &random) }
            let fresh = new.filter { _ in random.next() % 2 == 0 }
            let recalled = new.filter { !fresh.contains($0) }.sorted { $0.pair < $1.pair }
            verdicts.add(recalled: recalled, fresh: fresh)
            for verdict in new { expected[verdict.pair] = verdict }
            #expect(verdicts.all == expected.values.sorted { $0.pair < $1.pair })
        }
        var place = 0
        for pair in (0..<40).map({ _ in Self.pair(&random) }).sorted() {
            #expect(verdicts[pair] == expected[pair])
            #expect(verdicts.verdict(on: pair, from: &place) == expected[pair])
        }
    }

    private static func pair(_ random: inout SplitMix) -> TextPair {
        let one = Int.random(in: 0..<12, using: &random)
        return TextPair(one, one + Int.random(in: 1..<12, using: &random))
    }

    private static func verdict(_ pair: TextPair, _ random: inout SplitMix) -> Verdict {
        Verdict(
            pair: pair, shareOfLarger: Float.random(in: 0...1, using: &random),
            shareOfSmaller: Float.random(in: 0...1, using: &random), isLink: false, isNearlyLink: false,
            isLargerHeld: false, isSmallerHeld: false)
    }
}
