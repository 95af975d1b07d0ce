import Bytes

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
        // Whoever has the beginnings of two is looked at for lesser parts as well.
        let parts = HeldParts(
            guesses, verdicts, isHolder, least: Float(0.6 * options.digestShingles / Double(options.sampling)))
        let guesses = PairRanges(guesses, count: count)
        let likely = isHolder.indices.filter { hasUnrelated(parts[$0], guesses) }
        try compare(likely.flatMap { holder in parts[holder].map { TextPair(holder, Int($0)) } })
        var digests: [Int: [Int]] = [:]
        for holder in likely {
            let held = parts[holder].filter { holds(holder, Int($0)) }
            // An excerpt with the beginning of one other article below it is still an excerpt.
            let others = held.filter { !isMostOf(holder, Int($0)) }
            if hasUnrelated(others[...], guesses) { digests[holder] = held.map { Int($0) } }
        }
        return digests
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

    /// Whether a text that is linked to a longer one has half of itself from there.
    private func isMostOf(_ holder: Int, _ other: Int) -> Bool {
        guard let verdict = verdicts[TextPair(holder, other)], verdict.isLink, verdict.isLopsided else { return false }
        return verdict.isHolding == (other < holder)
    }
}

/// What some texts may hold, ascending for each.
///
/// Memory: 4 bytes a text, and 4 for each that one may hold.
private struct HeldParts {
    private var parts: [UInt32] = []
    /// Where those of each text end; they begin where those of the text before end.
    private var ends: [UInt32]

    /// - Parameters:
    ///   - guesses: Ascending by pair.
    ///   - isHolder: Whether each text holds another's beginning.
    ///   - least: What a guess must be worth.
    init(_ guesses: [Candidate], _ verdicts: Verdicts, _ isHolder: [Bool], least: Float) {
        func forEachPart(_ body: (_ holder: Int, _ part: Int) -> Void) {
            var place = 0
            for guess in guesses where guess.worth >= least {
                let (larger, smaller) = (guess.pair.larger, guess.pair.smaller)
                guard isHolder[larger] || isHolder[smaller] else { continue }
                let verdict = verdicts.verdict(on: guess.pair, from: &place)
                if isHolder[larger], verdict?.isSmallerHeld ?? true { body(larger, smaller) }
                if isHolder[smaller], verdict?.isLargerHeld ?? true { body(smaller, larger) }
            }
        }
        var counts = [UInt32](repeating: 0, count: isHolder.count)
        forEachPart { holder, _ in counts[holder] += 1 }
        // Each text's begin moves to its end.
        var total: UInt32 = 0
        ends = counts.map { count in
            defer { total += count }
            return total
        }
        var (parts, ends) = ([UInt32](repeating: 0, count: Int(total)), ends)
        // Pairs come by the smaller text, so what is larger than a holder comes before what is smaller.
        forEachPart { holder, part in
            parts[Int(ends[holder])] = UInt32(part)
            ends[holder] += 1
        }
        (self.parts, self.ends) = (parts, ends)
    }

    subscript(holder: Int) -> ArraySlice<UInt32> {
        parts[(holder == 0 ? 0 : Int(ends[holder - 1]))..<Int(ends[holder])]
    }
}

/// Whether two of some texts have next to nothing in common.
private func hasUnrelated(_ texts: ArraySlice<UInt32>, _ guesses: PairRanges<Candidate>) -> Bool {
    texts.indices.contains { at in
        texts[texts.startIndex..<at].contains { guesses[TextPair(Int($0), Int(texts[at]))] == nil }
    }
}
