import Bytes
import Shingling

/// Finds the copies among the texts that it is given: first their fingerprints, one by one, then the clusters.
///
/// The clusters depend on the texts alone (and on the dates, where a window is asked for); which of a cluster is kept
/// depends on the choice among its members. Neither depends on the order in which the articles come, on the number of
/// threads or on the memory.
///
/// Memory: about 60 bytes an article, 24 a pair that is compared, and what `memory` says; the rest is in temporary files
/// without a name.
public struct Deduplicator {
    private let options: DeduplicationOptions
    private let workspace: Workspace
    private let index: Index?
    /// What was said of the articles that were seen before.
    private let seen: IndexedArticles
    private var bytesHashes: [UInt64]
    /// Which of the different texts each article has.
    private var textOf: [UInt32]
    private var texts: DistinctTexts
    /// How many texts were seen before.
    private let seenTexts: Int
    /// The earliest day on which each text was published; `unknownDay` where no date says.
    private var days: [Int32] = []
    /// Of the texts that are new.
    private var words: KeptWords
    /// `sampled shingle << 28 | text`.
    private var entries: SortedWords

    /// Nothing yet, or the articles that an index has.
    ///
    /// - Throws: `IndexError` and `FileError` for an index that cannot be read.
    public init(_ options: DeduplicationOptions, in workspace: Workspace, index: Index? = nil) throws {
        self.options = options
        self.workspace = workspace
        self.index = index
        entries = workspace.sorter
        words = KeptWords(limit: workspace.keptWords)
        seen = try index.map { try IndexedArticles($0) } ?? IndexedArticles()
        (bytesHashes, textOf) = (seen.bytesHashes, seen.textOf)
        texts = DistinctTexts()
        if let file = index?.seen {
            texts = try DistinctTexts(file)
            if options.windowDays > 0 { days = try DistinctTexts.days(file) }
        }
        seenTexts = texts.count
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
        words.add(fingerprint.hashes)
        try entries.add(fingerprint.sample, with: UInt64(number))
    }

    /// Numbers the new texts by size, so that in an index the entries of a passage come by size as well.
    ///
    /// - Parameter order: The numbers of all texts by size.
    /// - Returns: The number that each text has from now on; its entries have the old ones.
    private mutating func renumber(_ order: [UInt32]) -> [UInt32] {
        let numbers = texts.renumber(order)
        for article in textOf.indices { textOf[article] = numbers[Int(textOf[article])] }
        let before = days
        for text in before.indices { days[Int(numbers[text])] = before[text] }
        return numbers
    }

    /// Finds the clusters of two articles or more, and of digests.
    ///
    /// With an index it also writes down what the next run needs, up to what `Index.commit` adds.
    ///
    /// - Parameters:
    ///   - facts: Gives what the choice among copies needs of some articles, by their numbers.
    ///   - text: Gives the text of an article again. Called by several threads at once if `map` does so.
    ///   - map: Runs comparisons, in any order or at once, and hands on their results in the order of the comparisons.
    /// - Returns: The clusters, in the order of the articles that are kept.
    /// - Throws: What `facts`, `text` and `map` throw; `ChangedText`; `IndexError`; `FileError` for temporary files.
    public consuming func clusters(
        facts: ([Int]) throws -> [ArticleFacts], text: @escaping @Sendable (Int) throws -> [UInt8],
        map: @escaping ComparisonMap = { for comparison in $0 { try $2(try $1(comparison)) } }
    ) throws -> Clustering {
        // From here on a text's number is its rank by size, so that no decision depends on the order of the input.
        let arrivals = texts.order()
        let numberOf = index == nil ? [] : renumber(arrivals)
        let numbers = numberOf.isEmpty ? arrivals : arrivals.map { numberOf[Int($0)] }
        var ranks = [UInt32](repeating: 0, count: numbers.count)
        for (rank, number) in numbers.enumerated() { ranks[Int(number)] = UInt32(rank) }
        let articles = numbers.map { texts.articles[Int($0)] }
        let wordsOf = {
            @Sendable [
                bytesHashes, arrivals = words.isEmpty ? [] : arrivals, words, seenTexts,
                readWords = ReadWords(limit: words.roomLeft)
            ] (rank: Int) in
            if !arrivals.isEmpty, let words = words[Int(arrivals[rank]) - seenTexts] { return words }
            if let words = readWords[rank] { return words[...] }
            let article = Int(articles[rank])
            let bytes = try text(article)
            guard stableHash(bytes.span) == bytesHashes[article] else { throw ChangedText(article: article) }
            let classes = WordClasses.shared.folded
            let words = wordHashes(bytes.span, classes.span, joinsLetters: true)
            readWords.keep(words, of: rank)
            return words[...]
        }
        let known = try index.map { try Recollection($0.seen, order: numbers, seenTexts: seenTexts) }
        let passages: Passages
        if let index, let known {
            passages = try Passages(
                adding: &entries, to: index, known, numberOf: numberOf, ranks: ranks, in: workspace
            ) { [options] rank in
                let words = try wordsOf(rank)
                return TextFingerprint.sample(words.span, options)
            }
        } else {
            passages = try Passages(&entries, ranks: ranks, in: workspace)
        }
        let daysByRank = days.isEmpty ? [] : numbers.map { days[Int($0)] }
        let members = Members(
            rankOf: textOf.map { ranks[Int($0)] }, bytesHashes: bytesHashes, lengths: texts.shingleCounts,
            textOf: textOf)
        if let index { try texts.write(days: days, order: numbers, to: index.writer) }
        texts = DistinctTexts()
        var comparer = try Comparer(
            passages, options, days: daysByRank, in: workspace, known: known, map: map, words: wordsOf)
        let centres = try comparer.centres()
        let clusters = try members.clusters(centres, Choice(options), facts, seen, &comparer)
        guard let index else { return Clustering(clusters: clusters, isNews: []) }
        try comparer.takeFound()?.write(to: index.writer)
        let now = IndexedArticles(bytesHashes: bytesHashes, textOf: textOf, clusters)
        try now.write(to: index.writer)
        return Clustering(clusters: clusters, isNews: now.isNews(since: seen))
    }
}

/// The clusters, and with an index what is new about them.
public struct Clustering: Sendable {
    /// Those of two articles or more and those of digests, in the order of the articles that are kept.
    public let clusters: [Cluster]
    /// For each article whether it is kept and is new, or has other copies or parts than when it was last written;
    /// empty without an index, when all is new.
    public let isNews: [Bool]
}

/// A text is not the one that was read before.
public struct ChangedText: Error, Sendable, Equatable {
    /// The number of its article.
    public let article: Int
}

/// The day of a text without a date: later than any.
let unknownDay = Int32.max
