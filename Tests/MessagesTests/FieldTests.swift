import Testing

@testable import Messages

@Suite("Fields of headers")
struct FieldTests {
    @Test(arguments: [
        ("text/html; charset=\"utf-8\"", "text/html", "charset", "utf-8"),
        ("TEXT/Plain ; Charset = koi8-r ; format=flowed", "text/plain", "charset", "koi8-r"),
        ("multipart/mixed; boundary=\"a;b \\\"c\\\"\"", "multipart/mixed", "boundary", "a;b \"c\""),
        ("text/plain (a; comment (nested)); charset=utf-8", "text/plain", "charset", "utf-8"),
        ("text/plain; charset*=us-ascii'en'utf%2D8", "text/plain", "charset", "utf-8"),
        ("a/b; boundary*0=\"one-\"; boundary*1=two", "a/b", "boundary", "one-two"),
        ("a/b; boundary*0*=''one%20; boundary*1*=t%77o", "a/b", "boundary", "one two"),
        ("a/b; charset=first; charset=second", "a/b", "charset", "first"),
        ("a/b; charset=", "a/b", "charset", ""), ("", "", "charset", ""), (";;=;", "", "charset", ""),
        ("a/b; charset=\"open", "a/b", "charset", "open"),
    ])
    func `A word and its parameters`(_ field: String, _ value: String, _ name: String, _ parameter: String) {
        let read = ContentField(Array(field.utf8))
        #expect(read.value == value)
        #expect(read.text(name) ?? "" == parameter)
    }

    @Test(arguments: [
        ("plain", [TextRun(Array("plain".utf8))]),
        ("=?utf-8?Q?Caf=C3=A9_x?=", [TextRun(Array("Café x".utf8), charset: "utf-8")]),
        ("=?UTF-8?b?Q2Fmw6k=?=", [TextRun(Array("Café".utf8), charset: "utf-8")]),
        ("=?utf-8*en?q?a?=", [TextRun(Array("a".utf8), charset: "utf-8")]),
        // A character that two words part.
        ("=?utf-8?B?w4?= \r\n =?utf-8?Q?=A9?=", [TextRun([0xC3, 0xA9], charset: "utf-8")]),
        (
            "a =?koi8-r?Q?=C1?= b",
            [TextRun(Array("a ".utf8)), TextRun([0xC1], charset: "koi8-r"), TextRun(Array(" b".utf8))]
        ),
        ("=?utf-8?X?a?=", [TextRun(Array("=?utf-8?X?a?=".utf8))]),
        ("=?utf-8?Q?no end", [TextRun(Array("=?utf-8?Q?no end".utf8))]),
        ("=?=?=?", [TextRun(Array("=?=?=?".utf8))]), ("", []),
    ])
    func `Encoded words are runs of their encoding`(_ field: String, _ runs: [TextRun]) {
        #expect(textRuns(of: Array(field.utf8)) == runs)
    }

    @Test(
        arguments: [
            ("Tue, 15 Nov 2022 10:00:00 +0100", "2022-11-15T10:00:00+01:00"),
            ("15 Nov 2022 10:00 GMT", "2022-11-15T10:00:00Z"),
            ("Tue, 15 Nov 22 10:00:00 EST", "2022-11-15T10:00:00-05:00"),
            ("Tue, 15 Nov 2022 10:00:00 -0000 (UTC)", "2022-11-15T10:00:00Z"),
            ("1 Feb 99 1:02:03", "1999-02-01T01:02:03"),
            ("Tue Nov 15 10:00:00 2022", "2022-11-15T10:00:00"),
            ("Tue Nov 15 10:00:00 +0000 2022", "2022-11-15T10:00:00Z"),
            ("29 Feb 2024", "2024-02-29"), ("29 Feb 2023 10:00:00 +0000", nil), ("", nil), ("yesterday", nil),
            ("32 Nov 2022 10:00:00 +0000", nil), ("15 Nov 2022 25:00:00 +0000", "2022-11-15"),
            ("Tue Nov 15 2022 10:00:00 GMT+0200 (Eastern European Time)", "2022-11-15T10:00:00+02:00"),
            ("15 Nov 2022 10:00 PM GMT", "2022-11-15"), ("15 Nov 2022 10:00:00 GMT+", "2022-11-15T10:00:00"),
            ("15 Nov 2022 10:00:00 +9900", "2022-11-15T10:00:00"), ("15 Smarch 2022", nil),
        ] as [(String, String?)])
    func `A date is that moment`(_ field: String, _ moment: String?) {
        #expect(messageDate(Array(field.utf8)) == moment)
    }

    @Test(
        arguments: [
            ("\"Doe, Jane\" <jane@Example.org>", "Doe, Jane", "example.org"),
            ("Jane Doe <jane@example.org>", "Jane Doe", "example.org"),
            ("jane@example.org (Jane (the) Doe)", "Jane (the) Doe", "example.org"),
            ("jane at example.org (Jane Doe)", "Jane Doe", "example.org"), ("jane@example.org", "", "example.org"),
            ("<jane@example.org>", "", "example.org"), ("\"jane@example.org\" <jane@example.org>", "", "example.org"),
            ("Jane <j@a.org>, John <j@b.org>", "Jane", "a.org"), ("=?utf-8?Q?J=C3=A4ne?= <j@a.org>", "Jäne", "a.org"),
            ("", "", nil), ("\"", "", nil), ("((((", "", nil), ("<<<<", "", nil),
        ] as [(String, String, String?)])
    func `An address has a name and a host`(_ field: String, _ name: String, _ host: String?) {
        let address = MailAddress(Array(field.utf8))
        #expect(address.name.map { String(decoding: $0.bytes, as: UTF8.self) }.joined() == name)
        #expect(address.host == host)
    }
}
