import TestSupport
import Testing

@testable import Patterns

@Suite("Lists of strings")
struct StringListTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Sums and products are those of the strings`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        func string() -> [UInt8] { random.bytes(upTo: 3, from: [0x61, 0x62]) }
        let first = string()
        var list = StringList(first)
        var expected = [first]
        for _ in 0..<Int.random(in: 0..<5, using: &random) {
            let strings = (0...Int.random(in: 0..<3, using: &random)).map { _ in string() }
            var others = StringList(strings[0])
            for string in strings.dropFirst() { others.add(StringList(string)) }
            #expect(others.strings == strings)
            if Bool.random(using: &random) {
                list.add(others)
                expected += strings
            } else {
                list.multiply(by: others)
                expected = expected.flatMap { first in strings.map { first + $0 } }
            }
            #expect(list.strings == expected)
            #expect(list.count == expected.count)
            #expect(list.leastByteCount == expected.map(\.count).min())
            #expect(list.isEmptyString == (expected == [[]]))
        }
    }
}
