import TestSupport
import Testing

@testable import Deduplication

@Suite("Finding the weights of passages")
struct WeightTableTests {
    @Test(arguments: [0, 1, 3, 1000, 60_000])
    func `Each passage has its own, and any other counts in full`(_ count: Int) {
        var random = SplitMix(seed: UInt64(count))
        var weights: [UInt64: UInt8] = [:]
        for _ in 0..<count { weights[random.next() >> (64 - keyBits)] = random.pick([128, 32, 0]) }
        let table = WeightTable(light(weights))
        #expect(weights.allSatisfy { table.weight(of: $0.key) == $0.value })
        let others = (0..<1000).map { _ in random.next() >> (64 - keyBits) }.filter { weights[$0] == nil }
        #expect(others.allSatisfy { table.weight(of: $0) == 255 })
    }

    @Test func `Keys that differ in their first bits only are told apart`() {
        let last: UInt64 = (1 << 30) - 1
        let weights = Dictionary(
            uniqueKeysWithValues: (0..<40).map { ($0 << 30 | last, $0 % 2 == 0 ? 32 : 128 as UInt8) })
        let table = WeightTable(light(weights))
        #expect((0..<64).map { table.weight(of: $0 << 30 | last) } == (0..<64).map { weights[$0 << 30 | last] ?? 255 })
    }

    @Test func `Many keys in a row are found`() {
        let weights = Dictionary(
            uniqueKeysWithValues: (0..<3000).map { ((1 << keyBits) - 1 - UInt64($0), 128 as UInt8) })
        let table = WeightTable(light(weights))
        #expect(weights.allSatisfy { table.weight(of: $0.key) == 128 })
    }

    private func light(_ weights: [UInt64: UInt8]) -> [UInt64] {
        weights.map { $0.key << 8 | UInt64($0.value) }.sorted()
    }
}
