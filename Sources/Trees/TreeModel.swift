import Bytes
public import Lexicons

/// A sum of small decision trees over integers: says how likely a thing is of a kind, in thousandths of a unit of
/// natural-logarithmic odds.
///
/// Made by `TreeTrainer`. Integer arithmetic only: the same score on any machine. The file is a table with the column
/// `tree`, a tree a line: in preorder, `NAME<NUMBER` for a question whose left branch is for yes, and a number for a leaf.
/// No tree may have more than 1,024 questions and leaves.
///
/// - Complexity: a score takes one comparison for each level of each tree.
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

    init(features: [String], trees: [[Node]]) {
        self.features = features
        for tree in trees { append(tree) }
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
                guard !isWhole, tree.count < 1024 else { throw table.error(row, "more than one tree") }
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
            append(tree)
        }
    }

    /// The score of one thing: above 0 if it is more likely than not of the kind.
    ///
    /// - Parameters:
    ///   - values: The features of several things, one thing after the other.
    ///   - thing: Which of them.
    public func score(_ values: [Int16], thing: Int) -> Int {
        var sum = 0
        let start = thing * features.count
        for root in roots {
            var i = root
            while nodes[i].feature >= 0 {
                let node = nodes[i]
                i = values[start + Int(node.feature)] < node.value ? i + 1 : Int(node.right)
            }
            sum += Int(nodes[i].value)
        }
        return sum
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
}
