import Bytes
import Shingling

/// What is remembered of the comparison of two texts.
struct Verdict: Sendable, Equatable {
    let pair: TextPair
    /// The share of the larger text that the smaller one has.
    let shareOfLarger: Float
    /// The share of the smaller text that the larger one has.
    let shareOfSmaller: Float
    /// Whether the two are copies of each other.
    let isLink: Bool
    /// Whether they share enough for the one to join the other's star, if another member speaks for it.
    let isNearlyLink: Bool
    /// Whether the larger text's beginning stands in the smaller text, among much else; likewise the smaller one's.
    let isLargerHeld: Bool
    let isSmallerHeld: Bool
    /// Whether it rests on the second weights, not on the first.
    var isOfSecondWeights = false
    /// Whether only the claims hold, and the shares were others.
    var isRough = false

    /// Whether one holds the other and much else.
    var isLopsided: Bool { min(shareOfLarger, shareOfSmaller) < 0.5 }

    /// Whether the larger text holds the smaller one and much else: what a digest does.
    var isHolding: Bool { shareOfLarger < 0.5 && shareOfSmaller >= shareOfLarger }
}

extension Verdict {
    init(_ overlap: Overlap, _ options: DeduplicationOptions) {
        self.init(
            pair: overlap.pair, shareOfLarger: Float(overlap.shareOfLarger),
            shareOfSmaller: Float(overlap.shareOfSmaller), isLink: overlap.isLink(options),
            isNearlyLink: overlap.isLink(options, share: options.attachedShare),
            isLargerHeld: overlap.holds(overlap.pair.larger, options),
            isSmallerHeld: overlap.holds(overlap.pair.smaller, options))
    }
}

/// All verdicts, by pair.
///
/// Memory: 24 bytes a pair.
struct Verdicts: Sendable {
    /// Ascending by pair.
    private(set) var all: [Verdict] = []

    /// The verdict on a pair, or `nil` where it has not been compared.
    subscript(pair: TextPair) -> Verdict? {
        let at = all.span.firstPosition { $0.pair >= pair }
        return at < all.count && all[at].pair == pair ? all[at] : nil
    }

    /// The verdict on a pair of some that come ascending.
    ///
    /// - Parameter place: Where the last one was looked for; from 0.
    func verdict(on pair: TextPair, from place: inout Int) -> Verdict? {
        place = all.span.firstPosition(from: place) { $0.pair >= pair }
        return place < all.count && all[place].pair == pair ? all[place] : nil
    }

    /// Adds verdicts, in the place of those that there are on the same pairs.
    ///
    /// - Parameters:
    ///   - recalled: Ascending by pair.
    ///   - fresh: In any order; none on the same pair as another, these or those.
    mutating func add(recalled: consuming [Verdict], fresh: consuming [Verdict]) {
        fresh.sort { $0.pair < $1.pair }
        all = merged(with: Verdicts(all: recalled).merged(with: fresh))
    }

    /// These and others, ascending by pair, which take the place of those on the same pairs.
    private func merged(with new: [Verdict]) -> [Verdict] {
        guard !all.isEmpty else { return new }
        guard !new.isEmpty else { return all }
        var merged: [Verdict] = []
        merged.reserveCapacity(all.count + new.count)
        var next = 0
        for verdict in all {
            while next < new.count && new[next].pair < verdict.pair {
                merged.append(new[next])
                next += 1
            }
            if next == new.count || new[next].pair != verdict.pair { merged.append(verdict) }
        }
        merged += new[next...]
        return merged
    }

    /// Forgets the verdicts on some pairs.
    mutating func remove(where isStale: (TextPair) -> Bool) { all.removeAll { isStale($0.pair) } }
}
