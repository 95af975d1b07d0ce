import Bytes

/// Finds the copies among the texts that it is given: first their fingerprints, one by one, then the clusters.
///
/// The clusters depend on the texts alone (and on the dates, where a window is asked for); which of a cluster is kept
/// depends on the choice among its members. Neither depends on the order in which the articles come, on the number of
/// threads or on the memory.
///
/// Memory: about 60 bytes an article and what `memory` says; the rest is in temporary files without a name.
public struct Deduplicator: Sendable {
    private let options: DeduplicationOptions
    private let workspace: Workspace
    private var bytesHashes: [UInt64] = []
    /// Which of the different texts each article has.
    private var textOf: [UInt32] = []
    private var texts = DistinctTexts()
    /// The earliest day on which each text was published; `unknownDay` where no date says.
    private var days: [Int32] = []
    /// `sampled shingle << 28 | text`.
    private var entries: SortedWords

    /// Nothing yet.
    public init(_ options: DeduplicationOptions, in workspace: Workspace) {
        self.options = options
        self.workspace = workspace
        entries = workspace.sorter
    }

    /// How many articles there are.
    public var count: Int { textOf.count }

    /// Adds an article; it has the number `count` before the call.
    ///
    /// - Parameter published: When it was published, if there is a window on dates.
    /// - Throws: `FileError` where a temporary file cannot be written.
    public mutating func add(_ fingerprint: TextFingerprint, published: Moment? = nil) throws {
        bytesHashes.append(fingerprint.bytesHash)
        let (number, isNew) = texts.add(fingerprint, article: textOf.count)
        textOf.append(UInt32(number))
        if options.windowDays > 0 {
            if isNew { days.append(unknownDay) }
            if let published { days[number] = min(days[number], published.day) }
        }
        guard isNew else { return }
        precondition(number < textMask, "more than 268 million different texts")
        for key in fingerprint.sample { try entries.add(key << textBits | UInt64(number)) }
    }

    /// Finds the clusters of two articles or more, and of digests.
    ///
    /// - Parameters:
    ///   - facts: Gives what the choice among copies needs of some articles, by their numbers.
    ///   - text: Gives the text of an article again. Called by several threads at once if `map` does so.
    ///   - map: Runs comparisons, in any order or at once, and gives their results in the order of the comparisons.
    /// - Returns: The clusters, in the order of the articles that are kept.
    /// - Throws: What `facts`, `text` and `map` throw; `FileError` for temporary files.
    public consuming func clusters(
        facts: ([Int]) throws -> [ArticleFacts], text: @escaping @Sendable (Int) throws -> [UInt8],
        map: @escaping ComparisonMap = { try $0.flatMap($1) }
    ) throws -> [Cluster] {
        // From here on a text's number is its rank by size, so that no decision depends on the order of the input.
        let ranks = texts.ranks()
        let passages = try Passages(
            &entries, ranks: ranks, into: WordSpool(folder: workspace.folder, limit: workspace.sortedWords))
        var articles = [UInt32](repeating: 0, count: ranks.count)
        var daysByRank = [Int32](repeating: unknownDay, count: days.count)
        for number in ranks.indices {
            articles[Int(ranks[number])] = texts.articles[number]
            if !days.isEmpty { daysByRank[Int(ranks[number])] = days[number] }
        }
        let members = Members(
            rankOf: textOf.map { ranks[Int($0)] }, bytesHashes: bytesHashes, lengths: texts.shingleCounts,
            textOf: textOf)
        texts = DistinctTexts()
        (textOf, bytesHashes) = ([], [])
        var comparer = try Comparer(
            passages, options, days: daysByRank,
            sorter: workspace.sorter, map: map
        ) { [articles] in try text(Int(articles[$0])) }
        let centres = try comparer.centres()
        return try members.clusters(centres, Choice(options), facts, &comparer)
    }
}

/// Where, with how much memory and by how many threads sorting is done.
public struct Workspace: Sendable {
    /// The folder of temporary files.
    let folder: String
    /// How many numbers are sorted at once, 16 bytes each.
    let sortedWords: Int
    private let jobs: Int

    /// - Parameters:
    ///   - folder: The folder of temporary files.
    ///   - memory: In bytes. A fifth is for sorting, the rest for what is kept of each article and pair.
    public init(folder: String, memory: Int, jobs: Int = 1) {
        self.folder = folder
        self.jobs = jobs
        sortedWords = max(1 << 10, memory / 5 / 16)
    }

    /// A sorter without numbers.
    var sorter: SortedWords { SortedWords(folder: folder, limit: sortedWords, jobs: jobs) }
}

/// The day of a text without a date: later than any.
let unknownDay = Int32.max
