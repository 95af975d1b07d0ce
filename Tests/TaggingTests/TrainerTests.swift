import Bytes
import Glibc
import TestSupport
import Testing

@testable import Tagging

@Suite("Training")
struct TrainerTests {
    @Test func `A rule that needs the neighbours is learned to the last item`() throws {
        var options = TrainingOptions(labels: ["O", "B", "I"], features: "toy-1")
        options.learningRate = 0.3
        options.rowBits = 8
        var trainer = Trainer(toySet(seed: 1), options)
        var wrong: [Double] = []
        let bytes = trainer.train { epoch, share in
            #expect(epoch == wrong.count + 1)
            wrong.append(share)
        }
        #expect(wrong.count == 6 && wrong.last == 0)
        var tagger = Tagger(try TaggingModel(MappedFile(copying: bytes, path: "toy"), features: "toy-1"))
        for (sequence, labels) in toy(seed: 2) { #expect(tagger.tags(of: sequence) == labels) }
    }

    @Test func `The same set gives the same bytes, another seed others`() {
        var options = TrainingOptions(labels: ["O", "B", "I"], features: "toy-1")
        options.rowBits = 6
        options.l1 = 0.01
        options.l2 = 0.001
        func bytes() -> [UInt8] {
            var trainer = Trainer(toySet(seed: 1), options)
            return trainer.train()
        }
        let first = bytes()
        #expect(first == bytes())
        options.seed = 2
        #expect(first != bytes())
    }

    @Test func `The mean of the last epochs is other than their last, and as good`() throws {
        var options = TrainingOptions(labels: ["O", "B", "I"], features: "toy-1")
        options.learningRate = 0.3
        options.rowBits = 8
        var trainer = Trainer(toySet(seed: 1), options)
        let last = trainer.train()
        options.averagedEpochs = 1
        trainer = Trainer(toySet(seed: 1), options)
        #expect(trainer.train() == last)
        options.averagedEpochs = 3
        trainer = Trainer(toySet(seed: 1), options)
        let mean = trainer.train()
        #expect(mean != last)
        var tagger = Tagger(try TaggingModel(MappedFile(copying: mean, path: "toy"), features: "toy-1"))
        for (sequence, labels) in toy(seed: 2) { #expect(tagger.tags(of: sequence) == labels) }
    }

    @Test func `Where a corpus leaves labels open, the others decide`() throws {
        // "b" and "c" are told apart in the second half only; "a" stands for itself.
        var set = TrainingSet()
        for number in 0..<200 {
            let kind = number % 3
            let isOpen = number < 100 && kind > 0
            set.append(one(UInt64(kind)), labels: [isOpen ? LabelSet([1, 2]) : LabelSet(kind)])
        }
        var options = TrainingOptions(labels: ["a", "b", "c"], features: "toy-1")
        options.rowBits = 10
        options.hasChain = false
        var trainer = Trainer(set, options)
        var tagger = Tagger(
            try TaggingModel(MappedFile(copying: trainer.train(), path: "toy"), features: "toy-1"))
        for kind in 0..<3 { #expect(tagger.tags(of: one(UInt64(kind))) == [UInt8(kind)]) }
    }

    @Test func `A label whose mistakes cost more is found more often`() throws {
        // Of each five such items three are 0 and two are 1.
        var set = TrainingSet()
        for number in 0..<400 { set.append(one(7), labels: [LabelSet(number % 5 < 2 ? 1 : 0)]) }
        func tag(costs: [Double]) throws -> [UInt8] {
            var options = TrainingOptions(labels: ["a", "b"], features: "toy-1")
            options.rowBits = 4
            options.hasChain = false
            options.costs = costs
            var trainer = Trainer(set, options)
            var tagger = Tagger(
                try TaggingModel(MappedFile(copying: trainer.train(), path: "toy"), features: "toy-1"))
            return tagger.tags(of: one(7))
        }
        #expect(try tag(costs: []) == [0])
        #expect(try tag(costs: [0, 4]) == [1])
    }

    @Test func `Features that are met less often than asked are left out`() throws {
        var set = TrainingSet()
        for number in 0..<100 { set.append(one(number == 0 ? 5 : 6), labels: [LabelSet(number == 0 ? 1 : 0)]) }
        var options = TrainingOptions(labels: ["a", "b"], features: "toy-1")
        options.rowBits = 10
        options.leastTimes = 2
        var trainer = Trainer(set, options)
        let model = try TaggingModel(MappedFile(copying: trainer.train(), path: "toy"), features: "toy-1")
        #expect(model.score(one(5), item: 0, label: 1) == model.biases[1])
        #expect(model.score(one(6), item: 0, label: 1) < model.biases[1])
    }

    @Test func `Powers of e are those of the system, to fourteen digits`() {
        for step in -70_000...5000 {
            let x = Double(step) / 100
            #expect(abs(exponential(x) / exp(x) - 1) < 1e-14)
        }
        #expect(exponential(-701) == 0 && exponential(0) == 1)
    }

    @Test(arguments: 0..<50)
    func `The likelihood of a label is the share of all ways that go through it`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let count = 3
        let length = Int.random(in: 1...4, using: &random)
        func weights(_ n: Int) -> [Double] { (0..<n).map { _ in Double.random(in: -3...3, using: &random) } }
        let scores = weights(length * count)
        let chain = (0..<2 + count).map { _ in
            var row = Weights()
            for label in 0..<count { row.values[label] = Float.random(in: -3...3, using: &random) }
            return row
        }
        let allowed = (0..<length).map { _ in
            LabelSet(
                (0..<count).filter { _ in Bool.random(using: &random) } + [Int.random(in: 0..<count, using: &random)])
        }
        var likelihood = Likelihood(labels: count, hasChain: true)
        likelihood.setChain(chain)
        likelihood.compute(scores, allowed: allowed[...])

        var ofLabels = [Double](repeating: 0, count: length * count)
        var ofPairs = [Double](repeating: 0, count: count * count)
        var total = 0.0
        var ways: [[Int]] = [[]]
        for labels in allowed { ways = ways.flatMap { way in (0..<count).filter(labels.contains).map { way + [$0] } } }
        for way in ways {
            var sum = Double(chain[0].values[way[0]]) + Double(chain[1].values[way[length - 1]])
            for (item, label) in way.enumerated() { sum += scores[item * count + label] }
            for (before, label) in zip(way, way.dropFirst()) { sum += Double(chain[2 + before].values[label]) }
            let share = exp(sum)
            total += share
            for (item, label) in way.enumerated() { ofLabels[item * count + label] += share }
            for (before, label) in zip(way, way.dropFirst()) { ofPairs[before * count + label] += share }
        }
        for (found, expected) in zip(likelihood.ofLabels, ofLabels) { #expect(abs(found - expected / total) < 1e-9) }
        for (found, expected) in zip(likelihood.ofPairs, ofPairs) { #expect(abs(found - expected / total) < 1e-9) }
    }
}

private func one(_ feature: UInt64) -> FeatureSequence {
    var sequence = FeatureSequence()
    sequence.beginItem()
    sequence.append(featureHash(1, feature))
    return sequence
}

/// Sequences in which feature 1 begins something (B), feature 2 goes on with what was begun (I) and means nothing elsewhere (O).
private func toy(seed: UInt64) -> [(FeatureSequence, [UInt8])] {
    var random = SplitMix(seed: seed)
    return (0..<300).map { _ in
        var sequence = FeatureSequence()
        var labels: [UInt8] = []
        for _ in 0..<Int.random(in: 1...9, using: &random) {
            let kind = UInt64.random(in: 0...2, using: &random)
            sequence.beginItem()
            sequence.append(featureHash(1, kind))
            labels.append(kind == 1 ? 1 : kind == 2 && (labels.last ?? 0) != 0 ? 2 : 0)
        }
        return (sequence, labels)
    }
}

private func toySet(seed: UInt64) -> TrainingSet {
    var set = TrainingSet()
    for (sequence, labels) in toy(seed: seed) { set.append(sequence, labels: labels.map { LabelSet(Int($0)) }) }
    return set
}
