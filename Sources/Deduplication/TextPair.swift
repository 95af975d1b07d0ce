/// Two different texts by their numbers.
struct TextPair: Sendable, Hashable, Comparable {
    /// The larger text: the lower number.
    let larger: Int
    /// The smaller text.
    let smaller: Int

    init(_ one: Int, _ other: Int) {
        larger = min(one, other)
        smaller = max(one, other)
    }

    static func < (one: TextPair, other: TextPair) -> Bool {
        (one.larger, one.smaller) < (other.larger, other.smaller)
    }
}

/// Puts pairs together that have texts in common, up to 256 at a time, so that few texts are read more than once and a
/// bounded number is held at once.
///
/// - Parameter pairs: Ascending, none twice.
func comparisons(_ pairs: [TextPair]) -> [Comparison] {
    // The lowest number that can be reached from each text by pairs.
    var parents: [Int: Int] = [:]
    func root(_ text: Int) -> Int {
        var text = text
        while let parent = parents[text], parent != text {
            parents[text] = parents[parent] ?? parent
            text = parent
        }
        return text
    }
    for pair in pairs {
        let (one, other) = (root(pair.larger), root(pair.smaller))
        parents[max(one, other)] = min(one, other)
    }
    let ordered = pairs.map { (root: root($0.larger), pair: $0) }.sorted { ($0.root, $0.pair) < ($1.root, $1.pair) }
    var comparisons: [Comparison] = []
    var last = -1
    for (root, pair) in ordered {
        if root != last || (comparisons.last?.pairs.count ?? 0) >= 256 { comparisons.append(Comparison()) }
        comparisons[comparisons.count - 1].pairs.append(pair)
        last = root
    }
    return comparisons
}
