/// Some whole passages by the ranks of their texts: what several threads can do of putting them together.
struct PassagePart: Sendable {
    /// The text of each entry, those of the first look before the others.
    private(set) var texts: [UInt32] = []
    /// How many of them are of the first look.
    private(set) var firstLookCount = 0
    /// `key << 28 | text` of the passages of two texts or more, ascending: in blocks of whole passages, each of one look.
    private(set) var blocks: [[UInt64]] = []

    /// - Parameters:
    ///   - words: `key << 28 | text` by the numbers before they were ranked, ascending; what comes twice counts once.
    ///   - ranks: The number by size of each text.
    init(_ words: [UInt64], ranks: [UInt32]) {
        texts.reserveCapacity(words.count)
        var block: [UInt64] = []
        block.reserveCapacity(min(words.count, 2 * blockSize))
        var start = 0
        while start < words.count {
            let end = endOfPassage(words, from: start)
            let isOfFirstLook = isOfFirstLook(words[start] >> textBits)
            if let first = block.first,
                block.count >= blockSize || isOfFirstLook != Deduplication.isOfFirstLook(first >> textBits)
            {
                blocks.append(exactCopy(block))
                block.removeAll(keepingCapacity: true)
            }
            let base = block.count
            for at in start..<end where at == start || words[at] != words[at - 1] {
                let rank = ranks[Int(words[at] & textMask)]
                texts.append(rank)
                if end - start > 1 { block.append(words[at] & ~textMask | UInt64(rank)) }
            }
            if block.count == base + 1 { block.removeLast() } else { sort(&block, from: base) }
            if isOfFirstLook { firstLookCount = texts.count }
            start = end
        }
        if !block.isEmpty { blocks.append(exactCopy(block)) }
    }
}

/// A copy that takes no more memory than it must.
private func exactCopy(_ block: [UInt64]) -> [UInt64] {
    [UInt64](capacity: block.count) { copy in
        for entry in block { copy.append(entry) }
    }
}

/// Sorts the last entries, those of one passage: few as a rule.
private func sort(_ entries: inout [UInt64], from start: Int) {
    guard entries.count - start <= 32 else {
        entries[start...].sort()
        return
    }
    var span = entries.mutableSpan
    var i = start + 1
    while i < span.count {
        let entry = span[i]
        var j = i
        while j > start && span[j - 1] > entry {
            span[j] = span[j - 1]
            j -= 1
        }
        span[j] = entry
        i += 1
    }
}

/// How many entries a block has, or one passage more: half a megabyte.
let blockSize = 1 << 16
