import Bytes
import Extraction
import Records
import TestSupport
import Testing

@Suite("Laws of names")
struct NameLawsTests {
    /// Words and marks that names are made of, and bytes that are no UTF-8.
    private static let pieces: [[UInt8]] =
        [
            "Kyiv", "Vladimir", "Putin", "President", "Gen.", "the", "The", "of", "and", "Ministry", "Bank", "al-Assad",
            "von", "US-backed", "28-point", "peace", "plan", "Tromsø", "NATO", "(", ")", ",", ".", "’s", "'s", "“", "”",
            "in", "to", "said", "rebels", "Lake", "North", "Foreign", "pro-Russian", "X-Y-Z", "-", "&", "Corriere",
            "della", "Sera", "E\u{301}va", "Киев", "北京", "\u{202E}", "\u{200B}", "\n", "\u{A0}", "$", "US", "October",
        ].map { Array($0.utf8) } + [[0xC3], [0xE2, 0x80], [0xFF]]

    private func article(_ seed: UInt64) -> ArticleText {
        var random = SplitMix(seed: seed)
        func text(_ most: Int) -> [UInt8] {
            (0..<Int.random(in: 0...most, using: &random)).flatMap { _ in
                random.pick(Self.pieces) + (Bool.random(using: &random) ? [0x20] : [])
            }
        }
        return ArticleText(id: "0", title: Bool.random(using: &random) ? text(12) : nil, text: text(80))
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `Mentions are ordered, apart, inside their sentences, and name entities that are listed once`(
        _ seed: UInt64
    ) throws {
        let article = article(seed)
        let extracted = try extractor().extract(article)
        let ids = extracted.entities.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Set(ids) == Set(extracted.mentions.map(\.entity)))
        for (one, other) in zip(extracted.mentions, extracted.mentions.dropFirst()) {
            #expect(one.span < other.span && !one.span.overlaps(other.span))
        }
        for mention in extracted.mentions {
            #expect(!mention.span.range.isEmpty)
            #expect(["PER", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "MISC"].contains(mention.type))
            #expect(extracted.sentences.contains { $0.span.contains(mention.span) })
            let bytes = article[mention.span.field]
            for offset in [mention.span.start, mention.span.end] where offset < bytes.count {
                #expect(!isUTF8Continuation(bytes[offset]) || firstInvalidUTF8(bytes.span) < bytes.count)
            }
        }
        #expect(try extractor().extract(article) == extracted)
    }

    @Test(arguments: [
        "Kyiv ", "Ann Smith ", "Ann Smith. ", "Smith ", "al-Assad ", "Ministry of ", "Bank of and ", "US-backed ",
        "A-", "28-point ", "President ", "senior ", "Lake ", "X (Y) ", "’s", "Kyiv, ", "of the ", "Skibo. ",
        "Kyiv met Skibo and ",
    ])
    func `Ten thousand repeats are read in linear time`(_ piece: String) throws {
        let text = Array(String(repeating: piece, count: 10_000).utf8)
        let extracted = try extractor().extract(ArticleText(id: "0", text: text))
        #expect(extracted.mentions.allSatisfy { $0.span.end <= text.count })
    }

    @Test func `Many persons of one surname are read in linear time`() throws {
        let text = Array((0..<2_000).map { "Ann\($0) Smith met Smith. " }.joined().utf8)
        #expect(try extractor().extract(ArticleText(id: "0", text: text)).sentences.count == 2_000)
    }
}
