import Shingling

/// What a shared passage counts for, in 255ths: all of them where few stories have it, less for frames, templates and
/// stock phrases.
///
/// Memory: 14 bytes a sampled shingle that more than `rareStories` stories have, and 12 a text.
struct Weights: Sendable {
    /// A passage that counts in full.
    static let full: UInt32 = 255
    /// What a passage may count for.
    static let levels: [UInt32] = [full, 128, 32, 0]
    /// The level of a passage that counts for nothing.
    static let worthless: UInt32 = 3

    /// `key << 8 | weight` of those that do not count in full, ascending.
    private(set) var light: [UInt64] = []
    /// Finds them.
    let table: WeightTable
    /// The weight of each text's whole sample.
    private(set) var ofText: [UInt32]
    /// The state of each text, as in `Recollection.Look`; empty where nobody remembers.
    private(set) var states: [UInt64]

    /// Weighs passages by the number of stories that they stand in.
    ///
    /// - Parameters:
    ///   - stories: The story of each text, as a first look has it.
    ///   - remembers: Whether the states are wanted.
    init(_ passages: Passages, stories: [UInt32], rareStories: Int, in workspace: Workspace, remembers: Bool) throws {
        ofText = passages.sampleCounts.map { $0 * Self.full }
        states = remembers ? [UInt64](repeating: firstState, count: stories.count) : []
        let slices = min(workspace.jobs, max(1, workspace.sortedWords / 2 / max(1, stories.count)))
        let parts = try inSlices(passages.blocks(ofFirstLook: false), jobs: slices) { blocks in
            try Weighing(passages, blocks, stories: stories, rareStories: rareStories, remembers: remembers)
        }
        for part in parts {
            light += part.light
            for text in ofText.indices { ofText[text] -= part.lost[text] }
            if remembers { for text in states.indices { states[text] &+= part.states[text] } }
        }
        table = WeightTable(light)
    }

    /// The level of a passage of so many stories: by the inverse square of their number, in steps of doubled numbers,
    /// since what one more article changes must be compared again; nothing beyond four times as many as are rare.
    static func level(stories: Int, rareStories: Int) -> Int {
        stories <= rareStories ? 0 : stories <= 2 * rareStories ? 1 : stories <= 4 * rareStories ? 2 : 3
    }

    /// The level of a weight that is not full.
    static func level(weight: UInt32) -> UInt32 {
        switch weight {
        case 128: 1
        case 32: 2
        default: worthless
        }
    }
}

/// What some blocks of passages weigh.
private struct Weighing {
    var light: [UInt64] = []
    /// What each text has less than if all its passages counted in full.
    var lost: [UInt32]
    var states: [UInt64]

    init(_ passages: Passages, _ blocks: Range<Int>, stories: [UInt32], rareStories: Int, remembers: Bool) throws {
        lost = [UInt32](repeating: 0, count: stories.count)
        states = [UInt64](repeating: 0, count: remembers ? stories.count : 0)
        var lastPassage = lost
        var passage: UInt32 = 0
        let levels = Weights.levels
        for number in blocks {
            let block = try passages.block(number)
            var start = 0
            while start < block.count {
                let end = endOfPassage(block, from: start)
                passage &+= 1
                var count = 0
                for at in start..<end {
                    let story = Int(stories[Int(block[at] & textMask)])
                    if lastPassage[story] != passage { count += 1 }
                    lastPassage[story] = passage
                }
                let weight = levels[Weights.level(stories: count, rareStories: rareStories)]
                if remembers { addStates(&states, block[start..<end], weight: weight) }
                if weight < Weights.full {
                    light.append((block[start] >> textBits) << 8 | UInt64(weight))
                    for at in start..<end { lost[Int(block[at] & textMask)] += Weights.full - weight }
                }
                start = end
            }
        }
    }
}

/// Finds the levels of passages that come ascending by their keys.
struct WeightCursor {
    private let light: [UInt64]
    private var next: Int?

    /// - Parameter weights: `nil` where all count in full.
    init(_ weights: Weights?) { light = weights?.light ?? [] }

    /// The level of a passage's weight, as in `Weights.levels`.
    mutating func level(of key: UInt64) -> UInt32 {
        var at = next ?? light.span.firstPosition { $0 >> 8 >= key }
        while at < light.count && light[at] >> 8 < key { at += 1 }
        next = at
        guard at < light.count, light[at] >> 8 == key else { return 0 }
        return Weights.level(weight: UInt32(light[at] & 0xFF))
    }
}

/// How many bits the key of a sampled shingle has.
let keyBits: UInt64 = 36
