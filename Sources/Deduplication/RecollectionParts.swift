import Shingling

// How what was found out is written to an index, by the ranks of the texts, and read again, by the ranks that they have
// then: these come in the same order.
extension Recollection {
    /// Reads what the last run found out.
    ///
    /// - Parameters:
    ///   - index: `nil` where there was none.
    ///   - order: The numbers of all texts by their ranks; those of texts that were seen are in their old order.
    ///   - seenTexts: How many texts were seen.
    init(_ index: IndexFile?, order: [UInt32], seenTexts: Int) throws {
        isNew = order.map { $0 >= seenTexts }
        // The rank of each text that was seen, by the rank that it had.
        let ranks = order.indices.filter { order[$0] < seenTexts }.map { UInt32($0) }
        sampleCounts = [UInt32](repeating: 0, count: order.count)
        firstLookCounts = sampleCounts
        for part in [IndexPart.firstWeights, .secondWeights] {
            weights.append(try Weights(index, part, ranks: ranks, count: order.count))
        }
        for part in [IndexPart.firstLook, .secondLook, .thirdLook] {
            looks.append(try RememberedLook(index, part, ranks: ranks, count: order.count))
        }
        guard let index else { return }
        defer {
            index.release(.samples)
            index.release(.verdicts)
        }
        let samples = try index.words(of: .samples)
        for (old, rank) in ranks.enumerated() {
            sampleCounts[Int(rank)] = UInt32(samples[old] >> 32)
            firstLookCounts[Int(rank)] = UInt32(samples[old] & 0xFFFF_FFFF)
        }
        let (words, count) = (try index.words(of: .verdicts), try index.rowCount(of: .verdicts, columns: 5))
        verdicts.reserveCapacity(count)
        for at in 0..<count {
            let limits = words[5 * at + 4]
            verdicts.append(
                KnownVerdict(
                    verdict: Verdict(
                        TextPair(words[5 * at], ranks: ranks), shares: words[5 * at + 2], claims: words[5 * at + 3]),
                    state: words[5 * at + 1],
                    limits: Limits(ofLarger: UInt32(limits >> 32), ofSmaller: UInt32(limits & 0xFFFF_FFFF))))
        }
    }

    /// Writes what this run found out.
    func write(to writer: IndexWriter) throws {
        try writer.append(sampleCounts.indices.map { UInt64(sampleCounts[$0]) << 32 | UInt64(firstLookCounts[$0]) })
        writer.end(.samples)
        for (weights, part) in zip(weights, [IndexPart.firstWeights, .secondWeights]) {
            try weights.write(to: writer)
            writer.end(part)
        }
        for (number, part) in [IndexPart.firstLook, .secondLook, .thirdLook].enumerated() {
            if number < looks.count {
                let look = looks[number]
                try writer.append(look.wholes.map { UInt64($0) })
                try append(look.pairs, to: writer) { pair, words in
                    words.append(pair.pair.bits)
                    words.append(UInt64(pair.share.bitPattern) << 32 | UInt64(pair.worth.bitPattern))
                }
            }
            writer.end(part)
        }
        try append(verdicts, to: writer) { known, words in
            words.append(known.verdict.pair.bits)
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
    ///
    /// - Parameters:
    ///   - ranks: The rank of each text that was seen, by the rank that it had.
    ///   - count: How many texts there are.
    fileprivate init(_ index: IndexFile?, _ part: IndexPart, ranks: [UInt32], count: Int) throws {
        stories = [UInt32](repeating: 0, count: count)
        ofText = stories
        drifts = stories
        states = [UInt64](repeating: 0, count: count)
        guard let index else { return }
        defer { index.release(part) }
        let words = try index.words(of: part)
        guard !words.isEmpty else { return }
        for (old, rank) in ranks.enumerated() {
            stories[Int(rank)] = ranks[Int(words[old] >> 32)]
            ofText[Int(rank)] = UInt32(words[old] & 0xFFFF_FFFF)
            states[Int(rank)] = words[ranks.count + old]
            drifts[Int(rank)] = UInt32(words[2 * ranks.count + old])
        }
        light = (3 * ranks.count..<words.count).map { words[$0] }
    }

    fileprivate func write(to writer: IndexWriter) throws {
        try writer.append(stories.indices.map { UInt64(stories[$0]) << 32 | UInt64(ofText[$0]) })
        try writer.append(states)
        try writer.append(drifts.map { UInt64($0) })
        try writer.append(light)
    }
}

extension RememberedLook {
    /// Reads what a look of the last run found: of texts that are new nothing.
    ///
    /// - Parameters:
    ///   - ranks: The rank of each text that was seen, by the rank that it had.
    ///   - count: How many texts there are.
    fileprivate init(_ index: IndexFile?, _ part: IndexPart, ranks: [UInt32], count: Int) throws {
        wholes = [UInt32](repeating: .max, count: count)
        pairs = []
        guard let index else { return }
        defer { index.release(part) }
        let words = try index.words(of: part)
        guard !words.isEmpty else { return }
        for (old, rank) in ranks.enumerated() { wholes[Int(rank)] = UInt32(words[old]) }
        pairs.reserveCapacity((words.count - ranks.count) / 2)
        for at in stride(from: ranks.count, to: words.count, by: 2) {
            pairs.append(
                Candidate(
                    pair: TextPair(words[at], ranks: ranks), share: Float(bitPattern: UInt32(words[at + 1] >> 32)),
                    worth: Float(bitPattern: UInt32(words[at + 1] & 0xFFFF_FFFF))))
        }
    }
}

extension TextPair {
    /// The pair of two texts by the ranks that they had.
    fileprivate init(_ bits: UInt64, ranks: [UInt32]) {
        self.init(Int(ranks[Int(bits >> 32)]), Int(ranks[Int(bits & 0xFFFF_FFFF)]))
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
