import Bytes
import Extraction
import Records
import TestSupport
import Testing

@Suite("Laws of quotes")
struct QuotesLawsTests {
    let reader: QuoteReader

    init() throws { reader = try QuoteReader.shared.get() }

    @Test(arguments: 0..<600)
    func `Spans lie in bounds at scalars, fragments inside, and ids and groups agree, in any text`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "“", "”", "\"", "‘", "’", "'", "«", "»", "``", "''", "„", "said", "says", "told", "that", "according to",
            "urged", "to go",
            "he", "She", "it", "they", "who", "Orlin", "Lisko", "Velin", "the", "a", "general", "officials", "in",
            "Kyiv", "stance", "expressing",
            "concern", "has", "not", "will", "was", "adding", "insists on", "leaving", ",", ".", ":", "?", "!", "…",
            "—", "–", "-", "(", ")", ";",
            "and", "but", "with", "which", "\n", "\n\n", "\u{A0}", "🕊", "мир", "é", "\u{0}", "’s", "on Friday",
            "made clear", "whether", "demand",
            "country", "declare", "neutrality", "quoted", "as", "saying", "by", "statement", "reported", "\u{202E}",
            "12", "Mr.",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...80, using: &random) {
            text += random.pick(pieces) + random.pick(["", " ", " ", " "])
        }
        let bytes = Array(text.utf8)
        check(reader.quotes(bytes, mentions: random.next() % 4 == 0 ? [] : reader.mentions(in: bytes)), bytes)
    }

    @Test(arguments: 0..<100)
    func `Any bytes are read without a trap`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let alphabet: [UInt8] = [
            0x00, 0x0A, 0x20, 0x22, 0x27, 0x2C, 0x2E, 0x61, 0x73, 0x80, 0x9C, 0x9D, 0xC3, 0xE2, 0xF0, 0xFF,
        ]
        let bytes = random.bytes(upTo: 300, from: alphabet)
        _ = reader.quotes(bytes, mentions: [])
    }

    @Test(arguments: [
        String(repeating: "“", count: 2000), String(repeating: "Orlin said that ", count: 800),
        String(repeating: "“a” he said, and ", count: 500), String(repeating: ", who said it, ", count: 800),
        String(repeating: "the stance that ", count: 800), String(repeating: "“No,” he said.\n", count: 500),
        String(repeating: "he said it and ", count: 4000), String(repeating: "it said, he said it and ", count: 4000),
    ])
    func `Long runs of the same words are read in linear time`(_ text: String) {
        let bytes = Array(text.utf8)
        check(reader.quotes(bytes, mentions: []), bytes)
    }

    @Test func `An unclosed mark ends with its paragraph and is flagged`() {
        let quotes = reader.quotes("“The road stays open\nOrlin said it was cold.")
        #expect(quotes.allSatisfy { $0.span.end <= 22 || $0.span.start > 22 })
    }

    private func check(_ quotes: [Quote], _ text: [UInt8]) {
        var end = 0
        var ids: Set<String> = []
        for (i, quote) in quotes.enumerated() {
            #expect(quote.id == "a-q\(i)")
            ids.insert(quote.id)
            #expect(ids.contains(quote.group))
            #expect(quote.span.start >= end)
            end = quote.span.end
            let spans = [quote.span] + quote.quoted + [quote.cue, quote.speaker, quote.addressee].compactMap { $0 }
            for span in spans {
                #expect(span.start >= 0 && span.start < span.end && span.end <= text.count && span.field == .text)
                #expect(!isUTF8Continuation(text[span.start]))
                #expect(span.end == text.count || !isUTF8Continuation(text[span.end]))
            }
            for part in quote.quoted { #expect(quote.span.contains(part)) }
            #expect(quote.kind == .indirect ? quote.quoted.isEmpty : !quote.quoted.isEmpty)
            if quote.kind == .direct { #expect(quote.quoted == [quote.span]) }
            #expect(quote.confidence > 0 && quote.confidence <= 1)
            #expect(quote.flags == quote.flags.sorted())
            #expect(quote.speaker == nil || quote.speakerHow != nil)
        }
    }
}
