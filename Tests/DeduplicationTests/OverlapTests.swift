import Shingling
import TestSupport
import Testing

@testable import Deduplication

@Suite("What two texts share")
struct OverlapTests {
    @Test(arguments: 0..<200)
    func `Each shingle counts once, by its weight at its first place in either text`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let vocabulary = (0..<Int.random(in: 1...40, using: &random)).map { _ in random.next() }
        var texts: [[UInt64]] = (0..<2).map { _ in
            (0..<Int.random(in: 0...120, using: &random)).map { _ in random.pick(vocabulary) }
        }
        // A passage that both have, at other places.
        let passage = (0..<Int.random(in: 0...60, using: &random)).map { _ in random.next() }
        for i in 0..<2 { texts[i].insert(contentsOf: passage, at: Int.random(in: 0...texts[i].count, using: &random)) }
        let shingles = texts.map { shingleHashes($0.span) }
        let keys = Set(shingles.flatMap(\.self).map(sampleKey)).sorted()
        let light = keys.filter { _ in random.next() % 3 == 0 }.map { $0 << 8 | [128, 32, 0][Int($0 % 3)] }
        var options = DeduplicationOptions()
        options.sampling = Int.random(in: 1...4, using: &random)
        let table = WeightTable(light)
        let (words, otherWords) = (texts[0], texts[1])
        let one = WeighedShingles(words.span, weights: table, options: options)
        let other = WeighedShingles(otherWords.span, weights: table, options: options)
        let overlap = Overlap(TextPair(0, 1), one, other)
        let (places, otherPlaces) = (firstPlaces(shingles[0]), firstPlaces(shingles[1]))
        let shared = places.keys.filter { otherPlaces[$0] != nil }
        func worth(_ text: WeighedShingles, _ places: [UInt64: Int], among count: Int) -> Double {
            Double(shared.compactMap { places[$0] }.filter { $0 < count }.reduce(0) { $0 + Int(text.weights[$1]) })
        }
        #expect(overlap.worthInLarger == worth(one, places, among: .max) / 255)
        #expect(overlap.worthInSmaller == worth(other, otherPlaces, among: .max) / 255)
        #expect(overlap.fewest == min(places.count, otherPlaces.count))
        #expect(one.total == places.values.reduce(0) { $0 + Int(one.weights[$1]) })
        let lead = worth(one, places, among: 40) / Double(one.leadTotal)
        #expect(overlap.leadOfLarger == (one.leadTotal > 5 * 255 ? lead : 0))
        #expect(Overlap(TextPair(0, 1), other, one).worthInSmaller == overlap.worthInLarger)
    }

    private func firstPlaces(_ shingles: [UInt64]) -> [UInt64: Int] {
        Dictionary(zip(shingles, shingles.indices), uniquingKeysWith: min)
    }
}
