import Bytes
import Language
import TestSupport
import Testing

@Suite("Laws of the language layer")
struct LawsTests {
    /// Pieces that hostile and real texts are made of, broken UTF-8 among them.
    private static let pieces: [[UInt8]] =
        [
            "a", "B", "Kyiv", "U.S.", "Gen.", "said", " ", " ", " ", "\n", ".", "...", "…", "?", "!", ",", "'", "’",
            "‘",
            "\"", "“", "”", "„", "«", "»", "''", "``", "-", "—", "(", ")", "[", "3", "]", "1,000", "@", "://", "http",
            "&",
            "é", "e\u{301}", "\u{200B}", "\u{202E}", "🕊", "Кот", "和", "。", "\u{A0}", "\t", "\u{0}", "\u{7F}",
        ].map { Array($0.utf8) } + [[0xC3], [0xE2, 0x80], [0xFF], [0xED, 0xA0, 0x80]]

    private func hostileText(_ seed: UInt64) -> [UInt8] {
        var random = SplitMix(seed: seed)
        return (0..<Int.random(in: 0...60, using: &random)).flatMap { _ in random.pick(Self.pieces) }
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func `Tokens and white space tile the text`(_ seed: UInt64) throws {
        let reading = try Reading(bytes: hostileText(seed))
        var offset = 0
        for token in reading.analysis.tokens {
            #expect(token.start >= offset && token.end > token.start)
            #expect(isWhiteSpace(reading, offset..<token.start))
            offset = token.end
        }
        #expect(isWhiteSpace(reading, offset..<reading.bytes.count))
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func `Sentences tile the tokens within paragraphs`(_ seed: UInt64) throws {
        let analysis = try Reading(bytes: hostileText(seed)).analysis
        var next = 0
        for sentence in analysis.sentences {
            #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
            next = sentence.tokens.upperBound
            #expect(sentence.range.lowerBound == analysis.tokens[sentence.tokens.lowerBound].start)
            #expect(sentence.range.upperBound == analysis.tokens[next - 1].end)
            let paragraph = analysis.paragraphs[sentence.paragraph]
            #expect(
                paragraph.lowerBound <= sentence.range.lowerBound && sentence.range.upperBound <= paragraph.upperBound)
        }
        #expect(next == analysis.tokens.count)
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func `Quoted spans nest or are disjoint and lie in one paragraph`(_ seed: UInt64) throws {
        let analysis = try Reading(bytes: hostileText(seed)).analysis
        let spans = analysis.quotations.spans
        for (i, span) in spans.enumerated() {
            let paragraph = analysis.paragraphs[span.paragraph]
            #expect(paragraph.lowerBound <= span.range.lowerBound && span.range.upperBound <= paragraph.upperBound)
            #expect(span.opener.upperBound == span.content.lowerBound)
            #expect(span.closer.map { $0.lowerBound == span.content.upperBound } ?? true)
            #expect((span.closer == nil) == !span.flags.isDisjoint(with: [.unclosed, .continued]))
            for other in spans[(i + 1)...] {
                #expect(other.opener.lowerBound >= span.opener.upperBound)
                let nested = other.range.upperBound <= span.range.upperBound
                #expect(nested || other.range.lowerBound >= span.range.upperBound)
            }
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `In valid text every boundary is a scalar boundary`(_ seed: UInt64) throws {
        let text = Array(String(decoding: hostileText(seed), as: UTF8.self).utf8)
        let analysis = try Reading(bytes: text).analysis
        let ranges =
            analysis.tokens.map(\.range) + analysis.sentences.map(\.range) + analysis.quotations.spans.map(\.content)
            + analysis.quotations.marks.map(\.range)
        for offset in ranges.flatMap({ [$0.lowerBound, $0.upperBound] }) where offset < text.count {
            #expect(!isUTF8Continuation(text[offset]))
        }
    }

    @Test(arguments: ["“", "\"", "'", "‘", "’", "`", ".", "a.", "U.", "(", "“‘", "-", "@", "://", "'s", "” ", "\n“"])
    func `A hundred thousand repeats are read in linear time`(_ piece: String) throws {
        let bytes = Array(String(repeating: piece, count: 100_000).utf8)
        let analysis = try analyzer().analyze(bytes.span)
        #expect(analysis.tokens.last?.end ?? 0 <= bytes.count)
    }

    private func isWhiteSpace(_ reading: Reading, _ range: Range<Int>) -> Bool {
        reading.string(range).unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}
