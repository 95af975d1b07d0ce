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
        // Whoever has the beginnings of two is looked at for lesser parts as well.
        var parts: [Int: [Int]] = [:]
        let least = Float(0.6 * options.digestShingles / Double(options.sampling))
        var place = 0
        for guess in guesses where guess.worth >= least {
            let (larger, smaller) = (guess.pair.larger, guess.pair.smaller)
            guard isHolder[larger] || isHolder[smaller] else { continue }
            let verdict = verdicts.verdict(on: guess.pair, from: &place)
            if isHolder[larger], verdict?.isSmallerHeld ?? true { parts[larger, default: []].append(smaller) }
            if isHolder[smaller], verdict?.isLargerHeld ?? true { parts[smaller, default: []].append(larger) }
        }
        parts = parts.filter { hasUnrelated($0.value, guesses) }
        try compare(parts.flatMap { holder, others in others.map { TextPair(holder, $0) } })
        var digests: [Int: [Int]] = [:]
        for (holder, others) in parts {
            let held = others.filter { holds(holder, $0) == true }
            if hasUnrelated(held, guesses) { digests[holder] = held }
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

    /// Whether one text has the other's beginning among much else; `nil` where they have not been compared.
    private func holds(_ holder: Int, _ other: Int) -> Bool? {
        verdicts[TextPair(holder, other)].map { other < holder ? $0.isLargerHeld : $0.isSmallerHeld }
    }

    /// Whether two of some texts have next to nothing in common.
    private func hasUnrelated(_ texts: [Int], _ guesses: [Candidate]) -> Bool {
        texts.indices.contains { i in
            texts[..<i].contains { other in
                let pair = TextPair(other, texts[i])
                let at = guesses.span.firstPosition { $0.pair >= pair }
                return at == guesses.count || guesses[at].pair != pair
            }
        }
    }
}
