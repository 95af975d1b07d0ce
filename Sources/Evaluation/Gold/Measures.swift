/// Precision, recall and F1 of one thing that is compared, counted over all articles.
public struct Measure: Sendable, Equatable {
    /// What is compared.
    public var name: String
    /// How many the gold has.
    public var gold: Int
    /// How many the system has.
    public var system: Int
    /// How many of the system's are the gold's.
    public var shared: Int

    /// The share of the system's that are right.
    public var precision: Double { system == 0 ? 0 : Double(shared) / Double(system) }
    /// The share of the gold's that were found.
    public var recall: Double { gold == 0 ? 0 : Double(shared) / Double(gold) }
    /// The harmonic mean of both.
    public var f1: Double { harmonicMean(precision, recall) }

    /// What was counted elsewhere.
    init(name: String, gold: Int, system: Int, shared: Int) {
        (self.name, self.gold, self.system, self.shared) = (name, gold, system, shared)
    }

    /// Compares two lists of keys, each key as often as it is there.
    init(name: String, gold: [String], system: [String]) {
        var counts: [String: Int] = [:]
        for key in gold { counts[key, default: 0] += 1 }
        var shared = 0
        for key in system {
            if let left = counts[key], left > 0 {
                shared += 1
                counts[key] = left - 1
            }
        }
        self.name = name
        self.gold = gold.count
        self.system = system.count
        self.shared = shared
    }
}

/// B-cubed over the mentions of all articles, end to end: a mention that was missed or invented is a cluster of its own
/// that matches nothing.
///
/// - Source: Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998.
public struct BCubed: Sendable, Equatable {
    /// Over the system's mentions.
    public var precision: Double
    /// Over the gold's mentions.
    public var recall: Double
    /// The harmonic mean of both.
    public var f1: Double { harmonicMean(precision, recall) }

    /// Compares two clusterings: the cluster of each mention.
    init(gold: [String: String], system: [String: String]) {
        precision = purity(of: system, in: gold)
        recall = purity(of: gold, in: system)
    }
}

private func purity(of clusters: [String: String], in others: [String: String]) -> Double {
    guard !clusters.isEmpty else { return 0 }
    let mine = members(clusters)
    let theirs = members(others)
    var sum = 0.0
    // In a fixed order: floating-point sums depend on it.
    for (mention, cluster) in clusters.sorted(by: { $0.key < $1.key }) {
        guard let other = others[mention], let own = mine[cluster] else { continue }
        sum += Double(own.intersection(theirs[other] ?? []).count) / Double(own.count)
    }
    return sum / Double(clusters.count)
}

private func members(_ clusters: [String: String]) -> [String: Set<String>] {
    var members: [String: Set<String>] = [:]
    for (mention, cluster) in clusters { members[cluster, default: []].insert(mention) }
    return members
}

private func harmonicMean(_ one: Double, _ other: Double) -> Double {
    one + other == 0 ? 0 : 2 * one * other / (one + other)
}
