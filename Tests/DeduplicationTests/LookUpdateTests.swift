import Foundation
import Shingling
import TestSupport
import Testing

@testable import Deduplication

@Suite("What new texts change")
struct LookUpdateTests {
    /// Texts that share passages at random, some of them with a crowd, in stories that change at random.
    @Test(arguments: 0..<60)
    func `Weights and candidates are those of one look at all`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let count = Int.random(in: 20...150, using: &random)
        let pool = (0..<Int.random(in: 20...300, using: &random)).map { _ in random.next() >> (64 - keyBits) }
        let samples = (0..<count).map { _ in
            Set(
                (0..<Int.random(in: 3...60, using: &random)).map { _ in
                    pool[
                        pool.count * Int.random(in: 0..<1000, using: &random) / 1000
                            * Int.random(in: 1...4, using: &random) / 4]
                }
            ).sorted()
        }
        let order = (0..<count).shuffled(using: &random)
        var stories = (0..<2).map { _ in (0..<count).map { Int.random(in: 0...$0, using: &random) } }
        var light = [[UInt64]](repeating: [], count: 2)
        var drifts = [[UInt32]](repeating: [UInt32](repeating: 0, count: count), count: 2)
        var begin = 0
        for end in [count / 2] + (1...8).map({ (count + $0 * count / 8) / 2 }) {
            let ranks = ranks(order, of: end)
            for number in 0..<2 {
                for text in 0..<count where Int.random(in: 0..<30, using: &random) == 0 {
                    stories[number][text] = Int.random(in: 0...text, using: &random)
                }
            }
            let ofTexts = stories.map { stories in
                var byRank = [UInt32](repeating: 0, count: end)
                for text in 0..<end { byRank[Int(ranks[text])] = ranks[stories[text]] }
                return byRank
            }
            let found = try add(samples, begin..<end, ranks, ofTexts, to: folder.appending(path: "index").path)
            let all = try whole(samples, ranks, ofTexts)
            #expect(found.0 == all)
            for number in 0..<2 {
                for text in 0..<begin {
                    drifts[number][text] &+= drift(samples[text], all.light[number], since: light[number])
                }
                #expect(found.drifts[number] == (0..<end).map { drifts[number][$0] })
                light[number] = all.light[number]
            }
            begin = end
        }
    }

    /// What the looks find, and what passages weigh.
    private struct Found: Equatable {
        var light: [[UInt64]] = []
        var wholes: [[UInt32]] = []
        var candidates: [[Candidate]] = []
    }

    /// By how much the passages of a text have fallen; one that has risen counts as more than any slack.
    private func drift(_ sample: [UInt64], _ light: [UInt64], since before: [UInt64]) -> UInt32 {
        func weight(_ key: UInt64, _ light: [UInt64]) -> UInt32 {
            light.first { $0 >> 8 == key }.map { UInt32($0 & 0xFF) } ?? Weights.full
        }
        return sample.reduce(0) { sum, key in
            let (old, new) = (weight(key, before), weight(key, light))
            return sum + (new > old ? Slack.most + 1 : old - new)
        }
    }

    private let workspace = Workspace(folder: "/tmp", memory: 1 << 20)
    private let bar = CandidateBar(0.2)

    /// The ranks of the first texts in an order of all.
    private func ranks(_ order: [Int], of count: Int) -> [UInt32] {
        var ranks = [UInt32](repeating: 0, count: count)
        for (rank, text) in order.filter({ $0 < count }).enumerated() { ranks[text] = UInt32(rank) }
        return ranks
    }

    private func entries(_ samples: [[UInt64]], _ texts: Range<Int>) throws -> SortedWords {
        var entries = workspace.sorter
        for text in texts { try entries.add(samples[text].map { $0 << textBits }, with: UInt64(text)) }
        return entries
    }

    private func whole(_ samples: [[UInt64]], _ ranks: [UInt32], _ stories: [[UInt32]]) throws -> Found {
        var entries = try entries(samples, 0..<ranks.count)
        let passages = try Passages(&entries, ranks: ranks, in: workspace)
        var found = Found()
        found.candidates.append(try candidates(passages, nil, wholes: passages.tellingWholes(nil), bar, in: workspace))
        for stories in stories {
            let weights = try Weights(
                passages, try passages.passages(with: nil), stories: stories, rareStories: 3, in: workspace, known: nil)
            found.light.append(weights.light)
            found.wholes.append(weights.ofText)
            let wholes = passages.tellingWholes(weights)
            found.candidates.append(try candidates(passages, weights, wholes: wholes, bar, in: workspace))
        }
        return found
    }

    /// Adds texts to an index, as a run does.
    private func add(
        _ samples: [[UInt64]], _ texts: Range<Int>, _ ranks: [UInt32], _ stories: [[UInt32]], to path: String
    ) throws -> (Found, drifts: [[UInt32]]) {
        let index = try Index(path: path, exists: FileManager.default.fileExists(atPath: path), settings: "these")
        var order = [UInt32](repeating: 0, count: ranks.count)
        for (number, rank) in ranks.enumerated() { order[Int(rank)] = UInt32(number) }
        let known = try Recollection(index.seen, order: order, seenTexts: texts.lowerBound)
        var entries = try entries(samples, texts)
        var ofRank = [[UInt64]](repeating: [], count: ranks.count)
        for text in ranks.indices { ofRank[Int(ranks[text])] = samples[text].map { $0 << textBits } }
        let passages = try Passages(
            adding: &entries, to: index, known, numberOf: ranks.indices.map { UInt32($0) }, ranks: ranks, in: workspace
        ) { [ofRank] rank in
            ofRank[rank].reversed()
        }
        var remembered = Recollection(passages)
        var found = Found()
        func look(_ number: Int, _ weights: Weights?, _ touched: PassageSpool) throws {
            let update = LookUpdate(
                passages: passages, touched: touched, weights: weights,
                weightsBefore: number == 0 ? nil : known.weights[number - 1], isNew: known.isNew, bar: bar,
                workspace: workspace)
            let (candidates, look) = try update.candidates(known.looks[number])
            found.candidates.append(candidates)
            remembered.looks.append(look)
        }
        try look(0, nil, try passages.passages(with: known.isNew))
        for (number, stories) in stories.enumerated() {
            let before = known.weights(number)
            let touched = try passages.passages(with: before.haveOtherStories(stories))
            let weights = try Weights(
                passages, touched, stories: stories, rareStories: 3, in: workspace, known: before)
            found.light.append(weights.light)
            found.wholes.append(weights.ofText)
            remembered.weights.append(weights)
            try look(number + 1, weights, touched)
        }
        try DistinctTexts().write(days: [], order: [], to: index.writer)
        try remembered.write(to: index.writer)
        try IndexedArticles().write(to: index.writer)
        try index.commit(IndexedLines(), lineBytes: 0)
        return (found, drifts: remembered.weights.map { weights in ranks.map { weights.drifts[Int($0)] } })
    }
}
