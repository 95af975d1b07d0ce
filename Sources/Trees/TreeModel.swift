import Bytes
public import Lexicons

/// A sum of small decision trees over integers: says how likely a thing is of a kind, in thousandths of a unit of
/// natural-logarithmic odds.
///
/// Made by `TreeTrainer`. Integer arithmetic only: the same score on any machine. The file is a table with the column
/// `tree`, a tree a line: in preorder, `NAME<NUMBER` for a question whose left branch is for yes, and a number for a leaf.
/// No tree may have more than sixteen leaves.
///
/// - Source: Lucchese and others, "QuickScorer", 2015: each question that is answered with no strikes out the leaves of its
///   left branch; the first leaf that is left is the one that walking down would find, without a jump that no processor
///   foresees.
///   The answers about one value of a feature strike out their leaves in 32 trees at a time.
/// - Complexity: a score takes one step for each feature and each 32 trees, and one for each tree.
public struct TreeModel: Sendable, Equatable {
    /// The names of the features, in the order of their values.
    public let features: [String]

    struct Node: Sendable, Equatable {
        /// The index of the feature that is asked for; -1 for a leaf.
        var feature: Int16
        /// The least value for which the answer is no; a leaf's score.
        var value: Int16
        /// Where the right branch begins; the left one comes next.
        var right: Int32 = 0
    }

    /// The trees one after the other.
    private(set) var nodes: [Node] = []
    /// Where each tree begins.
    private(set) var roots: [Int] = []
    /// By feature: which row a value has.
    private var scales: [Scale] = []
    /// The places in `rows` of the values of all features, one feature after the other.
    private var places: [Int32] = []
    /// The leaves that the answers about one value of one feature leave in each tree, a bit each, the leftmost lowest;
    /// sixteen bits a tree, `width` places of 32 trees a row.
    private var rows: [SIMD8<UInt64>] = []
    /// How many places hold the trees.
    private var width = 0
    /// The scores of the leaves, sixteen places for each tree, for four trees at a time; 0 where there is none.
    private var leaves: [Int16] = []

    /// The answers to a feature's questions, by its value.
    private struct Scale: Sendable, Equatable {
        /// The least value for which any answer is no; where nothing is asked, more than any value.
        var lowest = Int(Int16.max) + 1
        /// Where in `places` those of `lowest` and of the greatest value stand; what is greater has that one's.
        var first = 0
        var last = 0
    }

    init(features: [String], trees: [[Node]]) {
        self.features = features
        for tree in trees { append(tree) }
        arrange()
    }

    /// Reads a model.
    ///
    /// - Parameter features: The names of the features, in the order of the values that `score` will be given.
    /// - Throws: `TableError` at a tree that is malformed or asks for an unknown feature.
    public init(_ table: Table, features: [String]) throws(TableError) {
        self.features = features
        let column = table.column("tree")
        let bytes = table.bytes
        let names = features.map { Array($0.utf8) }
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for row in table.rows {
            var tree: [Node] = []
            // Questions whose left branch is not read to its end yet.
            var open: [Int] = []
            var isWhole = false
            for word in row.ranges(column, separator: 0x20) {
                guard !isWhole else { throw table.error(row, "more than one tree") }
                if let mark = bytes[word].firstIndex(of: 0x3C) {
                    guard let feature = names.firstIndex(where: { $0[...] == bytes[word.lowerBound..<mark] }) else {
                        throw table.error(row, "no feature \"\(text(word.lowerBound..<mark))\"")
                    }
                    let limit = mark + 1..<word.upperBound
                    guard let value = Int16(text(limit)) else { throw table.error(row, "no number \"\(text(limit))\"") }
                    open.append(tree.count)
                    tree.append(Node(feature: Int16(feature), value: value))
                } else {
                    guard let value = Int16(text(word)) else { throw table.error(row, "no number \"\(text(word))\"") }
                    tree.append(Node(feature: -1, value: value))
                    // A leaf ends the branches that it is the last of.
                    while let last = open.last, tree[last].right > 0 { open.removeLast() }
                    if let last = open.last { tree[last].right = Int32(tree.count) } else { isWhole = true }
                }
            }
            guard isWhole else { throw table.error(row, "a tree that is cut short") }
            guard tree.count < 32 else { throw table.error(row, "more than sixteen leaves") }
            append(tree)
        }
        arrange()
    }

