import Extraction
import Lexicons
import Records
import TestSupport
import Testing

@Suite("Quotes")
struct QuotesTests {
    let reader: QuoteReader

    init() throws { reader = try QuoteReader.shared.get() }

    @Test(arguments: [
        ("“The road stays open,” Lisko said.", ["direct: The road stays open, | said | Lisko = per:anna-lisko (name)"]),
        (
            "“The road stays open,” said Anna Lisko, the mayor.",
            ["direct: The road stays open, | said | Anna Lisko = per:anna-lisko (name)"]
        ),
        (
            "Lisko declared: “The road stays open.”",
            ["direct: The road stays open. | declared | Lisko = per:anna-lisko (name)"]
        ),
        (
            "Orlin told Valmark Radio, \"The road stays open.\"",
            ["direct: The road stays open. | told | Orlin = per:ivan-orlin (name)"]
        ),
        (
            "“It is cold,” Orlin said, “but we hold.”",
            [
                "direct: It is cold, | said | Orlin = per:ivan-orlin (name)",
                "direct: but we hold. | said | Orlin = per:ivan-orlin (name)",
            ]
        ),
        (
            "“Russia is weak,” Orlin said. “But we will not trade land.”",
            [
                "direct: Russia is weak, | said | Orlin = per:ivan-orlin (name)",
                "direct: But we will not trade land. | said | Orlin = per:ivan-orlin (continued)",
            ]
        ),
        // The closing mark was lost.
        (
            "“The road stays open, Orlin said at the old harbour.",
            ["direct: The road stays open, | said | Orlin = per:ivan-orlin (name) | unclosed"]
        ),
        (
            "“There is no other plan, Lisko told reporters. “We stay,” she added.",
            [
                "direct: There is no other plan, | told | Lisko = per:anna-lisko (name) | unclosed",
                "direct: We stay, | added | she = per:anna-lisko (pronoun)",
            ]
        ),
        (
            "“They only know strength, said Orlin.",
            ["direct: They only know strength, | said | Orlin = per:ivan-orlin (name) | unclosed"]
        ),
        (
            "“We asked them, as Lisko said at the harbour.",
            ["direct: We asked them, as Lisko said at the harbour. | - | - = - (-) | implied unclosed"]
        ),
        // An English word is none in another language.
        (
            "„Die Straße bleibt offen“, sagte Orlin am Montag.",
            ["direct: Die Straße bleibt offen | sagte | Orlin = per:ivan-orlin (name)"]
        ),
        (
            "«Дорога открыта, — сказал он на встрече. — Это важно».",
            [
                "direct: Дорога открыта, | сказал | он на встрече = - (unnamed)",
                "direct: Это важно | сказал | он на встрече = - (unnamed)",
            ]
        ),
        (
            "“Will you sign? We must know,” asked Lisko.",
            ["direct: Will you sign? We must know, | asked | Lisko = per:anna-lisko (name)"]
        ),
        (
            "“We hold,” Lisko said.\n“We shall hold for a long time.”",
            [
                "direct: We hold, | said | Lisko = per:anna-lisko (name)",
                "direct: We shall hold for a long time. | - | Lisko = per:anna-lisko (continued)",
            ]
        ),
        (
            "“Will you sign?” a reporter asked.\n“Ask me tomorrow.”",
            ["direct: Will you sign? | asked | a reporter = - (unnamed)", "direct: Ask me tomorrow. | - | - = - (-)"]
        ),
        (
            "Said Orlin: “The road stays open.”",
            ["direct: The road stays open. | Said | Orlin = per:ivan-orlin (name)"]
        ),
        (
            "Smith, who wrote “A Winter Without Bread,” said the film would be shot in May.",
            ["indirect: the film would be shot in May | said | Smith = per:smith (name)"]
        ),
        (
            "When Jones noted that Smith had paid nothing – which was true – Smith boasted, “That makes me smart.”",
            [
                "indirect: Smith had paid nothing – which was true | noted | Jones = per:jones (name)",
                "direct: That makes me smart. | boasted | Smith = per:smith (name)",
            ]
        ),
        (
            "\"ORLIN: We came too late.\n\"HOST: Who is to blame?\n\"ORLIN: Nobody.\n\"It was the weather.\"",
            [
                "direct: We came too late. | : | ORLIN = - (unnamed) | transcript",
                "direct: Who is to blame? | : | HOST = - (unnamed) | transcript",
                "direct: Nobody. | : | ORLIN = - (unnamed) | transcript",
                "direct: It was the weather. | : | ORLIN = - (unnamed)",
            ]
        ),
        (
            "ORLIN: We came too late.\nHOST: Who is to blame?",
            [
                "indirect: We came too late | : | ORLIN = - (unnamed) | transcript",
                "indirect: Who is to blame? | : | HOST = - (unnamed) | transcript",
            ]
        ),
        (
            "Ivan Orlin came late.\nORLIN: We hold.\nHOST: Who is to blame?",
            [
                "indirect: We hold | : | ORLIN = per:ivan-orlin (name) | transcript",
                "indirect: Who is to blame? | : | HOST = - (unnamed) | transcript",
            ]
        ),
        (
            "Anna Lisko and Peter Lisko came. Lisko was early. “We are late,” he said.",
            ["direct: We are late, | said | he = per:peter-lisko (pronoun)"]
        ),
        (
            "Orlin met Smith. Lisko’s guests left when she said that it was late.",
            ["indirect: it was late | said | she = per:anna-lisko (pronoun)"]
        ),
        (
            "According to Lisko, “If it rains, we go. We have no boats.”",
            ["direct: If it rains, we go. We have no boats. | According to | Lisko = per:anna-lisko (name)"]
        ),
        (
            "“Why is the road closed?” Lisko demanded.",
            ["direct: Why is the road closed? | demanded | Lisko = per:anna-lisko (name)"]
        ),
        (
            "When Lisko came in, he laughed and said, “Nobody is late.”",
            ["direct: Nobody is late. | said | he = per:anna-lisko (pronoun)"]
        ),
        ("Arden: We came too late", ["indirect: We came too late | : | Arden = - (unnamed) | headline"]),
        ("“We came too late.” — Ivan Orlin", ["direct: We came too late. | - | Ivan Orlin = per:ivan-orlin (name)"]),
        ("Orlin was blunt: “We came too late.”", ["direct: We came too late. | - | Orlin = per:ivan-orlin (name)"]),
        (
            "According to Lisko, the road stays open.",
            ["indirect: the road stays open | According to | Lisko = per:anna-lisko (name)"]
        ),
        (
            "The road stays open, according to Lisko.",
            ["indirect: The road stays open | according to | Lisko = per:anna-lisko (name)"]
        ),
        (
            "Lisko said that the road “stays open” for now.",
            ["mixed: the road “stays open” for now | said | Lisko = per:anna-lisko (name)"]
        ),
        (
            "Lisko said on Friday that the road was open.",
            ["indirect: the road was open | said | Lisko = per:anna-lisko (name)"]
        ),
        ("Lisko said it was open.", ["indirect: it was open | said | Lisko = per:anna-lisko (name)"]),
        ("The road was open, Lisko said.", ["indirect: The road was open | said | Lisko = per:anna-lisko (name)"]),
        (
            "Orlin urged Lisko to open the road, which he likes.",
            ["indirect: Lisko to open the road, which he likes | urged | Orlin = per:ivan-orlin (name)"]
        ),
        (
            "Velin insists on Orlin leaving the talks.",
            ["indirect: Orlin leaving the talks | insists on | Velin = VAL.GOV (metonym)"]
        ),
        (
            "Orlin, who warned that it would fail, left.",
            ["indirect: it would fail | warned | Orlin = per:ivan-orlin (name)"]
        ),
        (
            "Velin, however, has made clear that it must end.",
            ["indirect: it must end | has made clear | Velin = VAL.GOV (metonym)"]
        ),
        (
            "Orlin acknowledged that it “could work,” but stressed that it might not.",
            [
                "mixed: it “could work,” | acknowledged | Orlin = per:ivan-orlin (name)",
                "indirect: it might not | stressed | Orlin = per:ivan-orlin (name)",
            ]
        ),
        (
            "“We hold,” Orlin said, adding that it was cold.",
            [
                "direct: We hold, | said | Orlin = per:ivan-orlin (name)",
                "indirect: it was cold | adding | Orlin = per:ivan-orlin (name)",
            ]
        ),
        (
            "Orlin did not say that it was cold.",
            ["indirect: it was cold | did not say | Orlin = per:ivan-orlin (name) | negated"]
        ),
        ("Orlin denied that he left.", ["indirect: he left | denied | Orlin = per:ivan-orlin (name) | negated"]),
        (
            "Orlin will say that it is over.",
            ["indirect: it is over | will say | Orlin = per:ivan-orlin (name) | future"]
        ),
        (
            "He held to Velin’s stance that borders must stay.",
            ["indirect: borders must stay | stance | Velin = VAL.GOV (metonym) | opinion"]
        ),
        (
            "Ukrainian officials say their aims include security.",
            ["indirect: their aims include security | say | Ukrainian officials = UKR.GOV (group)"]
        ),
        (
            "Officials in Kyiv say the plan is dead.",
            ["indirect: the plan is dead | say | Officials in Kyiv = UKR.GOV (group)"]
        ),
        (
            "As both sides wait, analysts warn that it could stall.",
            ["indirect: it could stall | warn | analysts = grp:analysts (group)"]
        ),
        (
            "“It is late,” Valmark Radio quoted Orlin as saying.",
            ["direct: It is late, | saying | Orlin = per:ivan-orlin (name)"]
        ),
        (
            "Orlin was quoted as saying that it was late.",
            ["indirect: it was late | saying | Orlin = per:ivan-orlin (name)"]
        ),
        (
            "The country “is late,” Orlin said.",
            ["mixed: The country “is late,” | said | Orlin = per:ivan-orlin (name)"]
        ),
        ("“We came late” (Ivan Orlin).", ["direct: We came late | - | Ivan Orlin = per:ivan-orlin (name)"]),
        ("‘We came late’: Orlin on the ruins", ["direct: We came late | - | Orlin = per:ivan-orlin (name)"]),
        (
            "“The road stays open, Orlin said.\nIt was cold.",
            ["direct: The road stays open, | said | Orlin = per:ivan-orlin (name) | unclosed"]
        ),
        (
            "Orlin: We came late.\nLisko: Who is to blame?",
            [
                "indirect: We came late | : | Orlin = per:ivan-orlin (name) | transcript",
                "indirect: Who is to blame? | : | Lisko = per:anna-lisko (name) | transcript",
            ]
        ),
        ("«Мы не подпишем», — сказал Орлин.", ["direct: Мы не подпишем | сказал | Орлин = - (unnamed)"]),
        (
            "«Мы не подпишем, — заявил Орлин. — Это окончательно».",
            [
                "direct: Мы не подпишем, | заявил | Орлин = - (unnamed)",
                "direct: Это окончательно | заявил | Орлин = - (unnamed)",
            ]
        ),
        ("The plan, Orlin said, would fail.", ["indirect: would fail | said | Orlin = per:ivan-orlin (name)"]),
        ("Orlin, who said that it was late, left.", ["indirect: it was late | said | Orlin = per:ivan-orlin (name)"]),
        ("Orlin and Lisko said that it was late.", ["indirect: it was late | said | Orlin and Lisko = - (several)"]),
        (
            "“It is late,” Ivan Orlin, the mayor told Valmark Radio.",
            ["direct: It is late, | told | Ivan Orlin = per:ivan-orlin (name)"]
        ),
        ("A spokesman said that it was late.", ["indirect: it was late | said | A spokesman = - (unnamed)"]),
        (
            "General Ivan Orlin left. The general said that it was late.",
            ["indirect: it was late | said | The general = per:ivan-orlin (role)"]
        ),
        (
            "Anna Lisko met Ivan Orlin. She said it was late. He said it was not.",
            [
                "indirect: it was late | said | She = per:anna-lisko (pronoun)",
                "indirect: it was not | said | He = per:ivan-orlin (pronoun)",
            ]
        ),
    ])
    func `Words, cue and speaker are found`(_ text: String, _ expected: [String]) {
        #expect(reader.lines(text) == expected)
    }

