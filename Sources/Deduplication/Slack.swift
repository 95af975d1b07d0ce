import Shingling

/// How much the weights of two texts' sampled passages may fall, those of each text together and in 255ths, before more
/// than the very shares may be wrong in what was said of the two.
///
/// Most new articles let weights fall, and by little: then most verdicts need not be found anew.
struct Slack: Sendable, Equatable {
    let ofLarger: UInt32
    let ofSmaller: UInt32

    /// Nothing may fall.
    static let none = Slack(ofLarger: 0, ofSmaller: 0)
    /// No slack is larger than this.
    static let most: UInt32 = (1 << 16) - 1

    private init(ofLarger: UInt32, ofSmaller: UInt32) { (self.ofLarger, self.ofSmaller) = (ofLarger, ofSmaller) }

    /// - Returns: None where the texts do not say what their passages decide.
    /// - Complexity: O(log *n*) decisions in the shingles of the longer text; no more than that follows its length.
    init(
        _ sharing: Sharing, _ larger: WeighedShingles, _ smaller: WeighedShingles, _ options: DeduplicationOptions
    ) {
        guard let larger = larger.influences, let smaller = smaller.influences else {
            self = .none
            return
        }
        let fall = sharing.largestSafeFall(options)
        (ofLarger, ofSmaller) = (larger.fall(within: fall), smaller.fall(within: fall))
    }
}

/// How many shingles of a text the weight of each of its sampled passages decides.
///
/// Memory: 16 bytes for each different number, 320 of them at most: no slack is larger than what 257 passages can fall by.
struct Influences: Sendable {
    /// How many shingles a passage decides, and how many passages decide so many; those that decide the most come first.
    private var passages: [(decides: Int, count: Int)] = []

    /// - Parameters:
    ///   - shingles: The text's shingles.
    ///   - places: The places of those that are sampled.
    ///   - areTelling: Whether each of them says something about those beside it.
    init(_ shingles: Span<UInt64>, sampledAt places: [Int], _ areTelling: [Bool]) {
        // At each place its own, and those up to its neighbours: these weigh as much as the lighter one, so they may fall
        // by what either falls.
        var decided = [Int](repeating: 1, count: places.count)
        var last: (place: Int, at: Int)?
        for (at, place) in places.enumerated() where areTelling[at] {
            let gap = place - (last?.place ?? -1) - 1
            decided[at] += gap
            if let last { decided[last.at] += gap }
            last = (place, at)
        }
        if let last { decided[last.at] += shingles.count - last.place - 1 }
        // A passage that comes again falls at all its places.
        var ofPassages = places.indices.map { sampleKey(shingles[places[$0]]) << textBits | UInt64($0) }
        hashSort(&ofPassages)
        var counts: [Int] = []
        counts.reserveCapacity(places.count)
        var passage: UInt64?
        for word in ofPassages {
            let count = decided[Int(word & textMask)]
            if word >> textBits == passage { counts[counts.count - 1] += count } else { counts.append(count) }
            passage = word >> textBits
        }
        // Most decide few, so these are counted and the others sorted.
        var ofFew = [Int](repeating: 0, count: 64)
        var ofMany: [Int] = []
        for count in counts { if count < ofFew.count { ofFew[count] += 1 } else { ofMany.append(count) } }
        ofMany.sort(by: >)
        for count in ofMany.prefix(Int((Slack.most + Weights.full - 1) / Weights.full)) {
            if passages.last?.decides == count {
                passages[passages.count - 1].count += 1
            } else {
                passages.append((count, 1))
            }
        }
        for count in ofFew.indices.reversed() where ofFew[count] > 0 { passages.append((count, ofFew[count])) }
    }

    /// By how much the passages may fall, in all, so that the shingles fall by so much at most: those that decide the
    /// most shingles may be the ones that fall.
    func fall(within most: Int) -> UInt32 {
        guard most < .max else { return Slack.most }
        let full = Int(Weights.full)
        var left = most
        var fall = 0
        for (decides, count) in passages {
            let whole = min(count, left / (decides * full))
            fall += whole * full
            left -= whole * decides * full
            if whole < count { return min(UInt32(clamping: fall + left / decides), Slack.most) }
        }
        return Slack.most
    }
}

extension Sharing {
    /// By how much the weights of each text's shingles may fall, in all, so that all is said as it is now, but for the very
    /// shares.
    fileprivate func largestSafeFall(_ options: DeduplicationOptions) -> Int {
        var (safe, unsafe) = (0, max(larger.total, smaller.total) + 1)
        if isSafe(unsafe, options) { return .max }
        // What is safe to within a sixteenth is found at half the cost.
        while safe + max(1, safe / 16) < unsafe {
            let middle = (safe + unsafe) / 2
            if isSafe(middle, options) { safe = middle } else { unsafe = middle }
        }
        return safe
    }

    /// Whether all is said as it is now, but for the very shares, whatever falls by so much.
    func isSafe(_ fall: Int, _ options: DeduplicationOptions) -> Bool {
        let (least, most) = (Overlap(self, fall: fall, isMost: false), Overlap(self, fall: fall))
        // The other one has as much as may be of the one text and as little as may be of its holder; the other way round.
        func claims(_ overlap: Overlap, holder: Overlap) -> (smaller: Verdict, larger: Verdict) {
            var (ofSmaller, ofLarger) = (overlap, overlap)
            ofSmaller.shareOfLarger = holder.shareOfLarger
            ofLarger.shareOfSmaller = holder.shareOfSmaller
            return (Verdict(ofSmaller, options), Verdict(ofLarger, options))
        }
        let (low, high) = (Verdict(least, options), Verdict(most, options))
        let ofSmaller = least.shareOfSmaller...most.shareOfSmaller
        let ofLarger = least.shareOfLarger...most.shareOfLarger
        let (lowHeld, highHeld) = (claims(least, holder: most), claims(most, holder: least))
        return low.isLink == high.isLink && low.isNearlyLink == high.isNearlyLink
            && !Overlap.dependsOnWhole(ofSmaller, ofHolder: ofLarger)
            && !Overlap.dependsOnWhole(ofLarger, ofHolder: ofSmaller)
            && lowHeld.smaller.isSmallerHeld == highHeld.smaller.isSmallerHeld
            && lowHeld.larger.isLargerHeld == highHeld.larger.isLargerHeld
            && (!high.isLink
                || low.isLopsided == high.isLopsided
                    && lowHeld.smaller.isHolding == highHeld.smaller.isHolding)
    }
}
