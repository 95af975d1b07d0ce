import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Decoding bytes")
struct DecoderTests {
    @Test(arguments: [
        (Array("a\nb".utf8), "utf-8", "a\nb", [[0, 3, 0, 3]]),
        // CRLF keeps its LF; other line ends become inserted ones.
        (Array("a\r\nb".utf8), "utf-8", "a\nb", [[0, 1, 0, 1], [1, 2, 2, 2]]),
        (Array("a\rb".utf8), "utf-8", "a\nb", [[0, 1, 0, 1], [1, 1, 1, 0], [2, 1, 2, 1]]),
        (Array("a\u{2028}b".utf8), "utf-8", "a\nb", [[0, 1, 0, 1], [1, 1, 1, 0], [2, 1, 4, 1]]),
        ([0xEF, 0xBB, 0xBF, 0x61], "utf-8", "a", [[0, 1, 3, 1]]),
        (
            [0x61, 0xFF, 0xE2, 0x82], "utf-8", "a\u{FFFD}\u{FFFD}\u{FFFD}",
            [[0, 1, 0, 1], [1, 3, 1, 1], [4, 3, 2, 1], [7, 3, 3, 1]]
        ),
        ([0x61, 0x93, 0xE9], "windows-1252", "a“é", [[0, 1, 0, 1], [1, 3, 1, 1], [4, 2, 2, 1]]),
        ([0xCC, 0xE8, 0xF0], "windows-1251", "Мир", [[0, 2, 0, 1], [2, 2, 1, 1], [4, 2, 2, 1]]),
        ([0xFF, 0xFE, 0x61, 0x00, 0x3C, 0x04, 0x38, 0x04], "utf-16le", "aми", [[0, 1, 2, 2], [1, 4, 4, 4]]),
        ([0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0x00], "utf-16be", "\u{1F600}", [[0, 4, 2, 4]]),
        ([0xFE, 0xFF, 0xD8, 0x3D, 0x00, 0x61], "utf-16be", "\u{FFFD}a", [[0, 3, 2, 2], [3, 1, 4, 2]]),
    ])
    func `Each run of text knows its raw bytes`(
        _ bytes: [UInt8], _ name: String, _ text: String, _ runs: [[Int]]
    ) {
        let encoding: TextEncoding =
            switch name {
            case "utf-8": .utf8
            case "utf-16le": .utf16LittleEndian
            case "utf-16be": .utf16BigEndian
            default: .named(name)
            }
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : name.hasPrefix("utf-16") ? 2 : 0
        let decoded = decode(bytes, DetectedEncoding(encoding: encoding, markLength: mark), .lines)
        #expect(string(decoded.text.bytes) == text)
        #expect(decoded.text.runs.map { [$0.textStart, $0.textLength, $0.rawStart, $0.rawLength] } == runs)
        #expect(decoded.controls == [])
    }

    @Test(arguments: [
        ("a\u{0}\u{0}b", "ab", [1..<3]), ("\u{1B}[1mx", "[1mx", [0..<1]), ("a\u{84}b", "ab", [1..<3]),
        ("\u{FFFE}", "", [0..<3]),
    ])
    func `Control characters are left out and listed`(_ raw: String, _ text: String, _ controls: [Range<Int>]) {
        let decoded = decode(Array(raw.utf8), DetectedEncoding(encoding: .utf8), .lines)
        #expect(string(decoded.text.bytes) == text)
        #expect(decoded.controls == controls)
    }

