/// Which texts have which sampled shingles, of those that two texts or more have; on disk where memory does not do.
///
/// Texts are numbered by size, the one with the most shingles first, ties by the hash of their words: an order that
/// depends on nothing but the texts.
struct Passages: Sendable {
    /// How many sampled shingles each text has, shared or not.
    let sampleCounts: [UInt32]
    /// How many of them are of the first look.
    let firstLookCounts: [UInt32]
    /// The state of each text at the first look, as in `Recollection.Look`.
    let firstStates: [UInt64]
    /// `key << 28 | text`, ascending.
    private var shared: WordSpool

    /// - Parameters:
    ///   - entries: `key << 28 | text` by the numbers before they were ranked; used up.
    ///   - ranks: The number by size of each text.
    ///   - index: Has the entries of texts that were seen before, and takes all.
    init(_ entries: inout SortedWords, ranks: [UInt32], into spool: WordSpool, index: Index?) throws {
        var shared = spool
        var sampleCounts = [UInt32](repeating: 0, count: ranks.count)
        var firstLookCounts = sampleCounts
        var firstStates = [UInt64](repeating: firstState, count: ranks.count)
        var texts: [UInt32] = []
        var group: [UInt64] = []
        func endGroup() throws {
            guard group.count > 1 else { return }
            group.sort()
            for entry in group { try shared.append(entry) }
            if group.count > crowdCount && isOfFirstLook(group[0] >> textBits) {
                texts.removeAll(keepingCapacity: true)
                for entry in group { texts.append(UInt32(entry & textMask)) }
                addStates(&firstStates, group[0] >> textBits, texts, weight: Weights.full)
            }
        }
        func take(_ entry: UInt64) throws {
            let rank = ranks[Int(entry & textMask)]
            sampleCounts[Int(rank)] += 1
            if isOfFirstLook(entry >> textBits) { firstLookCounts[Int(rank)] += 1 }
            if let first = group.first, first >> textBits != entry >> textBits {
                try endGroup()
                group.removeAll(keepingCapacity: true)
            }
            group.append(entry & ~textMask | UInt64(rank))
        }
        if let index { try index.merge(&entries, texts: ranks.count, take) } else { try entries.drain(take) }
        try endGroup()
        self.sampleCounts = sampleCounts
        self.firstLookCounts = firstLookCounts
        self.firstStates = firstStates
        self.shared = shared
    }

    /// Hands out the texts of each shared shingle, ascending, by the shingles' keys.
    func forEach(_ body: (_ key: UInt64, _ texts: [UInt32]) throws -> Void) throws {
        var key: UInt64 = 0
        var texts: [UInt32] = []
        try shared.forEach { entry in
            if entry >> textBits != key {
                if !texts.isEmpty { try body(key, texts) }
                texts.removeAll(keepingCapacity: true)
                key = entry >> textBits
            }
            texts.append(UInt32(entry & textMask))
        }
        if !texts.isEmpty { try body(key, texts) }
    }
}

/// Whether a sampled shingle is used to guess roughly which texts are one story: one in two.
func isOfFirstLook(_ key: UInt64) -> Bool { key & 1 == 0 }

/// A text's number takes so many bits beside the key of a shingle.
let textBits: UInt64 = 28
let textMask: UInt64 = (1 << textBits) - 1
