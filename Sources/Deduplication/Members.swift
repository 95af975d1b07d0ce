/// The articles of each text, from which clusters are made.
struct Members {
    /// The text of each article, by its rank.
    let rankOf: [UInt32]
    let bytesHashes: [UInt64]
    /// The shingles of each text by its number, and the text of each article by its number.
    let lengths: [UInt32]
    let textOf: [UInt32]

    /// The clusters of two articles or more, in the order of the articles that are kept.
    ///
    /// - Parameter centres: The centre of each text, by ranks.
    func clusters(
        _ centres: [UInt32], _ choice: Choice, _ facts: ([Int]) throws -> [ArticleFacts], _ comparer: inout Comparer
    ) throws -> [Cluster] {
        var groups: [[Int]] = []
        for chunk in chunks(groupedArticles(centres)) {
            var known = try facts(chunk.flatMap { $0 })[...]
            for articles in chunk {
                let members = articles.map { article in
                    Candidacy(article: article, facts: known.removeFirst(), length: lengths[Int(textOf[article])])
                }
                groups.append(choice.ordered(members).map(\.article))
            }
        }
        var pairs: [TextPair] = []
        for group in groups {
            for copy in group.dropFirst() where rankOf[copy] != rankOf[group[0]] {
                pairs.append(TextPair(Int(rankOf[group[0]]), Int(rankOf[copy])))
            }
        }
        try comparer.compare(pairs)
        return groups.map { group in
            let kept = group[0]
            let copies = group.dropFirst().map { copy in
                let (one, other) = (Int(rankOf[copy]), Int(rankOf[kept]))
                let relation =
                    one == other
                    ? Relation(isSameBytes: bytesHashes[copy] == bytesHashes[kept])
                    : comparer.relation(of: one, to: other)
                return Cluster.Copy(article: copy, relation: relation)
            }
            return Cluster(kept: kept, copies: copies)
        }.sorted { $0.kept < $1.kept }
    }

    /// The articles of each cluster of two or more, by their numbers.
    private func groupedArticles(_ centres: [UInt32]) -> [[Int]] {
        var sizes = [UInt32](repeating: 0, count: centres.count)
        for rank in rankOf { sizes[Int(centres[Int(rank)])] += 1 }
        var places = [UInt32](repeating: 0, count: centres.count)
        var groups: [[Int]] = []
        for article in rankOf.indices {
            let centre = Int(centres[Int(rankOf[article])])
            guard sizes[centre] > 1 else { continue }
            if places[centre] == 0 {
                groups.append([])
                places[centre] = UInt32(groups.count)
            }
            groups[Int(places[centre]) - 1].append(article)
        }
        return groups
    }

    /// Groups in order, so many at a time that a bounded number of facts is held.
    private func chunks(_ groups: [[Int]]) -> [[[Int]]] {
        stride(from: 0, to: groups.count, by: 4096).map { Array(groups[$0..<min($0 + 4096, groups.count)]) }
    }
}
