/// Some whole passages by the ranks of their texts: what several threads can do of putting them together.
struct PassagePart: Sendable {
    /// `key << 28 | text` of the passages of two texts or more, ascending: in blocks of whole passages, each of one look.
    private(set) var blocks: [[UInt64]] = []

    /// - Parameters:
    ///   - words: `key << 28 | text` by the numbers before they were ranked, ascending; what comes twice counts once.
    ///   - ranks: The number by size of each text.
    init(_ words: [UInt64], ranks: [UInt32]) {
        let (entries, ranks) = (words.span, ranks.span)
        var start = 0
        while start < entries.count {
            let end = endOfBlock(entries, from: start)
            let block = ranked(entries.extracting(start..<end), ranks)
            if !block.isEmpty { blocks.append(block) }
            start = end
        }
    }
}

/// The text of each entry of some passages, by ranks: what is counted of them.
struct PassageTexts: Sendable {
    /// Those of the first look before the others.
    private(set) var texts: [UInt32] = []
    /// How many of them are of the first look.
    private(set) var firstLookCount = 0

    /// - Parameters:
    ///   - words: `key << 28 | text` by the numbers before they were ranked, ascending; what comes twice counts once.
    ///   - ranks: The number by size of each text.
    init(_ words: [UInt64], ranks: [UInt32]) {
        let (entries, ranks) = (words.span, ranks.span)
        texts = [UInt32](capacity: entries.count) { texts in
            for at in entries.indices where at == 0 || entries[at] != entries[at - 1] {
                texts.append(ranks[Int(entries[at] & textMask)])
                if isOfFirstLook(entries[at] >> textBits) { firstLookCount = texts.count }
            }
        }
    }
}

/// Where a block ends that begins at `start`: behind a whole passage, when it is large enough or the first look ends.
private func endOfBlock(_ entries: Span<UInt64>, from start: Int) -> Int {
    let isFirst = isOfFirstLook(entries[start] >> textBits)
    var end = start
    while end < entries.count && end - start < blockSize && isOfFirstLook(entries[end] >> textBits) == isFirst {
        end = endOfPassage(entries, from: end)
    }
    return end
}

/// The entries of the passages of two texts or more, by ranks.
private func ranked(_ entries: Span<UInt64>, _ ranks: Span<UInt32>) -> [UInt64] {
    var block = [UInt64](repeating: 0, count: entries.count)
    var count = 0
    var start = 0
    while start < entries.count {
        let end = endOfPassage(entries, from: start)
        let base = count
        var places = block.mutableSpan
        for at in start..<end where at == start || entries[at] != entries[at - 1] {
            places[count] = entries[at] & ~textMask | UInt64(ranks[Int(entries[at] & textMask)])
            count += 1
        }
        if count == base + 1 { count = base } else { sortPassage(&block, base..<count) }
        start = end
    }
    // A copy that takes no more memory than it must.
    return count == block.count ? block : Array(block[..<count])
}

/// Sorts the entries of one passage: few as a rule, and often in order.
func sortPassage(_ entries: inout [UInt64], _ range: Range<Int>) {
    guard range.count <= 32 else {
        entries[range].sort()
        return
    }
    var span = entries.mutableSpan
    var i = range.lowerBound + 1
    while i < range.upperBound {
        let entry = span[i]
        var j = i
        while j > range.lowerBound && span[j - 1] > entry {
            span[j] = span[j - 1]
            j -= 1
        }
        span[j] = entry
        i += 1
    }
}

/// How many entries a block has, or one passage more: half a megabyte.
let blockSize = 1 << 16
