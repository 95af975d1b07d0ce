import StageKit
import Synchronization
import TestSupport
import Testing

@Suite("Ordered parallel map")
struct OrderedMapTests {
    @Test(arguments: [1, 2, 3, 8], [0, 1, 7, 500])
    func `Results come in the order of the stream, each once`(_ jobs: Int, _ count: Int) throws {
        var next = 0
        var results: [Int] = []
        try orderedMap(jobs: jobs) {
            defer { next += 1 }
            return next < count ? next : nil
        } transform: { item in
            // Uneven work, so that threads overtake each other.
            (0..<(item % 7) * 200).reduce(item * 3) { sum, _ in sum }
        } consume: {
            results.append($0)
        }
        #expect(results == (0..<count).map { $0 * 3 })
    }

    @Test(arguments: [1, 2, 8])
    func `The first error in the order of the stream is thrown, and nothing behind it is consumed`(_ jobs: Int) {
        for round in 0..<50 {
            var next = 0
            var results: [Int] = []
            #expect(throws: Wrong(item: 20 + round)) {
                try orderedMap(jobs: jobs) {
                    next += 1
                    return next - 1
                } transform: { item in
                    guard item < 20 + round else { throw Wrong(item: item) }
                    return item
                } consume: {
                    results.append($0)
                }
            }
            #expect(results == Array(0..<20 + round))
        }
    }

    @Test(arguments: [1, 2, 8])
    func `An error of the stream comes after the items before it`(_ jobs: Int) {
        var next = 0
        var results: [Int] = []
        #expect(throws: Wrong(item: 9)) {
            try orderedMap(jobs: jobs) {
                guard next < 9 else { throw Wrong(item: next) }
                next += 1
                return next
            } transform: {
                $0
            } consume: {
                results.append($0)
            }
        }
        #expect(results == Array(1...9))
    }

    @Test(arguments: [2, 8])
    func `An error of the consumer ends all threads`(_ jobs: Int) {
        for _ in 0..<50 {
            #expect(throws: Wrong(item: 3)) {
                try orderedMap(jobs: jobs) {
                    0
                } transform: {
                    $0
                } consume: { (_: Int) in
                    throw Wrong(item: 3)
                }
            }
        }
    }

    @Test func `Few items are in flight at once`() throws {
        var produced = 0
        var consumed = 0
        var most = 0
        try orderedMap(jobs: 3) {
            guard produced < 1_000 else { return nil }
            produced += 1
            most = max(most, produced - consumed)
            return produced
        } transform: {
            $0
        } consume: { (_: Int) in
            consumed += 1
        }
        #expect(most <= 8)
    }
}

private struct Wrong: Error, Equatable {
    var item: Int
}
