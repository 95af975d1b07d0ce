import Bytes
import Testing

@testable import Patterns

@Suite("First bytes of matches")
struct FirstBytesTests {
    @Test(
        arguments: [
            ("Read more", "r"), ("(share|tweet)s?", "st"), ("(?:by )?[A-C]x", "abc"), ("(?:by )?anyone", "ab"),
            ("x*y", "xy"), ("x+y", "x"), ("x{0,3}", nil), ("a|", nil), ("", nil), (".", any), ("\\w", any),
            ("\\bday", "d"), ("(?=.{3})(?!no)k", "k"), ("[^a]", any), ("[0-9]{1,2}:", "0123456789"),
            ("(?-i:B)|[x-z]", "bxyz"), ("\\Qa\\E", any),
            ("(?:(?:ab|cd|ef|gh){3}|k)?[i-z]?[a-z]{40}", "abcdefghijklmnopqrstuvwxyz"),
        ] as [(String, String?)])
    func `Are those of ASCII`(_ expression: String, _ expected: String?) {
        let first = RequiredLiterals(expression).first
        #expect(first.isOptional == (expected == nil))
        guard let expected else { return }
        let allowed = (UInt8(0x20)..<0x7F).filter(first.allows)
        #expect(String(decoding: allowed, as: UTF8.self) == (expected == Self.any ? Self.lowerPrintable : expected))
    }

    @Test(arguments: [
        ("ж", true, false), ("[α-ω]", true, true), ("ა", true, true), ("k", false, true), ("[ſ]", false, false),
    ])
    func `Beyond ASCII are told by the bytes of UTF-8, and by letters of ASCII that are the same`(
        _ expression: String, _ allowsCyrillic: Bool, _ allowsK: Bool
    ) {
        let first = RequiredLiterals(expression).first
        #expect(first.allows(0xD0) == allowsCyrillic)
        #expect(first.allows(UInt8(ascii: "k")) == allowsK)
    }

    private static let any = "any"
    private static let lowerPrintable = String(decoding: UInt8(0x20)..<0x7F, as: UTF8.self)
}
