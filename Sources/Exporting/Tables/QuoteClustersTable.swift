/// One row an utterance that several articles quote.
let quoteClustersTable = Table<QuoteCluster>(
    "quote_clusters",
    "One row for each utterance that two articles or more quote in the same words, or in part; copies of articles do not count.",
    [
        .string(
            "cluster_id", "16 hex digits: hash of the words.",
            ColumnSchema.Constraints(
                isRequired: true, isUnique: true, pattern: articlePattern)
        ) { $0.id },
        .text("text", "The words in marks, of the longest quotation as it was first given.") { $0.text },
        .integer("words", "How many words these are.") { $0.words },
        .integer("articles", "How many articles quote it.") { $0.articles },
        .integer("sites", "How many sites quote it, of the articles whose site is known.") { $0.sites },
        .string("first_seen", "When the first of the articles was published, where that is known.", .optional) {
            $0.quotations[0].occasion.published
        },
        .string(
            "first_article_id", "The first article: by publication date, where known, then by id.",
            .matching(articlePattern)
        ) { $0.quotations[0].occasion.article },
        .string("first_quote_id", "Its quote.") { $0.quotations[0].quote },
        .list(
            "speakers",
            "Who is said to have said it, whom most quotes name first: ids as in `quotes`, else the words of the article."
        ) { $0.speakers },
        .list("quote_ids", "The rows of `quotes`, the first one first.") { cluster in
            var seen: Set<[UInt8]> = []
            return cluster.quotations.map { Array($0.quote.utf8) }.filter { seen.insert($0).inserted }
        },
    ],
    key: ["cluster_id"],
    foreign: [
        TableSchema.ForeignKey(columns: ["first_article_id"], table: "articles", referenced: ["article_id"]),
        TableSchema.ForeignKey(columns: ["first_quote_id"], table: "quotes", referenced: ["quote_id"]),
    ])
