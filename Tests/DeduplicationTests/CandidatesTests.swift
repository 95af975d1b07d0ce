import Shingling
import TestSupport
import Testing

@testable import Deduplication

@Suite("Pairs of texts that are guessed to share something")
struct CandidatesTests {
    /// Texts with up to 60 passages; the fewer there are in all, the less is a text's own. No crowds.
    @Test(arguments: [60, 80, 100, 140, 200, 300, 400, 500])
    func `Guesses are what the samples share by their weights, of texts that are not common property`(
        _ passageCount: Int
    ) throws {
        var random = SplitMix(seed: UInt64(passageCount))
        let pool = (0..<passageCount).map { _ in random.next() >> (64 - keyBits) }
        let samples = (0..<40).map { _ in
            Set((0..<Int.random(in: 1...60, using: &random)).map { _ in random.pick(pool) })
        }
        let stories = samples.indices.map { UInt32(Int.random(in: 0...$0, using: &random)) }
        let workspace = Workspace(folder: "/tmp", memory: 1 << 20)
        var entries = workspace.sorter
        for (text, sample) in samples.enumerated() {
            try entries.add(sample.map { $0 << textBits }, with: UInt64(text))
        }
        let passages = try Passages(&entries, ranks: samples.indices.map { UInt32($0) }, in: workspace)
        let weights = try Weights(
            passages, try passages.passages(with: nil), stories: stories, rareStories: 3, in: workspace, known: nil)
        let found = try candidates(
            passages, weights, wholes: passages.tellingWholes(weights), CandidateBar(0.04), in: workspace)

        func weight(_ key: UInt64) -> Int {
            let count = Set(samples.indices.filter { samples[$0].contains(key) }.map { stories[$0] }).count
            return count <= 3 ? 255 : count <= 6 ? 128 : count <= 12 ? 32 : 0
        }
        let weightOf = Dictionary(uniqueKeysWithValues: pool.map { ($0, weight($0)) })
        let sums = samples.map { $0.reduce(0) { $0 + (weightOf[$1] ?? 0) } }
        let areCommonplace = samples.indices.map { 10 * (sums[$0] + 6 * 255) < 3 * samples[$0].count * 255 }
        var expected: [Candidate] = []
        for smaller in samples.indices {
            for larger in 0..<smaller {
                let sum = samples[smaller].intersection(samples[larger]).reduce(0) { $0 + (weightOf[$1] ?? 0) }
                let wholes = [smaller, larger].filter { !areCommonplace[$0] }.map { max(255, sums[$0]) }
                guard sum >= 128, let whole = wholes.min() else { continue }
                let share = Float(sum) / Float(whole)
                guard share >= 0.3 || (share >= 0.04 && sum >= 510) else { continue }
                expected.append(
                    Candidate(pair: TextPair(larger, smaller), share: share, worth: Float(sum) / 255))
            }
        }
        #expect(found == expected)
        #expect(!expected.isEmpty)
        #expect(areCommonplace.contains(true) == (passageCount <= 80))
    }
}
