public import Records

/// What one or more articles add to a dataset.
public struct Export: Sendable {
    /// Rows of the tables that are written article by article.
    public private(set) var tables: [TableName: TableLines] = [:]
    /// TEI elements.
    public private(set) var corpus: [UInt8] = []
    /// What the tables over the whole corpus count.
    public private(set) var summary = CorpusSummary()
    /// What stands in quotation marks.
    private(set) var quotations = Quotations()
    /// How many articles these are.
    public private(set) var count = 0

    /// Nothing yet.
    public init() {}

    /// Adds the next article.
    ///
    /// - Throws: `MisfitError` where a span or a segment does not fit its text.
    /// - Complexity: O(*n*) in the record.
    public mutating func add(_ record: ExportRecord) throws(MisfitError) {
        try record.check()
        let article = LocatedArticle(record)
        let extracted = record.extracted
        let annotated = record.annotated
        append(articlesTable.lines(CollectionOfOne(article)), to: .articles)
        append(
            removedTable.lines(record.article.removed.map { RemovedRow(article: article.id, removal: $0) }),
            to: .removed)
        let copies = record.copies.map { DuplicateRow(copy: $0, of: record.article) }
        let parts = record.parts.map { DuplicateRow(digest: record.article, part: $0) }
        append(duplicatesTable.lines(copies + parts), to: .duplicates)
        append(sentencesTable.lines(article.rows(extracted.sentences, at: \.span)), to: .sentences)
        append(mentionsTable.lines(article.rows(extracted.mentions, at: \.span)), to: .mentions)
        append(mergesTable.lines(extracted.merges.map { MergeRow(article: article.id, merge: $0) }), to: .merges)
        append(roleMentionsTable.lines(article.rows(extracted.roleMentions, at: \.span)), to: .roleMentions)
        append(quotesTable.lines(article.rows(extracted.quotes, at: \.span)), to: .quotes)
        append(timesTable.lines(article.rows(extracted.times, at: \.span)), to: .times)
        append(positionsTable.lines(article.rows(annotated.positions, at: \.evidence)), to: .positions)
        append(eventsTable.lines(article.rows(annotated.events, at: \.span)), to: .events)
        quotations.add(article)
        corpus.append(contentsOf: teiArticle(article))
        summary.entities.add(article)
        summary.ledger.add(article)
        count += 1
    }

    private mutating func append(_ lines: TableLines, to table: TableName) {
        tables[table, default: TableLines()].append(lines)
    }
}

/// What the tables over the whole corpus count: it grows with the number of entities, their forms and the keys of the
/// ledger, not with the number of articles. The order of adding changes nothing.
public struct CorpusSummary: Sendable {
    var entities = EntityTally()
    var ledger = LedgerTally()

    /// Nothing counted.
    public init() {}

    /// Adds what other articles count.
    public mutating func add(_ other: CorpusSummary) {
        entities.add(other.entities)
        ledger.add(other.ledger)
    }

    /// The rows of the tables over the whole corpus.
    public func tables() -> [TableName: TableLines] {
        [.entities: entitiesTable.lines(entities.summaries()), .ledger: ledgerTable.lines(ledger.entries())]
    }
}

/// A row of the `rejected` table.
///
/// - Parameter stage: The stage that rejected it.
public func rejectedLines(_ rejection: Rejection, stage: String) -> TableLines {
    rejectedTable.lines(CollectionOfOne(RejectedRow(rejection: rejection, stage: stage)))
}
