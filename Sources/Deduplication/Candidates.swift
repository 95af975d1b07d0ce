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
///   - known: What the last run found at this look: pairs of texts whose state is the same are taken from it.
/// - Complexity: O(*n*) in the entries, times at most 64, on disk.
func candidates(
    _ passages: Passages, _ weights: Weights?, from least: Float, sorting sorter: SortedWords,
    known: Recollection.Look? = nil
) throws -> [Candidate] {
    let states = weights?.states ?? passages.firstStates
    let hasChanged = known.map { known in states.indices.map { states[$0] != known.states[$0] } } ?? []
    let areAllNew = known == nil
    var pairs = sorter
    try passages.forEach { key, texts in
        if weights == nil && !isOfFirstLook(key) { return }
        if !areAllNew && !texts.contains(where: { hasChanged[Int($0)] }) { return }
        let weight = weights.map { Weights.weight(of: key, $0.light.span, $0.buckets.span) } ?? Weights.full
        guard weight >= leastWeight else { return }
        let limit = texts.count > crowdCount ? crowdHead : texts.count
        for i in 1..<texts.count {
            let isNew = areAllNew || hasChanged[Int(texts[i])]
            for j in 0..<min(i, limit) where isNew || hasChanged[Int(texts[j])] {
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
    guard let known else { return found }
    return merged(known.guesses.filter { !hasChanged[$0.pair.larger] && !hasChanged[$0.pair.smaller] }, found)
}

/// Two ascending lists as one.
private func merged(_ some: [Candidate], _ others: [Candidate]) -> [Candidate] {
    var out: [Candidate] = []
    out.reserveCapacity(some.count + others.count)
    var next = 0
    for candidate in some {
        while next < others.count && others[next].pair < candidate.pair {
            out.append(others[next])
            next += 1
        }
        out.append(candidate)
    }
    return out + others[next...]
}

/// What each text's state is before a passage is added to it.
let firstState: UInt64 = 1

/// Adds to the states of texts what their guesses and verdicts rest on as regards one of their passages: its weight,
/// where that is not full, and their place among its texts, where these are so many that not all pairs are formed.
func addStates(_ states: inout [UInt64], _ key: UInt64, _ texts: [UInt32], weight: UInt32) {
    let isCrowd = texts.count > crowdCount && weight >= leastWeight
    guard isCrowd || weight < Weights.full else { return }
    for (place, text) in texts.enumerated() {
        let placeInCrowd: UInt64 = isCrowd ? (place < crowdHead ? 1 : 2) : 0
        states[Int(text)] &+= mixed(key << 16 | UInt64(weight) << 2 | placeInCrowd)
    }
}

/// Where more texts have a passage, each is compared with the largest so many of them.
let crowdCount = 64
private let crowdHead = 16

/// Below this a shared passage is left out of the guess: one that more than twelve stories have, as the options are by
/// default.
private let leastWeight: UInt32 = 1

/// A guess below this is remembered only where it is worth two sampled shingles or more: it is for the search for
/// digests, which hold more of what they are made from.
private let strongShare: Float = 0.3
