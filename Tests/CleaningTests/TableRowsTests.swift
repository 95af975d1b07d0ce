import Bytes
import Foundation
import Records
import TestSupport
import Testing

@testable import Cleaning
@testable import clean

@Suite("Tables of articles")
final class TablesTests {
    private let folder: InputFolder

    init() throws { folder = try InputFolder() }

    private static let plain = """
        id,title,text,date
        1,Talks end,"Ministers said: ""We met"", and left.

        More was said.",2026-11-02
        2,,<p>A &amp; b met.</p>,

        3,"Talks, again",Ministers met.,2026-11-03

        """

    /// What is read of it: ids, titles, texts and days.
    private static let said = [
        "1|Talks end|Ministers said: \"We met\", and left.\nMore was said.|2026-11-02", "2|nil|A & b met.|nil",
        "3|Talks, again|Ministers met.|2026-11-03",
    ]

    @Test(arguments: [
        ("a.csv", plain), ("a.csv", "\u{FEFF}" + plain), ("a.csv", plain.replacing("\n", with: "\r\n")),
        ("a.csv", String(plain.dropLast())), ("a.csv", plain + ",,,\n,,,\n"),
        ("a.csv", plain.replacing("id,title,text,date", with: "\"ID\",\"Title\",\"Full text\",\"Publish Date\"")),
        // R's rows have names, and the header none.
        (
            "a.csv",
            plain.replacing("1,Talks", with: "x,1,Talks").replacing("2,,", with: "x,2,,").replacing(
                "3,\"", with: "x,3,\"")
        ),
        // Spark and databases write a backslash before a mark.
        ("a.csv", plain.replacing("\"\"", with: "\\\"")),
        (
            "a.csv",
            plain.replacing(",", with: ";").replacing("<p>A &amp; b met.</p>", with: "\"<p>A &amp; b met.</p>\"")
                .replacing(
                    "Talks; again", with: "Talks, again"
                ).replacing("\"\"; and", with: "\"\", and")
        ),
        (
            "a.tsv",
            plain.replacing(",", with: "\t").replacing("Talks\t again", with: "Talks, again").replacing(
                "\"\"\t and", with: "\"\", and")
        ),
        ("a.tab", "id\ttitle\ttext\tdate\n1\tTalks end\t\"We met\", and left.\t2026-11-02\n2\t\tMore was \"said.\t\n"),
        ("a.csv", "id|text\n1|A, b; c\n2|D\te, f\n"), ("a.csv", "text\n\"A, b\"\nC; d"), ("a.csv", "id,text\n"),
        ("a.csv", "text,id\nA b c,\"7\"\n"),
    ])
    func `Rows are articles, however the table is written`(_ name: String, _ table: String) throws {
        let expected: [String] =
            switch name {
            case "a.tab": ["1|Talks end|\"We met\", and left.|2026-11-02", "2|nil|More was \"said.|nil"]
            case _ where table.hasPrefix("id|"): ["1|nil|A, b; c|nil", "2|nil|D\te, f|nil"]
            case _ where table.hasPrefix("text\n"): ["-|nil|A, b|nil", "-|nil|C; d|nil"]
            case _ where table.hasPrefix("text,"): ["7|nil|A b c|nil"]
            case _ where table == "id,text\n": []
            default: Self.said
            }
        let bytes = Array(table.utf8)
        #expect(try read(bytes, name) == expected)
    }

    @Test(arguments: ["sep=,\r\n", "\u{FEFF}\"SEP=,\"\n"])
    func `A first line may tell Excel the separator`(_ line: String) throws {
        #expect(try read(Array((line + Self.plain).utf8), "a.csv") == Self.said)
        #expect(try read(Array("sep=^\nid^text\n1^A, b; c\n".utf8), "a.csv") == ["1|nil|A, b; c|nil"])
    }

    @Test(arguments: [("windows-1251", "Министры встретились в Женеве."), ("gb18030", "部长们在日内瓦会晤，讨论了停火问题。")])
    func `A table that is not UTF-8 is decoded, also where a row alone would not tell`(
        _ encoding: String, _ text: String
    ) throws {
        let table = "id,title,text\n1,\"\(text)\",\"\(text) \"\"\(text)\"\" \(text)\"\n2,Talks,\"\(text.prefix(3)).\"\n"
        let bytes =
            encoding == "gb18030"
            ? encoded(table, in: .gb18030) : table.data(using: .windowsCP1251).map { Array($0) }
        let articles = try articles(try #require(bytes), "a.csv")
        #expect(articles.map(\.source.encoding).contains(encoding))
        #expect(articles.map { string($0.text) } == ["\(text) \"\(text)\" \(text)", "\(text.prefix(3))."])
        #expect(string(articles.first?.title) == text)
    }

    @Test func `Rows that do not fit are rejected, and all others kept`() throws {
        let table = "id,text\n1,A fine line.\n2,One, two\n3\n4,Another line.\n5,\"never closed\n6,x\n"
        try folder.write(Array(table.utf8), "a.csv")
        let listing = try folder.listing()
        var kept: [String] = []
        var rejected: [String] = []
        for item in listing.items.sorted(by: { place($0) < place($1) }) {
            do {
                kept.append(
                    string(try cleaner().clean(try rawInput(item, listing.spool, CleaningOptions())).text) ?? "")
            } catch let rejection as Rejection {
                rejected.append("\(rejection.reason): \(rejection.detail)")
            }
        }
        #expect(kept == ["A fine line.", "Another line."])
        #expect(
            rejected == [
                "bad-record: more cells than the 2 columns at byte 0",
                "bad-record: fewer cells than the 2 columns at byte 0",
                "bad-record: a quotation mark that is never closed at byte 0",
            ])
    }

