/// The different texts among those that were added, by the hash of their words.
///
/// Memory: 16 bytes a text, and up to 8 for the table that finds it.
struct DistinctTexts: Sendable {
    private(set) var words: [UInt64] = []
    private(set) var shingleCounts: [UInt32] = []
    /// The number of the first article with each text.
    private(set) var articles: [UInt32] = []
    /// One more than the number of a text, by its hash; 0 where there is none. Half empty at least.
    private var table = [UInt32](repeating: 0, count: 1 << 10)

    var count: Int { words.count }

    /// The number of a text, and whether it is a new one. A text without any word is like no other.
    mutating func add(_ fingerprint: TextFingerprint, article: Int) -> (number: Int, isNew: Bool) {
        if 2 * words.count >= table.count { grow() }
        let slot = slot(of: fingerprint.words)
        if fingerprint.hasWords, table[slot] > 0 { return (Int(table[slot]) - 1, false) }
        words.append(fingerprint.words)
        shingleCounts.append(UInt32(clamping: fingerprint.shingleCount))
        articles.append(UInt32(article))
        if fingerprint.hasWords { table[slot] = UInt32(words.count) }
        return (words.count - 1, true)
    }

    /// The number by size of each text: the most shingles first, then by the hash of the words.
    func ranks() -> [UInt32] {
        let order = (0..<UInt32(count)).sorted { one, other in
            let (one, other) = (Int(one), Int(other))
            if shingleCounts[one] != shingleCounts[other] { return shingleCounts[one] > shingleCounts[other] }
            return words[one] < words[other]
        }
        var ranks = [UInt32](repeating: 0, count: count)
        for (rank, number) in order.enumerated() { ranks[Int(number)] = UInt32(rank) }
        return ranks
    }

    /// Where a text is in the table, or would be.
    private func slot(of words: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: words) & (table.count - 1)
        while table[slot] > 0 && self.words[Int(table[slot]) - 1] != words { slot = (slot + 1) & (table.count - 1) }
        return slot
    }

    private mutating func grow() {
        let old = table
        table = [UInt32](repeating: 0, count: 2 * old.count)
        for entry in old where entry > 0 { table[slot(of: words[Int(entry) - 1])] = entry }
    }
}
