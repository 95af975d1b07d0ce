import TestSupport
import Testing

@testable import Messages

@Suite("The text of a message")
struct MessageScannerTests {
    static let alternative = """
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="b"

        preamble
        --b
        Content-Type: text/plain

        plain
        --b
        Content-Type: text/html; charset=utf-8

        <p>page</p>
        --b--
        epilogue
        """

    @Test(
        arguments: [
            ("Subject: a\n\nbody\n", "body\n"), ("subject : a\nno empty line\n", "no empty line\n"),
            ("Subject: a\n", nil),
            ("Subject: a", nil), ("Subject: a\n\n \n\t\n", nil), ("\n\nFrom x\nSubject: a\n\nbody", "body"),
            ("\u{FEFF}Subject: a\n\nbody", "body"), (alternative, "<p>page</p>"),
            (alternative.replacing("\n", with: "\r\n"), "<p>page</p>"),
            // No end, no beginning of the second part, another boundary than was named, none named.
            (alternative.replacing("\n--b--\nepilogue", with: ""), "<p>page</p>"),
            (
                alternative.replacing("plain\n--b\n", with: "plain\n"),
                "plain\nContent-Type: text/html; charset=utf-8\n\n<p>page</p>"
            ),
            (alternative.replacing("\n--b", with: "\n--c"), nil),
            (alternative.replacing("; boundary=\"b\"", with: ""), "<p>page</p>"),
            (alternative.replacing("--b\n", with: "--b \t\n"), "<p>page</p>"),
            (alternative.replacing("--b\n", with: "--bb\n"), nil),
            (alternative.replacing("<p>page</p>", with: " "), "plain"),
            // A part without an empty line, and one without anything.
            ("Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\nContent-Type: text/plain\n--b\nx\n--b--", "x"),
            ("Content-Type: application/pdf\n\nx", nil),
            ("Content-Disposition: attachment\n\nthe message itself", "the message itself"),
        ] as [(String, String?)])
    func `Of one of each shape`(_ message: String, _ text: String?) {
        #expect(body(message) == text)
    }

    @Test func `Multiparts are read to any depth that people use, and the first readable part before attachments`() {
        let message = """
            CONTENT-TYPE: multipart/mixed; boundary=outer

            --outer
            content-type: multipart/related; boundary=inner; start="<root>"

            --inner
            Content-Type: text/html
            Content-ID: <other>

            <p>other</p>
            --inner
            Content-Type: multipart/alternative;
             boundary=innermost
            Content-ID: <root>

            --innermost
            Content-Type: text/plain

            plain
            --innermost
            Content-Type: text/html
            Content-Transfer-Encoding: Quoted-Printable
            Content-Location: http://x.example/
             a

            <p>page</p>
            --innermost--
            --inner--
            --outer
            Content-Type: text/html
            Content-Disposition: attachment; filename=a.html

            <p>attached</p>
            --outer--
            """
        let read = scanned(Array(message.utf8))
        #expect(body(message) == "<p>page</p>")
        #expect(read.part?.transferEncoding == "quoted-printable")
        #expect(read.address == "http://x.example/a")
        #expect(body(message.replacing("start=\"<root>\"", with: "x=y")) == "<p>other</p>")
        #expect(body(message.replacing("<root>", with: "<none>", maxReplacements: 1)) == "<p>other</p>")
    }

