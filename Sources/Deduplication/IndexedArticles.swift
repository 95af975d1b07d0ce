import Bytes
import Shingling

/// What is remembered of the articles besides their texts, by their numbers.
struct IndexedArticles: Sendable {
    var bytesHashes: [UInt64] = []
    /// The text of each.
    var textOf: [UInt32] = []
    /// `kept << 32 | place`: the article that stands for each, and its place among those of the cluster, 0 for the kept.
    var placements: [UInt64] = []
    /// What was said of each: 0 for a copy, otherwise a hash of its copies and parts.
    var signatures: [UInt64] = []

    init() {}

    init(_ index: Index) throws {
        guard let file = index.seen else { return }
        let (words, count) = (try file.words(of: .articles), try file.rowCount(of: .articles, columns: 4))
        bytesHashes = (0..<count).map { words[$0] }
        textOf = (0..<count).map { UInt32(words[count + $0]) }
        placements = (0..<count).map { words[2 * count + $0] }
        signatures = (0..<count).map { words[3 * count + $0] }
        file.release(.articles)
    }

    /// What is said of articles now.
    init(bytesHashes: [UInt64], textOf: [UInt32], _ clusters: [Cluster]) {
        (self.bytesHashes, self.textOf) = (bytesHashes, textOf)
        placements = textOf.indices.map { UInt64($0) << 32 }
        signatures = [UInt64](repeating: Self.alone, count: textOf.count)
        for cluster in clusters {
            var signature = Self.alone
            for (place, link) in cluster.copies.enumerated() {
                placements[link.article] = UInt64(cluster.kept) << 32 | UInt64(place + 1)
                signatures[link.article] = 0
                signature = mixed(signature ^ link.signature)
            }
            for part in cluster.parts { signature = mixed(signature &+ part.signature) }
            signatures[cluster.kept] = signature
        }
    }

    private static let alone: UInt64 = 1

    /// The articles of a cluster, the kept one first, where they were together with that one before; `nil` where not.
    ///
    /// - Parameter articles: Ascending.
    func ordered(_ articles: ArraySlice<UInt32>) -> [UInt32]? {
        guard let last = articles.last, last < placements.count else { return nil }
        let kept = placements[Int(last)] >> 32
        var ordered: [UInt64] = []
        ordered.reserveCapacity(articles.count)
        for article in articles {
            let placement = placements[Int(article)]
            guard placement >> 32 == kept else { return nil }
            ordered.append(placement << 32 | UInt64(article))
        }
        ordered.sort()
        // That one has the place 0.
        guard ordered[0] == kept else { return nil }
        return ordered.map { UInt32(truncatingIfNeeded: $0) }
    }

    /// For each article whether it is kept and there is something to say of it that was not said before.
    func isNews(since old: IndexedArticles) -> [Bool] {
        signatures.indices.map {
            signatures[$0] != 0 && ($0 >= old.signatures.count || signatures[$0] != old.signatures[$0])
        }
    }

    func write(to writer: IndexWriter) throws {
        try writer.append(bytesHashes)
        try writer.append(textOf.map { UInt64($0) })
        try writer.append(placements)
        try writer.append(signatures)
        writer.end(.articles)
    }
}

extension Cluster.Link {
    /// A hash of all that is said of it.
    fileprivate var signature: UInt64 {
        let thousandths = UInt64((relation.score * 1000).rounded())
        return mixed(mixed(UInt64(article)) ^ (thousandths << 16 | relation.kind.number << 8 | relation.rule.number))
    }
}
