import Records

/// One row an article that was kept.
let articlesTable = Table<LocatedArticle>(
    "articles", "One row for each article that was kept; its copies are in `duplicates`.",
    [
        .string("article_id", "16 hex digits: hash of the input's path.", unique(articlePattern)) { $0.id },
        .string("path", "Path relative to the input folder.") { $0.record.article.source.path },
        .string("sha256", "SHA-256 of the source's bytes.", .matching("[0-9a-f]{64}")) {
            $0.record.article.source.sha256
        },
        .integer("bytes", "Bytes of the source.") { $0.record.article.source.byteCount },
        .string("media_type", "`text/plain`, `text/html`, `text/xml`, `application/rtf` or that of Word.") {
            $0.record.article.source.mediaType
        },
        .string("language", "BCP 47 code.", .optional) { $0.record.article.metadata.language?.value },
        .text("title", "The headline.", .optional) { $0.record.article.title },
        .string("author", "Who wrote it.", .optional) { $0.record.article.metadata.author?.value },
        .string("published", "When it was published: ISO 8601.", .optional) {
            $0.record.article.metadata.published?.value
        },
        .string("site", "Name or host of the site.", .optional) { $0.record.article.metadata.site?.value },
        .string("url", "The canonical URL.", .optional) { $0.record.article.metadata.url?.value },
        .integer("words", "Runs of text without white space that hold a letter or a digit.") {
            wordCount($0.record.article.text)
        },
        .integer("sentences", "Rows in `sentences`.") { $0.record.extracted.sentences.count },
        .integer("quotes", "Rows in `quotes`.") { $0.record.extracted.quotes.count },
        .integer("positions", "Rows in `positions`.") { $0.record.annotated.positions.count },
        .integer("copies", "How many others it stands for: the rows of its copies in `duplicates`.") {
            $0.record.copies.count
        },
        .string("cluster_id", "The article that its copies are kept as: itself.", .matching(articlePattern)) { $0.id },
        .text("text", "The clean text: paragraphs separated by a line feed.", .optional) { $0.record.article.text },
    ],
    key: ["article_id"])

/// One row a run of raw bytes that held visible text and was left out.
let removedTable = Table<RemovedRow>(
    "removed", "One row for each run of the source that held visible text and is not in the clean text.",
    [
        .string("article_id", "The article.", .matching(articlePattern)) { $0.article },
        .integer("raw_start", "Where it begins in the source file, in bytes.") { $0.removal.rawStart },
        .integer("raw_end", "Where it ends in the source file, exclusive, in bytes.") { $0.removal.rawEnd },
        .string("kind", "What it is.") { $0.removal.kind },
        .string("rule", "The rule that removed it.") { $0.removal.rule },
        .text("text", "What a reader saw there; empty for characters that show nothing.", .optional) {
            $0.removal.text
        },
    ],
    foreign: [.article])

/// One row an input that cannot be used.
let rejectedTable = Table<RejectedRow>(
    "rejected", "One row for each input that could not be used.",
    [
        .string("path", "Path relative to the input folder.") { $0.rejection.path },
        .string("reason", "The reason's name.") { $0.rejection.reason },
        .string("detail", "What exactly was wrong.", .optional) { $0.rejection.detail },
        .string("stage", "The stage that rejected it.") { $0.stage },
    ])

/// One row an article that another stands for, and one an article that a digest gathers.
let duplicatesTable = Table<DuplicateRow>(
    "duplicates",
    "One row for each article that was left out because another one is its copy, and one for each that a digest gathers.",
    [
        .string(
            "article_id", "The article that was left out, or the digest, which was kept.", .matching(articlePattern)
        ) {
            $0.article
        },
        .string("path", "Its path relative to the input folder.") { $0.path },
        .string(
            "cluster_id", "Its group of copies: the id of the article that was kept; the digest's own.",
            .matching(articlePattern)
        ) { $0.cluster },
        .string(
            "relation",
            "How it is a copy: `exact`, `same-text`, `near`, `excerpt`, `extended` or `update`; `digest-of` is no copy."
        ) { $0.link.relation },
        .number("score", "How much of the smaller text is shared, or of the article in its digest, from 0 to 1.") {
            $0.link.score
        },
        .string("kept_id", "The article that was kept, or that the digest gathers.", .matching(articlePattern)) {
            $0.kept
        },
        .string("rule", "The rule that decided it.") { $0.link.rule },
    ],
    key: ["article_id", "kept_id"],
    foreign: [TableSchema.ForeignKey(columns: ["kept_id"], table: "articles", referenced: ["article_id"])])

/// A removed run of an article.
struct RemovedRow: Sendable {
    let article: String
    let removal: Removal
}

/// An input that cannot be used.
struct RejectedRow: Sendable {
    let rejection: Rejection
    let stage: String
}

/// A copy and the article that was kept, or a digest and an article that it gathers.
struct DuplicateRow: Sendable {
    let article: String
    let path: String
    let cluster: String
    let kept: String
    let link: Copy

    /// A copy of an article.
    init(copy: Copy, of article: Article) {
        (self.article, path, link) = (copy.id, copy.path, copy)
        (cluster, kept) = (article.id, article.id)
    }

    /// A digest and one of its parts.
    init(digest: Article, part: Copy) {
        (article, path, cluster) = (digest.id, digest.source.path, digest.id)
        (kept, link) = (part.id, part)
    }
}

private func unique(_ pattern: String) -> ColumnSchema.Constraints {
    ColumnSchema.Constraints(isRequired: true, isUnique: true, pattern: pattern)
}
