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

/// Puts pairs together that have texts in common, so that few texts are read more than once: a bounded number of texts
/// is held at once.
///
/// Texts are numbered breadth first from the largest of those that hang together, and pairs go by the text that was
/// reached later, so that its partner was met not long before.
///
/// - Parameters:
///   - pairs: None twice, ascending.
///   - count: How many texts there are.
func comparisons(_ pairs: consuming [TextPair], count: Int) -> [Comparison] {
    let places = places(pairs, count: count)
    pairs.sort { one, other in
        let (place, otherPlace) = (places[one.larger], places[one.smaller])
        let (place2, otherPlace2) = (places[other.larger], places[other.smaller])
        let (later, later2) = (max(place, otherPlace), max(place2, otherPlace2))
        return later == later2 ? min(place, otherPlace) < min(place2, otherPlace2) : later < later2
    }
    let ordered = pairs
    return stride(from: 0, to: ordered.count, by: batchSize).map { start in
        Comparison(pairs: ordered[start..<min(start + batchSize, ordered.count)])
    }
}

/// The number of each text in the order in which it is reached by pairs.
private func places(_ pairs: [TextPair], count: Int) -> [UInt32] {
    let reached = reached(Neighbours(count: count, links: pairs), count: count)
    var places = [UInt32](repeating: 0, count: count)
    for (place, text) in reached.enumerated() { places[Int(text)] = UInt32(place) }
    return places
}

/// The texts that have neighbours, breadth first from the largest of those that hang together.
private func reached(_ neighbours: consuming Neighbours, count: Int) -> [UInt32] {
    var isReached = [Bool](repeating: false, count: count)
    var reached: [UInt32] = []
    reached.reserveCapacity((0..<count).count { !neighbours[$0].isEmpty })
    var next = 0
    for first in 0..<count where !isReached[first] && !neighbours[first].isEmpty {
        isReached[first] = true
        reached.append(UInt32(first))
        while next < reached.count {
            for other in neighbours[Int(reached[next])] where !isReached[Int(other)] {
                isReached[Int(other)] = true
                reached.append(other)
            }
            next += 1
        }
    }
    return reached
}

/// How many pairs are compared in one go: some megabytes of shingles.
private let batchSize = 256
