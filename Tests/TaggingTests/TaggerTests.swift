import Bytes
import TestSupport
import Testing

@testable import Tagging

@Suite("Tagging")
struct TaggerTests {
    @Test(arguments: 0..<200)
    func `The tags are those of the best of all ways`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let case_ = try RandomCase(&random)
        let best = case_.ways().max { ($0.score, $1.tags.reversed()) < ($1.score, $0.tags.reversed()) }
        var tagger = Tagger(case_.model)
        #expect(tagger.tags(of: case_.sequence, bias: case_.bias) == best?.tags)
    }

    @Test(arguments: 0..<200)
    func `A margin is the distance between the best way with a label and the best without`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let case_ = try RandomCase(&random, leastLabels: 2)
        let ways = case_.ways()
        var tagger = Tagger(case_.model)
        for label in case_.model.labels.indices {
            let margins = tagger.margins(of: case_.sequence, label: label, bias: case_.bias).chained
            let expected = (0..<case_.sequence.count).map { item in
                let with = ways.filter { $0.tags[item] == label }.map(\.score).max() ?? 0
                let without = ways.filter { $0.tags[item] != label }.map(\.score).max() ?? 0
                return Int32(with - without)
            }
            #expect(margins == expected)
        }
    }

    @Test(arguments: 0..<200)
    func `What is left of a margin without the items around is what the item's features say`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let case_ = try RandomCase(&random, leastLabels: 2)
        let (model, sequence) = (case_.model, case_.sequence)
        var tagger = Tagger(model)
        for label in model.labels.indices {
            let found = tagger.margins(of: sequence, label: label)
            #expect(found.chained == tagger.margins(of: sequence, label: label).chained)
            let own = (0..<sequence.count).map { item in
                let scores = model.labels.indices.map { model.score(sequence, item: item, label: $0) }
                let others = scores.indices.filter { $0 != label }.map { scores[$0] }
                return scores[label] - (others.max() ?? 0)
            }
            #expect(found.own == own)
        }
    }

    @Test func `A sequence without items has no tags`() throws {
        var random = SplitMix(seed: 1)
        var tagger = Tagger(try RandomCase(&random, leastLabels: 2).model)
        #expect(tagger.tags(of: FeatureSequence()).isEmpty)
        #expect(tagger.margins(of: FeatureSequence(), label: 0).chained.isEmpty)
    }

    @Test func `An item of thousands of features is summed without overflow`() throws {
        let model = try madeModel(labels: ["a", "b"], hasChain: false, rowBits: 0, rows: [127, -127])
        var sequence = FeatureSequence()
        sequence.beginItem()
        for i in 0..<5000 { sequence.append(featureHash(1, UInt64(i))) }
        var tagger = Tagger(model)
        #expect(tagger.margins(of: sequence, label: 0).chained == [2 * 127 * 5000])
        #expect(model.score(sequence, item: 0, label: 1) == -127 * 5000)
    }
}

/// A model with random weights and a short sequence, whose ways can all be tried.
private struct RandomCase {
    var model: TaggingModel
    var sequence = FeatureSequence()
    var bias: [Int32]

    init(_ random: inout SplitMix, leastLabels: Int = 1) throws {
        let count = Int.random(in: leastLabels...4, using: &random)
        // A small range, so that there are ties.
        let rows = (0..<count << 3).map { _ in Int8.random(in: -2...2, using: &random) }
        model = try madeModel(
            labels: (0..<count).map { "label \($0)" }, hasChain: Bool.random(using: &random), rowBits: 3, rows: rows,
            chain: (0..<count * (3 + count)).map { _ in Int32.random(in: -2...2, using: &random) })
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            sequence.beginItem()
            for _ in 0..<Int.random(in: 0...4, using: &random) { sequence.append(random.next()) }
        }
        bias = Bool.random(using: &random) ? [] : (0..<count).map { _ in Int32.random(in: -3...3, using: &random) }
    }

    func ways() -> [(tags: [UInt8], score: Int)] {
        var ways: [[UInt8]] = [[]]
        for _ in 0..<sequence.count {
            ways = ways.flatMap { way in model.labels.indices.map { way + [UInt8($0)] } }
        }
        return ways.map { ($0, score($0.map(Int.init))) }
    }

    private func score(_ tags: [Int]) -> Int {
        var sum = 0
        for (item, tag) in tags.enumerated() {
            sum += Int(model.score(sequence, item: item, label: tag)) + (bias.isEmpty ? 0 : Int(bias[tag]))
            guard model.hasChain else { continue }
            if item == 0 { sum += Int(model.starts[tag]) }
            if item > 0 { sum += Int(model.transitions[tags[item - 1] * model.labels.count + tag]) }
            if item == tags.count - 1 { sum += Int(model.ends[tag]) }
        }
        return sum
    }
}

private func < (a: (Int, ReversedCollection<[UInt8]>), b: (Int, ReversedCollection<[UInt8]>)) -> Bool {
    a.0 != b.0 ? a.0 < b.0 : a.1.lexicographicallyPrecedes(b.1)
}

/// A model that is made in memory; `chain` holds biases, starts, ends and transitions.
func madeModel(labels: [String], hasChain: Bool, rowBits: Int, rows: [Int8], chain: [Int32]? = nil) throws
    -> TaggingModel
{
    let count = labels.count
    let chain = chain ?? [Int32](repeating: 0, count: count * (3 + count))
    let header = ModelHeader(
        labels: labels, features: "test-1", hasChain: hasChain, scale: 20_000, rowBits: rowBits,
        biases: Array(chain[..<count]), starts: Array(chain[count..<2 * count]),
        ends: Array(chain[2 * count..<3 * count]), transitions: Array(chain[(3 * count)...]))
    return try TaggingModel(MappedFile(copying: header.file(rows: rows), path: "test.model"), features: "test-1")
}
