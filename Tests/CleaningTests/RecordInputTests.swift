import Bytes
import JSONLines
import Records
import Testing

@testable import Cleaning

@Suite("Records of container files")
struct RecordInputTests {
    @Test func `Text, title and members come from the record, with ways back into the file`() throws {
        let line =
            #"{"id":7,"title":" Caf\u00e9 talks ","text":"One \"fine\" line.\nAnother.","date":"2025-05-03","url":null}"#
        let article = try article(Array(line.utf8), path: "c.jsonl#7", form: .record, offset: 500)
        #expect(string(article.text) == "One \"fine\" line.\nAnother.")
        #expect(string(article.title) == "Café talks")
        #expect(article.metadata == Metadata(published: Metadata.Value("2025-05-03", how: "record")))
        #expect(article.source.offset == 500)
        #expect(article.source.byteCount == line.utf8.count)
        #expect(complaints(article, Array(line.utf8)) { raw, _ in raw.first == 0x5C } == [])
    }

    @Test(arguments: [
        (#"{"text":"\ud83d\ude00\/\b\t\\x"}"#, "\u{1F600}/\t\\x"), (#"{"text":"a\r\nb\rc"}"#, "a\nb\nc"),
        (#"{"html":"<p>a &amp; b</p>","text":"other"}"#, "a & b"), (#"{"html":null,"text":"x"}"#, "x"),
    ])
    func `Escapes are decoded`(_ line: String, _ text: String) throws {
        #expect(string(try article(line, form: .record).text) == text)
    }

    @Test(arguments: [
        (#"{"id":"a/b","text":""}"#, "a/b"), (#"{"id":12}"#, "12"), (#"{"id":1.5}"#, nil), (#"{"id":""}"#, nil),
        ("not json", nil), (#"{"text":"x"}"#, nil),
    ])
    func `A record's id is its own or the hash of its line`(_ line: String, _ id: String?) {
        let bytes = Array(line.utf8)
        #expect(recordID(ofLine: bytes) == id ?? hexadecimal(stableHash(line)))
    }
}
