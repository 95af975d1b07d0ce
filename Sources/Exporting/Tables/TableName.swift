/// The tables of a dataset, in the order in which it lists them.
public enum TableName: String, Sendable, CaseIterable {
    case articles, removed, rejected, duplicates, sentences, entities, mentions, merges
    case roleMentions = "role_mentions"
    case quotes
    case quoteClusters = "quote_clusters"
    case times, positions, events, ledger

    /// What the table holds.
    public var schema: TableSchema {
        switch self {
        case .articles: articlesTable.schema
        case .removed: removedTable.schema
        case .rejected: rejectedTable.schema
        case .duplicates: duplicatesTable.schema
        case .sentences: sentencesTable.schema
        case .entities: entitiesTable.schema
        case .mentions: mentionsTable.schema
        case .merges: mergesTable.schema
        case .roleMentions: roleMentionsTable.schema
        case .quotes: quotesTable.schema
        case .quoteClusters: quoteClustersTable.schema
        case .times: timesTable.schema
        case .positions: positionsTable.schema
        case .events: eventsTable.schema
        case .ledger: ledgerTable.schema
        }
    }
}
