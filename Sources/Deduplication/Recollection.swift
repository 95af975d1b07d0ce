import Bytes
import Shingling

/// What a run found out about pairs of texts, by the ranks of the texts, and on what it rests.
struct Recollection: Sendable {
    /// The verdict on a pair, and the weights on which it rests.
    struct KnownVerdict: Sendable {
        var verdict: Verdict
        /// A hash of the states of both texts.
        let state: UInt64
        /// All but its shares holds under other weights while the drift of neither text's goes beyond this.
        let limits: Limits
    }

    /// How far the weights of two texts may drift.
    struct Limits: Sendable {
        let ofLarger: UInt32
        let ofSmaller: UInt32
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

    /// What is known of a pair: its verdict under certain weights, else one whose claims hold under them.
    ///
    /// - Parameters:
    ///   - pair: One of some that come ascending.
    ///   - place: Where the last one was looked for; from 0.
    ///   - weights: Those of this run, the first or the second as `ofSecondWeights` says.
    ///   - isRoughEnough: Whether a verdict will do of which only the claims hold.
    func verdict(
        _ pair: TextPair, from place: inout Int, _ weights: Weights, ofSecondWeights: Bool, isRoughEnough: Bool
    ) -> KnownVerdict? {
        let verdicts = verdicts.span
        place = verdicts.firstPosition(from: place) { $0.verdict.pair >= pair }
        guard place < verdicts.count, verdicts[place].verdict.pair == pair else { return nil }
        let state = weights.state(of: pair)
        var rough: KnownVerdict?
        var at = place
        while at < verdicts.count && verdicts[at].verdict.pair == pair {
            var known = verdicts[at]
            at += 1
            if known.state == state {
                if known.verdict.isOfSecondWeights == ofSecondWeights { return known }
                // How far other weights have drifted since then says nothing about these.
                known.verdict.isOfSecondWeights = ofSecondWeights
                return KnownVerdict(verdict: known.verdict, state: state, limits: Limits(weights, pair, Slack.none))
            }
            guard rough == nil, isRoughEnough, known.verdict.isOfSecondWeights == ofSecondWeights,
                weights.drifts[pair.larger] <= known.limits.ofLarger,
                weights.drifts[pair.smaller] <= known.limits.ofSmaller
            else { continue }
            known.verdict.isRough = true
            rough = known
        }
        return rough
    }

    /// Puts the verdicts in order: of a pair one for the first weights and one for the second; not a rough one where
    /// there is another.
    mutating func sortVerdicts() {
        verdicts.sort { $0.order < $1.order }
        var sorted: [KnownVerdict] = []
        sorted.reserveCapacity(verdicts.count)
        for known in verdicts {
            if let last = sorted.last?.verdict, last.pair == known.verdict.pair,
                last.isOfSecondWeights == known.verdict.isOfSecondWeights
            {
                continue
            }
            sorted.append(known)
        }
        verdicts = sorted
    }
}

extension Recollection.KnownVerdict {
    fileprivate var order: (UInt64, Int) {
        (verdict.pair.bits, (verdict.isOfSecondWeights ? 2 : 0) + (verdict.isRough ? 1 : 0))
    }
}

extension Recollection.Limits {
    /// - Parameter slack: By how much the weights may change from what they are now.
    init(_ weights: Weights, _ pair: TextPair, _ slack: Slack) {
        var (larger, smaller) = (weights.drifts[pair.larger], weights.drifts[pair.smaller])
        larger.addClamped(slack.ofLarger)
        smaller.addClamped(slack.ofSmaller)
        // A drift that has come to its end says nothing any more.
        (ofLarger, ofSmaller) = (min(larger, .max - 1), min(smaller, .max - 1))
    }
}

extension Weights {
    /// What the verdict on a pair rests on besides the texts; 0 where nobody remembers.
    func state(of pair: TextPair) -> UInt64 { states.isEmpty ? 0 : mixed(states[pair.larger]) &+ states[pair.smaller] }
}
