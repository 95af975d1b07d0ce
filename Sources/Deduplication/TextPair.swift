/// Two different texts by their numbers.
struct TextPair: Sendable, Hashable, Comparable {
    /// The larger number in the upper half: ordered by it, then by the other.
    let bits: UInt64

    /// The larger text: the lower number.
    var larger: Int { Int(bits & 0xFFFF_FFFF) }
    /// The smaller text.
    var smaller: Int { Int(bits >> 32) }

    init(_ one: Int, _ other: Int) { bits = UInt64(max(one, other)) << 32 | UInt64(min(one, other)) }

    static func < (one: TextPair, other: TextPair) -> Bool { one.bits < other.bits }
}

/// Puts pairs together that have texts in common, so that few texts are read more than once, and fills each batch with
/// such groups: a bounded number of texts is held at once.
///
/// - Parameters:
///   - pairs: None twice.
///   - count: How many texts there are.
func comparisons(_ pairs: consuming [TextPair], count: Int) -> [Comparison] {
    var ordered = pairs
    // The lowest number that can be reached from each text by pairs.
    var parents = (0..<UInt32(count)).map { $0 }
    func root(_ text: Int) -> UInt32 {
        var text = UInt32(text)
        while parents[Int(text)] != text {
            parents[Int(text)] = parents[Int(parents[Int(text)])]
            text = parents[Int(text)]
        }
        return text
    }
    for pair in ordered {
        let (one, other) = (root(pair.larger), root(pair.smaller))
        parents[Int(max(one, other))] = min(one, other)
    }
    // A parent is never behind its child.
    for text in 0..<count { parents[text] = parents[Int(parents[text])] }
    let roots = parents
    ordered.sort { one, other in
        let (root, otherRoot) = (roots[one.larger], roots[other.larger])
        return root == otherRoot ? one < other : root < otherRoot
    }
    return stride(from: 0, to: ordered.count, by: batchSize).map { start in
        Comparison(pairs: ordered[start..<min(start + batchSize, ordered.count)])
    }
}

/// How many pairs are compared in one go: some megabytes of shingles.
private let batchSize = 256
