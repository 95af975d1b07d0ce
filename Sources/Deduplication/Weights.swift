import Bytes
import Shingling

/// What a shared passage counts for, in 255ths: all of them where few stories have it, less for frames, templates and
/// stock phrases.
///
/// Memory: 9 bytes a sampled shingle that more than `rareStories` stories have, and 4 a text; 24 where it is remembered.
struct Weights: Sendable {
    /// A passage that counts in full.
    static let full: UInt32 = 255
    /// What a passage may count for.
    static let levels: [UInt32] = [full, 128, 32, 0]
    /// The level of a passage that counts for nothing.
    static let worthless: UInt32 = 3

    /// `key << 8 | weight` of those that do not count in full, ascending.
    var light: [UInt64] = []
    /// The weight of each text's whole sample.
    var ofText: [UInt32] = []
    /// For each text a hash of what its passages weigh, on which its verdicts rest; 0 for a text that was not there;
    /// empty where nobody remembers.
    var states: [UInt64] = []
    /// By how much the weights of each text's passages have fallen in all runs since it was new, up to the most that there
    /// is; each that has risen counts as more than any slack. Empty where nobody remembers.
    var drifts: [UInt32] = []
    /// The story of each text; empty where nobody remembers.
    var stories: [UInt32] = []

    /// None yet.
    init() {}

    /// Weighs passages by the number of stories that they stand in.
    ///
    /// - Parameters:
    ///   - touched: All passages, or those that may weigh something else than before.
    ///   - stories: The story of each text, as a first look has it.
    ///   - known: What the last run weighed.
    init(
        _ passages: Passages, _ touched: PassageSpool, stories: [UInt32], rareStories: Int, in workspace: Workspace,
        known: KnownWeights?
    ) throws {
        let full = passages.sampleCounts.map { $0 * Self.full }
        if let known {
            self = known.weights
            self.stories = stories
            for text in full.indices where known.isNew[text] { (ofText[text], states[text]) = (full[text], firstState) }
        } else {
            ofText = full
        }
        let slices = min(workspace.jobs, max(1, workspace.sortedWords / 2 / max(1, stories.count)))
        let parts = try inSlices(touched.blocks(ofFirstLook: false), jobs: slices) { blocks in
            try Weighing(touched, blocks, stories: stories, rareStories: rareStories, known: known)
        }
        for part in parts {
            for text in ofText.indices { ofText[text] &-= part.lost[text] }
            for text in states.indices { states[text] &+= part.states[text] }
            for text in drifts.indices { drifts[text].addClamped(part.drifts[text]) }
        }
        guard known != nil else {
            light.reserveCapacity(parts.reduce(0) { $0 + $1.changes.count })
            for part in parts { light += part.changes }
            return
        }
        light = changed(light, parts.flatMap(\.changes).sorted())
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

/// What each text's state is before a passage is added to it.
private let firstState: UInt64 = 1

/// What was weighed before, by the ranks that the texts have now.
struct KnownWeights: Sendable {
    let weights: Weights
    let isNew: [Bool]

    /// Which texts are new or in a story that has not the same texts as before, new ones apart: only their passages may
    /// have another number of stories.
    func haveOtherStories(_ stories: [UInt32]) -> [Bool] {
        // What has become of each story, and what each was; itself where it is not one to one.
        var next = [UInt32](repeating: .max, count: stories.count)
        var last = next
        var isTorn = [Bool](repeating: false, count: stories.count)
        var isJoined = isTorn
        for text in stories.indices where !isNew[text] {
            let (before, now) = (Int(weights.stories[text]), Int(stories[text]))
            if next[before] == .max { next[before] = UInt32(now) } else if next[before] != now { isTorn[before] = true }
            if last[now] == .max { last[now] = UInt32(before) } else if last[now] != before { isJoined[now] = true }
        }
        return stories.indices.map { text in
            isNew[text] || isTorn[Int(weights.stories[text])] || isJoined[Int(stories[text])]
        }
    }
}

/// The weights that are not full, `key << 8 | weight`, after some have changed; both ascending.
private func changed(_ light: [UInt64], _ changes: [UInt64]) -> [UInt64] {
    var now: [UInt64] = []
    now.reserveCapacity(light.count + changes.count)
    var next = 0
    for change in changes {
        while next < light.count && light[next] >> 8 < change >> 8 {
            now.append(light[next])
            next += 1
        }
        if next < light.count && light[next] >> 8 == change >> 8 { next += 1 }
        if change & 0xFF < UInt64(Weights.full) { now.append(change) }
    }
    return now + light[next...]
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

extension UInt32 {
    /// Adds a number, up to the most that there is.
    mutating func addClamped(_ other: UInt32) { self = UInt32(clamping: UInt64(self) + UInt64(other)) }
}
