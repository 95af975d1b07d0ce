import Records

/// One row a sentence.
let sentencesTable = Table<SpanRow<Sentence>>(
    "sentences", "One row for each sentence of the text, and one for the title as a whole.",
    [
        articleColumn(), fieldColumn(),
        .integer("sentence", "The sentence's number in its article, from 0, the title first.") { $0.index },
    ] + offsetColumns("it") + [textColumn("The sentence.")],
    key: ["article_id", "sentence"], foreign: [.article])

/// One row a mention of a name.
let mentionsTable = Table<SpanRow<Mention>>(
    "mentions", "One row for each place where a name stands.",
    [articleColumn(), fieldColumn()] + offsetColumns("the name") + [
        textColumn("The name as it stands, without title, article or possessive."),
        .string("type", "What is named.", .oneOf(mentionTypes)) { $0.item.type },
        .string("entity_id", "Who or what is named.") { $0.item.entity },
        .string("actor", "Who acts, where a capital or a palace stands for its government.", .optional) {
            $0.item.actor
        },
        .string("how", "The rule or model that found it.") { $0.item.how },
    ],
    key: ["article_id", "field", "start", "end"],
    foreign: [.article, .same(["entity_id"], in: "entities")])

/// One row a role that stands for somebody.
let roleMentionsTable = Table<SpanRow<RoleMention>>(
    "role_mentions", "One row for each place where a role stands for somebody instead of a name.",
    [articleColumn(), fieldColumn()] + offsetColumns("the words") + [
        textColumn("The words, with article and nation."),
        .string("entity_id", "Who is meant: an entity that the article names, or an actor of the domain.") {
            $0.item.entity
        },
        .string(
            "how",
            "`role`: it was given to somebody named in the article; `apposition`: the name stands beside it; `office`: an actor of the domain held it on the article's day; `group`: a government or a group that the domain knows.",
            .oneOf(["role", "apposition", "office", "group"])
        ) { $0.item.how },
    ],
    key: ["article_id", "field", "start", "end"], foreign: [.article])

/// One row a time expression.
let timesTable = Table<SpanRow<Time>>(
    "times", "One row for each time expression.",
    [articleColumn(), fieldColumn()] + offsetColumns("it") + [
        textColumn("The expression."),
        .string("type", "The TIMEX3 type.", .oneOf(["DATE", "TIME", "DURATION", "SET"])) { $0.item.type },
        .string("value", "The TIMEX3 value.") { $0.item.value },
        .string("from", "The first day, ISO 8601, of an interval that is known.", .optional) { $0.item.from },
        .string("to", "The last day.", .optional) { $0.item.to },
        .boolean("resolved", "Whether the value is known without a guess.") { $0.item.resolved },
        .string("rule", "The rule that found it.") { $0.item.rule },
    ],
    foreign: [.article])
