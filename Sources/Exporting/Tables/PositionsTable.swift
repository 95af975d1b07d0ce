import Records

/// One row a position: the fields of the codebook's fields.tsv in their order, then the columns that every table of
/// spans has.
let positionsTable = Table<SpanRow<Position>>(
    "positions", "One row for each position that somebody takes on an issue in a sentence.",
    whereColumns + whatColumns + howColumns + [
        .string("codebook_version", "Hash of the codebook that coded it.", .optional) {
            $0.article.record.annotated.codebookVersion
        },
        articleColumn(),
    ] + offsetColumns("the evidence") + [
        textColumn("The evidence."),
        .string("via", "Who reports the position, when that is somebody else than the holder.", .optional) {
            $0.item.via
        },
    ],
    key: ["row_id"], foreign: [.article, .same(["quote_id"], in: "quotes")])

private let whereColumns: [Column<SpanRow<Position>>] = [
    .string("row_id", "Hash of article, rule and evidence.", .unique) { $0.item.id },
    .string("doc_id", "The article, as `article_id`.", .matching(articlePattern)) { $0.article.id },
    fieldColumn(),
    .integer("sent_start", "Where the sentence begins, in Unicode scalars of the field.") { $0.sentence.start },
    .integer("sent_end", "Where the sentence ends, exclusive.") { $0.sentence.end },
    .text("sentence", "The sentence itself.") { $0.sentence.text },
]

private let whatColumns: [Column<SpanRow<Position>>] = [
    .string("holder", "Actor who takes the position; a capital is resolved to its government.") { $0.item.holder },
    .string("holder_role", "Office or role at the article's date.", .optional) { $0.item.holderRole },
    .string("side", "Side of the holder in this domain.") { $0.item.side },
    .string("act", "Act of the codebook.") { $0.item.act },
    .string("mode", "`threat` or `warning`; `tentative` for weak forms.", .optional) { $0.item.mode },
    .integer(
        "polarity", "The holder's attitude to the positive pole of the issue: -1, 0 or 1.",
        ColumnSchema.Constraints(isRequired: true, minimum: -1, maximum: 1)
    ) { $0.item.polarity },
    .string("issue", "Issue of the codebook.") { $0.item.issue },
    .list("target", "Actors who would have to act, or whose proposal is answered.") {
        $0.item.target.map { Array($0.utf8) }
    },
    .string("condition_relation", "Relation of the codebook.", .optional) { $0.item.conditionRelation },
    .list("condition_issue", "Issues of the consequent or of the if-clause.") {
        $0.item.conditionIssue.map { Array($0.utf8) }
    },
    .text("condition_text", "The if-clause or prerequisite, verbatim.", .optional) { row in
        row.item.condition.map { row.article.place($0).text }
    },
]

private let howColumns: [Column<SpanRow<Position>>] = [
    .string("source", "How it is reported.", .oneOf(["quote", "mixed", "reported", "narrator"])) { $0.item.source },
    .string("quote_id", "The quote that carries it.", .optional) { $0.item.quote },
    .integer("evidence_start", "As `start`.") { $0.place.start },
    .integer("evidence_end", "As `end`.") { $0.place.end },
    .string("plan", "Named plan that it is about.", .optional) { $0.item.plan },
    .string(
        "time", "Time of the position relative to the article.",
        .oneOf(["past", "current", "future"], required: false)
    ) { $0.item.time },
    .string("rule_id", "The rule that fired.") { $0.item.rule },
    .string("rule_trace", "Cue and trigger matched, with Unicode scalar offsets into the sentence.") { $0.item.trace },
    .number("confidence", "From 0 to 1.") { $0.item.confidence },
    .string("plover_event", "PLOVER event type of the act.", .optional) { $0.item.ploverEvent },
    .string("cameo", "CAMEO code of the act.", .optional) { $0.item.cameo },
]

extension SpanRow<Position> {
    fileprivate var sentence: Place { article.sentence(item.sentence) }
}
