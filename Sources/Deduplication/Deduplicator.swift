/// Finds the copies among the texts that it is given: first their fingerprints, one by one, then the clusters.
///
/// The clusters depend on the texts alone; which of a cluster is kept depends on paths and ids. Neither depends on the
/// order in which the articles come or on the number of threads.
///
/// Memory: about 100 bytes, id and path, and 2 bytes a word for each article; the texts are not kept.
public struct Deduplicator: Sendable {
    private let options: DeduplicationOptions
    private var ids = Names()
    private var paths = Names()
    private var bytesHashes: [UInt64] = []
    /// Which of the different texts each article has.
    private var textOf: [UInt32] = []
    private var numbers: [WordsHash: UInt32] = [:]
    private var texts: [DistinctText] = []
    /// `sampled shingle << 32 | text`.
    private var entries: [UInt64] = []

    /// Nothing yet.
    public init(_ options: DeduplicationOptions) { self.options = options }

    /// How many articles there are.
    public var count: Int { textOf.count }

    /// Adds an article; it has the number `count` before the call.
    public mutating func add(id: String, path: String, _ fingerprint: TextFingerprint) {
        let article = textOf.count
        ids.append(id)
        paths.append(path)
        bytesHashes.append(fingerprint.bytesHash)
        let new = UInt32(texts.count)
        if !fingerprint.words.isEmpty, let known = numbers[fingerprint.words] {
            textOf.append(known)
            return
        }
        numbers[fingerprint.words] = new
        textOf.append(new)
        texts.append(DistinctText(fingerprint, article: article))
        for key in fingerprint.sample { entries.append(UInt64(key) << 32 | UInt64(new)) }
    }

    /// Two articles of one id, if there are any.
    public func repeatedID() -> (first: Int, second: Int, id: String)? {
        let order = (0..<count).sorted { one, other in
            let order = ids.compare(one, other)
            return order == 0 ? one < other : order < 0
        }
        for (one, other) in zip(order, order.dropFirst()) where ids.compare(one, other) == 0 {
            return (one, other, ids[one])
        }
        return nil
    }

    /// Finds the clusters of two articles or more.
    ///
    /// - Parameters:
    ///   - text: Gives the text of an article again, by its number. Called by several threads at once if `map` does so.
    ///   - map: Runs comparisons, in any order or at once, and gives their results in the order of the comparisons.
    /// - Returns: The clusters, in the order of the articles that are kept.
    /// - Throws: What `text` and `map` throw.
    public func clusters(
        text: @escaping @Sendable (Int) throws -> [UInt8], map: @escaping ComparisonMap = { try $0.flatMap($1) }
    ) throws -> [Cluster] {
        // From here on a text's number is its rank by size, so that no decision depends on the order of the input.
        let order = texts.indices.sorted { texts[$0].comesBefore(texts[$1]) }
        var ranks = [UInt64](repeating: 0, count: texts.count)
        for (rank, number) in order.enumerated() { ranks[number] = UInt64(rank) }
        let index = SampleIndex(
            entries.map { ($0 & 0xFFFF_FFFF_0000_0000) | ranks[Int($0 & 0xFFFF_FFFF)] }, textCount: texts.count)
        let articles = order.map { texts[$0].article }
        let rankOf = textOf.map { Int(ranks[Int($0)]) }

        var comparer = Comparer(index, options, map: map) { try text(articles[$0]) }
        let centres = try comparer.centres()
        return try describe(members(rankOf, centres), rankOf, &comparer)
    }

    /// The articles of each cluster of two or more, the one to be kept first.
    private func members(_ rankOf: [Int], _ centres: [Int]) -> [[Int]] {
        var clusters = [[Int]](repeating: [], count: centres.count)
        for article in 0..<count { clusters[centres[rankOf[article]]].append(article) }
        return clusters.filter { $0.count > 1 }.map { $0.sorted(by: comesBefore) }
            .sorted { $0[0] < $1[0] }
    }

    /// The order in which articles are preferred: by path, then by id.
    private func comesBefore(_ one: Int, _ other: Int) -> Bool {
        let byPath = paths.compare(one, other)
        return byPath == 0 ? ids.compare(one, other) < 0 : byPath < 0
    }

    /// Says how each copy is related to the article that is kept.
    private func describe(_ clusters: [[Int]], _ rankOf: [Int], _ comparer: inout Comparer) throws -> [Cluster] {
        var pairs: [(Int, Int)] = []
        for members in clusters {
            for copy in members.dropFirst() where rankOf[copy] != rankOf[members[0]] {
                pairs.append((rankOf[members[0]], rankOf[copy]))
            }
        }
        try comparer.compare(pairs)
        return clusters.map { members in
            let kept = members[0]
            let copies = members.dropFirst().map { copy in
                let relation =
                    rankOf[copy] == rankOf[kept]
                    ? Relation(isSameBytes: bytesHashes[copy] == bytesHashes[kept])
                    : comparer.relation(of: rankOf[copy], to: rankOf[kept])
                return Cluster.Copy(article: copy, id: ids[copy], path: paths[copy], relation: relation)
            }
            return Cluster(kept: kept, copies: copies)
        }
    }
}

/// One of the different texts, equal up to case, white space and punctuation.
private struct DistinctText: Sendable {
    /// An article that has it.
    let article: Int
    let words: WordsHash
    let shingleCount: Int

    init(_ fingerprint: TextFingerprint, article: Int) {
        self.article = article
        words = fingerprint.words
        shingleCount = fingerprint.shingleCount
    }

    func comesBefore(_ other: DistinctText) -> Bool {
        shingleCount == other.shingleCount ? words < other.words : shingleCount > other.shingleCount
    }
}