    @Test func `The single-byte tables are whole and hold what the standard says`() {
        for table in SingleByteTables.all { #expect(table.upperHalf.count == 128, "\(table.name)") }
        func character(_ name: String, _ byte: Int) -> UInt16? {
            SingleByteTables.all.first { $0.name == name }?.upperHalf[byte - 0x80]
        }
        #expect(character("windows-1252", 0x80) == 0x20AC)
        #expect(character("windows-1252", 0x81) == 0x81)
        #expect(character("windows-1251", 0xFF) == 0x44F)
        #expect(character("koi8-r", 0xC1) == 0x430)
        #expect(character("iso-8859-15", 0xA4) == 0x20AC)
        #expect(character("iso-8859-6", 0xC7) == 0x627)
        #expect(character("iso-8859-8", 0x80) == 0x80)
        #expect(character("iso-8859-8", 0xE0) == 0x5D0)
        #expect(character("x-mac-cyrillic", 0xFF) == 0x20AC)
    }

    @Test(arguments: [
        ("<meta charset=\"windows-1251\">", "windows-1251"),
        ("<META HTTP-EQUIV=x content='text/html; charset=ISO-8859-1'>", "windows-1252"),
        ("<?xml version=\"1.0\" encoding=\"koi8-r\"?>", "koi8-r"), ("<meta charset=utf8>", "utf-8"),
        ("<meta charset=\"GB2312\">", "gbk"), ("<meta charset=x-sjis>", "shift_jis"),
        ("<meta charset=iso-8859-8-i>", "iso-8859-8"), ("<meta charset=iso-8859-10>", "iso-8859-10"),
        ("<meta charset=nonsense>", nil),
        ("<p>", nil), ("<p charset=koi8-r>", nil), ("charset=koi8-r", nil), ("<!-- <meta charset=koi8-r>", nil),
        // Others' encodings, and what is no markup.
        ("<script charset=utf-8 src=x></script><meta charset=big5>", "big5"),
        ("<link charset='utf-8'><meta name=a content='a > b' charset=big5>", "big5"),
        ("<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"),
        ("<script>x('<meta charset=koi8-r>')</script><meta charset=big5>", "big5"),
        ("<metadata charset=koi8-r><meta charset=big5>", "big5"),
        ("<?xml version='1.0' encoding='utf-8'?><meta charset=big5>", "big5"),
        ("<!--\(String(repeating: " ", count: 9999))--><meta charset=big5>", "big5"),
    ])
    func `A page's own word about its encoding is found`(_ page: String, _ expected: String?) {
        let bytes = Array(page.utf8)
        #expect(declaredEncoding(bytes.span)?.name == expected)
    }

    @Test(
        arguments: [
            (
                .gb18030, [0xC4, 0xE3, 0x41, 0x81, 0x30, 0x81, 0x30, 0x80], "你A€",
                [[0, 3, 0, 2], [3, 1, 2, 1], [4, 3, 7, 1]]
            ),
            (.gb18030, [0x94, 0x39, 0xDA, 0x33, 0x90, 0x30, 0x81, 0x30], "💩𐀀", [[0, 8, 0, 8]]),
            // U+FFFD has a code of its own; 0xFE39FE39 has no character.
            (
                .gb18030, [0x84, 0x31, 0xA4, 0x37, 0x37, 0xFE, 0x39, 0xFE, 0x39], "\u{FFFD}7\u{FFFD}9\u{FFFD}9",
                [[0, 3, 0, 4], [3, 1, 4, 1], [4, 3, 5, 1], [7, 1, 6, 1], [8, 3, 7, 1], [11, 1, 8, 1]]
            ),
            (
                .gbk, [0xA1, 0xA3, 0xFF, 0x81, 0x30, 0x20], "。\u{FFFD}\u{FFFD}0 ",
                [
                    [0, 3, 0, 2], [3, 3, 2, 1], [6, 3, 3, 1], [9, 2, 4, 2],
                ]
            ),
            (
                .big5, [0xA7, 0x41, 0x88, 0x62, 0x88, 0xA5, 0x81, 0x40], "你Ê̄ê̌\u{FFFD}@",
                [
                    [0, 3, 0, 2], [3, 4, 2, 2], [7, 4, 4, 2], [11, 3, 6, 1], [14, 1, 7, 1],
                ]
            ),
            (
                .shiftJIS, [0x82, 0xA0, 0xB1, 0x5C, 0xF0, 0x40], "あｱ\\\u{E000}",
                [
                    [0, 3, 0, 2], [3, 3, 2, 1], [6, 1, 3, 1], [7, 3, 4, 2],
                ]
            ),
            (
                .eucJP, [0xA4, 0xA2, 0x8E, 0xB1, 0x8F, 0xB0, 0xA1, 0x8F], "あｱ丂\u{FFFD}",
                [
                    [0, 3, 0, 2], [3, 3, 2, 2], [6, 3, 4, 3], [9, 3, 7, 1],
                ]
            ),
            (
                .eucKR, [0xB0, 0xA1, 0xC6, 0x52, 0xC6, 0x53], "가힣\u{FFFD}S",
                [
                    [0, 3, 0, 2], [3, 3, 2, 2], [6, 3, 4, 1], [9, 1, 5, 1],
                ]
            ),
        ] as [(EastAsianEncoding, [UInt8], String, [[Int]])])
    func `Characters of several bytes know them`(
        _ encoding: EastAsianEncoding, _ bytes: [UInt8], _ text: String, _ runs: [[Int]]
    ) {
        let decoded = decode(bytes, DetectedEncoding(encoding: .eastAsian(encoding)), .lines)
        #expect(string(decoded.text.bytes) == text)
        #expect(decoded.text.runs.map { [$0.textStart, $0.textLength, $0.rawStart, $0.rawLength] } == runs)
    }

    @Test func `The tables of East Asia are whole`() {
        #expect(EastAsianTables.gb18030.count == 23940)
        #expect(EastAsianTables.big5.count == 19782)
        #expect(EastAsianTables.eucKR.count == 23940)
        #expect(EastAsianTables.jis0208.count == 11280)
        #expect(EastAsianTables.jis0212.count == 8836)
        #expect(EastAsianTables.gb18030.count { $0 == 0xFFFD } == 0)
        #expect(EastAsianTables.big5.count { $0 != 0xFFFD } == 18590)
        #expect(EastAsianTables.eucKR.count { $0 != 0xFFFD } == 17048)
        #expect(EastAsianTables.jis0208.count { $0 != 0xFFFD } == 7724)
        #expect(EastAsianTables.jis0212.count { $0 != 0xFFFD } == 6067)
    }

    @Test(arguments: EastAsianEncoding.allCases)
    func `Any bytes are read without an end in sight being passed`(_ encoding: EastAsianEncoding) {
        var random = SplitMix(seed: 7)
        for _ in 0..<2000 {
            let bytes = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
            var i = 0
            while i < bytes.count {
                let character = encoding.character(bytes.span, at: i)
                #expect(character.byteCount > 0 && i + character.byteCount <= bytes.count)
                #expect(Unicode.Scalar(character.value) != nil)
                i += character.byteCount
            }
        }
    }
}
