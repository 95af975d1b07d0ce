import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning
@testable import clean

@Suite("Documents of Word")
struct WordTests {
    private static func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

    @Test(arguments: [
        ("<w:p>\(run("one"))\(run(" t"))\(run("wo"))</w:p><w:p/><w:p>\(run("three"))</w:p>", "one two\n\nthree"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:cr/></w:r></w:p>x", "a\nb c\n"),
        ("<w:p><w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr>\(run("a &amp; &#233;"))</w:p>", "a & é"),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>", "a\u{2011}b"),
        (
            "<w:tbl><w:tr><w:tc><w:p>\(run("a"))</w:p></w:tc><w:tc><w:p>\(run("b"))</w:p><w:p>\(run("c"))</w:p></w:tc>"
                + "</w:tr><w:tr><w:tc><w:p>\(run("d"))</w:p></w:tc></w:tr></w:tbl>", "a b\nc\nd"
        ),
        // What is not shown.
        ("<w:p>\(run("a"))<w:del><w:r><w:delText>b</w:delText></w:r></w:del>\(run("c"))</w:p>", "ac"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>\(run("b"))</w:p>", "b"),
        ("<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>a</w:t></w:r></w:p>", "a"),
        ("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>\(run("a"))</w:p>", "a"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:moveFrom>\(run("a"))</w:moveFrom>\(run("b"))</w:p>", "b"),
        ("<mc:Choice>\(run("a"))</mc:Choice><mc:Fallback><w:p>\(run("a"))</w:p></mc:Fallback>\(run("b"))", "ab"),
        // What is wrong, or written otherwise.
        ("<p><r><t>a\nb</t></r></p><!-- c --><r><t><![CDATA[<d>]]></t>", "a b\n<d>"), ("<w:p><w:r><w:t>a", "a"),
        ("</w:p></w:tc></w:r>\(run("a"))<w:t", " a"),
    ])
    func `The text is what a word processor shows`(_ body: String, _ text: String) {
        let raw = Array("<w:document><w:body>\(body)".utf8)
        var reader = WordReader(WordState())
        reader.read(raw.span, upTo: raw.count)
        #expect(string(reader.text.bytes) == text)
        var steps = WordReader(WordState())
        for end in raw.indices { steps.read(raw.span, upTo: end + 1) }
        #expect(steps.text == reader.text)
        for run in reader.text.runs where run.textLength == run.rawLength {
            #expect(
                reader.text.bytes[run.textStart..<run.textStart + run.textLength].elementsEqual(
                    raw[run.rawStart..<run.rawStart + run.rawLength]))
        }
    }

    @Test func `The text stands in its archive as a body in a web archive`() throws {
        let folder = try InputFolder()
        let input = try #require(try folder.inputs(wordArchive(), "a.docx").first)
        let article = try cleaner().clean(input)
        #expect(string(article.text) == "The ministers of five countries met in the city on Friday.")
        #expect(
            article.source.mediaType
                == "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        #expect(article.source.body == StoredBody(offset: 106, byteCount: 89, coding: "deflate-raw"))
        #expect(article.source.byteCount == wordXML.utf8.count && article.source.offset == 0)
        #expect(article.segments == [Segment(textStart: 0, textLength: 58, rawStart: 27, rawLength: 58)])
    }

    @Test func `What is hidden is told`() throws {
        let raw = Array(
            ("<w:p>\(Self.run("The ministers met in the city on Friday."))<w:del><w:r><w:delText>Or not.</w:delText>"
                + "</w:r></w:del></w:p>").utf8)
        let article = try article(raw, form: .word(WordState()))
        #expect(string(article.text) == "The ministers met in the city on Friday.")
        #expect(removals(article) == ["hidden-text: Or not."])
        #expect(string(Array(raw[article.removed[0].rawStart..<article.removed[0].rawEnd])) == "Or not.")
    }

    @Test func `An archive that holds no text is one, and one that is damaged is said to be`() throws {
        let folder = try InputFolder()
        try folder.write(Array(wordArchive().prefix(200)), "cut.docx")
        let listing = try folder.listing()
        let error = #expect(throws: Rejection.self) {
            _ = try rawInput(listing.items[0], listing.spool, CleaningOptions())
        }
        #expect(
            error
                == Rejection(
                    path: "cut.docx", reason: "bad-compression", detail: "a ZIP archive without a directory"))
    }

    @Test func `An export is parted as its text is`() throws {
        let lines = ["Kyiv asks", "Moscow answers"].map { title in
            [
                title, "The Example", "March 14, 2025 Friday", "", "Length: 12 words", "Byline: Jane Doe", "Body", "",
                "The ministers of five countries met in the city on Friday. (\(title))", "", "End of Document", "",
            ]
        }.joined()
        let body = lines.map { "<w:p>\($0.isEmpty ? "" : Self.run($0))</w:p>" }.joined()
        let raw = Array("<w:document>\(body)</w:document>".utf8)
        let parts = wordParts(of: raw, try pressLines())
        #expect(parts.count == 2 && parts[0].part.offset == 0)
        #expect(parts[1].part.offset == parts[0].part.byteCount)
        #expect(parts[1].part.offset + parts[1].part.byteCount == raw.count)
        let articles = try parts.map { part in
            let range = part.part.offset..<part.part.offset + part.part.byteCount
            return try article(Array(raw[range]), form: .word(part.state), offset: part.part.offset)
        }
        #expect(articles.map { string($0.title) } == ["Kyiv asks", "Moscow answers"])
        #expect(
            articles.map { string($0.text) }
                == ["Kyiv asks", "Moscow answers"].map {
                    "The ministers of five countries met in the city on Friday. (\($0))"
                })
        for article in articles {
            #expect(article.metadata.author?.value == "Jane Doe" && article.metadata.published?.value == "2025-03-14")
            for run in article.segments where run.rawLength == run.textLength {
                #expect(
                    article.text[run.textStart..<run.textStart + run.textLength].elementsEqual(
                        raw[run.rawStart..<run.rawStart + run.rawLength]))
            }
        }
    }
}
