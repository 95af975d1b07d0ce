import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Texts and pages that were sent")
struct MailTests {
    private static let prose = "The ministers of five countries met in the city on Friday, one of them said."

    @Test(arguments: [
        ("-- \nJane Doe\nThe Example Desk\n", true), ("--\nJane Doe\n", true),
        (
            "\(String(repeating: "_", count: 47))\nTalks mailing list\ntalks at example.org\nhttps://example.org/list\n",
            true
        ),
        ("-- \nJane Doe\n\(String(repeating: "_", count: 47))\nTalks mailing list\ntalks@example.org\n", true),
        // A rule without an address below, another's words, a longer text, nothing at all.
        ("\(String(repeating: "_", count: 47))\nThe second part begins here.\n", false),
        ("-- \nJane Doe\n\n> They met on Friday.\n", false),
        ("-- \n\(String(repeating: "The talks go on in the city. ", count: 9))\n", false), ("-- \n", false),
    ])
    func `Who wrote it and what a list adds goes below the text`(_ end: String, _ goes: Bool) throws {
        let raw = "\(Self.prose)\n\n\(Self.prose)\n\n\(end)"
        var input = mail(raw)
        let sent = try cleaner().clean(input)
        #expect(
            removals(sent).contains { $0.hasPrefix("mail-signature: -") || $0.hasPrefix("mail-signature: _") } == goes)
        if goes { #expect(string(sent.text) == "\(Self.prose)\n\(Self.prose)") }
        #expect(lostOffsets(sent, Array(raw.utf8)) == [])
        input.message = nil
        #expect(try !removals(cleaner().clean(input)).contains { $0.hasPrefix("mail-signature") })
    }

    @Test func `A heading that says the subject is the title, else the subject itself`() throws {
        let page =
            "<title>The Weekly Brief</title><h1>Five countries meet</h1><h1>Elsewhere</h1><p>\(Self.prose)</p><p>\(Self.prose)</p>"
        for (subject, hasBytes) in [("Five Countries Meet", true), ("A look at the border & more \u{AD}", false)] {
            var input = mail(page, subject: subject)
            input.mediaType = "text/html"
            let article = try cleaner().clean(input)
            #expect(string(article.title) == (hasBytes ? "Five countries meet" : "A look at the border & more"))
            #expect(article.titleSegments.isEmpty != hasBytes)
        }
    }

    @Test func `Sender and day are those of the message where the text names no others`() throws {
        let article = try cleaner().clean(mail(Self.prose, subject: "Five countries"))
        #expect(string(article.title) == "Five countries")
        #expect(article.metadata.author == Metadata.Value("The Example Desk", how: "mail"))
        #expect(article.metadata.published == Metadata.Value("2025-03-14T10:00:00Z", how: "mail"))
        let signed = try cleaner().clean(mail("By Jane Doe\n\n\(Self.prose)\n\n\(Self.prose)\n"))
        #expect(signed.metadata.author == Metadata.Value("Jane Doe", how: "byline"))
    }

    @Test(
        arguments: [
            ([(Array("Talks  go\r\n on".utf8), nil)], "Talks go on"), ([([0xD2], "windows-1251")], "Т"),
            ([(Array("a ".utf8), nil), ([0xC3, 0xA9], "utf-8")], "a é"),
            ([([0x1B, 0x24, 0x42, 0x32, 0x71], nil)], nil),
            ([(Array("+AOk-".utf8), "utf-7")], nil), ([(Array("a".utf8), "no-such")], "a"), ([], nil),
            ([([0x20], nil)], nil),
        ] as [([(bytes: [UInt8], charset: String?)], String?)])
    func `A field is on one line, in UTF-8`(_ runs: [(bytes: [UInt8], charset: String?)], _ text: String?) {
        #expect(headerText(runs, besides: nil) == text)
    }

    private func mail(_ text: String, subject: String? = nil) -> RawInput {
        var input = RawInput(path: "a.eml", id: "0", bytes: Array(text.utf8), mediaType: "text/plain")
        input.message = MessageClaims(
            title: subject, sender: "The Example Desk", date: "2025-03-14T10:00:00Z", group: "example.org", isMail: true
        )
        return input
    }
}
