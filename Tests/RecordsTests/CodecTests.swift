import JSONLines
import Records
import TestSupport
import Testing

@Suite("Records on the wire")
struct CodecTests {
    @Test func `An article's members come in the contract's order`() {
        let article = Article(
            id: "00000000000000ff",
            source: Source(path: "a/b.txt", sha256: "ab", byteCount: 9, mediaType: "text/plain", encoding: "utf-8"),
            title: Array("T".utf8), titleSegments: [Segment(textStart: 0, textLength: 1, rawStart: 0, rawLength: 1)],
            text: Array("é\nz".utf8),
            segments: [
                Segment(textStart: 0, textLength: 2, rawStart: 2, rawLength: 6),
                Segment(textStart: 2, textLength: 1, rawStart: 8, rawLength: 0),
                Segment(textStart: 3, textLength: 1, rawStart: 8, rawLength: 1),
            ],
            removed: [Removal(rawStart: 1, rawEnd: 2, kind: "symbols", rule: "line.symbols", text: [0x29])],
            metadata: Metadata(published: .init("2025-11-20", how: "json-ld")))
        #expect(
            json(article) == """
                {"id":"00000000000000ff","source":{"path":"a/b.txt","sha256":"ab","bytes":9,\
                "media_type":"text/plain","encoding":"utf-8"},"title":"T","title_segments":[[0,1,0,1]],\
                "text":"é\\nz","segments":[[0,2,2,6],[2,1,8,0],[3,1,8,1]],\
                "removed":[{"raw_start":1,"raw_end":2,"kind":"symbols","rule":"line.symbols","text":")"}],\
                "metadata":{"published":{"value":"2025-11-20","how":"json-ld"}}}
                """)
    }

    @Test(arguments: 0..<200)
    func `What a stage writes, the next one reads`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let article = random.article()
        let extracted = random.extracted()
        let annotated = random.annotated()
        var writer = JSONWriter()
        article.write(to: &writer)
        var members = JSONWriter()
        extracted.writeMembers(to: &members)
        annotated.writeMembers(to: &members)
        let line = try RecordLine(try RecordLine(writer.take()).adding(members.take()))
        var reader = JSONReader(line.bytes.span)
        #expect(try Article(from: &reader) == article)
        #expect(try Extracted(from: line) == extracted)
        #expect(try Annotated(from: line) == annotated)
        #expect(
            try ArticleText(from: line)
                == ArticleText(
                    id: article.id, title: article.title, text: article.text,
                    published: article.metadata.published?.value))
    }

    @Test func `Members that nobody knows are passed over`() throws {
        let bytes = Array(#"{"start":1,"later":{"a":[1,{"b":null}]},"end":2}"#.utf8)
        var reader = JSONReader(bytes.span)
        #expect(try TextSpan(from: &reader) == TextSpan(start: 1, end: 2))
    }

    @Test(arguments: [
        (#"{"field":"headline"}"#, "unknown value \"headline\" at byte 19"),
        (#"{"start":"1"}"#, "expected a value at byte 9"),
    ])
    func `A member of another type is an error`(_ json: String, _ message: String) {
        do {
            let bytes = Array(json.utf8)
            var reader = JSONReader(bytes.span)
            _ = try TextSpan(from: &reader)
            Issue.record("no error")
        } catch {
            #expect("\(error)" == message)
        }
    }

    private func json(_ value: some WireValue) -> String {
        var writer = JSONWriter()
        value.write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

@Suite("Spans")
struct SpanTests {
    @Test func `The order of a document is title, start, longer first`() {
        let spans = [
            TextSpan(start: 4, end: 5), TextSpan(start: 0, end: 2), TextSpan(.title, start: 9, end: 10),
            TextSpan(start: 0, end: 3),
        ]
        #expect(
            spans.sorted() == [
                TextSpan(.title, start: 9, end: 10), TextSpan(start: 0, end: 3), TextSpan(start: 0, end: 2),
                TextSpan(start: 4, end: 5),
            ])
    }

    @Test func `Spans of two fields have nothing in common`() {
        #expect(!TextSpan(start: 0, end: 5).overlaps(TextSpan(.title, start: 0, end: 5)))
        #expect(!TextSpan(start: 0, end: 5).contains(TextSpan(.title, start: 0, end: 5)))
        #expect(TextSpan(start: 0, end: 5).overlaps(TextSpan(start: 4, end: 9)))
        #expect(!TextSpan(start: 0, end: 5).overlaps(TextSpan(start: 5, end: 9)))
        #expect(TextSpan(start: 0, end: 5).contains(TextSpan(start: 1, end: 5)))
    }
}
