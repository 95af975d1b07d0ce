import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Texts that were stored as a program prints them")
struct StringNotationTests {
    private static let paragraphs = [
        "Ministers met on Friday and didn’t agree on the “region”, officials said.",
        "Both sides' envoys said: \"We will meet again.\" Prices rose by 3 % in May.",
        "Переговоры продолжатся в среду. 協議は水曜日も続く。🙂",
    ]
    private static let plain = paragraphs.joined(separator: "\n")

    /// How programs print strings.
    enum Printer: CaseIterable {
        /// Characters above ASCII as units of UTF-16, as JSON may have them.
        case json
        /// As bytes of UTF-8, as Python prints bytes.
        case bytes
        /// As numbers of scalars, as Python prints what it cannot show.
        case scalars
        /// As they are.
        case lines
    }

    private func escaped(_ text: String, _ printer: Printer, marks: String = "", end: String = "\\n") -> String {
        text.unicodeScalars.map { scalar in
            if scalar == "\n" { return end }
            if marks.unicodeScalars.contains(scalar) { return "\\" + String(scalar) }
            guard !scalar.isASCII else { return String(scalar) }
            return switch printer {
            case .json: String(scalar).utf16.map { "\\u" + hexadecimal($0, 4) }.joined()
            case .bytes: String(scalar).utf8.map { "\\x" + hexadecimal($0, 2) }.joined()
            case .scalars:
                scalar.value < 0x10000 ? "\\u" + hexadecimal(scalar.value, 4) : "\\U" + hexadecimal(scalar.value, 8)
            case .lines: String(scalar)
            }
        }.joined()
    }

