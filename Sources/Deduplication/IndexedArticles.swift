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
        guard let columns = try index.seen?.columns(of: .articles, 4) else { return }
        bytesHashes = Array(columns[0])
        textOf = columns[1].map { UInt32($0) }
        placements = Array(columns[2])
        signatures = Array(columns[3])
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
    func ordered(_ articles: [Int]) -> [Int]? {
        guard let last = articles.last, last < placements.count else { return nil }
        let kept = placements[last] >> 32
        guard articles.allSatisfy({ placements[$0] >> 32 == kept }), articles.contains(Int(kept)) else { return nil }
        return articles.sorted { placements[$0] < placements[$1] }
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
