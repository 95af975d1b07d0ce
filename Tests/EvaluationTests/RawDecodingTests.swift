import Testing

@testable import Evaluation

@Suite("What raw bytes say")
struct RawDecodingTests {
    @Test(
        arguments: [
            ([0x61], "a", "utf-8"), ([0xE9], "é", "windows-1252"), ([0x93], "“", "windows-1252"),
            ([0xC0], "ю", "koi8-r"),
            ([0x61, 0x00], "a", "utf-16le"), ([0xD8, 0x3D, 0xDE, 0x42], "🙂", "utf-16be"), ([0xFF], "\u{FFFD}", "utf-8"),
            (Array("&amp;".utf8), "&", "utf-8"), (Array("&#x201c;".utf8), "“", "utf-8"),
            (Array("&#147;".utf8), "“", "utf-8"),
            (Array("&eacute".utf8), "é", "utf-8"), (Array("\\n".utf8), "\n", "utf-8"),
            (Array("\\u00e9".utf8), "é", "utf-8"),
            (Array("\\ud83d\\ude42".utf8), "🙂", "utf-8"), (Array(" \n\t ".utf8), " ", "utf-8"),
            ([0xC2, 0xA0], " ", "utf-8"), (Array("&hel\\u006cip;".utf8), "…", "utf-8"),
            (Array("&lb\u{15}rack;".utf8), "[", "utf-8"), (Array("&NewLine;".utf8), " ", "utf-8"),
            (Array("&lang;".utf8), "\u{2329}", "utf-8"),
            (Array("&amp;amp;".utf8), "&", "utf-8"), (Array("&amp;#8211;".utf8), "–", "utf-8"),
            (Array("&#38;hellip;".utf8), "…", "utf-8"), (Array("&am]]><![CDATA[p;".utf8), "&", "utf-8"),
            (Array(" <!-- a --> &#10;".utf8), " ", "utf-8"), (Array("&lt;".utf8), "<", "utf-8"),
            ([0x26, 0x8D, 0x6D, 0x70, 0x3B], "∓", "windows-1252"), ([0xC4, 0xE3], "你", "gbk"),
            ([0x82, 0xA0], "あ", "shift_jis"), ([0x9A], "\u{FFFD}", "euc-jp"), ([0x85], "\u{FFFD}", "euc-jp"),
            ([0xA2, 0x46], "\u{FFE0}", "big5"), ([0xA1, 0x4E], "\u{FE51}", "big5"),
            ([0xE1], "ב", "windows-1255"), ([0xF9, 0xD1], "\u{05E9}\u{05C1}", "windows-1255"),
            ([0xC6], "∆", "macintosh"), ([0xF0], "\u{F8FF}", "macintosh"), ([0xFF], "€", "x-mac-cyrillic"),
            ([0xE2, 0xEC], "\u{E2}\u{0301}", "windows-1258"), (Array(#"\\n"#.utf8), "\n", "utf-8"),
            (Array(#"\r\n"#.utf8), "\n", "utf-8"), (Array(#"\'"#.utf8), "'", "utf-8"),
            (Array(#"\\u2019"#.utf8), "’", "utf-8"), (Array(#"\xe2\x80\x99"#.utf8), "’", "utf-8"),
            (Array(#"\xa0"#.utf8), "\u{A0}", "utf-8"), (Array(#"\x93"#.utf8), "“", "utf-8"),
            (Array(#"\U0001f642"#.utf8), "🙂", "utf-8"), (Array(#"\\ud83d\\ude42"#.utf8), "🙂", "utf-8"),
            (Array(#"\x00"#.utf8), " ", "utf-8"), (Array(#"\""#.utf8) + [0x22], "\"", "utf-8"),
        ] as [([UInt8], String, String)])
    func `As they are, escaped, referred to, collapsed or replaced`(_ raw: [UInt8], _ text: String, _ encoding: String)
    {
        #expect(says(raw, Array(text.utf8), encoding: encoding))
    }

    @Test(arguments: [
        ("a", "b", "utf-8"), ("&amp;", "&amp", "utf-8"), ("\\n", "n", "utf-8"), ("é", "e\u{301}", "utf-8"),
        (" ", "a", "utf-8"), ("ab", "a", "utf-8"), ("é", "é", "windows-1252"), ("a", "a", "no-such-encoding"),
        ("&unknown;", "?", "utf-8"), ("&amp;lt;", "&lt", "utf-8"), ("<!-- a -->", "a", "utf-8"),
        ("&amp;unknown;", "&", "utf-8"), (#"\\n"#, "n", "utf-8"), (#"\d"#, "d", "utf-8"), (#"\xe2\x80"#, "’", "utf-8"),
        (#"\u2019\u2019"#, "’", "utf-8"), (#"\"#, "", "utf-8"), (#"n\"#, "\n", "utf-8"),
    ])
    func `And nothing else`(_ raw: String, _ text: String, _ encoding: String) {
        #expect(!says(Array(raw.utf8), Array(text.utf8), encoding: encoding))
    }

    @Test(
        arguments: [
            ("word", "word"), (#"\'e9"#, "é"), (#"\'cf"#, "П"), (#"\'d6\'d0"#, "中"), (#"\'d6\r\n\'d0"#, "中"),
            (#"\u8217"#, "’"),
            (#"\u-10179\'3f\u-8704"#, "😀"), (#"\u-10179?\u-8704 "#, "😀"), (#"\par "#, "\n"), (#"\tab"#, "\t"),
            (#"\emdash "#, "—"), (#"\~"#, "\u{A0}"), (#"a\~b"#, "a\u{A0}b"), (#"a\{"#, "a{"), (#"\'26amp;"#, "&"),
            (#"&{\b amp;"#, "&"), (#"\'ff\'ff"#, "\u{FFFD}"),
        ])
    func `A run of RTF says what it does in one of the document's encodings`(_ raw: String, _ text: String) {
        let head = #"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}"#
        let found = encodings(ofRTF: Array(head.utf8))
        #expect(found == ["gbk", "utf-8", "windows-1251", "windows-1252"])
        let raw = raw.replacing(#"\r\n"#, with: "\r\n")
        #expect(RTFRun(Array(raw.utf8)).says(Array(text.utf8), in: found))
        #expect(!RTFRun(Array(raw.utf8)).says(Array("\(text)x".utf8), in: found))
        #expect(!RTFRun(Array(raw.utf8)).says(Array("x".utf8), in: found))
    }
}
