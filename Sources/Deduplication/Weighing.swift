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
        var counterBefore = StoryCounter(known?.weights.stories ?? [])
        for number in blocks {
            let held = try passages.block(number)
            let block = held.span
            var start = 0
            while start < block.count {
                let end = endOfPassage(block, from: start)
                let entries = block.extracting(start..<end)
                let weight = counter.weight(entries, rareStories)
                let before = known.map { counterBefore.weight(entries, rareStories, but: $0.isNew) } ?? Weights.full
                if min(weight, before) < Weights.full { change(entries, from: before, to: weight, known?.isNew) }
                if weight != before { changes.append((block[start] >> textBits) << 8 | UInt64(weight)) }
                start = end
            }
        }
    }

    /// Adds what a passage means for its texts, in place of what it meant for those that had it before.
    ///
    /// - Parameters:
    ///   - before: What it weighed.
    ///   - isNew: Which texts are new; `nil` where all are.
    private mutating func change(
        _ entries: Span<UInt64>, from before: UInt32, to weight: UInt32, _ isNew: [Bool]?
    ) {
        let (loss, lossBefore) = (Weights.full - weight, Weights.full - before)
        guard let isNew else {
            for at in entries.indices { lost[Int(entries[at] & textMask)] &+= loss }
            return
        }
        let (state, stateBefore) = (state(entries[0], weight), state(entries[0], before))
        let drift = weight < before ? before - weight : Slack.most + 1
        for at in entries.indices {
            let text = Int(entries[at] & textMask)
            if isNew[text] {
                lost[text] &+= loss
                states[text] &+= state
            } else if weight != before {
                lost[text] &+= loss &- lossBefore
                states[text] &+= state &- stateBefore
                drifts[text].addClamped(drift)
            }
        }
    }

    /// What a passage adds to the states of its texts: nothing where it counts in full.
    private func state(_ entry: UInt64, _ weight: UInt32) -> UInt64 {
        weight == Weights.full ? 0 : mixed((entry >> textBits) << 8 | UInt64(weight))
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
    ///
    /// - Parameter isNew: Which texts do not count, where some do not; a passage of one other counts in full.
    mutating func weight(_ entries: Span<UInt64>, _ rareStories: Int, but isNew: [Bool]? = nil) -> UInt32 {
        guard entries.count > rareStories else { return Weights.full }
        passage &+= 1
        var count = 0
        var textCount = 0
        for at in entries.indices {
            let text = Int(entries[at] & textMask)
            if let isNew, isNew[text] { continue }
            textCount += 1
            let story = Int(stories[text])
            if last[story] == passage { continue }
            last[story] = passage
            count += 1
            // No more stories make it any lighter.
            if count > 4 * rareStories { break }
        }
        return textCount > 1 ? Weights.levels[Weights.level(stories: count, rareStories: rareStories)] : Weights.full
    }
}