    @Test(arguments: [
        "They speak of a “special operation” in the east.",
        "The film “A Winter Without Bread” opened in Velin.",
        "Orlin reiterated his firm stance against any truce until the army leaves.",
        "Disparaging remarks and claims reached the United States.",
        "It is worth noting how cold the road was.",
        "The plan, known as “Dawn”, failed.",
        "The report was released on Friday.",
    ])
    func `What nobody says is no quote`(_ text: String) {
        #expect(reader.lines(text) == [])
    }

    @Test(
        arguments: try pipelineTable("lexicon/speech-verbs.tsv", ["lemma", "example"]).rows.filter {
            !$0["example"].isEmpty
        })
    func `Each cue of the lexicon reads its example`(_ row: Table.Row) {
        let example = Array(row["example"].utf8)
        let cue = String(decoding: example.drop { $0 != 0x5B }.dropFirst().prefix { $0 != 0x5D }, as: UTF8.self)
        let bars = example.filter { $0 != 0x5B && $0 != 0x5D }.split(separator: 0x7C, omittingEmptySubsequences: false)
        let text = bars.map { String(decoding: $0, as: UTF8.self) }.joined()
        let quotes = reader.quotes(text + ".")
        let bytes = Array(text.utf8)
        let words = String(decoding: bars[1], as: UTF8.self).filter { $0 != "|" }
        #expect(quotes.map { String(decoding: bytes[$0.span.range], as: UTF8.self) } == [words.trimmingSpace])
        #expect(quotes.map { $0.cue.map { String(decoding: bytes[$0.range], as: UTF8.self) } } == [cue])
        #expect(quotes.map(\.speakerID) == ["per:smith"])
    }

