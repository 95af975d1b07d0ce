import Bytes
import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning
@testable import clean

@Suite("What archives of the press export")
struct PressTests {
    private static let prose = "The ministers of five countries met in the city on Friday, one of them said."
    private static let more = "They agreed to meet once more next week, and to bring the generals along."

    @Test func `Each line of the table is known by its example, and by no row above it`() throws {
        let table = try pipelineTable("lexicon/press-lines.tsv", ["id", "role", "match", "phrase", "example"])
        let lines = try pressLines()
        for row in table.rows {
            let example = Array(row["example"].utf8)
            let mark = lines.mark(example.span, example.indices)
            #expect(mark?.id == row["id"] && mark?.role.rawValue == row["role"], "\(row["id"]): \(mark?.id ?? "none")")
            if row["match"] == "line" { #expect(mark?.label == example.count, "\(row["id"])") }
        }
        #expect(table.rows.count > 25)
    }

    @Test func `A numbered article has its newspaper, day and title above its fields`() throws {
        let raw = """
                                           3 of 25 DOCUMENTS

                                  Copyright 2025 Example Limited
                                          All Rights Reserved

                                      The Example Times (London)

                                      March 14, 2025 Friday
                                          Final Edition

            Five countries send observers
            to the border

            BYLINE: Jane Doe in Geneva and John Roe in New York

            LENGTH: 1,412 words

            DATELINE: GENEVA

            \(Self.prose)

            \(Self.more)

            GRAPHIC: The bridge at the border, where the observers are to
            stand from Monday on.

            LOAD-DATE: March 15, 2025

            """
        let article = try article(raw)
        #expect(string(article.title) == "Five countries send observers to the border")
        #expect(string(article.text) == "\(Self.prose)\n\(Self.more)")
        #expect(
            article.metadata
                == Metadata(
                    author: press("Jane Doe; John Roe"), published: press("2025-03-14"),
                    site: press("The Example Times (London)"), language: article.metadata.language))
        #expect(
            article.removed.map { "\($0.kind) \($0.rule) \(first(of: $0))" } == [
                "code press-field 3 of 25 DOCUMENTS", "title press-title Five countries send observers",
                "code press-field BYLINE: Jane Doe in Geneva and John Roe in New York",
                "code press-field GRAPHIC: The bridge at the border, where the observers are to",
            ])
        #expect(lostOffsets(article, Array(raw.utf8)) == [])
    }

    @Test(arguments: [
        // With indexing; values behind their labels or below them.
        "HD   Five countries\n     send observers\nBY   By Jane Doe\nWC   412 words\nPD   14 March 2025\nET   10:15\n"
            + "SN   The Example Times\nSC   EXTI\nLP   \(prose)\n\nTD\n\(more)\n\nCO   exmpl : Example\nIN   i1 : Energy\n"
            + "AN   Document EXTI000020250314el3e0004x\n",
        "HD\n\nFive countries send observers\n\nBY\n\nBy Jane Doe\n\nWC\n\n412 words\n\nPD\n\n14 March 2025\n\nSN\n\n"
            + "The Example Times\n\nLP\n\n\(prose)\n\nTD\n\n\(more)\n\nRE\n\ngva : Geneva\n\nAN\n\n"
            + "Document EXTI000020250314el3e0004x\n",
        // As it is shown, with a section above the title.
        "World News\nFive countries send observers\nBy Jane Doe\n412 words\n14 March 2025\n10:15 GMT\n"
            + "The Example Times\nEXTI\nEnglish\n(c) 2025 Example\n\n\(prose)\n\n\(more)\n\n"
            + "Document EXTI000020250314el3e0004x\n\n© 2025 Factiva, Inc. All rights reserved.\n",
        // The title first, twice; fields below the text.
        "Page 1 of 2\nFive countries send observers\nFive countries send observers\nThe Example Times\n"
            + "March 14, 2025 Friday 5:00 AM GMT\n\nCopyright 2025 Example Limited\nSection: WORLD; Pg. 5\n"
            + "Length: 412 words\nByline: Jane Doe\n\nBody\n\n\(prose)\n\(more)\n\nClassification\n\nLanguage: ENGLISH\n\n"
            + "Load-Date: March 15, 2025\n\nEnd of Document\n",
        // Names as in a library.
        "\(String(repeating: "_", count: 60))\n\nDocument 1 of 1\n\nFive countries send observers\n\nAuthor: Doe, Jane\n\n"
            + "Publication info: The Example Times; Geneva [Geneva]14 Mar 2025: A.4.\n\nAbstract: None available.\n\n"
            + "Full text: \(prose)\n\n\(more)\n\nCredit: By Jane Doe\n\nSubject: Observers\n\n"
            + "Title: Five countries send observers\n\nPublication title: The Example Times; Geneva\n\n"
            + "Publication date: Mar 14, 2025\n\n\(String(repeating: "_", count: 60))\n\nContact ProQuest\n",
    ])
    func `The layouts of other archives say the same`(_ raw: String) throws {
        let article = try article(raw)
        #expect(string(article.title) == "Five countries send observers")
        #expect(string(article.text) == "\(Self.prose)\n\(Self.more)")
        #expect(
            article.metadata
                == Metadata(
                    author: press("Jane Doe"), published: press("2025-03-14"), site: press("The Example Times"),
                    language: article.metadata.language))
        #expect(article.removed.allSatisfy { $0.rule.hasPrefix("press-") })
        #expect(lostOffsets(article, Array(raw.utf8)) == [])
    }

    @Test(arguments: [
        // One line of the table, two, and fields below the prose.
        "\(prose)\n\(more)\nLENGTH: of the bridge\n\(prose)",
        "Subject: the border\n\(prose)\nTitle: minister\n\(more)",
        "\(prose)\n\(more)\nSection: of the border\nCountry: the other one\nBody\n\(prose)",
    ])
    func `Other texts with such lines stay`(_ raw: String) throws {
        #expect(try article(raw).removed.allSatisfy { !$0.rule.hasPrefix("press-") })
    }

    @Test(arguments: [
        "IN A speech on Friday he told the five ministers that there would be no deal without them.", "Notes: \(prose)",
    ])
    func `The last line of the text may begin as a field does`(_ last: String) throws {
        let raw =
            "HD Talks\nWC 412 words\nPD 14 March 2025\nLP\n\(Self.prose)\n\nTD\n\(Self.more)\n\n\(last)\n\n"
            + "CO exmpl : Example\nRE gva : Geneva\nAN\nDocument EXTI000020250314el3e0004x\n"
        let article = try article(raw)
        #expect(string(article.text) == "\(Self.prose)\n\(Self.more)\n\(last)")
    }

    @Test func `A file is parted into its articles without a gap, however it is read`() throws {
        let rule = String(repeating: "_", count: 60)
        let measured = "LENGTH: 412 words\n\n\(Self.prose)\n\n"
        let files: [(text: String, starts: [String])] = [
            ("cover\n\n1 of 2 DOCUMENTS\n\(measured)2 of 2 DOCUMENTS\n\(measured)", ["cover", "2 of"]),
            (
                "Title\nLength: 4 words\n\(Self.prose)\nEnd of Document\n\nOther\nLength: 5 words\n\(Self.more)\n"
                    + "End of Document\n\nthe search\n", ["Title", "\nOther"]
            ),
            (
                "\(rule)\nTable of contents\n\(rule)\nPublication info: x\n\(Self.prose)\n\(rule)\n"
                    + "Publication info: y\n\(Self.more)\n\(rule)\nContact\n", ["____", "Publ"]
            ),
            // Alone, or without a length.
            ("1 of 1 DOCUMENTS\n\(measured)", []),
            ("\(Self.prose)\nEnd of Document\n\(Self.more)\nEnd of Document\n", []),
        ]
        for (text, starts) in files {
            let bytes = Array(text.utf8)
            let parts = try split(bytes, by: bytes.count)
            #expect(
                parts.map { String(decoding: bytes[$0.offset...].prefix(4), as: UTF8.self) }
                    == starts.map { String($0.prefix(4)) })
            #expect(parts.isEmpty || parts[0].offset == 0 && parts.last.map { $0.offset + $0.byteCount } == bytes.count)
            for (one, next) in zip(parts, parts.dropFirst()) { #expect(one.offset + one.byteCount == next.offset) }
            for size in [1, 3, 50] { #expect(try split(bytes, by: size) == parts) }
        }
    }

    @Test func `An article is named as the archive names it, else by its bytes`() throws {
        let text =
            "HD x\nWC 1 words\nDocument EXTI000020250314el3e0004x\nHD y\nWC 2 words\n"
            + "AN Document EXTI000020250314el3e0005y\n"
        #expect(
            try split(Array(text.utf8), by: 100).map(\.id) == [
                "EXTI000020250314el3e0004x", "EXTI000020250314el3e0005y",
            ])
        let same = "Length: 4 words\n\(Self.prose)\nEnd of Document\n"
        let ids = try split(Array((same + same + "Length: 5 words\n").utf8), by: 100).map(\.id)
        #expect(ids.count == 3 && ids[0] == ids[1] && ids[1] != ids[2])
    }

    @Test func `Files of any encoding of one byte are parted`() throws {
        let folder = try InputFolder()
        let first = "Dokument 1 von 2\n\nLÄNGE: 12 Wörter\n\n\(Self.prose)\n\n"
        let second = "Dokument 2 von 2\n\nLÄNGE: 12 Wörter\n\n\(Self.more)\n"
        let bytes = (first + second).unicodeScalars.map { UInt8($0.value) }
        let inputs = try folder.inputs(bytes, "a.txt")
        #expect(inputs.map(\.offset).sorted() == [0, first.unicodeScalars.count])
        #expect(inputs.reduce(0) { $0 + $1.bytes.count } == bytes.count)
    }

    @Test func `A title of a long line and thousands of short ones is read whole`() throws {
        let long = String(repeating: "Observers ", count: 3_000)
        let rule = String(repeating: "_", count: 60)
        let lines = String(repeating: "to the border\n", count: 6_000)
        let raw = "\(rule)\n\(long)\n\(lines)Publication info: Example\nFull text: \(Self.prose)\nCredit: Jane Doe\n"
        let title = long + lines.dropLast().replacing("\n", with: " ")
        #expect(string(try article(raw).title) == title)
    }

    private func split(_ bytes: [UInt8], by size: Int) throws -> [PressPart] {
        var splitter = PressSplitter(try pressLines())
        var start = 0
        while start < bytes.count {
            splitter.add(Array(bytes[start..<min(bytes.count, start + size)]))
            start += size
        }
        return splitter.finish()
    }

    private func press(_ value: String) -> Metadata.Value { Metadata.Value(value, how: "press-field") }

    private func first(of removal: Removal) -> String {
        String(decoding: removal.text.prefix { $0 != 0x0A }, as: UTF8.self)
    }
}
