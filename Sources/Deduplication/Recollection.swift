import Shingling

/// What a run found out about pairs of texts, by the ranks of the texts, and on what it rests.
struct Recollection: Sendable {
    /// The guesses of one look at the samples.
    struct Look: Sendable {
        /// For each text a hash of all that its guesses rest on but its own sample: what its passages weigh, and which
        /// of them so many texts have that not all pairs are formed. 0 for a text that was not there.
        var states: [UInt64]
        /// Ascending by pair.
        var guesses: [Candidate]
    }

    /// The verdict on a pair, and the weights on which it rests.
    struct KnownVerdict: Sendable {
        let verdict: Verdict
        /// A hash of the states of both texts.
        let state: UInt64
    }

    /// The first look, the one with the first weights and the one with better ones, as far as there were.
    var looks: [Look] = []
    /// Ascending by pair, then by state.
    var verdicts: [KnownVerdict] = []

    /// Nothing.
    init() {}

    /// What a first look found.
    init(firstLook: Look) { looks = [firstLook] }

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

extension Recollection {
    private static let parts: [IndexPart] = [.firstLook, .secondLook, .thirdLook]

    /// Reads what the last run found out.
    ///
    /// - Parameters:
    ///   - index: `nil` where there was none.
    ///   - ranks: The rank of each text by its number; those of texts that were seen are in their old order.
    init(_ index: IndexFile?, ranks: [UInt32], seenTexts: Int) throws {
        for part in Self.parts {
            let words = try index?.words(of: part) ?? []
            var look = Look(states: [UInt64](repeating: 0, count: ranks.count), guesses: [])
            if !words.isEmpty {
                for number in 0..<seenTexts { look.states[Int(ranks[number])] = words[number] }
                look.guesses.reserveCapacity((words.count - seenTexts) / 2)
                for at in stride(from: seenTexts, to: words.count, by: 2) {
                    look.guesses.append(
                        Candidate(
                            pair: TextPair(words[at], ranks: ranks),
                            share: Float(bitPattern: UInt32(words[at + 1] >> 32)),
                            worth: Float(bitPattern: UInt32(words[at + 1] & 0xFFFF_FFFF))))
                }
            }
            looks.append(look)
        }
        let words = try index?.words(of: .verdicts) ?? []
        verdicts.reserveCapacity(words.count / 4)
        for at in stride(from: 0, to: words.count, by: 4) {
            verdicts.append(
                KnownVerdict(
                    verdict: Verdict(TextPair(words[at], ranks: ranks), shares: words[at + 2], claims: words[at + 3]),
                    state: words[at + 1]))
        }
    }

    /// Writes what this run found out.
    ///
    /// - Parameter numbers: The number of each text by its rank.
    func write(to writer: IndexWriter, numbers: [UInt32]) throws {
        var ranks = [UInt32](repeating: 0, count: numbers.count)
        for (rank, number) in numbers.enumerated() { ranks[Int(number)] = UInt32(rank) }
        for (look, part) in Self.parts.enumerated() {
            if look < looks.count {
                try writer.append(ranks.map { looks[look].states[Int($0)] })
                try appendBlocks(looks[look].guesses, to: writer) { guess in
                    [guess.pair.words(numbers), UInt64(guess.share.bitPattern) << 32 | UInt64(guess.worth.bitPattern)]
                }
            }
            writer.end(part)
        }
        try appendBlocks(verdicts, to: writer) { known in
            [known.verdict.pair.words(numbers), known.state, known.verdict.shares, known.verdict.claims]
        }
        writer.end(.verdicts)
    }

    private func appendBlocks<Item>(_ items: [Item], to writer: IndexWriter, _ words: (Item) -> [UInt64]) throws {
        for start in stride(from: 0, to: items.count, by: 1 << 13) {
            try writer.append(items[start..<min(start + 1 << 13, items.count)].flatMap(words))
        }
    }
}

extension TextPair {
    /// The pair of two numbers of texts, the smaller text's in the upper half.
    fileprivate init(_ numbers: UInt64, ranks: [UInt32]) {
        self.init(Int(ranks[Int(numbers >> 32)]), Int(ranks[Int(numbers & 0xFFFF_FFFF)]))
    }

    /// The pair by the numbers of its texts.
    fileprivate func words(_ numbers: [UInt32]) -> UInt64 {
        UInt64(numbers[smaller]) << 32 | UInt64(numbers[larger])
    }
}

extension Verdict {
    /// A verdict as it was written down.
    fileprivate init(_ pair: TextPair, shares: UInt64, claims: UInt64) {
        self.init(
            pair: pair, shareOfLarger: Float(bitPattern: UInt32(shares >> 32)),
            shareOfSmaller: Float(bitPattern: UInt32(shares & 0xFFFF_FFFF)), isLink: claims & 1 != 0,
            isNearlyLink: claims & 2 != 0, isLargerHeld: claims & 4 != 0, isSmallerHeld: claims & 8 != 0)
    }

    fileprivate var shares: UInt64 { UInt64(shareOfLarger.bitPattern) << 32 | UInt64(shareOfSmaller.bitPattern) }

    fileprivate var claims: UInt64 {
        (isLink ? 1 : 0) | (isNearlyLink ? 2 : 0) | (isLargerHeld ? 4 : 0) | (isSmallerHeld ? 8 : 0)
    }
}
