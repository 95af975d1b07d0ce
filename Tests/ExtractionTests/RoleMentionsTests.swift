import Extraction
import Records
import TestSupport
import Testing

@Suite("Roles that stand for somebody")
struct RoleMentionsTests {
    let reader: QuoteReader

    init() throws { reader = try QuoteReader.shared.get() }

    @Test func `A role that was given to somebody stands for them, with article and nation`() {
        let text = """
            Valmarkian President Ivan Orlin met General Anna Lisko. It rained. The general left early. The Valmarkian president \
            stayed, and so did the leader of Valmark.
            """
        #expect(
            reader.roles(text) == [
                "The general = per:anna-lisko (role)", "The Valmarkian president = per:ivan-orlin (role)",
                "the leader of Valmark = per:ivan-orlin (role)",
            ])
    }

    @Test func `A title is no mention of its own, and the name beside a role says whose it is`() {
        #expect(reader.roles("President Ivan Orlin slept. The President Ivan Orlin left.") == [])
        #expect(
            reader.roles("Valmark’s top commander, General Anna Lisko, slept. Ivan Orlin, the Bronan envoy, left.") == [
                "Valmark’s top commander = per:anna-lisko (apposition)", "the Bronan envoy = per:ivan-orlin (role)",
            ])
    }

    @Test(arguments: [
        // Another nation, another office, an office before or beside it.
        "Valmarkian President Ivan Orlin slept. It rained. The Bronan president left.",
        "President Ivan Orlin slept. It rained. The former president left.",
        "Former President Ivan Orlin slept. It rained. The president left.",
        "Deputy Prime Minister Ivan Orlin slept. It rained. The prime minister left.",
        "Valmarkian President Ivan Orlin slept. It rained. The Valmarkian prime minister left.",
        "Trade minister Ivan Orlin slept. It rained. The health minister left.",
        // Nobody in particular, several, or of something without a name.
        "General Anna Lisko slept. It rained. A general left.",
        "General Anna Lisko slept. It rained. The generals left.",
        "President Ivan Orlin slept. It rained. The president of a small club left.",
        "Valmarkian President Ivan Orlin slept. It rained. The president of Valmark’s smallest club left.",
        // Two of them named in one sentence, or one in the sentence of the role.
        "President Ivan Orlin met President Anna Lisko. It rained. The president left.",
        "President Ivan Orlin slept. It rained. Orlin met the president.",
        // What follows is described, or speech is quoted: whose president depends on the speaker.
        "President Ivan Orlin slept. It rained. The president dispute went on.",
        "President Ivan Orlin slept. It rained. “The president is late,” Smith said.",
    ])
    func `Where it is not certain who is meant nobody is`(_ text: String) {
        #expect(reader.roles(text) == [])
    }

    @Test func `A body is the one of the last sentences whose name holds the word`() {
        #expect(
            reader.roles("The River Commission met. It rained. The commission voted.")
                == ["The commission = org:river-commission (role)"])
        #expect(reader.roles("The River Commission met the Flood Commission. It rained. The commission voted.") == [])
        #expect(reader.roles("The River Commission met. It rained. The ethics commission voted.") == [])
        #expect(
            reader.roles(
                "The River Commission met. " + String(repeating: "It rained. ", count: 4) + "The commission voted.")
                == [])
    }

    @Test func `Governments and offices of the domain's actors are known without a name`() {
        #expect(
            reader.roles("The Ukrainian government agreed. It rained.") == [
                "The Ukrainian government = UKR.GOV (group)"
            ])
        #expect(reader.roles("The Ukrainian president agreed.") == [])
        #expect(
            reader.roles("The Ukrainian president agreed.", published: "2024-07-01") == [
                "The Ukrainian president = per:zelenskyy (office)"
            ])
        #expect(
            reader.roles("Zelenskyy slept. It rained. The Ukrainian leader agreed.")
                == ["The Ukrainian leader = per:zelenskyy (role)"])
    }

    @Test(arguments: 0..<300)
    func `Roles lie in bounds, in order, and apart, in any text`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "the", "The", "a", "Ukrainian", "Valmarkian", "Valmark", "president", "general", "minister", "former",
            "of", "’s", "Orlin", "Lisko", "President", "Gen.", ",", ".", "“", "”", "said", "commission",
            "River Commission", "government", "officials", "\n", "é", "top", "deputy", "and", "met", "he",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            text += random.pick(pieces) + random.pick(["", " ", " ", " "])
        }
        let bytes = Array(text.utf8)
        var last = 0
        for mention in reader.roleMentions(bytes, mentions: reader.mentions(in: bytes)) {
            #expect(
                mention.span.start >= last && mention.span.start < mention.span.end && mention.span.end <= bytes.count)
            #expect(mention.span.field == .text && !mention.entity.isEmpty)
            #expect(["role", "apposition", "office", "group"].contains(mention.how))
            last = mention.span.end
        }
    }

    /// A text in which persons are named one after the other, and their mentions.
    private func persons(_ count: Int, _ sentence: String, _ text: inout [UInt8]) -> [Mention] {
        (0..<count).map { person in
            let start = text.count + sentence.utf8.count
            text += Array((sentence + "Lisko came. ").utf8)
            return Mention(TextSpan(start: start, end: start + 5), type: "PER", entity: "per:\(person)", how: "test")
        }
    }

    @Test func `Of thousands with one role the last is meant`() {
        var text: [UInt8] = []
        let mentions = persons(4000, "The general left. General ", &text)
        let roles = reader.roleMentions(text, mentions: mentions)
        #expect(roles.map(\.entity) == (0..<3999).map { "per:\($0)" })
    }

    @Test(arguments: [999, 1000])
    func `Who was named before a thousand others is not meant`(_ others: Int) {
        var text = Array("General Orlin slept. ".utf8)
        let general = Mention(TextSpan(start: 8, end: 13), type: "PER", entity: "per:orlin", how: "test")
        let mentions = [general] + persons(others, "It rained. ", &text)
        text += Array("The general left.".utf8)
        #expect(reader.roleMentions(text, mentions: mentions).map(\.entity) == (others < 1000 ? ["per:orlin"] : []))
    }
}
