import Shingling

/// Passages as they are put together from parts that come ascending.
struct PassageGathering {
    private let remembers: Bool
    private(set) var sampleCounts: [UInt32]
    private(set) var firstLookCounts: [UInt32]
    private(set) var firstStates: [UInt64]
    private(set) var shared: WordSpool
    private(set) var firstLookBlocks = 0

    /// - Parameter remembers: Whether the states are wanted.
    init(textCount: Int, into spool: WordSpool, remembers: Bool) {
        self.remembers = remembers
        shared = spool
        sampleCounts = [UInt32](repeating: 0, count: textCount)
        firstLookCounts = sampleCounts
        firstStates = remembers ? [UInt64](repeating: firstState, count: textCount) : []
    }

    /// Takes the next passages.
    mutating func take(_ part: PassagePart) throws {
        count(part)
        for block in part.blocks {
            try shared.append(block)
            guard isOfFirstLook(block[0] >> textBits) else { continue }
            firstLookBlocks = shared.count
            if remembers { addStates(of: block) }
        }
    }

    private mutating func count(_ part: PassagePart) {
        var counts = sampleCounts.mutableSpan
        for text in part.texts { counts[Int(text)] += 1 }
        var firstLook = firstLookCounts.mutableSpan
        for text in part.texts[..<part.firstLookCount] { firstLook[Int(text)] += 1 }
    }

    private mutating func addStates(of block: [UInt64]) {
        var start = 0
        while start < block.count {
            let end = endOfPassage(block, from: start)
            if end - start > crowdCount {
                Deduplication.addStates(&firstStates, block[start..<end], weight: Weights.full)
            }
            start = end
        }
    }
}
