import Records

/// One row a quote.
let quotesTable = Table<SpanRow<Quote>>(
    "quotes", "One row for each utterance that somebody is reported to have made.",
    [
        .string("quote_id", "The article's id and the quote's number in it.", .unique) { $0.item.id },
        articleColumn(),
        .string(
            "kind",
            "`direct`: a clause in quotation marks; `mixed`: a fragment in marks inside a reporting clause; `indirect`: "
                + "reported without marks.", .oneOf(Quote.Kind.allCases.map(\.rawValue))
        ) { $0.item.kind.rawValue },
    ] + offsetColumns("the quote, without outer quotation marks,") + [
        textColumn("The words said."),
        .list("quoted_text", "The parts of the words that stand in quotation marks.") { row in
            row.item.quoted.map { row.article.place($0).text }
        },
    ] + speakerColumns + [
        .string("group", "The first quote of those that are one utterance.") { $0.item.group },
        .integer("sentence", "The number of the sentence where the words begin.") { $0.item.sentence },
        .number("confidence", "From 0 to 1.") { $0.item.confidence },
        .list("flags", "`negated`, `future`, `unclosed`…") { $0.item.flags.map { Array($0.utf8) } },
        fieldColumn(),
        .string("rule", "The rule or model that found it.") { $0.item.rule },
    ],
    key: ["quote_id"],
    foreign: [
        .article, .sentence, TableSchema.ForeignKey(columns: ["group"], table: "quotes", referenced: ["quote_id"]),
    ])

private let speakerColumns: [Column<SpanRow<Quote>>] = [
    .text("cue", "The reporting verb or noun.", .optional) { $0.cue?.text },
    .integer("cue_start", "Where the cue begins, in Unicode scalars.", .optionalNatural) { $0.cue?.start },
    .integer("cue_end", "Where the cue ends, exclusive.", .optionalNatural) { $0.cue?.end },
    .text("speaker", "Who speaks, as the text has it: a name, a role or a pronoun.", .optional) { $0.speaker?.text },
    .integer("speaker_start", "Where the speaker begins, in Unicode scalars.", .optionalNatural) { $0.speaker?.start },
    .integer("speaker_end", "Where the speaker ends, exclusive.", .optionalNatural) { $0.speaker?.end },
    .string("speaker_id", "Who speaks: an id of `entities` or of the domain's actors.", .optional) {
        $0.item.speakerID
    },
    .string("speaker_how", "How the speaker was found.", .optional) { $0.item.speakerHow },
    .text("addressee", "Whom the words were said to, as the text has it.", .optional) { row in
        row.item.addressee.map { row.article.place($0).text }
    },
]

extension SpanRow<Quote> {
    fileprivate var cue: Place? { item.cue.map(article.place) }
    fileprivate var speaker: Place? { item.speaker.map(article.place) }
}
