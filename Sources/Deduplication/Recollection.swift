import Bytes
import Shingling

/// What a run found out about pairs of texts, by the ranks of the texts, and on what it rests.
struct Recollection: Sendable {
    /// The verdict on a pair, and the weights on which it rests.
    struct KnownVerdict: Sendable {
        let verdict: Verdict
        /// A hash of the states of both texts.
        let state: UInt64
    }

    /// Which texts are new, so that nothing is known of them.
    let isNew: [Bool]
    /// How many sampled shingles each text has, and how many of the first look.
    var sampleCounts: [UInt32]
    var firstLookCounts: [UInt32]
    /// The first look, the one with the first weights and the one with better ones, as far as there were.
    var looks: [RememberedLook] = []
    /// The first weights and the better ones.
    var weights: [Weights] = []
    /// Ascending by pair, then by state.
    var verdicts: [KnownVerdict] = []

    /// What is found out from now on.
    init(_ passages: Passages) {
        isNew = []
        (sampleCounts, firstLookCounts) = (passages.sampleCounts, passages.firstLookCounts)
    }

    /// The first weights or the better ones, for those of a run to which texts are added.
    func weights(_ number: Int) -> KnownWeights { KnownWeights(weights: weights[number], isNew: isNew) }

    /// The verdict on a pair under certain weights, if it is known.
    func verdict(_ pair: TextPair, _ state: UInt64) -> Verdict? {
        var at = verdicts.span.firstPosition { $0.verdict.pair >= pair }
        while at < verdicts.count && verdicts[at].verdict.pair == pair {
            if verdicts[at].state == state { return verdicts[at].verdict }
            at += 1
        }
        return nil
    }

    /// Puts the verdicts in order, each once.
    mutating func sortVerdicts() {
        verdicts.sort { ($0.verdict.pair.bits, $0.state) < ($1.verdict.pair.bits, $1.state) }
        var sorted: [KnownVerdict] = []
        for known in verdicts
        where sorted.last?.verdict.pair != known.verdict.pair || sorted.last?.state != known.state {
            sorted.append(known)
        }
        verdicts = sorted
    }
}
