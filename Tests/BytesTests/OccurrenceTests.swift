import Bytes
import TestSupport
import Testing

@Suite("Where bytes stand in others")
struct OccurrenceTests {
    @Test(arguments: [
        ("", "", 0), ("", "a", 0), ("a", "", nil), ("ab", "aab", 1), ("aab", "aaaab", 2), ("b", "aa", nil),
    ])
    func `The first place is found`(_ pattern: String, _ text: String, _ expected: Int?) {
        #expect(firstOccurrence(of: Array(pattern.utf8).span, in: Array(text.utf8).span) == expected)
    }

    @Test func `It is the one that looking at each place finds`() {
        var random = SplitMix(seed: 1)
        var hits = 0
        for _ in 0..<20_000 {
            // Of two letters, so that much is found of most before it fails.
            let text = (0..<Int(random.next() % 24)).map { _ in UInt8(random.next() % 2) }
            let pattern = (0..<Int(random.next() % 7)).map { _ in UInt8(random.next() % 2) }
            let expected = (0...text.count).first { text[$0...].starts(with: pattern) }
            #expect(firstOccurrence(of: pattern.span, in: text.span) == expected)
            if expected != nil { hits += 1 }
        }
        #expect((5000...18_000).contains(hits))
    }
}