    /// The scores of several things: above 0 if one is more likely than not of the kind.
    ///
    /// - Parameter values: The features of the things, one thing after the other.
    public func scores(_ values: [Int16]) -> [Int] {
        var scores: [Int] = []
        scores.reserveCapacity(values.count / features.count)
        // In spans, so that none of the many look-ups asks whether an array is shared.
        let (values, scales, places) = (values.span, scales.span, places.span)
        let (rows, leaves) = (rows.span, leaves.span)
        var answers = [Int](repeating: 0, count: features.count)
        var given = answers.mutableSpan
        for start in stride(from: 0, to: values.count, by: features.count) {
            var count = 0
            for feature in scales.indices {
                let scale = scales[feature]
                let offset = Int(values[start + feature]) - scale.lowest
                guard offset >= 0 else { continue }
                given[count] = Int(places[min(scale.first + offset, scale.last)])
                count += 1
            }
            var sum = 0
            var leaf = 0
            for k in 0..<width {
                var left = SIMD8<UInt64>(repeating: .max)
                for answer in 0..<count { left = left & rows[given[answer] + k] }
                // The last place may have fewer trees than it has room for.
                for lane in left.indices where leaf < leaves.count {
                    var word = left[lane]
                    for _ in 0..<4 {
                        sum += Int(leaves[leaf + word.trailingZeroBitCount])
                        word >>= 16
                        leaf += 16
                    }
                }
            }
            scores.append(sum)
        }
        return scores
    }

    /// The table of this model.
    public var file: [UInt8] {
        var text = "tree\n"
        for (k, root) in roots.enumerated() {
            let end = k + 1 < roots.count ? roots[k + 1] : nodes.count
            let words = nodes[root..<end].map { node in
                node.feature < 0 ? "\(node.value)" : "\(features[Int(node.feature)])<\(node.value)"
            }
            text += words.joined(separator: " ") + "\n"
        }
        return Array(text.utf8)
    }

    private mutating func append(_ tree: [Node]) {
        let start = nodes.count
        roots.append(start)
        for node in tree {
            nodes.append(node)
            if node.feature >= 0 { nodes[nodes.count - 1].right = node.right + Int32(start) }
        }
    }

    /// Lays the answers out for scoring.
    private mutating func arrange() {
        width = (roots.count + 31) / 32
        leaves = [Int16](repeating: 0, count: 16 * 4 * ((roots.count + 3) / 4))
        var questions: [Question] = []
        for (tree, root) in roots.enumerated() {
            let end = tree + 1 < roots.count ? roots[tree + 1] : nodes.count
            var leaf = 0
            for i in root..<end {
                let node = nodes[i]
                if node.feature < 0 {
                    leaves[16 * tree + leaf] = node.value
                    leaf += 1
                } else {
                    let count = nodes[i + 1..<Int(node.right)].count { $0.feature < 0 }
                    let struck: UInt64 = (1 << UInt64(leaf + count)) - (1 << UInt64(leaf))
                    questions.append(
                        Question(
                            feature: Int(node.feature), value: Int(node.value), tree: tree,
                            struck: struck))
                }
            }
        }
        questions.sort { ($0.feature, $0.value, $0.tree) < ($1.feature, $1.value, $1.tree) }
        scales = features.map { _ in Scale() }
        for (i, question) in questions.enumerated() {
            let isFirst = i == 0 || questions[i - 1].feature != question.feature
            if isFirst { scales[question.feature] = Scale(lowest: question.value, first: places.count) }
            if isFirst || questions[i - 1].value != question.value {
                let offset = question.value - scales[question.feature].lowest
                // The values up to this one have the row before.
                let first = scales[question.feature].first
                while places.count - first < offset { places.append(places[places.count - 1]) }
                scales[question.feature].last = places.count
                places.append(Int32(rows.count))
                for _ in 0..<width {
                    rows.append(isFirst ? SIMD8(repeating: .max) : rows[rows.count - width])
                }
            }
            let place = rows.count - width + question.tree / 32
            rows[place][question.tree % 32 / 4] &= ~(question.struck << UInt64(16 * (question.tree % 4)))
        }
    }

    private struct Question {
        var feature: Int
        /// The least value for which the answer is no.
        var value: Int
        var tree: Int
        /// The leaves that are out then.
        var struck: UInt64
    }
}
