import Shingling
import TestSupport
import Testing

@Suite("Sorting in bounded memory")
struct SortedWordsTests {
    @Test(arguments: [(0, 1), (1, 1), (1023, 1), (1024, 1), (20_000, 2), (50_000, 1), (50_000, 3), (9_999, 2)])
    func `Numbers come out ascending, whatever goes to disk`(_ count: Int, _ jobs: Int) throws {
        var random = SplitMix(seed: UInt64(count))
        for limit in [1 << 10, 1 << 20] {
            let words = (0..<count).map { _ in random.next() >> UInt64(Int.random(in: 0...60, using: &random)) }
            var sorted = SortedWords(folder: "/tmp", limit: limit, jobs: jobs)
            for start in stride(from: 0, to: count, by: 7) {
                try sorted.add(Array(words[start..<min(start + 7, count)]))
            }
            var drained: [UInt64] = []
            try sorted.drain {
                $0
            } take: {
                drained += $0
            }
            #expect(drained == words.sorted())
        }
    }

    @Test func `Numbers come out by their first ten bits, with the bits that were added`() throws {
        var random = SplitMix(seed: 7)
        let words = (0..<60_000).map { _ in random.next() & ~0xFF }
        for limit in [1 << 10, 1 << 20] {
            var sorted = SortedWords(folder: "/tmp", limit: limit)
            try sorted.add(words, with: 7)
            #expect(sorted.count == words.count)
            var parts: [[UInt64]] = []
            try sorted.drainParts {
                $1.allSatisfy { [part = $0] in $0 >> 54 == part } ? $1 : []
            } take: {
                parts.append($0)
            }
            #expect(parts.count == SortedWords.partCount)
            #expect(parts.flatMap(\.self) == words.map { $0 | 7 }.sorted())
            #expect(sorted.count == 0)
        }
    }

    @Test(arguments: [0, 1, 9, 10, 11, 1000])
    func `A spool gives back what was put in`(_ count: Int) throws {
        let blocks = (0..<count).map { number in (0..<number % 5).map { UInt64(number << 8 + $0) } }
        var spool = WordSpool(folder: "/tmp", limit: 10)
        for block in blocks { try spool.append(block) }
        #expect(spool.count == count)
        #expect(try (0..<count).map(spool.read) == blocks)
    }

    @Test(arguments: [0, 1, 2, 16, 17, 400, 5000])
    func `Hashes are sorted as any numbers are`(_ count: Int) {
        var random = SplitMix(seed: UInt64(count))
        for same in [28, 0] as [UInt64] {
            let hashes = (0..<count).map { _ in (random.next() % 3 == 0 ? 7 : random.next()) >> same }
            var sorted = hashes
            hashSort(&sorted, skipping: same)
            #expect(sorted == hashes.sorted())
        }
    }

    @Test func `A folder that is not there is an error`() {
        #expect(throws: (any Error).self) {
            var spool = WordSpool(folder: "/no/where", limit: 0)
            try spool.append([1])
        }
    }
}