    @Test func `A message in a message is read where there is nothing else`() {
        let inner = "Subject: inner\nContent-Type: text/plain\n\ninner text\n"
        let outer = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n\(inner)--b\n"
        #expect(body(outer + "Content-Type: text/plain\n\nouter text\n--b--") == "outer text")
        #expect(body(outer + "Content-Type: image/png\n\nx\n--b--") == "inner text")
        #expect(
            body(outer.replacing("mixed", with: "digest").replacing("Content-Type: message/rfc822\n", with: ""))
                == "inner text")
    }

    @Test func `Multiparts that are nested without end are left alone`() {
        var message = ""
        for i in 0..<1000 { message += "Content-Type: multipart/mixed; boundary=b\(i)\n\n--b\(i)\n" }
        #expect(body(message + "\ntext") == nil)
        let nested = String(repeating: "Content-Type: message/rfc822\n\n", count: 1000)
        #expect(body(nested + "\ntext") == nil)
    }

    @Test func `A header of any size costs bounded memory`() {
        let long = String(repeating: "x", count: 5 << 20)
        let read = scanned(Array("Subject: \(long)\nX: \(long)\n \(long)\nDate: 1 Nov 2022\n\nbody".utf8))
        #expect(read.header["subject"]?.count == MessageHeader.longestValue - 1)
        #expect(read.header.fieldCount == 3)
        #expect(read.date == "2022-11-01")
        #expect(read.part?.range.count == 4)
        let folded = "Subject: a\n" + String(repeating: " b\n", count: 1 << 20) + "\nbody"
        #expect(scanned(Array(folded.utf8)).header["subject"]?.count ?? 0 <= MessageHeader.longestValue)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `The same comes out however it is cut, and whatever it is`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var message = Array(Self.alternative.replacing("\n", with: seed % 2 == 0 ? "\n" : "\r\n").utf8)
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let at = Int.random(in: 0..<message.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: message.remove(at: at)
            case 1: message.insert(random.pick([0x0A, 0x0D, 0x2D, 0x3A, 0x20, 0x00, 0xFF]), at: at)
            default: message.removeSubrange(at..<min(message.count, at + 9))
            }
        }
        let whole = scanned(message)
        var scanner = MessageScanner()
        var i = 0
        while i < message.count {
            let end = min(message.count, i + Int.random(in: 1...20, using: &random))
            scanner.add(Array(message[i..<end]))
            i = end
        }
        #expect(scanner.finish() == whole)
        if let part = whole.part { #expect(part.range.upperBound <= message.count) }
    }

    @Test func `Who sent it, when, and where it can be read`() {
        let message = """
            From: =?utf-8?Q?J=C3=A4ne?= Doe <jane@example.org>
            Date: Tue, 15 Nov 2022 10:00:00 +0000
            Subject: =?utf-8?Q?Talks?=
            List-Id: The talks <talks.example.org>
            Archived-At: <https://example.org/1>

            body
            """
        let read = scanned(Array(message.utf8))
        #expect(read.subject == [TextRun(Array("Talks".utf8), charset: "utf-8")])
        #expect(read.date == "2022-11-15T10:00:00Z")
        #expect(read.senderGroup == "talks.example.org")
        #expect(read.archivedAt == "https://example.org/1")
        #expect(!read.isSavedPage)
        #expect(scanned(Array("From: <Saved by Blink>\n\nx".utf8)).isSavedPage)
        #expect(scanned(Array("Snapshot-Content-Location: https://x.org\n\nx".utf8)).address == "https://x.org")
    }

    @Test func `Codings are named where they change something`() throws {
        func coding(_ encoding: String, _ body: String, _ format: String = "") throws -> String? {
            let message = "Content-Type: text/plain\(format)\nContent-Transfer-Encoding: \(encoding)\n\n\(body)"
            let part = try #require(scanned(Array(message.utf8)).part)
            return try part.decoded(Array(message.utf8)[part.range].map { $0 }, isQuoted: true).coding
        }
        #expect(try coding("8bit", "a") == nil)
        #expect(try coding("quoted-printable", "a") == nil)
        #expect(try coding("QUOTED-printable (really)", "=41") == "quoted-printable")
        #expect(try coding("base64", "YWJj") == "base64")
        #expect(try coding("7bit", "a \nb", "; format=Flowed") == "flowed")
        #expect(try coding("7bit", "a \n>From b", "; format=flowed; delsp=YES") == "mboxrd,flowed-delsp")
        #expect(throws: UnsupportedTransferEncoding(name: "x-uuencode")) { try coding("x-uuencode", "a") }
    }

    @Test(arguments: [
        ("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\nx", true),
        ("mime-version: 1.0\r\nContent-Transfer-Encoding: 7bit\r\n\r\nx", true),
        ("From: a\nTo: b\nSubject: c\n\nForwarded mail in a text", false),
        ("MIME-Version: 1.0\nContent-Type: text/plain\n\nx", false), ("KYIV: the talks\ngo on\n", false),
        ("MIME-Version: 1.0\nContent-Transfer-Encoding: 7bit", false), ("", false),
    ])
    func `Only a whole header of MIME tells a message of any name`(_ text: String, _ isMessage: Bool) {
        #expect(beginsMessage(Array(text.utf8).span) == isMessage)
    }

    private func scanned(_ bytes: [UInt8]) -> Message {
        var scanner = MessageScanner()
        scanner.add(bytes)
        return scanner.finish()
    }

    private func body(_ message: String) -> String? {
        let bytes = Array(message.utf8)
        return scanned(bytes).part.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }
}
