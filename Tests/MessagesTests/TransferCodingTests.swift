import TestSupport
import Testing

@testable import Messages

@Suite("Transfer codings")
struct TransferCodingTests {
    @Test(arguments: [
        ("", ""), ("caf=C3=A9", "café"), ("caf=c3=a9", "café"), ("a=\r\nb", "ab"), ("a=\nb", "ab"),
        ("a= \t\r\nb", "ab"),
        ("a=\rb", "ab"), ("a=", "a"), ("a= ", "a"), ("a=XYb", "a=XYb"), ("1 = 2", "1 = 2"), ("a=C", "a=C"),
        ("a==3D", "a=="),
        ("a \t\r\n b", "a\r\n b"), ("a b  c", "a b  c"), ("a  ", "a"), ("=20\n", " \n"), ("a=0D=0Ab", "a\r\nb"),
    ])
    func `Quoted-printable gives what it stands for, and what is no code as it is`(_ coded: String, _ text: String) {
        #expect(decoded(coded, .quotedPrintable) == text)
    }

    @Test(arguments: [
        ("", ""), ("YQ==", "a"), ("YWI=", "ab"), ("YWJj", "abc"), ("YWJjZA", "abcd"), ("YW\r\nJj\r\n", "abc"),
        ("Y!W-J\u{1}j", "abc"), ("YQ==YmM=", "abc"), ("YQ==\r\n\r\n-- \r\nA list of mail, and its note\r\n", "a"),
        ("Y", ""), ("====", ""), ("Y2Fmw6k=", "café"), ("+/+/", "\u{FB}\u{FF}\u{BF}"),
    ])
    func `Base64 gives its bytes, whatever stands between its letters`(_ coded: String, _ text: String) {
        let bytes = TransferCoding.base64.decoded(Array(coded.utf8))
        #expect(bytes == Array(text.utf8) || bytes == text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }

    @Test(arguments: [
        ("one \r\ntwo\r\nthree\r\n", "one two\r\nthree\r\n"), ("one \ntwo \nthree", "one two three"),
        ("one \r\n\r\ntwo", "one \r\ntwo"), (" stuffed\r\n From", "stuffed\r\nFrom"), ("-- \r\nJane", "-- \r\nJane"),
        ("> one \r\n> two\r\n>> three \r\nfour", "> one two\r\n>> three \r\nfour"), ("a\r\n", "a\r\n"), ("", ""),
    ])
    func `Lines that end with a space go on where they are quoted as deep`(_ flowed: String, _ text: String) {
        #expect(decoded(flowed, .flowed) == text)
    }

    @Test func `Where spaces are deleted words are joined`() {
        #expect(decoded("会 \r\n談\r\n", .flowedDeletingSpace) == "会談\r\n")
    }

    @Test func `Quoted lines of mailboxes lose one sign`() {
        #expect(
            decoded(">From a\n>>From b\n> From c\n>Fro\nx >From", .mboxrd) == "From a\n>From b\n> From c\n>Fro\nx >From"
        )
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Nothing breaks them, and codings in a row are taken off in their order`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let bytes = random.bytes(upTo: 200, from: Array("=\r\n >ACDFrom09 -".utf8) + [0, 0xC3, 0xA9])
        for coding in TransferCoding.allCases {
            let once = coding.decoded(bytes)
            #expect(once.count <= bytes.count)
            #expect(
                decodedMessageText(bytes, coding: "\(coding.rawValue),flowed") == TransferCoding.flowed.decoded(once))
        }
        #expect(decodedMessageText(bytes, coding: "chunked") == nil)
        #expect(decodedMessageText(bytes, coding: "base64,gzip") == nil)
    }

    private func decoded(_ text: String, _ coding: TransferCoding) -> String {
        String(decoding: coding.decoded(Array(text.utf8)), as: UTF8.self)
    }
}
