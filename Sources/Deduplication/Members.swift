/// The articles of each text, from which clusters are made.
struct Members {
    /// The text of each article, by its rank.
    let rankOf: [UInt32]
    let bytesHashes: [UInt64]
    /// The shingles of each text by its number, and the text of each article by its number.
    let lengths: [UInt32]
    let textOf: [UInt32]

    /// The clusters of two articles or more and those of digests, in the order of the articles that are kept.
    ///
    /// - Parameters:
    ///   - centres: The centre of each text, by ranks.
    ///   - seen: Which articles were together before, so that their facts need not be read again.
    func clusters(
        _ centres: [UInt32], _ choice: Choice, _ facts: ([Int]) throws -> [ArticleFacts], _ seen: IndexedArticles,
        _ comparer: inout Comparer
    ) throws -> [Cluster] {
        var groups = groupedArticles(centres)
        // So many at a time that a bounded number of facts is held.
        for chunk in stride(from: 0, to: groups.count, by: 4096).map({ $0..<min($0 + 4096, groups.count) }) {
            let ordered = chunk.map { seen.ordered(groups[$0]) }
            let unknown = zip(chunk, ordered).flatMap { $1 == nil ? groups[$0].map { Int($0) } : [] }
            var known = try facts(unknown)[...]
            for (group, ordered) in zip(chunk, ordered) {
                if let ordered {
                    groups.reorder(group, ordered)
                    continue
                }
                let members = groups[group].map { article in
                    Candidacy(
                        article: Int(article), facts: known.removeFirst(), length: lengths[Int(textOf[Int(article)])])
                }
                groups.reorder(group, choice.ordered(members).map { UInt32($0.article) })
            }
        }
        var pairs: [TextPair] = []
        for number in 0..<groups.count {
            let group = groups[number].map { Int($0) }
            for copy in group.dropFirst() where rankOf[copy] != rankOf[group[0]] {
                pairs.append(TextPair(Int(rankOf[group[0]]), Int(rankOf[copy])))
            }
        }
        try comparer.compare(pairs, isRoughEnough: false)
        try comparer.compareDigests(centres)
        let relations = comparer.relations
        var clusters = (0..<groups.count).map { number in
            let group = groups[number].map { Int($0) }
            let kept = group[0]
            let copies = group.dropFirst().map { copy in
                let (one, other) = (Int(rankOf[copy]), Int(rankOf[kept]))
                let relation =
                    one == other
                    ? Relation(isSameBytes: bytesHashes[copy] == bytesHashes[kept])
                    : relations.relation(of: one, to: other)
                return Cluster.Link(article: copy, relation: relation)
            }
            return Cluster(kept: kept, copies: copies)
        }
        let keptBy = keptArticles(by: centres, clusters)
        var parts = try parts(centres, keptBy, choice, facts, comparer.digests, relations)
        for i in clusters.indices { clusters[i].parts = parts.removeValue(forKey: clusters[i].kept) ?? [] }
        clusters += parts.map { Cluster(kept: $0.key, copies: [], parts: $0.value) }
        clusters.sort { $0.kept < $1.kept }
        return clusters
    }

    /// The article that is kept of each cluster, by its centre.
    private func keptArticles(by centres: [UInt32], _ clusters: [Cluster]) -> [UInt32] {
        var kept = [UInt32](repeating: 0, count: centres.count)
        for article in rankOf.indices { kept[Int(centres[Int(rankOf[article])])] = UInt32(article) }
        for cluster in clusters { kept[Int(centres[Int(rankOf[cluster.kept])])] = UInt32(cluster.kept) }
        return kept
    }

    /// What each digest that is kept gathers from several other clusters, by path, then by id.
    private func parts(
        _ centres: [UInt32], _ keptBy: [UInt32], _ choice: Choice, _ facts: ([Int]) throws -> [ArticleFacts],
        _ digests: [Int: [Int]], _ relations: Relations
    ) throws -> [Int: [Cluster.Link]] {
        var links: [Int: [Int: Relation]] = [:]
        for (digest, texts) in digests {
            for text in texts where centres[text] != centres[digest] {
                let (kept, part) = (Int(keptBy[Int(centres[digest])]), Int(keptBy[Int(centres[text])]))
                let relation = relations.relation(of: digest, toPart: text)
                let known = links[kept]?[part]?.score ?? -1
                if relation.score > known { links[kept, default: [:]][part] = relation }
            }
        }
        return try links.filter { $0.value.count > 1 }.mapValues { links in
            let articles = Array(links.keys)
            let ordered = zip(articles, try facts(articles)).sorted { choice.isFirstByPath($0.1, $1.1) }
            return ordered.compactMap { article, _ in
                links[article].map { Cluster.Link(article: article, relation: $0) }
            }
        }
    }

    /// The articles of each cluster of two or more, by their numbers; the clusters by their first articles.
    private func groupedArticles(_ centres: [UInt32]) -> ArticleGroups {
        var sizes = [UInt32](repeating: 0, count: centres.count)
        for rank in rankOf { sizes[Int(centres[Int(rank)])] += 1 }
        // Where the next article of each cluster goes; 0 for one of which there is none yet.
        var next = [UInt32](repeating: 0, count: centres.count)
        var starts: [UInt32] = [0]
        var articles: [UInt32] = []
        for article in rankOf.indices {
            let centre = Int(centres[Int(rankOf[article])])
            guard sizes[centre] > 1 else { continue }
            if next[centre] == 0 {
                next[centre] = UInt32(articles.count) + 1
                articles.append(contentsOf: repeatElement(0, count: Int(sizes[centre])))
                starts.append(UInt32(articles.count))
            }
            articles[Int(next[centre]) - 1] = UInt32(article)
            next[centre] += 1
        }
        return ArticleGroups(articles: articles, starts: starts)
    }
}

/// The articles of clusters.
///
/// Memory: 4 bytes an article and 4 a cluster.
struct ArticleGroups {
    private var articles: [UInt32]
    /// Where each cluster begins, and the last one ends.
    private let starts: [UInt32]

    init(articles: [UInt32], starts: [UInt32]) { (self.articles, self.starts) = (articles, starts) }

    /// How many clusters there are.
    var count: Int { starts.count - 1 }

    /// The articles of a cluster.
    subscript(number: Int) -> ArraySlice<UInt32> { articles[Int(starts[number])..<Int(starts[number + 1])] }

    /// Puts the articles of a cluster into another order.
    mutating func reorder(_ number: Int, _ ordered: [UInt32]) {
        for (place, article) in ordered.enumerated() { articles[Int(starts[number]) + place] = article }
    }
}
