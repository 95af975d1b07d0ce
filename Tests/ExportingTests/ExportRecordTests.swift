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

    @Test func `Its segments and all its layers must fit its text`() throws {
        let fitting = record()
        try fitting.check()
        let complaint = "10..<11 is no run of characters of the text, which has 10 bytes"
        var other = fitting
        other.article.segments = [Segment(textStart: 0, textLength: 11, rawStart: 0, rawLength: 11)]
        #expect(throws: MisfitError(description: "segments: [0,11,0,11] does not go on from byte 0 of 10")) {
            try other.check()
        }
        other = fitting
        other.extracted.times = [
            Time(TextSpan(start: 10, end: 11), type: "DATE", value: "v", resolved: true, rule: "r")
        ]
        #expect(throws: MisfitError(description: "times: \(complaint)")) { try other.check() }
        other = fitting
        other.annotated.events = [
            Event(sentence: 1, span: TextSpan(start: 10, end: 11), source: "s", event: "e", rule: "r")
        ]
        #expect(throws: MisfitError(description: "events: \(complaint)")) { try other.check() }
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
