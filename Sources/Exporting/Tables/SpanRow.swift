import Records

/// A row about a run of an article's text or title.
struct SpanRow<Item: Sendable>: Sendable {
    let article: LocatedArticle
    /// The item's number among those of its article, from 0.
    let index: Int
    let item: Item
    let place: Place
}

extension LocatedArticle {
    /// A row for each item, in order.
    func rows<Item>(_ items: [Item], at span: (Item) -> TextSpan) -> [SpanRow<Item>] {
        items.enumerated().map { SpanRow(article: self, index: $0, item: $1, place: place(span($1))) }
    }
}

/// The column that says which article a row is about.
func articleColumn<Item>(_ type: Item.Type = Item.self) -> Column<SpanRow<Item>> {
    .string("article_id", "The article.", .matching(articlePattern)) { $0.article.id }
}

/// The column that says which text the offsets count in.
func fieldColumn<Item>(_ type: Item.Type = Item.self) -> Column<SpanRow<Item>> {
    .string("field", "Which of the article's texts the offsets count in.", .oneOf(["text", "title"])) {
        $0.place.field.rawValue
    }
}

/// The columns `start` `end` `raw_start` `raw_end`.
func offsetColumns<Item>(_ what: String, _ type: Item.Type = Item.self) -> [Column<SpanRow<Item>>] {
    [
        .integer("start", "Where \(what) begins: Unicode scalars from the beginning of the field.") { $0.place.start },
        .integer("end", "Where \(what) ends, exclusive, in Unicode scalars.") { $0.place.end },
        .integer("raw_start", "Where \(what) begins in the source file, in bytes.", .optionalNatural) {
            $0.place.raw?.lowerBound
        },
        .integer("raw_end", "Where \(what) ends in the source file, exclusive, in bytes.", .optionalNatural) {
            $0.place.raw?.upperBound
        },
    ]
}

/// The column of the words themselves.
func textColumn<Item>(_ description: String, _ type: Item.Type = Item.self) -> Column<SpanRow<Item>> {
    .text("text", description) { $0.place.text }
}

/// What an article's id looks like.
let articlePattern = "[0-9a-f]{16}"

/// The types of names.
let mentionTypes = ["PER", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "MISC"]

extension TableSchema.ForeignKey {
    /// The article of a row.
    static let article = same(["article_id"], in: "articles")
    /// The sentence of a row.
    static let sentence = same(["article_id", "sentence"], in: "sentences")
}
