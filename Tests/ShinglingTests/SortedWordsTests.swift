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

    @Test(arguments: [0, 1, 9, 10, 11, 100_000])
    func `A spool gives back what was put in`(_ count: Int) throws {
        let words = (0..<UInt64(count)).map { $0 &* 0x9e37_79b9_7f4a_7c15 }
        var spool = WordSpool(folder: "/tmp", limit: 10)
        for start in stride(from: 0, to: count, by: 3) { try spool.append(Array(words[start..<min(start + 3, count)])) }
        if count % 2 == 0 { try spool.finish() }
        #expect(spool.count == count)
        for start in [0, count / 2, count] {
            for end in [start, start + (count - start) / 3, count] {
                #expect(try spool.read(start..<end) == Array(words[start..<end]))
            }
        }
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
            var spool = WordSpool(folder: "/no/where", limit: 1)
            try spool.append([1])
        }
    }
}
