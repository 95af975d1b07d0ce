import Bytes
import Synchronization
import TestSupport
import Testing

@testable import Cleaning

@Suite("Lists by words")
struct WordListsTests {
    @Test(arguments: 0..<50 as Range<UInt64>)
    func `Each word has its elements in the order in which they came`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var lists = WordLists<Int>()
        var expected: [UInt64: [Int]] = [:]
        for element in 0..<Int.random(in: 0..<400, using: &random) {
            // Words that share their slots, too.
            let word = UInt64.random(in: 0..<40, using: &random) << (element % 2 == 0 ? 1 : 33)
            lists.append(element, to: word)
            expected[word, default: []].append(element)
        }
        for shift in [1, 33] {
            for number in 0..<41 as Range<UInt64> {
                let word = number << UInt64(shift)
                #expect(lists[word] == expected[word] ?? [])
                let limit = Int.random(in: 0..<400, using: &random)
                #expect(lists.first(of: word) { $0 >= limit } == expected[word]?.first { $0 >= limit })
            }
        }
    }

    @Test func `Cells are read by the names of cases`() {
        let places = CellValues<RulePlace>()
        let read = { (cell: String) in
            let bytes = Array(cell.utf8)
            return places[bytes.span]
        }
        for place in RulePlace.allCases { #expect(read(place.rawValue) == place) }
        for cell in ["", "anywhere", "an", "Any", "tail "] { #expect(read(cell) == nil) }
        let named: CellValues<Int> = ["one": 1, "two": 2]
        let two = Array("two".utf8)
        #expect(named[two.span] == 2)
    }

    @Test func `What is made when asked is made once`() {
        let count = Mutex(0)
        let made = WhenAsked {
            count.withLock { count in
                count += 1
                return count
            }
        }
        #expect(count.withLock { $0 } == 0)
        #expect([made.value, made.value] == [1, 1])
        #expect(count.withLock { $0 } == 1)
    }
}
