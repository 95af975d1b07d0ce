import TestSupport
import Testing

@testable import Deduplication

@Suite("Sorting in bounded memory")
struct SortedWordsTests {
    @Test(arguments: [(0, 1), (1, 1), (1023, 1), (1024, 1), (50_000, 1), (50_000, 3), (9_999, 2)])
    func `Numbers come out ascending, whatever goes to disk`(_ count: Int, _ jobs: Int) throws {
        var random = SplitMix(seed: UInt64(count))
        let words = (0..<count).map { _ in random.next() >> UInt64(Int.random(in: 0...60, using: &random)) }
        var sorted = SortedWords(folder: "/tmp", limit: 1 << 10, jobs: jobs)
        for word in words { try sorted.add(word) }
        var drained: [UInt64] = []
        try sorted.drain { drained.append($0) }
        #expect(drained == words.sorted())
    }

    @Test(arguments: [0, 1, 9, 10, 100_000])
    func `A spool gives back what was put in`(_ count: Int) throws {
        var spool = WordSpool(folder: "/tmp", limit: 10)
        for word in 0..<UInt64(count) { try spool.append(word &* 0x9e37_79b9_7f4a_7c15) }
        var read: [UInt64] = []
        try spool.forEach { read.append($0) }
        #expect(read == (0..<UInt64(count)).map { $0 &* 0x9e37_79b9_7f4a_7c15 })
        #expect(spool.count == count)
    }

    @Test(arguments: [0, 1, 2, 16, 17, 400, 5000])
    func `Hashes are sorted as any numbers are`(_ count: Int) {
        var random = SplitMix(seed: UInt64(count))
        for width in [36, 64] as [UInt64] {
            let hashes = (0..<count).map { _ in (random.next() % 3 == 0 ? 7 : random.next()) >> (64 - width) }
            var (one, other, scratch) = (hashes, hashes, [UInt64]())
            hashSort(&one, width: width)
            radixSort(&other, scratch: &scratch)
            #expect(one == hashes.sorted())
            #expect(other == hashes.sorted())
        }
    }

    @Test func `A folder that is not there is an error`() {
        #expect(throws: (any Error).self) {
            var spool = WordSpool(folder: "/no/where", limit: 1)
            try spool.append(1)
        }
    }
}
