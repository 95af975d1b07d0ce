import Patterns
import Testing

@Suite("Patterns")
struct PatternTests {
    @Test(
        arguments: [
            ("cease-?fire", "a ceasefire, a cease-fire", [2..<11, 15..<25]),
            ("\\bdémil\\w+", "La démilitarisation.", [3..<20]),
            ("x*", "axxb", [1..<3]), ("nothing", "here", []),
        ] as [(String, String, [Range<Int>])])
    func `Matches are byte ranges from left to right`(_ pattern: String, _ text: String, _ expected: [Range<Int>])
        throws
    {
        let bytes = Array(text.utf8)
        #expect(try Pattern(pattern).matches(in: bytes.span) == expected)
    }

    @Test func `Groups that took no part are nil`() throws {
        let bytes = Array("ab".utf8)
        #expect(try Pattern("(a)|(b)").firstMatch(in: bytes.span, from: 1) == [1..<2, nil, 1..<2])
    }

    @Test func `Case can be ignored, beyond ASCII too`() throws {
        let bytes = Array("ÜBER".utf8)
        #expect(try Pattern("über", .ignoringCase).matches(in: bytes.span) == [0..<5])
        #expect(try Pattern("über").matches(in: bytes.span) == [])
    }

    @Test func `Lines begin at line feeds where that is asked for`() throws {
        let bytes = Array("a\nb".utf8)
        #expect(try Pattern("^b$", .multiline).matches(in: bytes.span) == [2..<3])
        #expect(try Pattern("^b$").matches(in: bytes.span) == [])
    }

    @Test func `A pattern that is wrong says where and why`() {
        do {
            _ = try Pattern("a(b")
            Issue.record("no error")
        } catch {
            #expect("\(error)" == "pattern \"a(b\" at byte 3: missing closing parenthesis")
        }
    }

    @Test func `A runaway pattern ends without a match`() throws {
        let bytes = Array(repeating: UInt8(0x61), count: 60) + [0x62]
        #expect(try Pattern("^(a+)+$").firstMatch(in: bytes.span) == nil)
    }
}
