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
        let overlap = Overlap(Sharing(TextPair(0, 1), one, other))
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
        #expect(Overlap(Sharing(TextPair(0, 1), other, one)).worthInSmaller == overlap.worthInLarger)
    }

    /// Texts of which one has some runs of the other's words, with numbers among them; then some passages weigh less.
    @Test(arguments: 0..<400)
    func `Weights may fall as far as the slack goes, and nothing else is said than before`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let whole = words(Int.random(in: 20...400, using: &random), &random)
        var part: [UInt64] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0..<whole.count, using: &random)
            part += whole[start..<Int.random(in: start...min(whole.count, start + 200), using: &random)]
            part += words(Int.random(in: 0...120, using: &random), &random)
        }
        if part.count < 20 { part += words(20, &random) }
        let options = DeduplicationOptions()
        let keys = [whole, part].map { text in
            Set(shingleHashes(text.span).filter { isSampled($0, sampleLimit(options)) }.map(sampleKey))
        }
        var weights = Dictionary(
            uniqueKeysWithValues: keys[0].union(keys[1]).sorted().map { key in
                (key, random.next() % 3 == 0 ? random.pick(Weights.levels) : Weights.full)
            })
        func sharing() -> (Sharing, Slack, Verdict) {
            let light = weights.filter { $0.value < Weights.full }.map { $0.key << 8 | UInt64($0.value) }.sorted()
            let table = WeightTable(light)
            let texts = [whole, part].map { text in
                WeighedShingles(text.span, weights: table, options: options, hasInfluences: true)
            }
            let sharing = Sharing(TextPair(0, 1), texts[0], texts[1])
            return (sharing, Slack(sharing, texts[0], texts[1], options), Verdict(Overlap(sharing), options))
        }
        let (before, slack, said) = sharing()
        #expect(before.isSafe(0, options))
        // Those of one stretch of a text fall together, as the passages of a sentence do, until the slack is used up.
        var left = [slack.ofLarger, slack.ofSmaller]
        let text = random.pick([whole, part])
        let stretch = text[Int.random(in: 0..<text.count, using: &random)...]
        for key in shingleHashes(stretch.span).map(sampleKey) {
            guard let weight = weights[key] else { continue }
            let less = random.pick(Weights.levels.filter { $0 <= weight })
            let areIn = keys.map { $0.contains(key) }
            guard zip(areIn, left).allSatisfy({ !$0 || weight - less <= $1 }) else { continue }
            for number in 0..<2 where areIn[number] { left[number] -= weight - less }
            weights[key] = less
        }
        let now = sharing().2
        #expect(now.claims == said.claims)
        if said.isLink { #expect(now.isLopsided == said.isLopsided && now.isHolding == said.isHolding) }
    }

    /// Halves near what decides, of which all that falls is shared, or not, or some of either.
    @Test(arguments: 0..<500)
    func `What is safe is said whatever falls by so much`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let options = DeduplicationOptions()
        func upTo(_ most: Int) -> Int { random.pick([0, most, Int.random(in: 0...most, using: &random)]) }
        func half() -> Sharing.Half {
            let count = Int.random(in: 10...200, using: &random)
            let total = Int.random(in: count * 60...count * 255, using: &random)
            let leadTotal = Int.random(in: 0...min(total, 40 * 255), using: &random)
            let lead = Int.random(in: 0...leadTotal, using: &random)
            let worth = lead + upTo(total - leadTotal)
            return Sharing.Half(
                total: total, worth: worth, leadTotal: leadTotal, lead: lead, count: count,
                numberCount: Int.random(in: 0...12, using: &random))
        }
        func fallen(_ half: Sharing.Half, _ most: Int) -> Sharing.Half {
            var left = most
            func fall(_ whole: Int) -> Int {
                let fall = upTo(min(whole, left))
                left -= fall
                return fall
            }
            let lead = fall(half.lead)
            let leadAlone = fall(half.leadTotal - half.lead)
            let shared = fall(half.worth - half.lead)
            let alone = fall(half.total - half.leadTotal - (half.worth - half.lead))
            return Sharing.Half(
                total: half.total - lead - leadAlone - shared - alone, worth: half.worth - lead - shared,
                leadTotal: half.leadTotal - lead - leadAlone, lead: half.lead - lead, count: half.count,
                numberCount: half.numberCount)
        }
        let (larger, smaller) = (half(), half())
        let numbers = upTo(min(larger.numberCount, smaller.numberCount))
        let before = Sharing(pair: TextPair(0, 1), larger: larger, smaller: smaller, sharedNumbers: numbers)
        let said = Verdict(Overlap(before), options)
        #expect(before.isSafe(0, options))
        for fall in [10, 100, 1000, 5000, 50000].map({ Int.random(in: 0...$0, using: &random) })
        where before.isSafe(fall, options) {
            for _ in 0..<20 {
                let now = Verdict(
                    Overlap(
                        Sharing(
                            pair: before.pair, larger: fallen(larger, fall), smaller: fallen(smaller, fall),
                            sharedNumbers: numbers)), options)
                #expect(now.claims == said.claims)
                if said.isLink { #expect(now.isLopsided == said.isLopsided && now.isHolding == said.isHolding) }
            }
        }
    }

    @Test(arguments: 0..<100)
    func `What a text's shingles fall by is no more than what its passages' influences let fall`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var text = words(Int.random(in: 20...150, using: &random), &random)
        // A stretch comes again.
        let start = Int.random(in: 0..<text.count, using: &random)
        text += text[start..<min(text.count, start + Int.random(in: 0...20, using: &random))]
        text += words(Int.random(in: 0...50, using: &random), &random)
        let options = DeduplicationOptions()
        func weighed(_ light: [UInt64]) -> WeighedShingles {
            WeighedShingles(text.span, weights: WeightTable(light), options: options, hasInfluences: true)
        }
        let full = weighed([])
        let keys = Set(
            shingleHashes(text.span).filter { isSampled($0, sampleLimit(options)) }.map(sampleKey)
        ).sorted()
        let some = keys.filter { _ in random.next() % 4 == 0 }
        for fallen in keys.map({ [$0] }) + [some] where !fallen.isEmpty {
            let falls = fallen.map { _ in random.pick([255, 127]) }
            let now = weighed(zip(fallen, falls).map { $0 << 8 | UInt64(255 - $1) })
            guard now.total < full.total else { continue }
            #expect((full.influences?.fall(within: full.total - now.total - 1)).map { $0 < falls.reduce(0, +) } == true)
        }
    }

    /// Passages of a text that fall one after the other, those that decide the most shingles first.
    @Test func `However long a text is, what may fall is what its passages let fall, up to the most`() throws {
        var options = DeduplicationOptions()
        options.sampling = 1
        func influences(_ text: [UInt64]) throws -> Influences {
            try #require(
                WeighedShingles(text.span, weights: WeightTable([]), options: options, hasInfluences: true).influences)
        }
        // One word all through is one passage at all places; different words are as many passages at one place each.
        let size = 100_000
        let same = [UInt64](repeating: 2, count: size)
        let other = (0..<UInt64(size)).map { mixed($0) & ~1 }
        let (places, otherPlaces) = (shingleHashes(same.span).count, shingleHashes(other.span).count)
        let (one, many) = (try influences(same), try influences(other))
        for fall in [0, 1, 254, 255, 256, 65_279, 65_280, 65_534, 65_535, 65_536, 1 << 40, .max] {
            #expect(one.fall(within: fall) == (fall / places >= 255 ? Slack.most : UInt32(fall / places)))
            #expect(many.fall(within: fall) == UInt32(min(fall, Int(Slack.most))))
        }
        let both = try influences(same + other)
        let first = places * 255
        #expect(both.fall(within: first - 1) == 254)
        #expect(both.fall(within: first + 700) > 255 && both.fall(within: first + 700) <= 955)
        #expect(both.fall(within: first + otherPlaces * 255) == Slack.most)
    }

    /// Words of which some have a digit: their last bit.
    private func words(_ count: Int, _ random: inout SplitMix) -> [UInt64] {
        let share = Int.random(in: 3...30, using: &random)
        return (0..<count).map { _ in random.next() & ~1 | (Int.random(in: 0..<share, using: &random) == 0 ? 1 : 0) }
    }

    private func firstPlaces(_ shingles: [UInt64]) -> [UInt64: Int] {
        Dictionary(zip(shingles, shingles.indices), uniquingKeysWith: min)
    }
}
