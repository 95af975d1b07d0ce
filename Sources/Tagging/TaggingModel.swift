import Bytes

/// A trained linear model over hashed features: what each feature says for and against each label, as small integers.
///
/// All arithmetic on it is in integers, so that every machine gives the same tags. A model with a chain also weighs each pair
/// of neighbouring labels, and the first and the last label of a sequence.
public struct TaggingModel: Sendable {
    /// The most labels that a model may have: what one vector holds.
    public static let mostLabels = 16

    /// The names of the labels; a label is its index here.
    public let labels: [String]
    /// The name and version of the features that the model was trained on.
    public let features: String
    /// Whether neighbouring labels are weighed.
    public let hasChain: Bool
    /// How many units of a score are one unit of the natural logarithm of the odds, in thousandths.
    public let scale: Int

    /// By label.
    let biases: [Int32]
    let starts: [Int32]
    let ends: [Int32]
    /// By label and the label after it.
    let transitions: [Int32]
    private let file: MappedFile
    private let rowsStart: Int
    private let mask: UInt32

    init(_ header: ModelHeader, _ file: MappedFile) {
        labels = header.labels
        features = header.features
        hasChain = header.hasChain
        scale = header.scale
        biases = header.biases
        starts = header.starts
        ends = header.ends
        transitions = header.transitions
        self.file = file
        rowsStart = header.rowsStart
        mask = UInt32(header.rowCount - 1)
    }

    /// The label of a name, or `nil`.
    public func label(_ name: String) -> Int? { labels.firstIndex(of: name) }

    /// What the features of one item say for one label, without its neighbours.
    ///
    /// - Complexity: O(features of the item).
    public func score(_ sequence: FeatureSequence, item: Int, label: Int) -> Int32 {
        let bytes = file.bytes
        var sum = biases[label]
        for i in sequence.range(item) {
            let row = rowsStart + Int(sequence.features[i] & mask) * labels.count
            sum += Int32(Int8(bitPattern: bytes[row + label]))
        }
        return sum
    }

    /// Adds what the features of every item say for every label; `scores` holds a row of labels for each item.
    func addScores(of sequence: FeatureSequence, to scores: inout [Int32]) {
        let bytes = file.bytes
        let count = labels.count
        let features = sequence.features.span
        var out = 0
        for item in 0..<sequence.count {
            let range = sequence.range(item)
            var first = range.lowerBound
            while first < range.upperBound {
                // So many Int8 fit into the lanes whatever they are.
                let last = min(range.upperBound, first + 256)
                var sum = SIMD16<Int16>(repeating: 0)
                for i in first..<last {
                    let row = rowsStart + Int(features[i] & mask) * count
                    let weights = SIMD16<Int8>(truncatingIfNeeded: load16(bytes, at: row))
                    sum &+= SIMD16<Int16>(truncatingIfNeeded: weights)
                }
                for label in 0..<count { scores[out + label] += Int32(sum[label]) }
                first = last
            }
            out += count
        }
    }
}
