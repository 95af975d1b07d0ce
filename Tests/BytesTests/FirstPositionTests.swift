import Bytes
import TestSupport
import Testing

@Suite("The first position")
struct FirstPositionTests {
    @Test(arguments: 0..<40)
    func `From any place on it is the first behind that fulfils the condition`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let numbers = (0..<Int.random(in: 0...70, using: &random)).map { _ in Int.random(in: 0...50, using: &random) }
            .sorted()
        for wanted in -1...51 {
            #expect(numbers.span.firstPosition { $0 >= wanted } == numbers.firstIndex { $0 >= wanted } ?? numbers.count)
            for start in 0...numbers.count {
                let expected = numbers[start...].firstIndex { $0 >= wanted } ?? numbers.count
                #expect(numbers.span.firstPosition(from: start) { $0 >= wanted } == expected)
            }
        }
    }
}
