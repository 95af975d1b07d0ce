import TestSupport
import Testing

@testable import Deduplication

@Suite("Stars")
struct StarsTests {
    @Test(
        arguments: [
            (0, [], []),
            (3, [], [0, 1, 2]),
            (2, [(0, 1)], [0, 0]),
            // The most links first: 1 takes 0 and 2.
            (3, [(0, 1), (1, 2)], [1, 1, 1]),
            // A chain does not hold together: 1 is linked to 0 and 2 only, 3 and 4 remain.
            (5, [(0, 1), (1, 2), (2, 3), (3, 4)], [1, 1, 1, 3, 3]),
            (4, [(2, 3)], [0, 1, 2, 2]),
        ] as [(Int, [(Int, Int)], [UInt32])])
    func `Every member is linked to the centre`(_ count: Int, _ links: [(Int, Int)], _ expected: [UInt32]) {
        #expect(stars(count: count, links: links.map { TextPair($0.0, $0.1) }) == expected)
    }

    @Test(arguments: 0..<100)
    func `Members are linked to their centre, and centres are their own`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let count = Int.random(in: 1...30, using: &random)
        var links: [(Int, Int)] = []
        for one in 0..<count {
            for other in one + 1..<max(one + 1, count) where Int.random(in: 0..<6, using: &random) == 0 {
                links.append((one, other))
            }
        }
        let centres = stars(count: count, links: links.map { TextPair($0.0, $0.1) }).map { Int($0) }
        for text in 0..<count {
            let centre = centres[text]
            #expect(centres[centre] == centre)
            #expect(centre == text || links.contains { $0 == (min(centre, text), max(centre, text)) })
        }
        // Two centres are never linked: one would have taken the other.
        #expect(!links.contains { centres[$0.0] == $0.0 && centres[$0.1] == $0.1 })
    }
}
