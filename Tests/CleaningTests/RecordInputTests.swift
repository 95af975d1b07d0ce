import Bytes
import JSONLines
import Records
import TestSupport
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
    func `A record's id is its own or the hash of its line`(_ line: String, _ id: String?) throws {
        let bytes = Array(line.utf8)
        #expect(try RecordHead(ofLine: bytes, recordNames()).id == id ?? hexadecimal(stableHash(line)))
    }

    @Test(arguments: [
        (#"{"html":"<p>a"}"#, true), (#"{"html":"\n","text":"x"}"#, true), (#"{"html":"","text":"x"}"#, false),
        (#"{"html":null,"text":"x"}"#, false), (#"{"text":"x"}"#, false), (#"{"html":7,"text":"x"}"#, false),
        ("not json", false), (#"{"html":"x""#, false),
    ])
    func `A record that holds a page is told from others before it is read`(_ line: String, _ isPage: Bool) throws {
        let bytes = Array(line.utf8)
        #expect(try RecordHead(ofLine: bytes, recordNames()).isPage == isPage)
        // As the cleaner has it, where it is a record at all.
        if let input = try? RecordInput(JSONFields(bytes), recordNames()) { #expect(input.isPage == isPage) }
    }

    @Test func `Members may have other names`() throws {
        var options = CleaningOptions()
        options.textField = "maintext"
        options.htmlField = "page"
        let cleaner = try Cleaner(options, lineModel: nil, reading: pipelineTable)
        func read(_ line: String) throws -> Article {
            try cleaner.clean(RawInput(path: "c.jsonl#1", id: "0", bytes: Array(line.utf8), form: .record))
        }
        #expect(string(try read(#"{"text":"no","maintext":"A fine line."}"#).text) == "A fine line.")
        #expect(string(try read(#"{"html":"no","maintext":"no","page":"<p>A fine line."}"#).text) == "A fine line.")
        #expect(throws: Rejection(path: "c.jsonl#1", reason: "bad-record", detail: Self.neither)) {
            try read(#"{"text":"x","html":"y"}"#)
        }
        options.idField = "uri"
        let head = RecordHead(
            ofLine: Array(#"{"id":"no","uri":"x","html":"no","page":"yes"}"#.utf8), try recordNames(options))
        #expect(head.id == "x")
        #expect(head.isPage)
    }

    private static let neither = "neither \"maintext\" nor \"page\" at byte 0"

    @Test func `What collections of news call their members is known`() throws {
        let line =
            #"{"headline":"Talks end","authors":["Jane Doe",7," "," A B"],"date_publish":"2025-05-03 10:00:00","#
            + #""hostname":"example.org","link":" https://example.org/a ","lang":"en","text":"A fine line.","title":null}"#
        let article = try article(Array(line.utf8), path: "c.jsonl#7", form: .record)
        #expect(string(article.title) == "Talks end")
        let metadata = article.metadata
        #expect(metadata.author == Metadata.Value("Jane Doe; A B", how: "record"))
        #expect(metadata.published == Metadata.Value("2025-05-03T10:00:00", how: "record"))
        #expect(metadata.site == Metadata.Value("example.org", how: "record"))
        #expect(metadata.url == Metadata.Value("https://example.org/a", how: "record"))
        #expect(metadata.language == Metadata.Value("en", how: "record"))
    }
}
