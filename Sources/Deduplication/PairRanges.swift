import Bytes

/// Something that is known of a pair of texts.
protocol OfPair: Sendable {
    var pair: TextPair { get }
}

extension Candidate: OfPair {}
extension Verdict: OfPair {}

/// Finds what is known of pairs of texts, in a list in the order of the pairs.
///
/// Memory: 4 bytes a text, besides the list.
struct PairRanges<Item: OfPair>: Sendable {
    private let items: [Item]
    /// Where the pairs of each smaller text begin, and the last one's end.
    private let starts: [UInt32]

    /// - Parameters:
    ///   - items: Ascending by pair, no pair twice.
    ///   - count: How many texts there are.
    init(_ items: [Item], count: Int) {
        self.items = items
        var starts = [UInt32](repeating: 0, count: count + 1)
        for item in items { starts[item.pair.smaller + 1] += 1 }
        for text in 0..<count { starts[text + 1] += starts[text] }
        self.starts = starts
    }

    /// What is known of a pair; `nil` where there is nothing.
    ///
    /// - Complexity: O(log *n*) in the pairs of its smaller text.
    subscript(pair: TextPair) -> Item? {
        let items = items.span.extracting(Int(starts[pair.smaller])..<Int(starts[pair.smaller + 1]))
        let at = items.firstPosition { $0.pair >= pair }
        return at < items.count && items[at].pair == pair ? items[at] : nil
    }
}
