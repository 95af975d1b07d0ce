import TestSupport
import Testing

@testable import Deduplication

@Suite("Sums of numbers")
struct ChecksumTests {
    @Test(arguments: 0..<30)
    func `A sum is the same however the numbers are parted, and another for any other numbers`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let words = (0..<Int(seed)).map { _ in random.next() }
        let sum = Checksum(words.span).value
        var parted = Checksum()
        var rest = words[...]
        while !rest.isEmpty {
            let some = Array(rest.prefix(Int.random(in: 1...7, using: &random)))
            parted.add(some.span)
            rest = rest.dropFirst(some.count)
        }
        #expect(parted.value == sum)
        var others = [words + [0], words + [random.next()]]
        for at in words.indices {
            others.append(words)
            others[others.count - 1][at] ^= 1 << UInt64.random(in: 0..<64, using: &random)
            if at > 0 {
                others.append(words)
                others[others.count - 1].swapAt(at, at - 1)
            }
        }
        for other in others { #expect(Checksum(other.span).value != sum) }
    }
}
