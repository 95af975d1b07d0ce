/// How well the names of articles are brought together, against gold clusters of the same names.
public struct NameClusters: Sendable {
    /// Over the names of all articles.
    public let bCubed: BCubed
    /// Pairs of names of one article that are one: in the gold, as found, and in both.
    public let pairs: Measure

    /// Compares two clusterings of the same names.
    ///
    /// - Parameters:
    ///   - gold: The names of each article with their clusters.
    ///   - found: What each of the names was found to name; `nil` stands for itself alone.
    /// - Precondition: As many as there are names.
    public init(gold: [GivenNames], found: [[String?]]) {
        var goldKeys: [String: String] = [:]
        var foundKeys: [String: String] = [:]
        var (inGold, inFound, shared) = (0, 0, 0)
        for (i, (article, entities)) in zip(gold, found).enumerated() {
            for j in article.names.indices {
                goldKeys["\(i):\(j)"] = "\(i):\(article.names[j].cluster)"
                foundKeys["\(i):\(j)"] = "\(i):\(entities[j] ?? "\(j)")"
                for k in 0..<j {
                    let isGold = article.names[j].cluster == article.names[k].cluster
                    let isFound = entities[j] != nil && entities[j] == entities[k]
                    if isGold { inGold += 1 }
                    if isFound { inFound += 1 }
                    if isGold, isFound { shared += 1 }
                }
            }
        }
        bCubed = BCubed(gold: goldKeys, system: foundKeys)
        pairs = Measure(name: "pairs", gold: inGold, system: inFound, shared: shared)
    }
}
