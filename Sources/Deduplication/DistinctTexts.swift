/// The different texts among those that were added, by the hash of their words.
///
/// Memory: 17 bytes a text, and up to 8 for the table that finds it.
struct DistinctTexts: Sendable {
    private(set) var words: [UInt64] = []
    private(set) var shingleCounts: [UInt32] = []
    /// The number of the first article with each text.
    private(set) var articles: [UInt32] = []
    /// Whether each has a word at all.
    private var haveWords: [Bool] = []
    /// One more than the number of a text, by its hash; 0 where there is none. Half empty at least.
    private var table = [UInt32](repeating: 0, count: 1 << 10)

    var count: Int { words.count }

    /// None.
    init() {}

    /// Those that an index has.
    init(_ index: IndexFile) throws {
        let columns = try index.columns(of: .texts, 3)
        for row in 0..<columns[0].count {
            let facts = columns[1][columns[1].startIndex + row]
            append(
                columns[0][row], shingleCount: UInt32(facts >> 32), article: UInt32(facts & 0xFFFF_FFFF),
                hasWords: columns[2][columns[2].startIndex + row] & 1 == 1)
        }
    }

    /// Writes all texts, and the day of each.
    func write(days: [Int32], to writer: IndexWriter) throws {
        try writer.append(words)
        try writer.append(words.indices.map { UInt64(shingleCounts[$0]) << 32 | UInt64(articles[$0]) })
        try writer.append(
            words.indices.map { text in
                let day = UInt32(bitPattern: days.isEmpty ? unknownDay : days[text])
                return UInt64(day) << 1 | (haveWords[text] ? 1 : 0)
            })
        writer.end(.texts)
    }

    /// The days that were written with the texts.
    static func days(_ index: IndexFile) throws -> [Int32] {
        try index.columns(of: .texts, 3)[2].map { Int32(bitPattern: UInt32($0 >> 1)) }
    }

    /// The number of a text, and whether it is a new one. A text without any word is like no other.
    mutating func add(_ fingerprint: TextFingerprint, article: Int) -> (number: Int, isNew: Bool) {
        let slot = slot(of: fingerprint.words)
        if fingerprint.hasWords, table[slot] > 0 { return (Int(table[slot]) - 1, false) }
        append(
            fingerprint.words, shingleCount: UInt32(clamping: fingerprint.shingleCount), article: UInt32(article),
            hasWords: fingerprint.hasWords)
        return (words.count - 1, true)
    }

    /// Appends a text that is like none before.
    private mutating func append(_ hash: UInt64, shingleCount: UInt32, article: UInt32, hasWords: Bool) {
        if 2 * words.count >= table.count { grow() }
        words.append(hash)
        shingleCounts.append(shingleCount)
        articles.append(article)
        haveWords.append(hasWords)
        if hasWords { table[slot(of: hash)] = UInt32(words.count) }
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
