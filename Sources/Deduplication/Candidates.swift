/// A guess, from the samples alone, at how much two texts share.
struct Candidate: Sendable, Equatable {
    let pair: TextPair
    /// The estimated share of the one that has less of its own.
    let share: Float
    /// What they share, in sampled shingles by their weights.
    let worth: Float
}

/// Pairs of texts whose samples share enough, by the smaller one, then by the larger.
///
/// Where more than 64 texts have a shingle, each is compared with the 16 largest of them only: enough to meet the one
/// that the others were cut from, and linear in their number. Passages of so many stories that they hardly count are
/// left out.
///
/// - Parameters:
///   - weights: `nil` for a first look, by half of the sample, in which all count in full.
///   - pairs: Where pairs are sorted.
/// - Complexity: O(*n*) in the entries, times at most 64, on disk.
func candidates(
    _ passages: Passages, _ weights: Weights?, from least: Float, sorting sorter: SortedWords
) throws -> [Candidate] {
    var pairs = sorter
    try passages.forEach { key, texts in
        if weights == nil && !isOfFirstLook(key) { return }
        let weight = weights.map { Weights.weight(of: key, $0.light.span, $0.buckets.span) } ?? Weights.full
        guard weight >= leastWeight else { return }
        let limit = texts.count > 64 ? 16 : texts.count
        for i in 1..<texts.count {
            for j in 0..<min(i, limit) {
                try pairs.add(UInt64(texts[i]) << 36 | UInt64(texts[j]) << 8 | UInt64(weight))
            }
        }
    }
    var found: [Candidate] = []
    var last: UInt64 = 0
    var sum: UInt32 = 0
    func endPair() {
        guard sum >= Weights.full / 2 else { return }
        let (smaller, larger) = (Int(last >> textBits), Int(last & textMask))
        let whole =
            weights.map { min($0.ofText[smaller], $0.ofText[larger]) }
            ?? Weights.full * min(passages.firstLookCounts[smaller], passages.firstLookCounts[larger])
        let share = Float(sum) / Float(max(Weights.full, whole))
        if share >= least && (share >= strongShare || sum >= 2 * Weights.full) {
            found.append(
                Candidate(pair: TextPair(larger, smaller), share: share, worth: Float(sum) / Float(Weights.full)))
        }
    }
    try pairs.drain { entry in
        if entry >> 8 != last {
            endPair()
            last = entry >> 8
            sum = 0
        }
        sum += UInt32(entry & 0xFF)
    }
    endPair()
    return found
}

/// Below this a shared passage is left out of the guess: one that more than thirteen stories have, as the options are
/// by default.
private let leastWeight: UInt32 = 13

/// A guess below this is remembered only where it is worth two sampled shingles or more: it is for the search for
/// digests, which hold more of what they are made from.
private let strongShare: Float = 0.3
