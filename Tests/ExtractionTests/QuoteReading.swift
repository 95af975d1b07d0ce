import Extraction
import Language
import Lexicons
import Records
import TestSupport

/// Reads invented texts for their quotes: the names in them are given, as the names part would find them.
struct QuoteReader: Sendable {
    /// A name, its type, its entity, and the actor that it stands for.
    typealias Name = (name: String, type: String, entity: String, actor: String?)

    static let names: [Name] = [
        ("Anna Lisko", "PER", "per:anna-lisko", nil), ("Lisko", "PER", "per:anna-lisko", nil),
        ("Peter Lisko", "PER", "per:peter-lisko", nil),
        ("Ivan Orlin", "PER", "per:ivan-orlin", nil), ("Orlin", "PER", "per:ivan-orlin", nil),
        ("Smith", "PER", "per:smith", nil), ("Jones", "PER", "per:jones", nil),
        ("Valmark", "GPE", "VAL", nil), ("Velin", "GPE", "gpe:velin", "VAL.GOV"),
        ("Valmark Radio", "ORG", "org:valmark-radio", nil),
        ("Valmarkian", "NORP", "VAL", nil), ("Ukrainian", "NORP", "UKR", nil), ("Kyiv", "GPE", "gpe:kyiv", "UKR.GOV"),
        ("Defence Ministry", "ORG", "org:defence-ministry", nil),
        ("River Commission", "ORG", "org:river-commission", nil),
        ("Flood Commission", "ORG", "org:flood-commission", nil),
        ("Brona", "GPE", "BRO", nil), ("Bronan", "NORP", "BRO", nil), ("Zelenskyy", "PER", "per:zelenskyy", nil),
    ]

    /// One for all tests: reading the lexicons takes longer than most cases.
    static let shared = Result { try QuoteReader() }

    let finder: QuoteFinder
    let analyzer: TextAnalyzer

    private init() throws {
        analyzer = try TextAnalyzer(reading: pipelineTable)
        finder = try QuoteFinder(analyzer: analyzer, domain: "ukraine-peace", reading: pipelineTable)
    }

    /// The quotes of a text.
    func quotes(_ text: [UInt8], mentions: [Mention], published: String? = nil) -> [Quote] {
        read(text, mentions: mentions, published: published).quotes
    }

    private func read(
        _ text: [UInt8], mentions: [Mention], published: String?
    ) -> (quotes: [Quote], roleMentions: [RoleMention]) {
        let analysis = analyzer.analyze(text.span)
        let sentences = analysis.sentences.map {
            Sentence(TextSpan(start: $0.range.lowerBound, end: $0.range.upperBound))
        }
        return finder.quotes(
            of: "a", text.span, analysis, sentences: sentences, mentions: mentions, entities: [], published: published)
    }

    /// The quotes of a text whose names are those of the list.
    func quotes(_ text: String, published: String? = nil) -> [Quote] {
        let bytes = Array(text.utf8)
        return quotes(bytes, mentions: mentions(in: bytes), published: published)
    }

    /// Each quote as `kind: words | cue | speaker = id (how) | flags`.
    func lines(_ text: String, published: String? = nil) -> [String] {
        let bytes = Array(text.utf8)
        func words(_ span: TextSpan?) -> String { span.map { String(decoding: bytes[$0.range], as: UTF8.self) } ?? "-" }
        return quotes(text, published: published).map { quote in
            let who = "\(words(quote.speaker)) = \(quote.speakerID ?? "-") (\(quote.speakerHow ?? "-"))"
            let flags = quote.flags.isEmpty ? "" : " | \(quote.flags.joined(separator: " "))"
            return "\(quote.kind): \(words(quote.span)) | \(words(quote.cue)) | \(who)\(flags)"
        }
    }

    /// The roles of a text of bytes.
    func roleMentions(_ text: [UInt8], mentions: [Mention]) -> [RoleMention] {
        read(text, mentions: mentions, published: nil).roleMentions
    }

    /// Each role that stands for somebody as `words = id (how)`.
    func roles(_ text: String, published: String? = nil) -> [String] {
        let bytes = Array(text.utf8)
        return read(bytes, mentions: mentions(in: bytes), published: published).roleMentions.map { mention in
            "\(String(decoding: bytes[mention.span.range], as: UTF8.self)) = \(mention.entity) (\(mention.how))"
        }
    }

    /// Every place of a name, longer names first.
    func mentions(in text: [UInt8]) -> [Mention] {
        var mentions: [Mention] = []
        var i = 0
        while i < text.count {
            let found = Self.names.filter { text[i...].starts(with: Array($0.name.utf8)) }
                .max { $0.name.utf8.count < $1.name.utf8.count }
            guard let found else {
                i += 1
                continue
            }
            let end = i + found.name.utf8.count
            mentions.append(
                Mention(
                    TextSpan(start: i, end: end), type: found.type, entity: found.entity, actor: found.actor,
                    how: "test"))
            i = end
        }
        return mentions
    }
}
