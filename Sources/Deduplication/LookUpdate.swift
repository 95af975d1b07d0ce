import Shingling

/// What one look found, for the look of a run to which texts are added.
struct RememberedLook: Sendable {
    /// What each text's whole sample weighed at most since all its pairs were formed, by ranks; `.max` where they never
    /// were.
    var wholes: [UInt32]
    /// All pairs that reach the lowered bar, ascending.
    var pairs: [Candidate]
}

/// What a look finds after texts were added to what it found before.
///
/// What two old texts share changes with the passages that new texts touch alone: these give and take, and all else is as
/// it was. What a pair below the bar shares is not known, so where it may have come above, the pairs of one of its texts
/// are formed anew, as those of new texts are.
struct LookUpdate {
    let passages: Passages
    /// Those that may have new texts or another weight.
    let touched: PassageSpool
    /// `nil` for the first look; likewise those of the last run.
    let weights: Weights?
    let weightsBefore: Weights?
    let isNew: [Bool]
    let bar: CandidateBar
    let workspace: Workspace

    /// The candidates, and what the next run is told of this look.
    func candidates(_ before: RememberedLook) throws -> (candidates: [Candidate], look: RememberedLook) {
        let wholes = passages.wholes(weights)
        // With more new texts than old ones it costs less to form all pairs.
        let areMostNew = 2 * isNew.count { $0 } > isNew.count
        var isFormed = wholes.indices.map {
            areMostNew || 10 * Int(wholes[$0]) < 9 * Int(before.wholes[$0])
        }
        var pairs = areMostNew ? [] : try changed(before.pairs, wholes, &isFormed)
        if isFormed.contains(true) {
            let formed = try Deduplication.candidates(
                passages, weights, wholes: wholes, bar.lowered, in: workspace, wanted: isFormed)
            pairs = merged(pairs.filter { !isFormed[$0.pair.smaller] && !isFormed[$0.pair.larger] }, formed)
        }
        let peaks = wholes.indices.map {
            isFormed[$0] ? wholes[$0] : max(wholes[$0], before.wholes[$0])
        }
        let telling = passages.tellingWholes(weights)
        let candidates = pairs.compactMap { Candidate($0.pair, sum: $0.sum, telling, bar) }
        return (candidates, RememberedLook(wholes: peaks, pairs: pairs))
    }

    /// The pairs of old texts that reach the lowered bar, as far as what they share is known.
    ///
    /// - Parameter isFormed: Gets the texts of which others may have come above it.
    private func changed(
        _ before: [Candidate], _ wholes: [UInt32], _ isFormed: inout [Bool]
    ) throws -> [Candidate] {
        var changes = workspace.sorter
        try collect(&changes)
        var pairs: [Candidate] = []
        pairs.reserveCapacity(before.count)
        var next = 0
        try changes.drain {
            $0
        } take: { words in
            var start = 0
            while start < words.count {
                let pair = pair(words[start])
                var change = 0
                while start < words.count, self.pair(words[start]) == pair {
                    change += Self.change(words[start] >> shift)
                    start += 1
                }
                while next < before.count && before[next].pair < pair {
                    pairs.append(before[next])
                    next += 1
                }
                if next < before.count && before[next].pair == pair {
                    change += Int(before[next].sum)
                    next += 1
                } else if change > 0 {
                    isFormed[pair.smaller] = true
                }
                guard change > 0 else { continue }
                if let candidate = Candidate(pair, sum: UInt32(change), wholes, bar.lowered) { pairs.append(candidate) }
            }
        }
        return pairs + before[next...]
    }

    /// Puts down what passages give and take: the two texts, then the levels of the weights before and now.
    private func collect(_ changes: inout SortedWords) throws {
        var words: [UInt64] = []
        for number in touched.blocks(ofFirstLook: weights == nil) {
            let block = try touched.block(number)
            var (cursor, cursorBefore) = (WeightCursor(weights), WeightCursor(weightsBefore))
            var start = 0
            while start < block.count {
                let end = endOfPassage(block.span, from: start)
                let key = block[start] >> textBits
                try meet(
                    block.span.extracting(start..<end), cursorBefore.level(of: key), cursor.level(of: key), &words,
                    &changes)
                start = end
            }
        }
        try changes.add(words)
    }

    /// Puts down what one passage gives and takes: each of its texts meets all larger ones, in a crowd the largest ones.
    private func meet(
        _ entries: Span<UInt64>, _ levelBefore: UInt32, _ level: UInt32, _ words: inout [UInt64],
        _ changes: inout SortedWords
    ) throws {
        guard level != levelBefore || (entries.count > crowdCount && level != Weights.worthless) else { return }
        var oldCount = 0
        for at in entries.indices where !isNew[Int(entries[at] & textMask)] { oldCount += 1 }
        var oldPlace = 0
        for place in entries.indices {
            let text = Int(entries[place] & textMask)
            guard !isNew[text] else { continue }
            let level = entries.count <= crowdCount || place < crowdHead ? level : Weights.worthless
            let levelBefore = oldCount <= crowdCount || oldPlace < crowdHead ? levelBefore : Weights.worthless
            oldPlace += 1
            guard level != levelBefore else { continue }
            let larger = UInt64(text) << 4 | UInt64(levelBefore) << 2 | UInt64(level)
            for other in place + 1..<entries.count {
                let smaller = entries[other] & textMask
                guard !isNew[Int(smaller)] else { continue }
                words.append((smaller << (textBits + 4) | larger) << shift)
                // All texts may have the passage.
                guard words.count == 1 << 12 else { continue }
                try changes.add(words)
                words.removeAll(keepingCapacity: true)
            }
        }
    }

    private func pair(_ word: UInt64) -> TextPair {
        let pair = word >> (shift + 4)
        return TextPair(Int(pair & textMask), Int(pair >> textBits))
    }

    /// By how much the weights differ whose levels stand last.
    private static func change(_ word: UInt64) -> Int {
        Int(Weights.levels[Int(word & 3)]) - Int(Weights.levels[Int(word >> 2 & 3)])
    }

    /// So that the first bits are those in which texts differ.
    private var shift: UInt64 { UInt64((isNew.count << (textBits + 4) | 1).leadingZeroBitCount) }
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
