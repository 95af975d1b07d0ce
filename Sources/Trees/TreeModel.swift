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
/// - Complexity: a score takes one step for each question that is answered with no, and one for each tree.
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
    /// The questions of all trees, by feature and value.
    private var questions: [Question] = []
    /// Where the questions about each feature begin, with the end of the last one.
    private var starts: [Int] = []
    /// The scores of the leaves, sixteen places for each tree.
    private var leaves: [Int16] = []

    private struct Question: Sendable, Equatable {
        var feature: Int16
        /// The least value for which the answer is no.
        var value: Int16
        var tree: UInt16
        /// The leaves that are left then, one bit each, the leftmost lowest.
        var left: UInt16
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
        var indices: [String: Int16] = [:]
        for (i, name) in features.enumerated() { indices[name] = Int16(i) }
        for row in table.rows {
            var tree: [Node] = []
            // Questions whose left branch is not read to its end yet.
            var open: [Int] = []
            var isWhole = false
            for word in row["tree"].utf8.split(separator: 0x20) {
                guard !isWhole else { throw table.error(row, "more than one tree") }
                if let mark = word.firstIndex(of: 0x3C) {
                    let name = String(decoding: word[..<mark], as: UTF8.self)
                    guard let feature = indices[name] else { throw table.error(row, "no feature \"\(name)\"") }
                    let limit = String(decoding: word[word.index(after: mark)...], as: UTF8.self)
                    guard let value = Int16(limit) else { throw table.error(row, "no number \"\(limit)\"") }
                    open.append(tree.count)
                    tree.append(Node(feature: feature, value: value))
                } else {
                    let number = String(decoding: word, as: UTF8.self)
                    guard let value = Int16(number) else { throw table.error(row, "no number \"\(number)\"") }
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
        var left = [UInt16](repeating: .max, count: roots.count)
        for start in stride(from: 0, to: values.count, by: features.count) {
            for i in left.indices { left[i] = .max }
            for feature in features.indices {
                let value = values[start + feature]
                for k in starts[feature]..<starts[feature + 1] {
                    let question = questions[k]
                    if question.value > value { break }
                    left[Int(question.tree)] &= question.left
                }
            }
            var sum = 0
            for i in left.indices { sum += Int(leaves[16 * i + left[i].trailingZeroBitCount]) }
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

    /// Lays the questions out for scoring.
    private mutating func arrange() {
        leaves = [Int16](repeating: 0, count: 16 * roots.count)
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
                    let struck = (1 << (leaf + count)) - (1 << leaf)
                    questions.append(
                        Question(
                            feature: node.feature, value: node.value, tree: UInt16(tree),
                            left: ~UInt16(truncatingIfNeeded: struck)))
                }
            }
        }
        questions.sort { ($0.feature, $0.value, $0.tree) < ($1.feature, $1.value, $1.tree) }
        starts = features.indices.map { feature in questions.firstIndex { $0.feature >= feature } ?? questions.count }
        starts.append(questions.count)
    }
}
