import Language
import Records
import TestSupport
import Testing

@testable import Annotation

@Suite("What is true of every article's codes")
struct LawTests {
    private let annotator: Annotator
    private let analyzer: TextAnalyzer

    init() throws {
        annotator = try #require(annotators.get()["ukraine-peace"])
        analyzer = annotator.analyzer
    }

    @Test(arguments: 0..<120)
    func `Evidence lies in its sentence, ids are unique, codes are the codebook's, and twice gives the same`(
        _ seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        let (article, extracted) = article(&random)
        let coded = annotator.annotate(article, extracted)
        #expect(coded == annotator.annotate(article, extracted))
        #expect(Set(coded.positions.map(\.id)).count == coded.positions.count)
        for row in coded.positions { try check(row, article, extracted) }
        for event in coded.events {
            #expect(extracted.sentences[event.sentence].span.contains(event.span))
        }
    }

    private func check(_ row: Position, _ article: ArticleText, _ extracted: Extracted) throws {
        let codebook = annotator.codebook
        #expect(extracted.sentences[row.sentence].span.contains(row.evidence))
        #expect(row.evidence.start < row.evidence.end)
        #expect(codebook.acts[row.act] != nil)
        #expect(codebook.issues[row.issue] != nil)
        #expect(row.conditionIssue.allSatisfy { codebook.issues[$0] != nil })
        #expect(codebook.sources.contains(row.source))
        #expect(codebook.cast.opponents[row.side] != nil)
        #expect((-1...1).contains(row.polarity))
        #expect((0.0...1.0).contains(row.confidence))
        if let relation = row.conditionRelation { #expect(codebook.relations.contains(relation)) }
        if let condition = row.condition { #expect(extracted.sentences[row.sentence].span.contains(condition)) }
        let bytes = article[row.evidence.field]
        #expect(firstInvalid(Array(bytes[row.evidence.range])) == nil)
        let actors = Set(extracted.mentions.map(\.entity)).union(extracted.quotes.compactMap(\.speakerID))
        #expect(actors.contains(row.holder) || codebook.cast.actors[row.holder] != nil)
    }

    /// Where bytes stop being UTF-8.
    private func firstInvalid(_ bytes: [UInt8]) -> Int? {
        String(validating: bytes, as: UTF8.self) == nil ? 0 : nil
    }

    /// An article of cues, issues, names and hostile text, with layers that need not make sense.
    private func article(_ random: inout SplitMix) -> (ArticleText, Extracted) {
        let words = [
            "Putin", "Kyiv", "the queen", "rejected", "said", "that", "must", "would never", "if", "until", "before",
            "a truce", "sanctions", "the plan", "includes", "talks", "land", "cede", "not", "no", "without", "and", ",",
            ".", ";", ":", "“", "”", "\"", "’s", "he", "it", "we", "which", "demands for", "ready to", "only if", "as",
            "\n", "—", "\u{202E}", "\u{0}", "\u{200B}", "e\u{301}", "\u{1F600}", "=1+1", "warned", "means", "of", "by",
            "unacceptable", "according to", "conditions for", "just peace", "captured", "the general", "their",
        ]
        func text() -> [UInt8] {
            var text: [UInt8] = []
            for _ in 0..<Int(random.next() % 120) {
                text += Array(random.pick(words).utf8)
                if random.next() % 8 != 0 { text.append(0x20) }
            }
            return text
        }
        let article = ArticleText(
            id: "law", title: random.next() % 2 == 0 ? text() : nil, text: text(),
            published: random.pick([nil, "2024-11-21", "?"]))
        var extracted = Extracted()
        for (field, bytes) in [(Field.title, article[.title]), (Field.text, article.text)] where !bytes.isEmpty {
            let analysis = analyzer.analyze(bytes.span, asHeadline: field == .title)
            for sentence in analysis.sentences {
                extracted.sentences.append(
                    Sentence(TextSpan(field, start: sentence.range.lowerBound, end: sentence.range.upperBound)))
            }
            for token in analysis.tokens where token.isCapitalized || random.next() % 20 == 0 {
                extracted.mentions.append(
                    Mention(
                        TextSpan(field, start: token.start, end: token.end),
                        type: random.pick(["PER", "ORG", "GPE", "NORP", "LOC"]),
                        entity: random.pick(["per:putin", "UKR", "per:x"]),
                        actor: random.pick([nil, "UKR.GOV"]), role: random.pick([nil, "General"]), how: "law"))
            }
            for i in 0..<Int(random.next() % 4) where analysis.tokens.count > 3 {
                let start = Int(random.next() % UInt64(analysis.tokens.count))
                let end = min(analysis.tokens.count - 1, start + Int(random.next() % 20))
                extracted.quotes.append(
                    Quote(
                        id: "law-q\(i)", kind: random.pick([.direct, .mixed, .indirect]),
                        span: TextSpan(field, start: analysis.tokens[start].start, end: analysis.tokens[end].end),
                        speakerID: random.pick([nil, "per:putin", "UKR.GOV"]), group: "law-q\(i)", sentence: 0,
                        confidence: 1, rule: "law"))
            }
        }
        return (article, extracted)
    }
}

extension LawTests {
    @Test(arguments: [
        ("nothing", [UInt8](), [TextSpan]()),
        ("a sentence behind the end", Array("A truce.".utf8), [TextSpan(start: 2, end: 900)]),
        ("a sentence that ends before it begins", Array("A truce.".utf8), [TextSpan(start: 5, end: 2)]),
        ("a sentence in a title that is not there", Array("A truce.".utf8), [TextSpan(.title, start: 0, end: 5)]),
        ("bytes that are no UTF-8", [0xFF, 0xC3, 0x20, 0xE2, 0x80], [TextSpan(start: 0, end: 5)]),
    ])
    func `Layers that do not fit their text give no rows and no trap`(
        _ name: String, _ text: [UInt8], _ sentences: [TextSpan]
    ) {
        let extracted = Extracted(sentences: sentences.map(Sentence.init))
        let coded = annotator.annotate(ArticleText(id: name, text: text), extracted)
        #expect(coded.positions == [])
    }

    @Test
    func `A sentence of more than a thousand words is not coded, and that is said`() {
        let text = Array(String(repeating: "Putin rejected the truce, ", count: 300).utf8)
        let whole = TextSpan(start: 0, end: text.count - 1)
        let coded = annotator.annotate(
            ArticleText(id: "long", text: text), Extracted(sentences: [Sentence(whole)]))
        #expect(coded.positions == [])
        #expect(coded.signals == [Signal(whole, reason: "sentence-too-long", rule: "R1.length")])
        let part = TextSpan(start: 0, end: 2000)
        let fewer = annotator.annotate(ArticleText(id: "long", text: text), Extracted(sentences: [Sentence(part)]))
        #expect(!fewer.positions.isEmpty)
    }

    @Test
    func `Of thousands of persons with one title the last is meant`() throws {
        var text: [UInt8] = []
        var extracted = Extracted()
        for person in 0..<4000 {
            for sentence in ["General Smith came.", "The general rejected the truce."] {
                let start = text.count
                text += Array((sentence + " ").utf8)
                extracted.sentences.append(Sentence(TextSpan(start: start, end: text.count - 1)))
            }
            let start = text.count - 44
            extracted.mentions.append(
                Mention(
                    TextSpan(start: start, end: start + 5), type: "PER", entity: "per:\(person)", role: "General",
                    how: "law"))
        }
        let coded = annotator.annotate(ArticleText(id: "many", text: text), extracted)
        #expect(coded.positions.map(\.holder) == (0..<4000).map { "per:\($0)" })
    }

    @Test
    func `How many quotations are open before a sentence is found without reading all of them`() {
        let text = Array(String(repeating: "“a.” ", count: 30_000).utf8)
        let sentences = (0..<30_000).map { Sentence(TextSpan(start: 9 * $0, end: 9 * $0 + 8)) }
        let coded = annotator.annotate(ArticleText(id: "many", text: text), Extracted(sentences: sentences))
        #expect(coded == Annotated(codebookVersion: annotator.codebook.version))
    }
}
