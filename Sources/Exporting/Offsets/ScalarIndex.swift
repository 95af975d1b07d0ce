import Bytes

/// The way from byte offsets of a UTF-8 text to offsets in Unicode scalars, which Python, R and pandas count.
struct ScalarIndex: Sendable, Equatable {
    private let text: [UInt8]
    /// The number of scalars that begin before each 64th byte.
    private let counts: [Int]

    /// - Complexity: O(*n*).
    init(_ text: [UInt8]) {
        self.text = text
        var counts = [0]
        counts.reserveCapacity(text.count / 64 + 1)
        var start = 0
        while start + 64 <= text.count {
            counts.append(counts[counts.count - 1] + scalarCount(text.span, in: start..<start + 64))
            start += 64
        }
        self.counts = counts
    }

    /// How many scalars begin before a byte offset.
    ///
    /// - Complexity: O(1).
    func scalars(before offset: Int) -> Int {
        let block = offset / 64
        return counts[block] + scalarCount(text.span, in: block * 64..<offset)
    }
}
