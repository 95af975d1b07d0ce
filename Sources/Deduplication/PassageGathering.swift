import Shingling

/// Passages as they are put together from parts that come ascending.
struct PassageGathering {
    private let remembers: Bool
    private(set) var sampleCounts: [UInt32]
    private(set) var firstLookCounts: [UInt32]
    private(set) var firstStates: [UInt64]
    private(set) var shared: WordSpool
    private(set) var blocks = [0]
    private(set) var firstLookBlocks: Int?

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
            let isOfFirstLook = isOfFirstLook(block[0] >> textBits)
            if !isOfFirstLook && firstLookBlocks == nil {
                endBlock()
                firstLookBlocks = blocks.count - 1
            }
            try shared.append(block)
            if shared.count - blocks[blocks.count - 1] >= blockSize { endBlock() }
            if remembers && isOfFirstLook { addStates(of: block) }
        }
    }

    /// Ends the last passage.
    mutating func finish() throws {
        endBlock()
        try shared.finish()
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

    private mutating func endBlock() {
        if shared.count > blocks[blocks.count - 1] { blocks.append(shared.count) }
    }
}
