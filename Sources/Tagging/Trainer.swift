/// How a model is trained.
public struct TrainingOptions: Sendable {
    /// The names of the labels, 1 to 16.
    public var labels: [String]
    /// The name and version of the features.
    public var features: String
    /// Whether neighbouring labels are weighed.
    public var hasChain = true
    /// The binary logarithm of the number of rows of weights: features whose hashes fall into one row share it.
    public var rowBits = 18
    /// How often every sequence is seen.
    public var epochs = 6
    /// The mean of the weights after so many of the last epochs is taken; 0 for the weights after the last.
    public var averagedEpochs = 0
    /// How far a weight moves at first, in natural-logarithmic units of the odds.
    public var learningRate: Float = 0.03
    /// How strongly weights are drawn to 0 by a constant force, so that many become 0.
    public var l1: Float = 0
    /// How strongly weights are drawn to 0 in proportion to themselves.
    public var l2: Float = 0
    /// Features that are met less often are left out.
    public var leastTimes = 1
    /// By label, what a mistake on an item of that label costs beyond the likelihood, in units of the odds' natural
    /// logarithm: a label that costs more is found more often. Empty for none.
    public var costs: [Double] = []
    /// Another seed is another order of the sequences.
    public var seed: UInt64 = 1

    /// The defaults, for some labels and features.
    public init(labels: [String], features: String) {
        self.labels = labels
        self.features = features
    }
}

/// Trains a linear model: maximum likelihood by stochastic gradients with a learning rate for each weight.
///
/// One thread, a seeded order and arithmetic that is the same on every machine: the same set gives the same bytes.
///
/// - Complexity: O(epochs × features × labels); a million tokens of 40 features with 11 labels take half a minute an epoch.
/// - Source: Duchi, Hazan and Singer, "Adaptive subgradient methods", 2011 (AdaGrad); for means: Polyak and Juditsky, "Acceleration of
///   stochastic approximation by averaging", 1992; for costs: Gimpel and Smith,
///   "Softmax-margin CRFs", 2010.
public struct Trainer {
    private let options: TrainingOptions
    private let set: TrainingSet
    private var rows: [Weights]
    private var biases = Weights()
    /// First in a sequence, last in a sequence, then a row for each label with the labels after it.
    private var chain: [Weights]
    private var likelihood: Likelihood
    /// The sums of the weights after the epochs that are averaged: of the rows, then of the chain, then of the biases.
    private var sums: [Weights.Row] = []
    private var scores: [Double] = []
    private var slopes: [Weights.Row] = []

    /// Prepares to train on a set.
    public init(_ set: TrainingSet, _ options: TrainingOptions) {
        precondition((1...TaggingModel.mostLabels).contains(options.labels.count))
        self.options = options
        let rowCount = 1 << options.rowBits
        self.set = set.inRows(of: UInt32(rowCount - 1), least: options.leastTimes)
        rows = [Weights](repeating: Weights(), count: rowCount)
        chain = [Weights](repeating: Weights(), count: 2 + options.labels.count)
        likelihood = Likelihood(labels: options.labels.count, hasChain: options.hasChain)
    }

    /// Trains, and gives the bytes of the model file.
    ///
    /// - Parameter report: Is told, after each epoch, its number from 1 and the share of items whose right label was not the
    ///   likeliest when they were seen.
    public mutating func train(report: (_ epoch: Int, _ wrong: Double) -> Void = { _, _ in }) -> [UInt8] {
        var order = Array(set.sequences.indices)
        var state = options.seed
        for epoch in 1...max(1, options.epochs) {
            for i in stride(from: order.count - 1, to: 0, by: -1) {
                state = featureHash(state, UInt64(i))
                order.swapAt(i, Int(state % UInt64(i + 1)))
            }
            var wrong = 0
            for index in order { wrong += learn(set.sequences[index]) }
            if epoch > options.epochs - options.averagedEpochs { addToSums() }
            report(epoch, Double(wrong) / Double(max(1, set.itemCount)))
        }
        takeMeans()
        return quantized()
    }

