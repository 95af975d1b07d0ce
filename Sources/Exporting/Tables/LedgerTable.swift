import Records

/// One row a side, an issue and an act: the corpus at a glance.
let ledgerTable = Table<LedgerEntry>(
    "ledger", "One row for each act of a side on an issue: how often, and where first and best.",
    [
        .string("side", "Side of the holders.") { $0.key.side },
        .string("issue", "Issue of the codebook.") { $0.key.issue },
        .string("act", "Act of the codebook.") { $0.key.act },
        .integer("articles", "How many articles carry it, copies included.") { $0.count.articles },
        .integer("stories", "How many groups of copies carry it: copies count once.") { $0.count.stories },
        .integer("rows", "Rows in `positions`.") { $0.count.rows },
        .text("first_sentence", "The earliest sentence: by publication date, where known, then by article id.") {
            $0.count.first.sentence
        },
        .string("first_article_id", "Its article.", .matching(articlePattern)) { $0.count.first.occasion.article },
        .text("best_sentence", "The sentence that was coded with the most confidence, the earliest of equals.") {
            $0.count.best.sentence
        },
        .string("best_article_id", "Its article.", .matching(articlePattern)) { $0.count.best.occasion.article },
        .number("best_confidence", "Its confidence, from 0 to 1.") { $0.count.best.confidence },
    ],
    key: ["side", "issue", "act"],
    foreign: [
        TableSchema.ForeignKey(columns: ["first_article_id"], table: "articles", referenced: ["article_id"]),
        TableSchema.ForeignKey(columns: ["best_article_id"], table: "articles", referenced: ["article_id"]),
    ])

/// A row of the ledger.
struct LedgerEntry: Sendable, Equatable {
    var key: LedgerKey
    var count: LedgerCount
}

/// What the rows of the ledger are about.
struct LedgerKey: Sendable, Hashable, Comparable {
    var side: String
    var issue: String
    var act: String

    static func < (one: LedgerKey, other: LedgerKey) -> Bool {
        let pairs = [(one.side, other.side), (one.issue, other.issue), (one.act, other.act)]
        guard let pair = pairs.first(where: { $0 != $1 }) else { return false }
        return pair.0.utf8.lexicographicallyPrecedes(pair.1.utf8)
    }
}

/// How often a side takes an act on an issue.
struct LedgerCount: Sendable, Equatable {
    /// A sentence with what decides whether it is shown.
    struct Example: Sendable, Equatable {
        var sentence: [UInt8]
        var occasion: Occasion
        var confidence: Double
    }

    var articles: Int
    var stories: Int
    var rows: Int
    var first: Example
    var best: Example

    /// Adds the counts of other articles.
    mutating func add(_ other: LedgerCount) {
        articles += other.articles
        stories += other.stories
        addRows(of: other)
    }

    /// Adds the rows of the same article.
    mutating func addRows(of other: LedgerCount) {
        rows += other.rows
        if other.first.occasion.isEarlier(than: first.occasion) { first = other.first }
        if other.best.confidence > best.confidence
            || (other.best.confidence == best.confidence && other.best.occasion.isEarlier(than: best.occasion))
        {
            best = other.best
        }
    }
}

/// Counts positions over articles.
///
/// Grows with the number of different keys, not with the number of articles. The order in which articles are added
/// changes nothing.
struct LedgerTally: Sendable {
    private var counts: [LedgerKey: LedgerCount] = [:]

    /// Counts the positions of one article, which stands for its copies too.
    mutating func add(_ article: LocatedArticle) {
        var own: [LedgerKey: LedgerCount] = [:]
        for position in article.record.annotated.positions {
            let example = LedgerCount.Example(
                sentence: article.sentence(position.sentence).text, occasion: article.occasion(position.sentence),
                confidence: position.confidence)
            let count = LedgerCount(
                articles: 1 + article.record.copies.count, stories: 1, rows: 1, first: example, best: example)
            let key = LedgerKey(side: position.side, issue: position.issue, act: position.act)
            if own[key] == nil { own[key] = count } else { own[key]?.addRows(of: count) }
        }
        merge(own)
    }

    /// Adds what another tally counted.
    mutating func add(_ other: LedgerTally) { merge(other.counts) }

    /// The rows, by side, issue and act.
    func entries() -> [LedgerEntry] {
        counts.sorted { $0.key < $1.key }.map { LedgerEntry(key: $0.key, count: $0.value) }
    }

    private mutating func merge(_ others: [LedgerKey: LedgerCount]) {
        counts.merge(others) { one, other in
            var sum = one
            sum.add(other)
            return sum
        }
    }
}