    @Test func `A direct quote is quoted whole, a mixed one in its fragments, and the addressee is named`() {
        let text = "Orlin told Valmark Radio that it “could end” soon."
        #expect(
            reader.quotes(text) == [
                Quote(
                    id: "a-q0", kind: .mixed, span: TextSpan(start: 30, end: 53),
                    quoted: [TextSpan(start: 36, end: 45)],
                    cue: TextSpan(start: 6, end: 10), speaker: TextSpan(start: 0, end: 5), speakerID: "per:ivan-orlin",
                    speakerHow: "name", addressee: TextSpan(start: 11, end: 24), group: "a-q0", sentence: 0,
                    confidence: 0.9, rule: "quote-that")
            ])
    }

    @Test func `Direct quotes of one speaker in one paragraph are a group`() {
        let text = "“It is cold,” Orlin said. “We hold.”\n“Why?” Lisko asked."
        #expect(reader.quotes(text).map(\.group) == ["a-q0", "a-q0", "a-q2"])
    }

    @Test func `An office is known by the date of the article, and not without one`() {
        let text = "The Ukrainian president said that it was late."
        #expect(
            reader.lines(text, published: "2024-07-01") == [
                "indirect: it was late | said | The Ukrainian president = per:zelenskyy (office)"
            ])
        #expect(reader.lines(text) == ["indirect: it was late | said | The Ukrainian president = - (unnamed)"])
    }
}

extension String {
    fileprivate var trimmingSpace: String {
        var part = self[...]
        while part.first == " " { part.removeFirst() }
        while part.last == " " { part.removeLast() }
        return String(part)
    }
}