    private mutating func addToSums() {
        if sums.isEmpty {
            sums = [Weights.Row](repeating: Weights.Row(repeating: 0), count: rows.count + chain.count + 1)
        }
        for i in rows.indices { sums[i] += rows[i].values }
        for i in chain.indices { sums[rows.count + i] += chain[i].values }
        sums[sums.count - 1] += biases.values
    }

    private mutating func takeMeans() {
        guard !sums.isEmpty else { return }
        let share = 1 / Float(min(options.averagedEpochs, options.epochs))
        for i in rows.indices { rows[i].values = sums[i] * share }
        for i in chain.indices { chain[i].values = sums[rows.count + i] * share }
        biases.values = sums[sums.count - 1] * share
    }

    /// Moves the weights by one sequence; gives how many of its items were wrong before.
    private mutating func learn(_ sequence: TrainingSet.Sequence) -> Int {
        let count = options.labels.count
        let allowed = set.labels[sequence.items]
        score(sequence.items)
        if options.hasChain { likelihood.setChain(chain) }
        likelihood.compute(scores, allowed: nil)
        let found = likelihood.ofLabels
        let foundPairs = likelihood.ofPairs
        if allowed.allSatisfy({ $0.only != nil }) {
            likelihood.settle(on: allowed)
        } else {
            likelihood.compute(scores, allowed: allowed)
        }
        let right = likelihood.ofLabels
        var wrong = 0
        slopes.removeAll(keepingCapacity: true)
        for (item, labels) in allowed.enumerated() {
            var slope = Weights.Row(repeating: 0)
            var best = 0
            for label in 0..<count {
                slope[label] = sequence.weight * Float(found[item * count + label] - right[item * count + label])
                if found[item * count + label] > found[item * count + best] { best = label }
            }
            slopes.append(slope)
            if !labels.contains(best) { wrong += 1 }
        }
        move(sequence.items)
        if options.hasChain { moveChain(foundPairs, likelihood.ofPairs, weight: sequence.weight) }
        return wrong
    }

    private mutating func score(_ items: Range<Int>) {
        let count = options.labels.count
        scores.removeAll(keepingCapacity: true)
        for item in items {
            var sum = biases.values
            for i in set.range(item) { sum += rows[Int(set.features[i])].values }
            let right = set.labels[item].only
            let cost = right.map { options.costs.isEmpty ? 0 : options.costs[$0] } ?? 0
            for label in 0..<count { scores.append(Double(sum[label]) + (label == right ? 0 : cost)) }
        }
    }

    private mutating func move(_ items: Range<Int>) {
        for (item, slope) in zip(items, slopes) {
            // A slope of less than a thousandth moves nothing that rounding would keep.
            if (slope .> 0.001 .| slope .< -0.001) == SIMDMask(repeating: false) { continue }
            for i in set.range(item) { rows[Int(set.features[i])].move(slope, options) }
            biases.move(slope, options)
        }
    }

    private mutating func moveChain(_ found: [Double], _ right: [Double], weight: Float) {
        let count = options.labels.count
        for row in 0..<count {
            var slope = Weights.Row(repeating: 0)
            for label in 0..<count {
                slope[label] = weight * Float(found[row * count + label] - right[row * count + label])
            }
            chain[2 + row].move(slope, options)
        }
        chain[0].move(slopes[0], options)
        chain[1].move(slopes[slopes.count - 1], options)
    }

    private func quantized() -> [UInt8] {
        let count = options.labels.count
        let scale = Quantization(rows, labels: count)
        func whole(_ weights: Weights) -> [Int32] { (0..<count).map { scale.whole(weights.values[$0]) } }
        let header = ModelHeader(
            labels: options.labels, features: options.features, hasChain: options.hasChain, scale: scale.thousandths,
            rowBits: options.rowBits, biases: whole(biases), starts: whole(chain[0]), ends: whole(chain[1]),
            transitions: chain[2...].flatMap(whole))
        return header.file(rows: rows.flatMap { row in (0..<count).map { scale.small(row.values[$0]) } })
    }
}