    private func hexadecimal(_ number: some BinaryInteger, _ count: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: count - digits.count) + digits
    }

    private func cleaned(_ text: String, path: String = "a.txt") throws -> (text: String?, removals: [String]) {
        let article = try article(text, path: path)
        return (string(article.text), removals(article))
    }

    @Test(arguments: Printer.allCases, ["\\n", "\\n\\n", "\\r\\n", "\\\\n", " \\n \\n "])
    func `Escapes say what they stand for`(_ printer: Printer, _ end: String) throws {
        let (text, removals) = try cleaned(escaped(Self.plain, printer, end: end))
        #expect(text == Self.plain)
        #expect(removals == [])
    }

    @Test(arguments: Printer.allCases)
    func `The marks around a string go`(_ printer: Printer) throws {
        let (text, removals) = try cleaned("\"" + escaped(Self.plain, printer, marks: "\"") + "\"\n")
        #expect(text == Self.plain)
        #expect(removals == ["string-notation: \"", "string-notation: \""])
    }

    @Test func `Bytes that were printed are a text or a page`() throws {
        let bytes = "b'" + escaped(Self.plain, .bytes, marks: "'") + "'"
        #expect(try cleaned(bytes) == (Self.plain, ["string-notation: b'", "string-notation: '"]))
        let page =
            "<!DOCTYPE html>\n<html><body><article>\n" + Self.paragraphs.map { "<p class=\"a\">\($0)</p>\n" }.joined()
            + "</article></body></html>"
        for (raw, marks) in [
            ("b'" + escaped(page, .bytes, marks: "'") + "'", ["string-notation: b'", "string-notation: '"]),
            (escaped(page, .json, marks: "\""), []),
            ("\"" + escaped(page, .json, marks: "\"") + "\"", ["string-notation: \"", "string-notation: \""]),
        ] {
            let read = try article(raw)
            #expect(string(read.text) == Self.plain)
            #expect(removals(read) == marks)
            #expect(read.source.mediaType == "text/html")
        }
    }

    @Test(arguments: [false, true])
    func `A page whose tags are escaped is a page`(_ isPage: Bool) throws {
        let page =
            "<div class=\"a\">" + Self.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
            + "<script>var x = 1;</script><p>Fees &amp; taxes rose in May, the office said.</p></div>"
        var shown = ""
        var numbered = ""
        for scalar in page.unicodeScalars {
            switch scalar {
            case "<": (shown, numbered) = (shown + "&lt;", numbered + "\\\\u003c")
            case ">": (shown, numbered) = (shown + "&gt;", numbered + "\\\\u003E")
            case "&": (shown, numbered) = (shown + "&amp;", numbered + "\\\\u0026")
            case "\"": (shown, numbered) = (shown + "&quot;", numbered + "\\\\u0022")
            case "\n": (shown, numbered) = (shown + " ", numbered + "\\\\n")
            default: (shown, numbered) = (shown + String(scalar), numbered + String(scalar))
            }
        }
        for text in [shown, numbered] {
            let record = "{\"\(isPage ? "html" : "text")\": \"\(text)\"}"
            let read = try article(record, path: "a.jsonl", form: .record)
            #expect(string(read.text) == Self.plain + "\nFees & taxes rose in May, the office said.")
            #expect(read.source.mediaType == "text/html")
        }
    }

    @Test(arguments: [("[", "", "]"), ("[", "u", "]"), ("(", "", ")"), ("[ ", "b", " ]\n")])
    func `The strings of a list are lines`(_ opening: String, _ prefix: String, _ closing: String) throws {
        let printer: Printer = prefix == "b" ? .bytes : .json
        let strings = [
            prefix + "'" + escaped(Self.paragraphs[0], printer) + "'",
            prefix + "'" + escaped(Self.paragraphs[1], printer, marks: "'") + "'",
            prefix + "\"" + escaped(Self.paragraphs[2], printer) + "\"",
        ]
        let (text, removals) = try cleaned(opening + strings.joined(separator: ", ") + closing)
        #expect(text == Self.plain)
        let end = String(closing.prefix { $0 != "\n" })
        #expect(
            removals
                == [
                    "\(opening)\(prefix)'", "', \(prefix)'", "', \(prefix)\"", "\"\(end)",
                ].map { "string-notation: \($0)" })
    }

    @Test func `Pieces around a hyperlink go on in its line`() throws {
        let pieces = [
            "The talks between the two ", "delegations", ", which began on Friday, ended ", "without an agreement",
            " in the city of ", "Vienna", ".", "Both sides agreed to meet again next month, ",
            "the spokesman told reporters.",
        ]
        let lines = """
            The talks between the two delegations, which began on Friday, ended without an agreement in the city of Vienna.
            Both sides agreed to meet again next month, the spokesman told reporters.
            """
        let list = "[" + pieces.map { "'\($0)'" }.joined(separator: ", ") + "]"
        #expect(try cleaned(list).text == lines)
        let record = "{\"text\": [" + pieces.map { "\"\($0)\"" }.joined(separator: ", ") + "]}"
        #expect(string(try article(record, path: "a.jsonl", form: .record).text) == lines)
    }

    @Test func `A record's other members are read as its text is`() throws {
        let record = #"""
            {"title": "Caf\\u00e9 of the \\\"region\\\" shut", "author": "Jos\\u00e9 Su\\u00e1rez",
            "text": "Ministers met on Friday.\\n\\nThey didn\\u2019t agree on the region, officials said."}
            """#
        let read = try article(record, path: "a.jsonl", form: .record)
        #expect(string(read.title) == "Café of the \"region\" shut")
        #expect(read.metadata.author?.value == "José Suárez")
        #expect(string(read.text) == "Ministers met on Friday.\nThey didn’t agree on the region, officials said.")
    }

    @Test(arguments: [
        (#"['Jane Doe', "John O'Neil"]"#, "Jane Doe; John O'Neil"), (#"['Jane Doe']"#, "Jane Doe"),
        (#"["Jos\u00e9 Su\u00e1rez"]"#, "José Suárez"), ("b'Jane Doe'", "Jane Doe"), ("[]", nil), ("nan", nil),
        ("None", nil), ("null", nil), ("Nan Doe", "Nan Doe"),
    ])
    func `Names may be stored as a list prints, or as what stands for none`(_ author: String, _ expected: String?)
        throws
    {
        let members = zip(["title", "author", "text"], ["['Talks go on']", author, Self.plain]).map { name, said in
            "\"\(name)\": \"" + escaped(said.replacing("\\", with: "\\\\"), .lines, marks: "\"") + "\""
        }
        let record = "{" + members.joined(separator: ", ") + "}"
        let read = try article(record, path: "a.jsonl", form: .record)
        #expect(string(read.title) == "Talks go on")
        #expect(read.metadata.author?.value == expected)
        #expect(string(read.text) == Self.plain)
    }

    @Test(arguments: [
        "C:\\news\\report.txt was the file that the group opened.\nThe folder D:\\temp\\new held 300 documents.",
        "In C the string \"Hello.\\n\" ends a line, and \"Bye.\\n\" another one.\nHe wrote print('a\\n') on the board.",
        "The ratio is \\alpha / \\nu, where \\tau is time.\nResearchers said the formula \\rho = \\nu held.",
        "He posted a shrug, ¯\\_(ツ)_/¯, and left the hall at noon.",
        "\"We will never give up,\" the president said on Monday. \"Never.\"",
        "'Twas the night before the vote, and nobody slept. 'Never again', one said.",
        "[\"I don't know,\" he said. \"Never.\"] The speaker left the hall at ten.",
        "(\"The Office\") was seen by two million people on Sunday.", "(\"The Office was seen on Sunday.\")",
        "\"The talks will go on in the city on Sunday.\"",
        "The path \\\\server\\share\\news was open to anybody. The path \\\\server\\temp was closed.",
        "The escape \\u2019 is a quotation mark and \\n the end of a line, the manual says.",
        "request = \"GET / HTTP/1.1\\r\\nHost:%s\\r\\n\\r\\n\" % host\nIt sends a request.\nIt waits for an answer.\nIt ends.",
    ])
    func `Texts that speak of notation keep it, and quotations their marks`(_ text: String) throws {
        #expect(try cleaned(text) == (text, []))
    }

    @Test(arguments: 0..<200)
    func `Every byte of text comes from its raw bytes`(_ seed: UInt64) throws {
        var invented = InventedText(seed: seed)
        let text = String(decoding: invented.article(byteCount: 400).utf8, as: UTF8.self)
        let printer = Printer.allCases[Int(seed % 4)]
        let raw = Array(
            ("[\"" + escaped(text, printer, marks: "\"\\") + "\", \"" + escaped(Self.plain, printer, marks: "\"")
                + "\"]").utf8)
        let read = try article(raw)
        let expected = try article(text + "\n" + Self.plain)
        #expect(string(read.text) == string(expected.text))
        #expect(complaints(read, raw) { decodes($0, $1) } == [])
    }

    /// Whether JavaScript's or Python's escapes say a character.
    private func decodes(_ raw: [UInt8], _ text: [UInt8]) -> Bool {
        let said = String(decoding: text, as: UTF8.self)
        let forms = Printer.allCases.map { escaped(said, $0, marks: "\"\\") }
        return forms.contains(String(decoding: raw, as: UTF8.self))
    }
}
