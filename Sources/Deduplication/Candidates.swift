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

/// Pairs of texts whose samples share enough, by the smaller one, then by the larger.
///
/// Where more than 64 texts have a shingle, each is compared with the 16 largest of them only: enough to meet the one
/// that the others were cut from, and linear in their number. Passages of so many stories that they hardly count are
/// left out.
///
/// - Parameters:
///   - weights: `nil` for a first look, by half of the sample, in which all count in full.
///   - known: What the last run found at this look: pairs of texts whose state is the same are taken from it.
/// - Complexity: O(*n*) in the entries, times at most 64; the entries are read once for each batch of texts whose
///   meetings fit in memory.
func candidates(
    _ passages: Passages, _ weights: Weights?, from least: Float, in workspace: Workspace,
    known: Recollection.Look? = nil
) throws -> [Candidate] {
    let states = weights?.states ?? passages.firstStates
    let hasChanged = known.map { known in states.indices.map { states[$0] != known.states[$0] } }
    let meetings = Meetings(passages, weights, hasChanged: hasChanged, least: least)
    let counts = try meetings.counts(jobs: workspace.jobs)
    let batches = batches(counts, limit: workspace.meetings, jobs: workspace.jobs)
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
    guard let known, let hasChanged else { return found }
    return merged(known.guesses.filter { !hasChanged[$0.pair.larger] && !hasChanged[$0.pair.smaller] }, found)
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
///
/// - Parameter entries: The passage's, `key << 28 | text`.
func addStates(_ states: inout [UInt64], _ entries: ArraySlice<UInt64>, weight: UInt32) {
    let isCrowd = entries.count > crowdCount && weight > 0
    guard isCrowd || weight < Weights.full else { return }
    for at in entries.indices {
        let (key, text) = (entries[at] >> textBits, Int(entries[at] & textMask))
        let placeInCrowd: UInt64 = isCrowd ? (at - entries.startIndex < crowdHead ? 1 : 2) : 0
        states[text] &+= mixed(key << 16 | UInt64(weight) << 2 | placeInCrowd)
    }
}

/// Where more texts have a passage, each is compared with the largest so many of them.
let crowdCount = 64
let crowdHead = 16
