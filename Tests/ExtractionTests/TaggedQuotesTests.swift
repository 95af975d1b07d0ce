import Bytes
import Extraction
import Records
import Tagging
import TestSupport
import Testing

/// What the taggers of quotations add to the rules, with the models of `pipeline/models`.
@Suite("Tagged quotes")
struct TaggedQuotesTests {
    private static let shared = Result {
        let models = projectFolder + "/pipeline/models/"
        return try Extractor(
            ExtractionOptions(), domain: "ukraine-peace",
            names: TaggingModel(path: models + "names.model", features: Extractor.nameFeatures),
            quotes: QuoteModels(
                cues: TaggingModel(path: models + "quote-cues.model", features: Extractor.cueFeatures),
                roles: TaggingModel(path: models + "quote-roles.model", features: Extractor.roleFeatures)),
            reading: TestSupport.pipelineTable)
    }

    private let extractor: Extractor

    init() throws { extractor = try Self.shared.get() }

    @Test(arguments: [
        // The words of a noun are flagged.
        (
            "President Anna Lisko has repeatedly criticized the plan, calling it a mistake.",
            [
                "indirect the plan < has repeatedly criticized < President Anna Lisko = per:anna-lisko | topic quote-tagged"
            ]
        ),
        // The rule's bounds stand.
        (
            "Paul Orlin, who said that the bridge would stay closed, left at noon.",
            ["indirect the bridge would stay closed < said < Paul Orlin = per:paul-orlin quote-that"]
        ),
        // A dateline is no speaker.
        (
            "NEW DELHI: Minister Paul Orlin told the board on Friday that the bridge “is not closed to carts”.",
            ["mixed the bridge “is not closed to carts” < told < Minister Paul Orlin = per:paul-orlin quote-that"]
        ),
        ("The bridge has three arches and two towers.", []),
    ])
    func `The taggers find what no rule does and who says it`(_ text: String, _ expected: [String]) {
        let bytes = Array(text.utf8)
        let found = extractor.extract(ArticleText(id: "a", text: bytes)).quotes.map { quote in
            func words(_ span: TextSpan?) -> String {
                span.map { String(decoding: bytes[$0.range], as: UTF8.self) } ?? "-"
            }
            let flags = quote.flags.isEmpty ? "" : " | \(quote.flags.joined(separator: " "))"
            return "\(quote.kind) \(words(quote.span)) < \(words(quote.cue)) < \(words(quote.speaker)) = "
                + "\(quote.speakerID ?? "-")\(flags) \(quote.rule)"
        }
        #expect(found == expected)
    }

    @Test func `However many quotations stand beside a sentence of many cues, each cue sees as many words`() {
        let marked = String(repeating: "“a” ", count: 1500)
        let text = marked + ". " + String(repeating: "Orlin said that he said that ", count: 20) + "."
        let quotes = extractor.extract(ArticleText(id: "a", text: Array(text.utf8))).quotes
        #expect(quotes.allSatisfy { $0.span.start > marked.utf8.count })
    }

    @Test(arguments: [(10, ["Varenko", "Anna Lisko"], ["quote-tagged"]), (2000, ["Anna Lisko"], [])])
    func `A sentence without end is left to the rules`(_ repeats: Int, _ names: [String], _ rules: [String]) {
        let text =
            "Varenko met officials after President Anna Lisko repeatedly criticized the plan"
            + String(repeating: ", and so on", count: repeats) + "."
        let article = ArticleText(id: "a", text: Array(text.utf8))
        let extracted = extractor.extract(article)
        #expect(
            extracted.mentions.map { String(decoding: article.text[$0.span.range], as: UTF8.self) } == names)
        #expect(extracted.quotes.map(\.rule) == rules)
    }

    @Test func `The parts of one attribution share a group`() {
        let text = "“The bridge,” Lisko said, “is not safe.” Later it rained."
        let quotes = extractor.extract(ArticleText(id: "a", text: Array(text.utf8))).quotes
        #expect(quotes.map(\.group) == ["a-q0", "a-q0"])
        #expect(quotes.map(\.kind) == [.direct, .direct])
    }

    @Test(arguments: 0..<200)
    func `Quotes lie in bounds, in order, without overlaps, in any text`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "“", "”", "\"", "‘", "’", "said", "says", "told", "that", "according to", "criticized", "he", "who",
            "Orlin",
            "the", "general", "plan", "to go", "in", ",", ".", ":", "—", "\n", "\n\n", "é", "🕊", "’s", "on Friday",
            "and",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...120, using: &random) {
            text += random.pick(pieces) + random.pick(["", " ", " ", " "])
        }
        let bytes = Array(text.utf8)
        var end = 0
        for quote in extractor.extract(ArticleText(id: "a", text: bytes)).quotes {
            #expect(quote.span.start >= end)
            end = quote.span.end
            for span in [quote.span] + quote.quoted + [quote.cue, quote.speaker, quote.addressee].compactMap({ $0 }) {
                #expect(span.start < span.end && span.end <= bytes.count && !isUTF8Continuation(bytes[span.start]))
            }
            #expect(quote.kind == .indirect ? quote.quoted.isEmpty : !quote.quoted.isEmpty)
        }
    }

    @Test(arguments: [
        String(repeating: "“a” he said, and ", count: 2000), String(repeating: "Orlin said that ", count: 3000),
        String(repeating: "“No,” he said.\n", count: 2000), "“" + String(repeating: "he said. ", count: 4000) + "”",
    ])
    func `Long runs of the same words are read in linear time`(_ text: String) {
        _ = extractor.extract(ArticleText(id: "a", text: Array(text.utf8)))
    }
}
