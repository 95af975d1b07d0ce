import TestSupport
import Testing

@testable import Exporting

@Suite("A cell in CSV")
struct CSVTests {
    @Test(arguments: [
        (Cell.null, ""),
        (.string(""), "\"\""),
        (.string("one"), "one"),
        (.string("one, two"), "\"one, two\""),
        (.string("say \"no\""), "\"say \"\"no\"\"\""),
        (.string("one\ntwo"), "\"one\ntwo\""),
        (.string("one\rtwo"), "\"one\rtwo\""),
        (.string(" one"), "\" one\""),
        (.string("one "), "\"one \""),
        (.string("a\u{0}b"), "\"a\u{FFFD}b\""),
        (.string("a;b\\c"), "a;b\\c"),
        (.integer(-7), "-7"),
        (.number(0.5), "0.5"),
        (.number(1), "1"),
        (.number(-0.25), "-0.25"),
        (.boolean(true), "true"),
        (.boolean(false), "false"),
        (.list([]), ""),
        (.list([bytes("")]), "\"\""),
        (.list([bytes("UKR"), bytes("RUS")]), "UKR;RUS"),
        (.list([bytes("a;b"), bytes("c\\d")]), "a\\;b;c\\\\d"),
        (.list([bytes("=a"), bytes("b")]), "'=a;b"),
    ])
    func `Each kind of value has one form`(_ cell: Cell, _ expected: String) {
        var line: [UInt8] = []
        appendCSV(cell, to: &line)
        #expect(String(decoding: line, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "  \u{A0}=1", "\u{FEFF}=1", "\u{200B}@x", "＝1",
        "－1", "＠x",
        "'=1", "''@x", "'\tx", "\u{1}=x",
    ])
    func `Text that a spreadsheet might run gets an apostrophe`(_ text: String) {
        var line: [UInt8] = []
        appendCSV(.string(text), to: &line)
        let quoted = String(decoding: line, as: UTF8.self)
        #expect(quoted.unicodeScalars.drop { $0 == "\"" }.first == "'")
    }

    @Test(arguments: ["", "one", "'tis", "1-1", "a=b", "–1", "“=”", "  one", "'", "a\tb", "(-1)"])
    func `Other text stays as it is`(_ text: String) throws {
        var line: [UInt8] = []
        appendCSV(.string(text), to: &line)
        #expect(try CSVReader.records(line + [0x0A]) == [[text]])
    }
}

/// The UTF-8 of a string.
func bytes(_ string: String) -> [UInt8] { Array(string.utf8) }
