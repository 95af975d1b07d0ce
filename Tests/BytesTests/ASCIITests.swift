import Bytes
import TestSupport
import Testing

@Suite("ASCII")
struct ASCIITests {
    @Test(arguments: [("", ""), (" \t\r\n", ""), ("a", "a"), ("  a b\u{0B}\u{0C}", "a b"), ("\u{A0}a ", "\u{A0}a")])
    func `White space goes at both ends`(_ text: String, _ expected: String) {
        #expect(Array(asciiTrimmed(Array(text.utf8)[...])) == Array(expected.utf8))
    }

    @Test(arguments: 0..<200)
    func `Bytes are lowered as each of them is`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let bytes = random.bytes(upTo: 40, from: [0x40, 0x41, 0x5A, 0x5B, 0x61, 0x20, 0xC3, 0x89])
        #expect(asciiLowercased(bytes.span) == bytes.map { asciiLowercased($0) })
    }
}
