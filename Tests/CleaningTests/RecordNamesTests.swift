import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Names of records' members")
struct RecordNamesTests {
    private static let rows = Result {
        try pipelineTable("lexicon/record-members.tsv", ["member", "role", "used-by"]).rows
    }

    private static let values: [String: String] = [
        "text": "Ministers met in Geneva.", "page": "Ministers &amp; others met.", "title": "Talks end",
        "author": "Jane Doe",
        "day": "2026-11-02", "site": "The Example", "address": "https://example.org/a", "language": "en",
    ]

    private static func read(_ record: String) throws -> Article {
        try article(record, path: "c.jsonl#1", form: .record)
    }

    /// What an article says that was made of a record with one of these values.
    private static func said(_ role: String, _ article: Article) -> String? {
        switch role {
        case "text", "page": string(article.text)
        case "title": string(article.title)
        case "author": article.metadata.author?.value
        case "day": article.metadata.published?.value
        case "site": article.metadata.site?.value
        case "address": article.metadata.url?.value
        default: article.metadata.language?.value
        }
    }

    /// A record with a value at the end of a way, and a text where the value is none.
    private static func record(_ way: [String], _ role: String) -> String {
        let value = "\"\(values[role] ?? "")\""
        let object = way.reversed().reduce(value) { "{\"\($1)\":\($0)}" }
        return role == "text" || role == "page" ? object : "{\"text\":\"A fine line.\",\(object.dropFirst())"
    }

    @Test func `Each row is read, as it stands and written otherwise`() throws {
        for row in try Self.rows.get() {
            let role = row["role"]
            let way = row["member"].split(separator: ".").map(String.init)
            let expected = role == "page" ? "Ministers & others met." : Self.values[role]
            let others = way.map { $0.replacing("_", with: " ").uppercased() }
            for way in [way, others, [row["member"]]] {
                let record = Self.record(way, role)
                #expect(Self.said(role, try Self.read(record)) == expected, "\(record)")
            }
        }
    }

    @Test(arguments: [
        // Strings in a list are lines of their own; strings between formatted parts are pieces of lines.
        (#"{"text":["Ministers met.","They \u00abtalked\u00bb."]}"#, "Ministers met.\nThey «talked»."),
        (
            #"{"text":["Met in ",{"type":"link","text":"Geneva"},", they said.\n\nMore was said."]}"#,
            "Met in Geneva, they said.\nMore was said."
        ),
        (
            #"{"content":[{"type":"p","text":"Ministers met."},{"type":"p","text":"They talked."}]}"#,
            "Ministers met.\nThey talked."
        ),
        // A text that begins with a tag is a page, however the tag is written.
        (#"{"body":"\n\u003cp>Met \u0026amp; left.\u003c\/p><p>Talks end.</p>"}"#, "Met & left.\nTalks end."),
        (#"{"text":"<p>Met &amp; left.</p><p>Talks end.</p>"}"#, "Met & left.\nTalks end."),
        (#"{"text":"<Laughs> Met and left."}"#, "<Laughs> Met and left."),
        // What says nothing is passed over, what is set goes before all others.
        (#"{"text":null,"maintext":"Ministers met."}"#, "Ministers met."),
        (#"{"text":"","html":"","body":"Ministers met."}"#, "Ministers met."),
        (#"{"body":"no","text":"Ministers met.","raw_html":"<p>no"}"#, "Ministers met."),
        (#"{"Text":"no","text":"Ministers met."}"#, "Ministers met."),
    ])
    func `The article is read in the forms in which it is written`(_ record: String, _ text: String) throws {
        #expect(string(try Self.read(record).text) == text)
    }

    @Test(arguments: [
        (#"{"text":7}"#, #""text" is not a string at byte 8"#), (#"{"text":[]}"#, #""text" is not a string at byte 8"#),
        (#"{"text":null,"body":{"x":1}}"#, #"neither "text" nor "html" at byte 0"#),
        (#"{"content":[["x"]],"data":{}}"#, #"neither "text" nor "html" at byte 0"#),
    ])
    func `A record without an article is rejected`(_ record: String, _ detail: String) {
        #expect(throws: Rejection(path: "c.jsonl#1", reason: "bad-record", detail: detail)) { try Self.read(record) }
    }

    @Test func `What services answer is read whole`() throws {
        let record =
            #"{"lang":"eng","dateTime":"2026-11-02T10:00:00Z","title":{"rendered":"Talks &#8211; again"},"body":"Ministers met.","#
            + #""source":{"uri":"example.org","title":"The Example"},"authors":[{"uri":"x","name":"Jane Doe"},{"name":"John Roe"}],"#
            + #""webUrl":"https://example.org/a"}"#
        let article = try Self.read(record)
        #expect(string(article.title) == "Talks – again")
        #expect(
            article.metadata
                == Metadata(
                    author: Metadata.Value("Jane Doe; John Roe", how: "record"),
                    published: Metadata.Value("2026-11-02T10:00:00Z", how: "record"),
                    site: Metadata.Value("The Example", how: "record"),
                    url: Metadata.Value("https://example.org/a", how: "record"),
                    language: Metadata.Value("en", how: "record")))
        #expect(complaints(article, Array(record.utf8)) { raw, _ in raw.first == 0x5C || raw.first == 0x26 } == [])
    }

    @Test(arguments: [
        ("Talks end - The Example", "Talks end"), ("Talks end | example.org", "Talks end"),
        ("The Example: Talks end", "Talks end"), ("Talks end - without a deal", "Talks end - without a deal"),
        ("The Example", "The Example"),
    ])
    func `A title ends before the site's name`(_ written: String, _ title: String) throws {
        for content in ["A fine line.", "<p>A fine line.</p>"] {
            let site = #""source":{"name":"The Example"},"url":"http://example.org/a""#
            let record = #"{"title":"\#(written)","text":"\#(content)",\#(site)}"#
            #expect(string(try Self.read(record).title) == title)
        }
    }

    @Test(arguments: [
        (#""By Jane Doe and John Roe""#, "Jane Doe; John Roe"), (#""Doe, Jane""#, "Jane Doe"),
        (#"["Jane Doe","Reuters","Jane Doe"]"#, "Jane Doe; Reuters"),
        (#""Олена Коваль, Іван Петренко""#, "Олена Коваль; Іван Петренко"),
        // What names no person stays as it is.
        (#""The Example""#, "The Example"), (#""admin""#, "admin"), (#""jdoe@example.org""#, "jdoe@example.org"),
    ])
    func `Authors are written as those of pages are`(_ value: String, _ authors: String) throws {
        let article = try Self.read(#"{"text":"A fine line.","site":"The Example","author":\#(value)}"#)
        #expect(article.metadata.author == Metadata.Value(authors, how: "record"))
    }

    @Test func `Where names are set for texts, no others are read`() throws {
        var options = CleaningOptions()
        options.textField = "article.lead"
        let names = try recordNames(options)
        let one = try RecordInput(JSONFields(Array(#"{"article":{"lead":"Met."},"text":"no"}"#.utf8)), names)
        #expect(string(one.content.bytes) == "Met.")
        #expect(throws: (any Error).self) {
            try RecordInput(JSONFields(Array(#"{"text":"no","body":"no"}"#.utf8)), names)
        }
    }

    @Test func `A row with an unknown role is an error`() throws {
        let table = try writtenTable("member\trole\nx\ttexts\n")
        #expect(throws: TableError(path: "t.tsv", line: 2, reason: "no role \"texts\"")) {
            try RecordNames(CleaningOptions(), table)
        }
    }
}
