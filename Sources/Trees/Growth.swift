/// One tree while it grows.
struct Growth {
    /// A leaf that may be divided.
    private struct Leaf {
        var examples: [Int32]
        var sum: Slope
        var count: Int { examples.count }
        /// Sums by feature and class, the features one after the other.
        var histogram: [Bin]
        var best: Division?
        /// Its place in `shape`.
        var place: Int
    }

    private struct Bin {
        var slope = Slope()
        var count = 0
    }

    private struct Division {
        var gain: Double
        var feature: Int
        /// The least class of the right branch.
        var limit: Int
    }

    private enum Shape {
        case question(feature: Int, limit: Int, left: Int, right: Int)
        case leaf(Int)
    }

    private let bins: [Bins]
    private let slopes: [Slope]
    private let options: TreeTrainer.Options
    private let asked: [Int]
    private var shape: [Shape] = [.leaf(0)]

    /// - Parameter asked: The features that it may ask of, in ascending order.
    init(_ bins: [Bins], _ slopes: [Slope], _ options: TreeTrainer.Options, asked: [Int]) {
        self.asked = asked
        self.bins = bins
        self.slopes = slopes
        self.options = options
    }

    /// Grows the tree and adds to each example's score what the tree says of it.
    mutating func grown(adding scores: inout [Int]) -> [TreeModel.Node] {
        let all = (0..<slopes.count).map(Int32.init)
        var sum = Slope()
        for slope in slopes { sum += slope }
        var leaves = [Leaf(examples: all, sum: sum, histogram: histogram(of: all), place: 0)]
        leaves[0].best = best(leaves[0])
        while leaves.count < options.leaves {
            var chosen: Int?
            for (i, leaf) in leaves.enumerated() {
                if let gain = leaf.best?.gain, gain > (chosen.flatMap { leaves[$0].best?.gain } ?? 0) { chosen = i }
            }
            guard let chosen, let division = leaves[chosen].best else { break }
            let halves = divided(leaves[chosen], division)
            shape[leaves[chosen].place] = .question(
                feature: division.feature, limit: division.limit, left: shape.count, right: shape.count + 1)
            shape += [.leaf(0), .leaf(0)]
            leaves[chosen] = halves.left
            leaves.append(halves.right)
        }
        for leaf in leaves {
            let value = self.value(leaf.sum)
            shape[leaf.place] = .leaf(value)
            for example in leaf.examples { scores[Int(example)] += value }
        }
        var nodes: [TreeModel.Node] = []
        write(0, to: &nodes)
        return nodes
    }

    private func value(_ sum: Slope) -> Int {
        let best = Double(sum.first) / (Double(sum.second) + damping)
        return Int((1000 * options.rate * max(-8, min(8, best))).rounded())
    }

    private var damping: Double { options.damping * 65536 / 4 }

    private func merit(_ sum: Slope) -> Double {
        Double(sum.first) * Double(sum.first) / (Double(sum.second) + damping)
    }

    private func histogram(of examples: [Int32]) -> [Bin] {
        var histogram: [Bin] = []
        for feature in bins {
            var bins = [Bin](repeating: Bin(), count: 64)
            for example in examples {
                let i = Int(example)
                let bin = Int(feature.classes[i])
                bins[bin].slope += slopes[i]
                bins[bin].count += 1
            }
            histogram += bins
        }
        return histogram
    }

    private func best(_ leaf: Leaf) -> Division? {
        var best: Division?
        let merit = merit(leaf.sum)
        for feature in asked {
            let bins = bins[feature]
            var left = Slope()
            var count = 0
            for limit in 0..<bins.limits.count {
                let bin = leaf.histogram[64 * feature + limit]
                left += bin.slope
                count += bin.count
                guard count >= options.least, leaf.count - count >= options.least else { continue }
                let gain = self.merit(left) + self.merit(leaf.sum - left) - merit
                if gain > (best?.gain ?? 0) { best = Division(gain: gain, feature: feature, limit: limit + 1) }
            }
        }
        return best
    }

    private func divided(_ leaf: Leaf, _ division: Division) -> (left: Leaf, right: Leaf) {
        let classes = bins[division.feature].classes
        var left: [Int32] = []
        var right: [Int32] = []
        var sum = Slope()
        for example in leaf.examples {
            if Int(classes[Int(example)]) < division.limit {
                left.append(example)
                sum += slopes[Int(example)]
            } else {
                right.append(example)
            }
        }
        // The larger half's sums are what the smaller one leaves.
        let isLeftSmaller = left.count < right.count
        let small = histogram(of: isLeftSmaller ? left : right)
        var large = leaf.histogram
        for i in large.indices {
            large[i].slope = large[i].slope - small[i].slope
            large[i].count -= small[i].count
        }
        var halves = (
            left: Leaf(examples: left, sum: sum, histogram: isLeftSmaller ? small : large, place: shape.count),
            right: Leaf(
                examples: right, sum: leaf.sum - sum, histogram: isLeftSmaller ? large : small, place: shape.count + 1)
        )
        halves.left.best = best(halves.left)
        halves.right.best = best(halves.right)
        return halves
    }

    private func write(_ index: Int, to nodes: inout [TreeModel.Node]) {
        switch shape[index] {
        case .leaf(let value): nodes.append(TreeModel.Node(feature: -1, value: Int16(value)))
        case .question(let feature, let limit, let left, let right):
            let place = nodes.count
            nodes.append(TreeModel.Node(feature: Int16(feature), value: bins[feature].limits[limit - 1]))
            write(left, to: &nodes)
            nodes[place].right = Int32(nodes.count)
            write(right, to: &nodes)
        }
    }
}
