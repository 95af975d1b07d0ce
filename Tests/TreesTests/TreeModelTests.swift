import Lexicons
import TestSupport
import Testing

@testable import Trees

@Suite("Sums of trees")
struct TreeModelTests {
    private let names = ["length", "links"]

    @Test func `A score is the sum of the leaves that the answers lead to`() throws {
        let model = try model("tree\n100\nlength<40 links<10 -5 -200 links<50 300 -70\n")
        #expect(model.scores([10, 5, 10, 10, 40, 49, 40, 50]) == [95, -100, 400, 30])
    }

    @Test(arguments: [
        ("length<40 1", "a.model:2: a tree that is cut short"),
        ("1 2", "a.model:2: more than one tree"),
        ("width<40 1 2", "a.model:2: no feature \"width\""),
        ("length<x 1 2", "a.model:2: no number \"x\""),
        ("length<40 1 70000", "a.model:2: no number \"70000\""),
        (
            (1...16).map { "length<\($0) 1" }.joined(separator: " ") + " 2",
            "a.model:2: more than sixteen leaves"
        ),
        ("-", "a.model:2: no number \"-\""),
    ])
    func `A line that is no tree is an error`(_ line: String, _ message: String) throws {
        let error = #expect(throws: TableError.self) { try model("tree\n\(line)\n") }
        #expect(error?.description == message)
    }

    @Test(arguments: 0..<20)
    func `A model reads back as it was written`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let trained = trained(&random)
        let read = try model(String(decoding: trained.file, as: UTF8.self))
        #expect(read == trained)
    }

    @Test(arguments: 0..<20)
    func `A trained model tells apart what two thresholds tell apart`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let model = trained(&random)
        for length in stride(from: Int16(0), to: 100, by: 7) {
            for links in stride(from: Int16(0), to: 100, by: 9) where abs(length - 50) > 5 && abs(links - 30) > 5 {
                #expect((model.scores([length, links])[0] > 0) == (length > 50 && links < 30))
            }
        }
    }

    @Test func `The order of training runs doesn't change the model`() {
        var one = SplitMix(seed: 1)
        var other = SplitMix(seed: 1)
        #expect(trained(&one).file == trained(&other).file)
    }

    @Test(arguments: [(1.0, 40...40), (0.5, 10...30)])
    func `A tree asks of as large a share of the features as is wanted`(_ share: Double, _ expected: ClosedRange<Int>) {
        var trainer = TreeTrainer(features: names)
        var random = SplitMix(seed: 1)
        for _ in 0..<200 {
            let length = Int16(random.next() % 100)
            trainer.add([length, Int16(random.next() % 100)], isPositive: length > 50, weight: 1)
        }
        var options = TreeTrainer.Options()
        options.trees = 40
        options.least = 5
        options.rate = 0.01
        options.askedShare = share
        let trees = String(decoding: trainer.train(options).file, as: UTF8.self).split(separator: "\n").dropFirst()
        #expect(trees.count == 40)
        #expect(expected.contains(trees.count { $0.hasPrefix("length<") }))
    }

    /// A model of things that are of the kind if they are longer than 50 and have less than 30 links.
    private func trained(_ random: inout SplitMix) -> TreeModel {
        var trainer = TreeTrainer(features: names)
        for _ in 0..<2000 {
            let thing = [Int16(random.next() % 100), Int16(random.next() % 100)]
            trainer.add(thing[...], isPositive: thing[0] > 50 && thing[1] < 30, weight: 1)
        }
        var options = TreeTrainer.Options()
        options.trees = 20
        options.rate = 0.3
        options.least = 5
        return trainer.train(options)
    }

    private func model(_ table: String) throws -> TreeModel {
        let bytes = Array(table.utf8)
        return try TreeModel(Table(bytes.span, path: "a.model", required: ["tree"]), features: names)
    }
}
