import Bytes
import Shingling

extension Comparer {
    /// The texts that hold the beginnings of several unrelated ones, each with those that it holds.
    ///
    /// - Parameter guesses: Ascending by pair.
    mutating func digests(_ guesses: [Candidate]) throws -> [Int: [Int]] {
        var isHolder = [Bool](repeating: false, count: count)
        for verdict in verdicts.all {
            if verdict.isSmallerHeld { isHolder[verdict.pair.larger] = true }
            if verdict.isLargerHeld { isHolder[verdict.pair.smaller] = true }
        }
        // Whoever has the beginnings of two is looked at for lesser parts as well: `holder << 28 | part`.
        var held: [UInt64] = []
        let least = Float(0.6 * options.digestShingles / Double(options.sampling))
        var place = 0
        for guess in guesses where guess.worth >= least {
            let (larger, smaller) = (guess.pair.larger, guess.pair.smaller)
            guard isHolder[larger] || isHolder[smaller] else { continue }
            let verdict = verdicts.verdict(on: guess.pair, from: &place)
            if isHolder[larger], verdict?.isSmallerHeld ?? true { held.append(holding(larger, smaller)) }
            if isHolder[smaller], verdict?.isLargerHeld ?? true { held.append(holding(smaller, larger)) }
        }
        hashSort(&held, skipping: 64 - 2 * textBits)
        let guesses = PairRanges(guesses, count: count)
        held = withUnrelated(held, guesses)
        try compare(held.map { TextPair(Int($0 >> textBits), Int($0 & textMask)) })
        held.removeAll { !holds(Int($0 >> textBits), Int($0 & textMask)) }
        return Dictionary(
            grouping: withUnrelated(held, guesses).map { (holder: Int($0 >> textBits), part: Int($0 & textMask)) },
            by: \.holder
        ).mapValues { $0.map(\.part) }
    }

    /// Compares each digest with the texts that it gathers from other stars, so that their shares are known.
    mutating func compareDigests(_ centres: [UInt32]) throws {
        let pairs = digests.flatMap { digest, texts in
            texts.filter { centres[$0] != centres[digest] }.map { TextPair(digest, $0) }
        }
        try compare(pairs, isRoughEnough: false)
    }

    /// Whether one text has the other's beginning among much else; the two have been compared.
    private func holds(_ holder: Int, _ other: Int) -> Bool {
        verdicts[TextPair(holder, other)].map { other < holder ? $0.isLargerHeld : $0.isSmallerHeld } ?? false
    }
}

/// `holder << 28 | part`.
private func holding(_ holder: Int, _ part: Int) -> UInt64 { UInt64(holder) << textBits | UInt64(part) }

/// Those of some holders with parts, ascending, whose holder has two parts with next to nothing in common.
private func withUnrelated(_ held: [UInt64], _ guesses: PairRanges<Candidate>) -> [UInt64] {
    var found: [UInt64] = []
    var start = 0
    while start < held.count {
        let end = endOfPassage(held.span, from: start)
        defer { start = end }
        let areUnrelated = (start..<end).contains { at in
            (start..<at).contains { other in
                guesses[TextPair(Int(held[other] & textMask), Int(held[at] & textMask))] == nil
            }
        }
        if areUnrelated { found += held[start..<end] }
    }
    return found
}
