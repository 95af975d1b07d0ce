import Shingling

// How what was found out is written to an index, by the numbers of the texts, and read again, by their ranks.
extension Recollection {
    /// Reads what the last run found out.
    ///
    /// - Parameters:
    ///   - index: `nil` where there was none.
    ///   - ranks: The rank of each text by its number; those of texts that were seen are in their old order.
    ///   - seenTexts: How many texts were seen.
    init(_ index: IndexFile?, ranks: [UInt32], seenTexts: Int) throws {
        var isNew = [Bool](repeating: true, count: ranks.count)
        for rank in ranks[..<seenTexts] { isNew[Int(rank)] = false }
        self.isNew = isNew
        let seen = ranks[..<seenTexts]
        let nothing = [UInt32](repeating: 0, count: ranks.count)
        (sampleCounts, firstLookCounts) = (nothing, nothing)
        for (rank, counts) in zip(seen, try index?.words(of: .samples) ?? []) {
            sampleCounts[Int(rank)] = UInt32(counts >> 32)
            firstLookCounts[Int(rank)] = UInt32(counts & 0xFFFF_FFFF)
        }
        for part in [IndexPart.firstWeights, .secondWeights] {
            weights.append(try Weights(index, part, ranks: ranks, seenTexts: seenTexts))
        }
        for part in [IndexPart.firstLook, .secondLook, .thirdLook] {
            looks.append(try RememberedLook(index, part, ranks: ranks, seenTexts: seenTexts))
        }
        let words = try index?.words(of: .verdicts) ?? []
        verdicts.reserveCapacity(words.count / 5)
        for at in stride(from: 0, to: words.count, by: 5) {
            let limits = words[at + 4]
            verdicts.append(
                KnownVerdict(
                    verdict: Verdict(TextPair(words[at], ranks: ranks), shares: words[at + 2], claims: words[at + 3]),
                    state: words[at + 1],
                    limits: Limits(ofLarger: UInt32(limits >> 32), ofSmaller: UInt32(limits & 0xFFFF_FFFF))))
        }
    }

    /// Writes what this run found out.
    ///
    /// - Parameter numbers: The number of each text by its rank.
    func write(to writer: IndexWriter, numbers: [UInt32]) throws {
        var ranks = [UInt32](repeating: 0, count: numbers.count)
        for (rank, number) in numbers.enumerated() { ranks[Int(number)] = UInt32(rank) }
        try writer.append(ranks.map { UInt64(sampleCounts[Int($0)]) << 32 | UInt64(firstLookCounts[Int($0)]) })
        writer.end(.samples)
        for (weights, part) in zip(weights, [IndexPart.firstWeights, .secondWeights]) {
            try weights.write(to: writer, numbers: numbers, ranks: ranks)
            writer.end(part)
        }
        for (number, part) in [IndexPart.firstLook, .secondLook, .thirdLook].enumerated() {
            if number < looks.count {
                let look = looks[number]
                try writer.append(ranks.map { UInt64(look.wholes[Int($0)]) })
                try append(look.pairs, to: writer) { pair, words in
                    words.append(pair.pair.words(numbers))
                    words.append(UInt64(pair.share.bitPattern) << 32 | UInt64(pair.worth.bitPattern))
                }
            }
            writer.end(part)
        }
        try append(verdicts, to: writer) { known, words in
            words.append(known.verdict.pair.words(numbers))
            words.append(known.state)
            words.append(known.verdict.shares)
            words.append(known.verdict.claims)
            words.append(UInt64(known.limits.ofLarger) << 32 | UInt64(known.limits.ofSmaller))
        }
        writer.end(.verdicts)
    }

    private func append<Item>(
        _ items: [Item], to writer: IndexWriter, _ write: (Item, inout [UInt64]) -> Void
    ) throws {
        var words: [UInt64] = []
        for item in items {
            write(item, &words)
            guard words.count >= 1 << 14 else { continue }
            try writer.append(words)
            words.removeAll(keepingCapacity: true)
        }
        try writer.append(words)
    }
}

extension Weights {
    /// Reads what passages weighed in the last run: of texts that are new nothing.
    fileprivate init(_ index: IndexFile?, _ part: IndexPart, ranks: [UInt32], seenTexts: Int) throws {
        let words = try index?.words(of: part) ?? []
        stories = [UInt32](repeating: 0, count: ranks.count)
        ofText = stories
        drifts = stories
        states = [UInt64](repeating: 0, count: ranks.count)
        guard !words.isEmpty else { return }
        for (number, rank) in ranks[..<seenTexts].enumerated() {
            stories[Int(rank)] = ranks[Int(words[number] >> 32)]
            ofText[Int(rank)] = UInt32(words[number] & 0xFFFF_FFFF)
            states[Int(rank)] = words[seenTexts + number]
            drifts[Int(rank)] = UInt32(words[2 * seenTexts + number])
        }
        light = Array(words[(3 * seenTexts)...])
    }

    fileprivate func write(to writer: IndexWriter, numbers: [UInt32], ranks: [UInt32]) throws {
        try writer.append(
            ranks.map { UInt64(numbers[Int(stories[Int($0)])]) << 32 | UInt64(ofText[Int($0)]) })
        try writer.append(ranks.map { states[Int($0)] })
        try writer.append(ranks.map { UInt64(drifts[Int($0)]) })
        try writer.append(light)
    }
}

extension RememberedLook {
    /// Reads what a look of the last run found: of texts that are new nothing.
    fileprivate init(_ index: IndexFile?, _ part: IndexPart, ranks: [UInt32], seenTexts: Int) throws {
        let words = try index?.words(of: part) ?? []
        wholes = [UInt32](repeating: .max, count: ranks.count)
        pairs = []
        guard !words.isEmpty else { return }
        for (rank, whole) in zip(ranks[..<seenTexts], words) { wholes[Int(rank)] = UInt32(whole) }
        pairs.reserveCapacity((words.count - seenTexts) / 2)
        for at in stride(from: seenTexts, to: words.count, by: 2) {
            pairs.append(
                Candidate(
                    pair: TextPair(words[at], ranks: ranks), share: Float(bitPattern: UInt32(words[at + 1] >> 32)),
                    worth: Float(bitPattern: UInt32(words[at + 1] & 0xFFFF_FFFF))))
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
            isNearlyLink: claims & 2 != 0, isLargerHeld: claims & 4 != 0, isSmallerHeld: claims & 8 != 0,
            isOfSecondWeights: claims & 16 != 0)
    }

    fileprivate var shares: UInt64 { UInt64(shareOfLarger.bitPattern) << 32 | UInt64(shareOfSmaller.bitPattern) }

    /// All but the shares, as a number.
    var claims: UInt64 {
        (isLink ? 1 : 0) | (isNearlyLink ? 2 : 0) | (isLargerHeld ? 4 : 0) | (isSmallerHeld ? 8 : 0)
            | (isOfSecondWeights ? 16 : 0)
    }
}