    @Test(
        arguments: [
            (Array("id,title\n1,x\n".utf8), "bad-record", "no column \"text\", \"html\" or the like at byte 0"),
            ([], "bad-record", "no column \"text\", \"html\" or the like at byte 0"),
            (
                Array("A page of prose, with commas.\n".utf8), "bad-record",
                "no column \"text\", \"html\" or the like at byte 0"
            ),
            (
                [0xFF, 0xFE] + "text\tid\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
                "unsupported-encoding", "utf-16le, in a table"
            ),
        ] as [([UInt8], String, String)])
    func `A table without articles is rejected`(_ bytes: [UInt8], _ reason: String, _ detail: String) throws {
        try folder.write(bytes, "a.csv")
        let rejections = try folder.listing().items.compactMap(\.rejection)
        #expect(rejections == [Rejection(path: "a.csv", reason: reason, detail: detail)])
    }

    @Test func `A row over the limit is too large, and memory stays bounded`() throws {
        var options = CleaningOptions()
        options.maximumBytes = 200
        try folder.write(Array("id,text\n1,a\n2,\"\(String(repeating: "x\n", count: 5000))\"\n3,b\n".utf8), "a.csv")
        #expect(try folder.listing(options).items.map(\.byteCount).sorted() == [3, 3, 10004])
    }

    @Test func `A compressed table has the rows of what it decompresses to`() throws {
        let rows = (0..<9000).map { "r\($0),\"a \"\"\($0)\"\",\n\u{416}\"" }
        let table = Array(("id,text\r\n" + rows.joined(separator: "\r\n")).utf8)
        let plain = try inputs(table, "a.csv")
        #expect(plain.map { string($0.bytes.filter { $0 != 0x0D }) } == rows)
        for (name, packed) in [("b.csv.gz", gzipped(table)), ("b.tsv.zst", zstandard(table))] {
            let found = try inputs(packed, name)
            #expect(found.map(\.bytes) == plain.map(\.bytes))
            #expect(found.map(\.offset) == plain.map(\.offset))
        }
    }

    @Test(arguments: 0..<300)
    func `Whatever is in the cells, they say what was written, each with its way back`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let separator = random.pick([",", ";", "\t", "|"])
        let end = random.pick(["\n", "\r\n"])
        let words = ["a", "\"", "\"\"", ",", ";", "\t", "|", "\n", "é", "Ж", " b", "\\", "\r\n"]
        let texts = (0..<Int.random(in: 2...8, using: &random)).map { _ in
            "x" + (0..<Int.random(in: 0...12, using: &random)).map { _ in random.pick(words) }.joined() + "y"
        }
        let cells = texts.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
        let lines = ["id\(separator)text"] + cells.enumerated().map { "\($0)\(separator)\($1)" }
        let bytes = Array((lines.joined(separator: end) + random.pick(["", end])).utf8)
        let name = separator == "\t" ? "a.tsv" : "a.csv"
        let found = try inputs(bytes, name)
        #expect(found.count == texts.count)
        for (input, text) in zip(found, texts) {
            #expect(Array(bytes[input.offset..<input.offset + input.bytes.count]) == input.bytes)
            guard case .row(let form) = input.form else {
                Issue.record("no row")
                continue
            }
            let record = try RecordInput(TableFields(input.bytes, form), recordNames())
            #expect(string(record.content.bytes) == text)
            for run in record.content.runs {
                let raw = Array(input.bytes[run.rawStart..<run.rawStart + run.rawLength])
                let own = Array(record.content.bytes[run.textStart..<run.textStart + run.textLength])
                #expect(raw == own || raw == [0x22, 0x22] && own == [0x22])
            }
        }
    }

    /// Ids, titles, texts and days in the order of the rows.
    private func read(_ bytes: [UInt8], _ name: String) throws -> [String] {
        try articles(bytes, name).map { article in
            let id = article.source.path.drop { $0 != "#" }.dropFirst()
            let title = string(article.title) ?? "nil"
            return
                "\(id.count == 16 ? "-" : id)|\(title)|\(string(article.text) ?? "")|\(article.metadata.published?.value ?? "nil")"
        }
    }

    private func articles(_ bytes: [UInt8], _ name: String) throws -> [Article] {
        try inputs(bytes, name).map { input in
            let article = try cleaner().clean(input)
            #expect(article.source.offset == input.offset)
            return article
        }
    }

    /// What is read of a table alone, in the order of its rows.
    private func inputs(_ bytes: [UInt8], _ name: String) throws -> [RawInput] {
        try folder.empty()
        return try folder.inputs(bytes, name).sorted { $0.offset < $1.offset }
    }

    private func place(_ item: InputItem) -> Int {
        if case .record(let place) = item.content { return place.offset }
        return -1
    }
}
