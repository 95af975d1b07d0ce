import Records

/// One row a material event.
let eventsTable = Table<SpanRow<Event>>(
    "events", "One row for each material event: who did what to whom.",
    [
        articleColumn(),
        .integer("sentence", "The number of the sentence that reports it.") { $0.item.sentence },
        .string("source", "Actor who did it.") { $0.item.source },
        .string("target", "Actor to whom it was done.", .optional) { $0.item.target },
        .string("event", "PLOVER event type.") { $0.item.event },
        .string("mode", "PLOVER mode.", .optional) { $0.item.mode },
    ] + offsetColumns("the words that carry it") + [
        .string("rule_id", "The rule that fired.") { $0.item.rule },
        fieldColumn(),
        textColumn("The words that carry it."),
    ],
    foreign: [.article, .sentence])
