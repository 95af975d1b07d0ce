import Bytes
import Records

/// One row a person, a place or a thing that is named in the corpus.
let entitiesTable = Table<EntitySummary>(
    "entities", "One row for each person, place or thing that the articles name.",
    [
        .string("entity_id", "The domain's actor id, or one made from type and name.", .unique) { $0.id },
        .string("name", "The most frequent of the full names that the articles give it.") { $0.name },
        .string("type", "What it is.", .oneOf(mentionTypes)) { $0.type },
        .integer("mentions", "Rows in `mentions`.") { $0.mentions },
        .integer("articles", "How many articles mention it, copies not counted.") { $0.articles },
        .list("variants", "The forms in which it is mentioned, the most frequent first.") { $0.variants },
        .string("wikidata", "Wikidata id.", .optional) { $0.wikidata },
    ],
    key: ["entity_id"])

/// What the articles together say about an entity.
struct EntitySummary: Sendable, Equatable {
    var id: String
    var name: String
    var type: String
    var mentions: Int
    var articles: Int
    var variants: [[UInt8]]
    var wikidata: String?
}

/// Counts names over articles.
///
/// Ids are bytes, as strings that differ only in composition would count as one. Grows with the number of entities and of their different forms, not with the number of articles. The order in which
/// articles are added changes nothing.
struct EntityTally: Sendable {
    private struct Counts: Sendable {
        var mentions = 0
        var articles = 0
        var names: [[UInt8]: Int] = [:]
        var types: [[UInt8]: Int] = [:]
        var wikidata: [[UInt8]: Int] = [:]
        var variants: [[UInt8]: Int] = [:]
    }

    private var entities: [[UInt8]: Counts] = [:]

    /// Counts the names of one article.
    mutating func add(_ article: LocatedArticle) {
        let extracted = article.record.extracted
        var described: Set<[UInt8]> = []
        for entity in extracted.entities {
            let id = Array(entity.id.utf8)
            described.insert(id)
            count(entity.name, in: \.names, of: id)
            count(entity.type, in: \.types, of: id)
            if let wikidata = entity.wikidata { count(wikidata, in: \.wikidata, of: id) }
        }
        var mentioned: Set<[UInt8]> = []
        for mention in extracted.mentions {
            let id = Array(mention.entity.utf8)
            entities[id, default: Counts()].mentions += 1
            entities[id, default: Counts()].variants[article.place(mention.span).text, default: 0] += 1
            if !described.contains(id) { count(mention.type, in: \.types, of: id) }
            if mentioned.insert(id).inserted { entities[id, default: Counts()].articles += 1 }
        }
    }

    /// Adds what another tally counted.
    mutating func add(_ other: EntityTally) {
        for (id, counts) in other.entities {
            entities[id, default: Counts()].mentions += counts.mentions
            entities[id, default: Counts()].articles += counts.articles
            for part in [\Counts.names, \Counts.types, \Counts.wikidata, \Counts.variants] {
                entities[id, default: Counts()][keyPath: part].merge(counts[keyPath: part], uniquingKeysWith: +)
            }
        }
    }

    /// A summary of each entity, by id; of equally frequent forms the one whose bytes come first.
    func summaries() -> [EntitySummary] {
        entities.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { id, counts in
            let variants = byFrequency(counts.variants)
            return EntitySummary(
                id: string(id), name: string(byFrequency(counts.names).first ?? variants.first ?? id),
                type: byFrequency(counts.types).first.map(string) ?? "MISC", mentions: counts.mentions,
                articles: counts.articles, variants: variants,
                wikidata: byFrequency(counts.wikidata).first.map(string))
        }
    }

    private mutating func count(
        _ value: String, in part: WritableKeyPath<Counts, [[UInt8]: Int]>, of id: [UInt8]
    ) {
        entities[id, default: Counts()][keyPath: part][Array(value.utf8), default: 0] += 1
    }
}

/// What was counted, the most frequent first; of equally frequent ones the one whose bytes come first.
func byFrequency(_ counts: [[UInt8]: Int]) -> [[UInt8]] {
    counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }.map(\.key)
}

private func string(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
}
