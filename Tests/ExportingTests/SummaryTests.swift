import Records
import Testing

@testable import Exporting

@Suite("Tables over the whole corpus")
struct SummaryTests {
    private func article(_ id: Int, published: String? = nil, copies: Int = 0, _ text: String) -> ExportRecord {
        var record = ExportRecord(
            Article(
                id: "00000000000000a\(id)",
                source: Source(path: "a", sha256: "0", byteCount: 0, mediaType: "text/plain", encoding: "utf-8"),
                text: bytes(text), segments: []))
        record.article.metadata.published = published.map { Metadata.Value($0, how: "test") }
        record.copies = (0..<copies).map { Copy(id: "\($0)", path: "", relation: "exact", score: 1, rule: "D") }
        record.extracted.sentences = [Sentence(TextSpan(start: 0, end: text.utf8.count))]
        return record
    }

    private func position(_ act: String, _ confidence: Double) -> Position {
        Position(
            id: "r", sentence: 0, evidence: TextSpan(start: 0, end: 1), holder: "A", side: "S", act: act, polarity: 1,
            issue: "I", source: "quote", rule: "R", trace: "", confidence: confidence)
    }

    /// The tables as CSV without headers, with the articles in the order given and each tally merged from two halves.
    private func csv(_ table: TableName, _ records: [ExportRecord]) throws -> String {
        var whole = CorpusSummary()
        for half in [records[..<(records.count / 2)], records[(records.count / 2)...]] {
            var export = Export()
            for record in half { try export.add(record) }
            whole.add(export.summary)
        }
        return String(decoding: whole.tables()[table]?.csv ?? [], as: UTF8.self)
    }

    @Test func `The ledger counts copies as articles and not as stories, and shows the first and the best sentence`()
        throws
    {
        var one = article(1, published: "2024-02-02", copies: 2, "One, with copies.")
        one.annotated.positions = [position("DEMAND", 0.5), position("DEMAND", 0.4), position("REJECT", 0.5)]
        var two = article(2, published: "2024-01-01", "The earlier one.")
        two.annotated.positions = [position("DEMAND", 0.5)]
        var three = article(3, "Without date.")
        three.annotated.positions = [position("DEMAND", 0.9)]
        let expected = """
            S,I,DEMAND,5,3,4,The earlier one.,00000000000000a2,Without date.,00000000000000a3,0.9
            S,I,REJECT,3,1,1,"One, with copies.",00000000000000a1,"One, with copies.",00000000000000a1,0.5

            """
        #expect(try csv(.ledger, [one, two, three]) == expected)
        #expect(try csv(.ledger, [three, two, one]) == expected)
    }

    @Test func `An entity bears its most frequent full name, and lists the forms in which it is mentioned`() throws {
        func named(_ id: Int, _ text: String, _ name: String, type: String, wikidata: String?, times: Int)
            -> ExportRecord
        {
            var record = article(id, text)
            record.extracted.entities = [Entity(id: "per:x", name: name, type: type, wikidata: wikidata, how: "t")]
            record.extracted.mentions = (0..<times).map {
                Mention(TextSpan(start: $0, end: $0 + 1), type: "PER", entity: "per:x", how: "t")
            }
            return record
        }
        var three = article(3, "b;b")
        three.extracted.mentions = [
            Mention(TextSpan(start: 0, end: 3), type: "ORG", entity: "org:unknown", how: "t"),
            Mention(TextSpan(start: 0, end: 1), type: "PER", entity: "per:x", how: "t"),
        ]
        let records = [
            named(1, "ba", "Xeno B", type: "PER", wikidata: nil, times: 2),
            named(2, "a", "Xeno A", type: "PER", wikidata: "Q1", times: 1), three,
        ]
        let expected = """
            org:unknown,b;b,ORG,1,1,b\\;b,
            per:x,Xeno A,PER,4,3,a;b,Q1

            """
        #expect(try csv(.entities, records) == expected)
        #expect(try csv(.entities, records.reversed()) == expected)
    }
}
