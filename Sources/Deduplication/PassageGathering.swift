import Shingling

/// Passages as they are put together from entries that come ascending.
struct PassageGathering {
    private let ranks: [UInt32]
    private let remembers: Bool
    private(set) var sampleCounts: [UInt32]
    private(set) var firstLookCounts: [UInt32]
    private(set) var firstStates: [UInt64]
    private(set) var shared: WordSpool
    private(set) var blocks = [0]
    private(set) var firstLookBlocks: Int?
    /// The entries of the last passage so far.
    private var group: [UInt64] = []

    /// - Parameter remembers: Whether the states are wanted.
    init(ranks: [UInt32], into spool: WordSpool, remembers: Bool) {
        self.ranks = ranks
        self.remembers = remembers
        shared = spool
        sampleCounts = [UInt32](repeating: 0, count: ranks.count)
        firstLookCounts = sampleCounts
        firstStates = remembers ? [UInt64](repeating: firstState, count: ranks.count) : []
    }

    /// Takes `key << 28 | text` by the numbers before they were ranked.
    mutating func take(_ words: [UInt64]) throws {
        var key = group.first.map { $0 >> textBits }
        for entry in words {
            let rank = ranks[Int(entry & textMask)]
            sampleCounts[Int(rank)] += 1
            if isOfFirstLook(entry >> textBits) { firstLookCounts[Int(rank)] += 1 }
            if key != entry >> textBits {
                if group.count > 1 { try endGroup() }
                group.removeAll(keepingCapacity: true)
                key = entry >> textBits
            }
            group.append(entry & ~textMask | UInt64(rank))
        }
    }

    /// Ends the last passage.
    mutating func finish() throws {
        if group.count > 1 { try endGroup() }
        endBlock()
        try shared.finish()
    }

    private mutating func endGroup() throws {
        sortGroup(&group)
        let key = group[0] >> textBits
        if !isOfFirstLook(key) && firstLookBlocks == nil {
            endBlock()
            firstLookBlocks = blocks.count - 1
        }
        try shared.append(group)
        if shared.count - blocks[blocks.count - 1] >= blockSize { endBlock() }
        if remembers && group.count > crowdCount && isOfFirstLook(key) {
            addStates(&firstStates, group[...], weight: Weights.full)
        }
    }

    private mutating func endBlock() {
        if shared.count > blocks[blocks.count - 1] { blocks.append(shared.count) }
    }
}

/// Sorts the entries of one passage: few as a rule.
private func sortGroup(_ group: inout [UInt64]) {
    guard group.count <= 32 else {
        group.sort()
        return
    }
    for i in 1..<group.count {
        let entry = group[i]
        var j = i
        while j > 0 && group[j - 1] > entry {
            group[j] = group[j - 1]
            j -= 1
        }
        group[j] = entry
    }
}

/// How many entries a block has, or one passage more: half a megabyte.
private let blockSize = 1 << 16
