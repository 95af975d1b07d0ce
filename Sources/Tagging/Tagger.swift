/// Finds the best labels of sequences by a model; keeps its memory from one sequence to the next.
///
/// - Source: Viterbi, "Error bounds for convolutional codes", 1967; in integers, so that every machine gives the same.
public struct Tagger: Sendable {
    /// The longest sequence that callers should have tagged: what has more words and marks without an end of a sentence is
    /// no prose, and each takes some 500 bytes.
    public static let mostItems = 4096

    /// The model.
    public let model: TaggingModel
    /// A row of labels for each item: what its features say, then the best score of a way that ends there.
    private var forward: [Int32] = []
    /// The best score of a way from an item to the end, its own features left out.
    private var backward: [Int32] = []
    private var own: [Int32] = []
    /// By item and label, the label before it on the best way.
    private var previous: [UInt8] = []

    /// A tagger with a model.
    public init(_ model: TaggingModel) { self.model = model }

    /// The labels of the best way through a sequence; of several best ones, that with the lowest labels at its end.
    ///
    /// - Parameter bias: Units for each label that every item is given beforehand, so that a caller can trade precision for
    ///   recall; empty for none.
    /// - Complexity: O(features × labels + items × labels²), without the square where the model has no chain.
    public mutating func tags(of sequence: FeatureSequence, bias: [Int32] = []) -> [UInt8] {
        guard sequence.count > 0 else { return [] }
        let count = model.labels.count
        score(sequence, bias)
        var tags = [UInt8](repeating: 0, count: sequence.count)
        guard model.hasChain else {
            for item in tags.indices { tags[item] = UInt8(best(forward, item * count)) }
            return tags
        }
        goForward()
        tags[tags.count - 1] = UInt8(best(forward, (tags.count - 1) * count))
        for item in stride(from: tags.count - 1, to: 0, by: -1) {
            tags[item - 1] = previous[item * count + Int(tags[item])]
        }
        return tags
    }

    /// For each item, by how many units the best way with `label` there is ahead of the best way without, negative where
    /// another label is better; and what is left of that without the items around, by the item's own features.
    ///
    /// - Parameter bias: As for `tags`.
    /// - Precondition: The model has two labels at least.
    /// - Complexity: Twice that of `tags`.
    public mutating func margins(
        of sequence: FeatureSequence, label: Int, bias: [Int32] = []
    ) -> (chained: [Int32], own: [Int32]) {
        guard sequence.count > 0 else { return ([], []) }
        goBothWays(sequence, bias)
        return (leads(forward, label), leads(model.hasChain ? own : forward, label))
    }

    /// Leaves the best score of a way through each item and label in `forward`.
    private mutating func goBothWays(_ sequence: FeatureSequence, _ bias: [Int32]) {
        score(sequence, bias)
        guard model.hasChain else { return }
        own = forward
        goForward()
        goBackward()
        for i in forward.indices { forward[i] += backward[i] }
    }

    /// By item, by how much a label's score is ahead of the best other.
    private func leads(_ scores: [Int32], _ label: Int) -> [Int32] {
        let count = model.labels.count
        return stride(from: 0, to: scores.count, by: count).map { row in
            var other = Int32.min
            for i in 0..<count where i != label { other = max(other, scores[row + i]) }
            return scores[row + label] &- other
        }
    }

    /// What the features of each item say, in `forward`.
    private mutating func score(_ sequence: FeatureSequence, _ bias: [Int32]) {
        forward.removeAll(keepingCapacity: true)
        var row = model.biases
        for i in bias.indices { row[i] += bias[i] }
        for _ in 0..<sequence.count { forward.append(contentsOf: row) }
        model.addScores(of: sequence, to: &forward)
    }

    /// Turns `forward` into best scores of ways, each item's highest taken off so that no sum grows with the length.
    private mutating func goForward() {
        let count = model.labels.count
        previous.removeAll(keepingCapacity: true)
        previous.append(contentsOf: repeatElement(0, count: forward.count))
        for label in 0..<count { forward[label] += model.starts[label] }
        let chain = model.transitions
        let transitions = chain.span
        var row = count
        while row < forward.count {
            settle(row - count)
            for label in 0..<count {
                var best = forward[row - count] &+ transitions[label]
                var from = 0
                for before in 1..<count {
                    let way = forward[row - count + before] &+ transitions[before * count + label]
                    if way > best {
                        best = way
                        from = before
                    }
                }
                forward[row + label] += best
                previous[row + label] = UInt8(from)
            }
            row += count
        }
        for label in 0..<count { forward[row - count + label] += model.ends[label] }
    }

    private mutating func goBackward() {
        let count = model.labels.count
        backward.removeAll(keepingCapacity: true)
        backward.append(contentsOf: repeatElement(0, count: forward.count))
        // The ends stand in `forward` already; they matter to the items before the last.
        var after = (0..<count).map { own[own.count - count + $0] &+ model.ends[$0] }
        var row = forward.count - 2 * count
        while row >= 0 {
            for label in 0..<count {
                var best = Int32.min
                for next in 0..<count { best = max(best, model.transitions[label * count + next] &+ after[next]) }
                backward[row + label] = best
            }
            let highest = backward[row..<row + count].max() ?? 0
            for label in 0..<count {
                backward[row + label] -= highest
                after[label] = backward[row + label] &+ own[row + label]
            }
            row -= count
        }
    }

    private mutating func settle(_ row: Int) {
        let count = model.labels.count
        var highest = forward[row]
        for label in 1..<count { highest = max(highest, forward[row + label]) }
        for label in 0..<count { forward[row + label] -= highest }
    }

    /// The lowest label with the highest score in the row at `row`.
    private func best(_ scores: [Int32], _ row: Int) -> Int {
        var best = 0
        for label in 1..<model.labels.count where scores[row + label] > scores[row + best] { best = label }
        return best
    }
}
