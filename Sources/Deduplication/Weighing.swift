import Shingling

/// What some blocks of passages weigh, where that is not what they weighed before.
struct Weighing: Sendable {
    /// `key << 8 | weight` of the passages that have another weight, ascending.
    private(set) var changes: [UInt64] = []
    /// How much less each text has; modulo 2^32, since it may be more.
    private(set) var lost: [UInt32]
    /// What each text's state changes by, modulo 2^64; empty where nobody remembers.
    private(set) var states: [UInt64]
    /// What each text's drift grows by; empty where nobody remembers.
    private(set) var drifts: [UInt32]

    /// - Parameters:
    ///   - stories: The story of each text.
    ///   - known: What all passages weighed before; in full where there is none.
    init(
        _ passages: PassageSpool, _ blocks: Range<Int>, stories: [UInt32], rareStories: Int, known: KnownWeights?
    ) throws {
        lost = [UInt32](repeating: 0, count: stories.count)
        states = [UInt64](repeating: 0, count: known == nil ? 0 : stories.count)
        drifts = [UInt32](repeating: 0, count: states.count)
        var counter = StoryCounter(stories)
        var counterBefore = known.map { StoryCounter($0.weights.stories) }
        // The entries of a passage that were there before, and the others.
        var (old, new): ([UInt64], [UInt64]) = ([], [])
        for number in blocks {
            let block = try passages.block(number)
            var start = 0
            while start < block.count {
                let end = endOfPassage(block, from: start)
                let weight = counter.weight(block.span.extracting(start..<end), rareStories)
                var before = Weights.full
                if let known {
                    old.removeAll(keepingCapacity: true)
                    new.removeAll(keepingCapacity: true)
                    for at in start..<end {
                        if known.isNew[Int(block[at] & textMask)] {
                            new.append(block[at])
                        } else {
                            old.append(block[at])
                        }
                    }
                    if old.count > 1 { before = counterBefore?.weight(old.span, rareStories) ?? before }
                    if weight != before {
                        change(old.span, weight: before, by: ~0)
                        change(old.span, weight: weight, by: 1)
                        drift(old.span, from: before, to: weight)
                    }
                    change(new.span, weight: weight, by: 1)
                } else {
                    change(block.span.extracting(start..<end), weight: weight, by: 1)
                }
                if weight != before { changes.append((block[start] >> textBits) << 8 | UInt64(weight)) }
                start = end
            }
        }
    }

    /// Adds what a passage's weight has changed by to the drifts of the texts that had it before.
    private mutating func drift(_ entries: Span<UInt64>, from before: UInt32, to weight: UInt32) {
        let drift = weight < before ? before - weight : Slack.most + 1
        for at in entries.indices { drifts[Int(entries[at] & textMask)].addClamped(drift) }
    }

    /// Adds what a passage means for its texts, or takes it away.
    ///
    /// - Parameter factor: One to add it; minus one, modulo 2^64, to take it away.
    private mutating func change(_ entries: Span<UInt64>, weight: UInt32, by factor: UInt64) {
        guard weight < Weights.full, !entries.isEmpty else { return }
        let loss = (Weights.full - weight) &* UInt32(truncatingIfNeeded: factor)
        for at in entries.indices { lost[Int(entries[at] & textMask)] &+= loss }
        guard !states.isEmpty else { return }
        let state = mixed((entries[0] >> textBits) << 8 | UInt64(weight)) &* factor
        for at in entries.indices { states[Int(entries[at] & textMask)] &+= state }
    }
}

/// Counts the stories of one passage after the other.
private struct StoryCounter {
    private let stories: [UInt32]
    /// The last passage that each story had.
    private var last: [UInt32]
    private var passage: UInt32 = 0

    init(_ stories: [UInt32]) {
        self.stories = stories
        last = [UInt32](repeating: 0, count: stories.count)
    }

    /// The weight of a passage by its entries.
    mutating func weight(_ entries: Span<UInt64>, _ rareStories: Int) -> UInt32 {
        passage &+= 1
        var count = 0
        for at in entries.indices {
            let story = Int(stories[Int(entries[at] & textMask)])
            if last[story] != passage { count += 1 }
            last[story] = passage
        }
        return Weights.levels[Weights.level(stories: count, rareStories: rareStories)]
    }
}
