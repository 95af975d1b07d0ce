/// Some of the labels of a model: those that may be right for an item.
public struct LabelSet: Sendable, Equatable {
    var bits: UInt16

    /// The set of one label.
    public init(_ label: Int) { bits = 1 << UInt16(label) }

    /// The set of some labels.
    public init(_ labels: [Int]) { bits = labels.reduce(0) { $0 | 1 << UInt16($1) } }

    static let all = LabelSet(Array(0..<TaggingModel.mostLabels))

    func contains(_ label: Int) -> Bool { bits & 1 << UInt16(label) != 0 }

    /// The label of a set of one.
    var only: Int? { bits.nonzeroBitCount == 1 ? bits.trailingZeroBitCount : nil }
}

/// Sequences and what is right for them: what a model is trained on.
///
/// - Complexity: 4 bytes a feature in memory.
public struct TrainingSet: Sendable {
    struct Sequence {
        var items: Range<Int>
        var weight: Float
    }

    private(set) var sequences: [Sequence] = []
    private(set) var labels: [LabelSet] = []
    /// Of all items, one after the other.
    private(set) var features: [UInt32] = []
    private(set) var featureEnds: [Int] = []

    /// An empty set.
    public init() {}

    /// How many sequences there are.
    public var count: Int { sequences.count }
    /// How many items they have.
    public var itemCount: Int { labels.count }

    /// Adds a sequence.
    ///
    /// - Parameters:
    ///   - labels: What is right for each item. Where several labels may be right (a corpus that doesn't tell them apart), the
    ///     model is free between them.
    ///   - weight: How much the sequence counts.
    /// - Precondition: There are as many labels as items, and no set is empty.
    public mutating func append(_ sequence: FeatureSequence, labels: [LabelSet], weight: Float = 1) {
        precondition(labels.count == sequence.count && labels.allSatisfy { $0.bits != 0 })
        guard sequence.count > 0 else { return }
        let first = self.labels.count
        for item in 0..<sequence.count {
            features.append(contentsOf: sequence.features[sequence.range(item)])
            featureEnds.append(features.count)
        }
        self.labels.append(contentsOf: labels)
        sequences.append(Sequence(items: first..<self.labels.count, weight: weight))
    }

    /// The features of an item.
    func range(_ item: Int) -> Range<Int> { (item == 0 ? 0 : featureEnds[item - 1])..<featureEnds[item] }

    /// The same with features as rows of a table, and without those whose row is met less than `least` times.
    func inRows(of mask: UInt32, least: Int) -> TrainingSet {
        var times = [UInt32](repeating: 0, count: Int(mask) + 1)
        for feature in features { times[Int(feature & mask)] += 1 }
        var kept = self
        kept.features.removeAll(keepingCapacity: true)
        for item in labels.indices {
            for i in range(item) where times[Int(features[i] & mask)] >= least {
                kept.features.append(features[i] & mask)
            }
            kept.featureEnds[item] = kept.features.count
        }
        return kept
    }
}
