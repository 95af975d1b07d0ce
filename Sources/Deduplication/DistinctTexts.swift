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
    /// The numbers of those that an index has, by size.
    private var seenOrder: [UInt32] = []

    var count: Int { words.count }

    /// None.
    init() {}

    /// Those that an index has.
    init(_ index: IndexFile) throws {
        let (column, count) = (try index.words(of: .texts), try index.rowCount(of: .texts, columns: 3))
        words = (0..<count).map { column[$0] }
        shingleCounts = (0..<count).map { UInt32(column[count + $0] >> 32) }
        articles = (0..<count).map { UInt32(column[count + $0] & 0xFFFF_FFFF) }
        haveWords = (0..<count).map { column[2 * count + $0] & 1 == 1 }
        seenOrder = (0..<count).map { UInt32(column[2 * count + $0] >> 33) }
        index.release(.texts)
        makeTable(for: count)
    }

    /// Writes all texts, and the day of each.
    ///
    /// - Parameter order: Their numbers by size.
    func write(days: [Int32], order: [UInt32], to writer: IndexWriter) throws {
        try writer.append(words)
        try writer.append(words.indices.map { UInt64(shingleCounts[$0]) << 32 | UInt64(articles[$0]) })
        try writer.append(
            words.indices.map { text in
                let day = UInt32(bitPattern: days.isEmpty ? unknownDay : days[text])
                return UInt64(order[text]) << 33 | UInt64(day) << 1 | (haveWords[text] ? 1 : 0)
            })
        writer.end(.texts)
    }

    /// The days that were written with the texts.
    static func days(_ index: IndexFile) throws -> [Int32] {
        let (column, count) = (try index.words(of: .texts), try index.rowCount(of: .texts, columns: 3))
        return (0..<count).map { Int32(bitPattern: UInt32(truncatingIfNeeded: column[2 * count + $0] >> 1)) }
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
        if 2 * (words.count + 1) > table.count { makeTable(for: words.count + 1) }
        words.append(hash)
        shingleCounts.append(shingleCount)
        articles.append(article)
        haveWords.append(hasWords)
        if hasWords { table[slot(of: hash)] = UInt32(words.count) }
    }

    /// The numbers of all texts by size: the most shingles first, then by the hash of the words.
    func order() -> [UInt32] {
        var order: [UInt32] = []
        order.reserveCapacity(count)
        var seen = 0
        for number in (UInt32(seenOrder.count)..<UInt32(count)).sorted(by: isBefore) {
            while seen < seenOrder.count, isBefore(seenOrder[seen], number) {
                order.append(seenOrder[seen])
                seen += 1
            }
            order.append(number)
        }
        return order + seenOrder[seen...]
    }

    /// Numbers the new texts by size, behind those that an index has. No more can be added.
    ///
    /// - Parameter order: The numbers of all texts by size.
    /// - Returns: The number that each text has from now on.
    mutating func renumber(_ order: [UInt32]) -> [UInt32] {
        let before = self
        var numbers = Array(0..<UInt32(count))
        var number = seenOrder.count
        for text in order where text >= seenOrder.count {
            numbers[Int(text)] = UInt32(number)
            words[number] = before.words[Int(text)]
            shingleCounts[number] = before.shingleCounts[Int(text)]
            articles[number] = before.articles[Int(text)]
            haveWords[number] = before.haveWords[Int(text)]
            number += 1
        }
        table = []
        return numbers
    }

    private func isBefore(_ one: UInt32, _ other: UInt32) -> Bool {
        let (one, other) = (Int(one), Int(other))
        if shingleCounts[one] != shingleCounts[other] { return shingleCounts[one] > shingleCounts[other] }
        return words[one] < words[other]
    }

    /// Where a text is in the table, or would be.
    private func slot(of words: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: words) & (table.count - 1)
        while table[slot] > 0 && self.words[Int(table[slot]) - 1] != words { slot = (slot + 1) & (table.count - 1) }
        return slot
    }

    /// Makes a table that has room for so many texts, with those that there are.
    private mutating func makeTable(for count: Int) {
        var size = table.count
        while 2 * count > size { size *= 2 }
        table = [UInt32](repeating: 0, count: size)
        for text in words.indices where haveWords[text] { table[slot(of: words[text])] = UInt32(text + 1) }
    }
}
