import Bytes
import Foundation
import Records
import TestSupport
import Testing

@testable import Exporting

@Suite("The TEI corpus")
struct CorpusTests {
    @Test func `Is valid over 500 hostile articles, and holds their text scalar for scalar`() throws {
        let schema = try RelaxNG(schema: projectFolder + "/pipeline/schemas/corpus.rng")
        var corpus = teiCorpusStart()
        for (seed, hostile) in hostileArticles.enumerated() {
            let article = LocatedArticle(hostile.record)
            let element = teiArticle(article)
            let isValid = schema.accepts(teiCorpusStart() + element + teiCorpusEnd)
            #expect(isValid, "seed \(seed)")
            corpus += element
            let content = TextContent(element)
            #expect(content.paragraphs == allowedParagraphs(article.record.article.text), "seed \(seed)")
            #expect(content.heads == allowedParagraphs(article.record.article.title ?? []), "seed \(seed)")
        }
        let isValid = schema.accepts(corpus + teiCorpusEnd)
        #expect(isValid)
    }

    @Test func `Without articles is valid`() throws {
        let schema = try RelaxNG(schema: projectFolder + "/pipeline/schemas/corpus.rng")
        let isValid = schema.accepts(teiCorpusStart() + teiCorpusEnd)
        #expect(isValid)
    }

    @Test(arguments: [
        "<p>x</p>", "<TEI/>", "<s n=\"0\">loose</s>",
    ])
    func `With anything else in it is not`(_ extra: String) throws {
        let schema = try RelaxNG(schema: projectFolder + "/pipeline/schemas/corpus.rng")
        let isValid = schema.accepts(teiCorpusStart() + bytes(extra) + teiCorpusEnd)
        #expect(!isValid)
    }

    @Test func `Splits what overlaps and joins the parts`() {
        let text = "“One Rex two. Three,” he said.\nRex Four."
        var record = ExportRecord(
            Article(
                id: "00000000000000aa",
                source: Source(path: "a.txt", sha256: "0", byteCount: 0, mediaType: "text/plain", encoding: "utf-8"),
                title: bytes("A <title>"), text: bytes(text), segments: []))
        record.extracted.sentences = [
            Sentence(TextSpan(.title, start: 0, end: 9)), Sentence(span("“One Rex two.", in: text)),
            Sentence(span("Three,” he said.", in: text)), Sentence(span("Rex Four.", in: text)),
        ]
        let quote = span("One Rex two. Three,", in: text)
        record.extracted.quotes = [
            Quote(
                id: "00000000000000aa-q0", kind: .direct, span: quote, quoted: [quote], speakerID: "per:rex ö",
                group: "00000000000000aa-q0", sentence: 1, confidence: 1, rule: "t")
        ]
        record.extracted.mentions = [
            Mention(span("Rex two. Th", in: text), type: "PER", entity: "per:rex", how: "t"),
            Mention(span("said.\nRex", in: text), type: "EVENT", entity: "x", how: "t"),
        ]
        let tei = String(decoding: teiArticle(LocatedArticle(record)), as: UTF8.self)
        let body =
            tei.utf8.count > 0 ? String(tei.suffix(from: tei.range(of: "<text>")?.lowerBound ?? tei.endIndex)) : ""
        #expect(
            body == """
                <text><body>
                <head><s n="0">A &lt;title&gt;</s></head>
                <p><s n="1">“<said xml:id="a00000000000000aa-q0" who="entity:per:rex%20%c3%b6" direct="true" \
                next="#a00000000000000aa-q0.2">One <persName xml:id="a00000000000000aa-m0" type="PER" \
                ref="entity:per:rex" next="#a00000000000000aa-m0.2">Rex two.</persName></said></s>\
                <said xml:id="a00000000000000aa-q0.2" who="entity:per:rex%20%c3%b6" direct="true" \
                next="#a00000000000000aa-q0.3" prev="#a00000000000000aa-q0"><persName xml:id="a00000000000000aa-m0.2" \
                type="PER" ref="entity:per:rex" next="#a00000000000000aa-m0.3" prev="#a00000000000000aa-m0"> \
                </persName></said><s n="2"><said xml:id="a00000000000000aa-q0.3" who="entity:per:rex%20%c3%b6" \
                direct="true" prev="#a00000000000000aa-q0.2"><persName xml:id="a00000000000000aa-m0.3" type="PER" \
                ref="entity:per:rex" prev="#a00000000000000aa-m0.2">Th</persName>ree,</said>” he \
                <name xml:id="a00000000000000aa-m1" type="EVENT" ref="entity:x" \
                next="#a00000000000000aa-m1.2">said.</name></s></p>
                <p><s n="3"><name xml:id="a00000000000000aa-m1.2" type="EVENT" ref="entity:x" \
                prev="#a00000000000000aa-m1">Rex</name> Four.</s></p>
                </body></text></TEI>

                """)
    }

    private func span(_ part: String, in text: String) -> TextSpan {
        let whole = bytes(text)
        let wanted = bytes(part)
        let start = whole.indices.first { whole[$0...].starts(with: wanted) } ?? whole.count
        return TextSpan(start: start, end: start + wanted.count)
    }

    /// The paragraphs that are not empty, with U+FFFD for what XML 1.0 does not allow.
    private func allowedParagraphs(_ text: [UInt8]) -> [[UInt32]] {
        text.split(separator: 0x0A).map { paragraph in
            String(decoding: paragraph, as: UTF8.self).unicodeScalars.map { scalar in
                switch scalar.value {
                case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: scalar.value
                default: 0xFFFD
                }
            }
        }
    }
}

/// The text of an element's paragraphs and heads by a reader of the tests' own, which knows start tags, end tags and the
/// references that XML needs.
private struct TextContent {
    var paragraphs: [[UInt32]] = []
    var heads: [[UInt32]] = []

    init(_ xml: [UInt8]) {
        let text = Array(String(decoding: xml, as: UTF8.self).unicodeScalars)
        let body = "<body>".unicodeScalars
        var i = (text.indices.first { text[$0...].starts(with: body) } ?? 0) + body.count
        var current: [UInt32] = []
        while i < text.count {
            if text[i] == "<" {
                let end = text[i...].firstIndex(of: ">") ?? text.count - 1
                let tag = String(String.UnicodeScalarView(text[i...end]))
                if tag == "<p>" || tag == "<head>" { current = [] }
                if tag == "</p>" { paragraphs.append(current) }
                if tag == "</head>" { heads.append(current) }
                i = end + 1
            } else if text[i] == "&" {
                let end = text[i...].firstIndex(of: ";") ?? text.count - 1
                let name = String(String.UnicodeScalarView(text[i + 1..<end]))
                let known: [String: UInt32] = ["lt": 0x3C, "gt": 0x3E, "amp": 0x26, "quot": 0x22, "#13": 0x0D]
                current.append(known[name] ?? 0)
                i = end + 1
            } else {
                current.append(text[i].value)
                i += 1
            }
        }
    }
}
