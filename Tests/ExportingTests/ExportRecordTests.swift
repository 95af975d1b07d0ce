import JSONLines
import Records
import Testing

@testable import Exporting

@Suite("A record to be exported")
struct ExportRecordTests {
    private let source = Source(path: "a", sha256: "", byteCount: 0, mediaType: "text/plain", encoding: "utf-8")

    private func record() -> ExportRecord {
        var record = ExportRecord(
            Article(id: "a", source: source, title: bytes("Né"), text: bytes("“Oui.”"), segments: []))
        record.extracted.sentences = [
            Sentence(TextSpan(.title, start: 0, end: 3)), Sentence(TextSpan(start: 0, end: 10)),
        ]
        return record
    }

    private func quote(_ span: TextSpan, sentence: Int) -> Quote {
        Quote(id: "a-q0", kind: .direct, span: span, group: "a-q0", sentence: sentence, confidence: 1, rule: "r")
    }

    @Test func `That fits is not complained about`() throws {
        var record = record()
        record.extracted.quotes = [quote(TextSpan(start: 3, end: 7), sentence: 1)]
        record.extracted.quotes[0].cue = TextSpan(start: 0, end: 3)
        try record.check()
    }

    @Test(arguments: [
        (TextSpan(start: 1, end: 3), "sentences: 1..<3 is no run of characters of the text, which has 10 bytes"),
        (TextSpan(start: 0, end: 8), "sentences: 0..<8 is no run of characters of the text, which has 10 bytes"),
        (TextSpan(start: 3, end: 3), "sentences: 3..<3 is no run of characters of the text, which has 10 bytes"),
        (TextSpan(start: 7, end: 11), "sentences: 7..<11 is no run of characters of the text, which has 10 bytes"),
        (TextSpan(start: -1, end: 3), "sentences: -1..<3 is no run of characters of the text, which has 10 bytes"),
        (
            TextSpan(.title, start: 0, end: 10),
            "sentences: 0..<10 is no run of characters of the title, which has 3 bytes"
        ),
    ])
    func `With a span that does not fit is refused`(_ span: TextSpan, _ complaint: String) {
        var record = record()
        record.extracted.sentences.append(Sentence(span))
        #expect(throws: MisfitError(description: complaint)) { try record.check() }
    }

    @Test func `With a sentence number that does not fit is refused`() {
        var record = record()
        record.extracted.quotes = [quote(TextSpan(start: 3, end: 7), sentence: 2)]
        #expect(throws: MisfitError(description: "quotes: sentence 2 in an article of 2 sentences")) {
            try record.check()
        }
        record.extracted.quotes = [quote(TextSpan(start: 3, end: 7), sentence: 0)]
        #expect(throws: MisfitError(description: "quotes: sentence 0 is not in the text")) { try record.check() }
    }

    @Test func `With a quote in one field and its cue in the other is refused`() {
        var record = record()
        record.extracted.quotes = [quote(TextSpan(start: 3, end: 7), sentence: 1)]
        record.extracted.quotes[0].cue = TextSpan(.title, start: 0, end: 1)
        let complaint = "quotes.cue: in the title, but what it belongs to is in the text"
        #expect(throws: MisfitError(description: complaint)) { try record.check() }
    }

    @Test func `Is read with the layers that it has`() throws {
        let line = """
            {"id":"a","source":{"path":"a","sha256":"","bytes":0,"media_type":"text/plain","encoding":"utf-8"},\
            "title":"Né","text":"“Oui.”","sentences":[{"field":"title","start":0,"end":3},{"start":0,"end":10}],\
            "copies":[{"id":"b","path":"p","relation":"near","score":0.5,"rule":"D"}],\
            "digest_of":[{"id":"c","path":"q","relation":"digest-of","score":1,"rule":"E"}],"other":[1]}
            """
        var expected = record()
        expected.copies = [Copy(id: "b", path: "p", relation: "near", score: 0.5, rule: "D")]
        expected.parts = [Copy(id: "c", path: "q", relation: "digest-of", score: 1, rule: "E")]
        #expect(try ExportRecord(from: try RecordLine(bytes(line))) == expected)
        #expect(throws: JSONError(offset: 0, reason: "no member \"id\"")) {
            try ExportRecord(from: try RecordLine(bytes("{}")))
        }
    }
}
