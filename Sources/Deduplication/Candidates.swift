import Shingling
import StageKit

/// A guess, from the samples alone, at how much two texts share.
struct Candidate: Sendable, Equatable {
    let pair: TextPair
    /// The estimated share of the one that has less of its own.
    let share: Float
    /// What they share, in sampled shingles by their weights.
    let worth: Float
}

extension Candidate {
    /// - Parameters:
    ///   - sum: What they share, in 255ths of sampled shingles.
    ///   - wholes: The weight of each text's whole sample.
    /// - Returns: `nil` where that is not enough.
    init?(_ pair: TextPair, sum: UInt32, _ wholes: [UInt32], _ bar: CandidateBar) {
        guard sum >= Weights.full / 2 else { return nil }
        let share = Float(sum) / Float(max(Weights.full, min(wholes[pair.smaller], wholes[pair.larger])))
        guard share >= bar.least && (share >= bar.strong || sum >= 2 * Weights.full) else { return nil }
        self.init(pair: pair, share: share, worth: Float(sum) / Float(Weights.full))
    }

    /// What they share, in 255ths of sampled shingles.
    var sum: UInt32 { UInt32((worth * Float(Weights.full)).rounded()) }
}

/// What a guess must reach.
struct CandidateBar: Sendable {
    /// The share that a candidate must have.
    let least: Float
    /// A guess below this counts only where it is worth two sampled shingles or more: it is for the search for digests,
    /// which hold more of what they are made from.
    private(set) var strong: Float = 0.3

    init(_ least: Float) { self.least = least }

    /// A lower one, for what is remembered: a pair below it is a guess only when the weight of a text has gone down by
    /// more than a tenth, or what they share has gone up.
    var lowered: CandidateBar {
        var bar = CandidateBar(least * 0.85)
        bar.strong = strong * 0.85
        return bar
    }
}

/// Pairs of texts whose samples share enough, by the smaller one, then by the larger.
///
/// Where more than 64 texts have a shingle, each is compared with the 16 largest of them only: enough to meet the one
/// that the others were cut from, and linear in their number. Passages of so many stories that they hardly count are
/// left out.
///
/// - Parameters:
///   - weights: `nil` for a first look, by half of the sample, in which all count in full.
///   - wholes: The weight of each text's whole sample.
///   - wanted: The texts whose pairs are wanted; `nil` for all.
/// - Complexity: O(*n*) in the entries, times at most 64; the entries are read once for each batch of texts whose
///   meetings fit in memory.
func candidates(
    _ passages: Passages, _ weights: Weights?, wholes: [UInt32], _ bar: CandidateBar, in workspace: Workspace,
    wanted: [Bool]? = nil
) throws -> [Candidate] {
    let meetings = Meetings(
        try passages.passages(with: wanted, ofFirstLook: weights == nil), weights,
        wholes: wholes, wanted: wanted, bar)
    let counts = try meetings.counts(jobs: workspace.jobs)
    let batches = batches(counts, limit: workspace.meetings(isFirstLook: weights == nil), jobs: workspace.jobs)
    let space = MeetingSpace()
    var found: [Candidate] = []
    var next = 0
    try orderedMap(jobs: workspace.jobs) { () -> Range<Int>? in
        defer { next += 1 }
        return next < batches.count ? batches[next] : nil
    } transform: { texts in
        try meetings.candidates(of: texts, counts, space)
    } consume: {
        found += $0
    }
    return found
}

/// Texts in a row, as many batches for each thread, that have about as many meetings, about `limit` at most.
private func batches(_ counts: [UInt32], limit: Int, jobs: Int) -> [Range<Int>] {
    let total = counts.reduce(0) { $0 + Int($1) }
    let most = max(1, limit * jobs)
    let size = total / max(jobs, (total + most - 1) / most * jobs) + 1
    var batches: [Range<Int>] = []
    var start = 0
    var sum = 0
    for text in counts.indices {
        sum += Int(counts[text])
        if sum >= size {
            batches.append(start..<text + 1)
            (start, sum) = (text + 1, 0)
        }
    }
    if sum > 0 { batches.append(start..<counts.count) }
    return batches
}

/// Where more texts have a passage, each is compared with the largest so many of them.
let crowdCount = 64
let crowdHead = 16
