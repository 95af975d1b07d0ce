import Records

/// One row a name of an article that is one with another name.
let mergesTable = Table<MergeRow>(
    "merges",
    "One row for each name of an article that is taken for one with a different name, and for each that might be and is not.",
    [
        .string("article_id", "The article.", .matching(articlePattern)) { $0.article },
        .string("entity_id", "Whom or what the name names.") { $0.merge.entity },
        .string("form", "The name as it stands in the article.") { $0.merge.form },
        .string("name", "The canonical name in this article; of a `name_conflict` that of the other entity.") {
            $0.merge.name
        },
        .string(
            "rule",
            "The rule or table that made them one; `name_conflict`: one surname with two given names, which are two persons."
        ) { $0.merge.rule },
    ],
    key: ["article_id", "entity_id", "form", "name", "rule"], foreign: [.article])

/// A merge and its article.
struct MergeRow: Sendable {
    let article: String
    let merge: Merge
}
