import Bytes
import Tagging

/// Makes a `TreeModel` from examples: gradient boosting with the logistic loss, each tree grown by its best leaf first.
///
/// One thread; sums of gradients are integers, so that neither their order nor the machine changes the model.
///
/// - Source: Friedman, "Greedy function approximation", 2001; Ke and others, "LightGBM", 2017 (histograms of values).
public struct TreeTrainer {
    /// How trees are grown.
    public struct Options: Sendable {
        /// How many trees.
        public var trees = 100
        /// The most leaves of a tree.
        public var leaves = 16
        /// How much of its best value a leaf adds.
        public var rate = 0.12
        /// The fewest examples of a leaf.
        public var least = 40
        /// How strongly the values of leaves are drawn to 0, in examples of medium doubt.
        public var damping = 4.0
        /// The share of the features that a tree asks of, drawn anew for each: trees that cannot all lean on the same few
        /// generalise a little better.
        ///
        /// - Source: Ho, "The random subspace method for constructing decision forests", 1998.
        public var askedShare = 1.0

        /// The defaults.
        public init() {}
    }

    private let features: [String]
    private var values: [[Int16]]
    private var isPositive: [Bool] = []
    private var weights: [Double] = []

    /// A trainer without examples.
    public init(features: [String]) {
        self.features = features
        values = [[Int16]](repeating: [], count: features.count)
    }

    /// How many examples there are.
    public var count: Int { isPositive.count }

    /// Adds an example.
    ///
    /// - Parameter weight: How much it counts beside the others; more than 0.
    public mutating func add(_ example: ArraySlice<Int16>, isPositive: Bool, weight: Double) {
        precondition(example.count == features.count && weight > 0)
        for (i, value) in example.enumerated() { values[i].append(value) }
        self.isPositive.append(isPositive)
        weights.append(weight)
    }

    /// Trains a model.
    ///
    /// - Complexity: O(examples × features × leaves) for each tree.
    public func train(_ options: Options = Options()) -> TreeModel {
        let bins = values.map(Bins.init)
        let scale = weights.isEmpty ? 1 : Double(weights.count) / weights.reduce(0, +)
        var scores = [Int](repeating: 0, count: count)
        var trees: [[TreeModel.Node]] = []
        for number in 0..<options.trees {
            var slopes = [Slope](repeating: Slope(), count: count)
            for i in slopes.indices {
                let probability = 1 / (1 + exponential(max(-30, min(30, -Double(scores[i]) / 1000))))
                let weight = weights[i] * scale * 65536
                slopes[i].first = Int(weight * ((isPositive[i] ? 1 : 0) - probability))
                slopes[i].second = Int(weight * probability * (1 - probability))
            }
            let asked = features.indices.filter { isAsked($0, in: number, options.askedShare) }
            var tree = Growth(bins, slopes, options, asked: asked)
            trees.append(tree.grown(adding: &scores))
        }
        return TreeModel(features: features, trees: trees)
    }
}

/// Whether a tree asks of a feature.
private func isAsked(_ feature: Int, in tree: Int, _ share: Double) -> Bool {
    Double(featureHash(UInt64(tree), UInt64(feature)) >> 11) < share * Double(1 << 53)
}

/// The first and the second derivative of the loss at an example or at several, in 65,536ths.
struct Slope {
    var first = 0
    var second = 0

    static func += (sum: inout Slope, other: Slope) {
        sum.first += other.first
        sum.second += other.second
    }

    static func - (one: Slope, other: Slope) -> Slope {
        Slope(first: one.first - other.first, second: one.second - other.second)
    }
}

/// The values of a feature in at most 64 classes of neighbouring values.
struct Bins {
    /// The class of each example.
    private(set) var classes: [UInt8] = []
    /// The least value of each class but the first.
    private(set) var limits: [Int16] = []

    init(_ values: [Int16]) {
        let sorted = values.sorted()
        var candidates: [Int16] = []
        for value in sorted where candidates.last != value { candidates.append(value) }
        if candidates.count <= 64 {
            limits = Array(candidates.dropFirst())
        } else {
            for k in 1..<64 {
                let value = sorted[k * sorted.count / 64]
                if value > (limits.last ?? sorted[0]) { limits.append(value) }
            }
        }
        classes = values.map { value in UInt8(limits.span.firstPosition { $0 > value }) }
    }
}
