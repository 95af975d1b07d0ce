/// How likely each label and each pair of neighbours is for the items of a sequence, by the forward-backward algorithm.
///
/// - Source: Lafferty, McCallum and Pereira, "Conditional random fields", 2001; scaled as in Rabiner, "A tutorial on hidden Markov
///   models", 1989.
struct Likelihood {
    private let count: Int
    private let hasChain: Bool
    /// *e* to the power of what pairs of neighbours weigh.
    private var pairs: [Double]
    private var starts: [Double]
    private var ends: [Double]
    private var local: [Double] = []
    private var ahead: [Double] = []
    private var behind: [Double] = []

    /// By item and label.
    private(set) var ofLabels: [Double] = []
    /// By label and the label after it, summed over the sequence.
    private(set) var ofPairs: [Double]

    init(labels: Int, hasChain: Bool) {
        count = labels
        self.hasChain = hasChain
        pairs = [Double](repeating: 1, count: labels * labels)
        starts = [Double](repeating: 1, count: labels)
        ends = starts
        ofPairs = pairs
    }

    /// Takes over the weights of neighbours: for the first item, for the last, and for what follows each label.
    mutating func setChain(_ chain: [Weights]) {
        for i in 0..<count {
            starts[i] = exponential(Double(chain[0].values[i]))
            ends[i] = exponential(Double(chain[1].values[i]))
            for next in 0..<count { pairs[i * count + next] = exponential(Double(chain[2 + i].values[next])) }
        }
    }

    /// Computes `ofLabels` and `ofPairs` of a sequence with the given scores of its items' labels, when only the allowed
    /// labels are possible.
    ///
    /// - Parameter allowed: The labels that are possible for each item; `nil` where all are.
    mutating func compute(_ scores: [Double], allowed: ArraySlice<LabelSet>?) {
        clear(scores.count)
        local = scores
        for item in 0..<scores.count / count {
            let row = item * count
            let labels = allowed.map { $0[$0.startIndex + item] } ?? .all
            var highest = -Double.infinity
            for i in 0..<count where labels.contains(i) { highest = max(highest, scores[row + i]) }
            for i in 0..<count { local[row + i] = labels.contains(i) ? exponential(scores[row + i] - highest) : 0 }
        }
        guard hasChain else {
            for row in stride(from: 0, to: scores.count, by: count) { normalize(row, from: local) }
            return
        }
        goAhead()
        goBehind()
        for i in ofLabels.indices { local[i] = ahead[i] * behind[i] }
        for row in stride(from: 0, to: scores.count, by: count) { normalize(row, from: local) }
    }

    /// Sets `ofLabels` and `ofPairs` to what they are when each item has one possible label.
    mutating func settle(on labels: ArraySlice<LabelSet>) {
        clear(labels.count * count)
        var before: Int?
        for (item, set) in labels.enumerated() {
            let label = set.only ?? 0
            ofLabels[item * count + label] = 1
            if let before { ofPairs[before * count + label] += 1 }
            before = label
        }
    }

    private mutating func clear(_ size: Int) {
        ofLabels.removeAll(keepingCapacity: true)
        ofLabels.append(contentsOf: repeatElement(0, count: size))
        for i in ofPairs.indices { ofPairs[i] = 0 }
    }

    private mutating func normalize(_ row: Int, from values: [Double]) {
        var sum = 0.0
        for i in 0..<count { sum += values[row + i] }
        for i in 0..<count { ofLabels[row + i] = values[row + i] / sum }
    }

    private mutating func goAhead() {
        ahead = local
        for i in 0..<count { ahead[i] *= starts[i] }
        scale(&ahead, 0)
        var row = count
        while row < ahead.count {
            for label in 0..<count where local[row + label] != 0 {
                var sum = 0.0
                for before in 0..<count { sum += ahead[row - count + before] * pairs[before * count + label] }
                ahead[row + label] *= sum
            }
            scale(&ahead, row)
            row += count
        }
    }

    private mutating func goBehind() {
        behind = ahead
        for i in 0..<count { behind[behind.count - count + i] = ends[i] }
        var row = behind.count - count
        var next = [Double](repeating: 0, count: count)
        while row > 0 {
            for i in 0..<count { next[i] = local[row + i] * behind[row + i] }
            var total = 0.0
            for before in 0..<count {
                var sum = 0.0
                for label in 0..<count { sum += pairs[before * count + label] * next[label] }
                behind[row - count + before] = sum
                total += sum * ahead[row - count + before]
            }
            for before in 0..<count {
                let share = ahead[row - count + before] / total
                for label in 0..<count {
                    ofPairs[before * count + label] += share * pairs[before * count + label] * next[label]
                }
            }
            row -= count
            scale(&behind, row)
        }
    }

    private func scale(_ values: inout [Double], _ row: Int) {
        var sum = 0.0
        for i in 0..<count { sum += values[row + i] }
        for i in 0..<count { values[row + i] /= sum }
    }
}
