import Bytes
import Testing

@Suite("ASCII")
struct ASCIITests {
    @Test(arguments: [("", ""), (" \t\r\n", ""), ("a", "a"), ("  a b\u{0B}\u{0C}", "a b"), ("\u{A0}a ", "\u{A0}a")])
    func `White space goes at both ends`(_ text: String, _ expected: String) {
        #expect(Array(asciiTrimmed(Array(text.utf8)[...])) == Array(expected.utf8))
    }
}
