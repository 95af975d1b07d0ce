import Bytes
import Shingling
import StageKit

/// The entries that an index has, and new ones beside them: where the passages of some texts are looked up without
/// putting all passages together.
struct IndexedEntries: Sendable {
    /// The most and oldest first.
    private let runs: [EntryRun]
    /// The new ones, a block for each part, `key << 28 | text` by the texts' numbers, ascending without repeats.
    private let new: WordSpool
    /// The number by size of each text.
    private let ranks: [UInt32]
    /// Takes the sample of a text that was seen, by its rank: `key << 28` in any order.
    private let sample: @Sendable (Int) throws -> [UInt64]
    private let workspace: Workspace

    init(
        _ runs: [EntryRun], new: WordSpool, ranks: [UInt32], in workspace: Workspace,
        sample: @escaping @Sendable (Int) throws -> [UInt64]
    ) {
        (self.runs, self.new, self.ranks, self.workspace, self.sample) = (runs, new, ranks, workspace, sample)
    }

    /// The passages that have one of some texts that were seen, and no new one.
    ///
    /// - Parameters:
    ///   - texts: Their ranks.
    ///   - ofFirstLook: Whether those of the first look will do.
    /// - Complexity: Few texts are read again, and only entries of their passages are looked at; for many each entry is.
    func passages(with texts: [Int], ofFirstLook: Bool) throws -> PassageSpool {
        let few = fewTexts * texts.count < ranks.count ? try keys(of: texts) : nil
        let isWanted = few == nil ? areWanted(texts) : []
        var spool = PassageSpool(workspace.touchedSpool)
        let partCount = ofFirstLook ? SortedWords.partCount / 2 : SortedWords.partCount
        var next = 0
        try orderedMap(jobs: workspace.jobs) { () -> Int? in
            defer { next += 1 }
            return next < partCount ? next : nil
        } transform: { part in
            let known = few.map { some($0, ofPart: part) }
            if let known, known.isEmpty { return PassagePart([], ranks: ranks) }
            let keys = known ?? runs.reduce([]) { merged($0, Deduplication.keys($1.part(part), isWanted)) }
            let others = without(unique(keys), try new.read(part))
            defer { for run in runs { run.release(upTo: part) } }
            return PassagePart(entries(of: runs, part, ofKeys: others), ranks: ranks)
        } consume: {
            try spool.append($0)
        }
        return spool
    }

    /// Whether each text is one of some, by numbers.
    ///
    /// - Parameter texts: Their ranks.
    private func areWanted(_ texts: [Int]) -> [Bool] {
        var byRank = [Bool](repeating: false, count: ranks.count)
        for text in texts { byRank[text] = true }
        return ranks.map { byRank[Int($0)] }
    }

    /// `key << 28` of all passages of some texts, ascending.
    private func keys(of texts: [Int]) throws -> [UInt64] {
        var keys: [UInt64] = []
        for text in texts { keys += try sample(text) }
        hashSort(&keys)
        return keys
    }
}

/// One text in so many is few: to read a text takes as long as to look at the entries of so many.
private let fewTexts = 128

/// Those of ascending keys that belong to a part.
private func some(_ keys: [UInt64], ofPart part: Int) -> [UInt64] {
    let start = keys.span.firstPosition { SortedWords.part(of: $0) >= part }
    return Array(keys[start..<keys.span.firstPosition { SortedWords.part(of: $0) > part }])
}

/// What runs have of some passages of one part, as one list.
///
/// - Parameter keys: `key << 28`, ascending.
func entries(of runs: [EntryRun], _ part: Int, ofKeys keys: [UInt64]) -> [UInt64] {
    var all: [UInt64] = []
    for run in runs { all = merged(all, entries(run.part(part), ofKeys: keys)) }
    return all
}

/// What a list has of some passages: where few are asked for, most is leapt over.
private func entries(_ entries: Span<UInt64>, ofKeys keys: [UInt64]) -> [UInt64] {
    let wanted = keys.span
    var found: [UInt64] = []
    var at = 0
    for key in wanted.indices {
        let key = wanted[key]
        at = entries.firstPosition(from: at) { $0 >= key }
        while at < entries.count && entries[at] & ~textMask == key {
            found.append(entries[at])
            at += 1
        }
    }
    return found
}

/// `key << 28` of the passages in which a list has a wanted text, ascending.
private func keys(_ entries: Span<UInt64>, _ isWanted: [Bool]) -> [UInt64] {
    let isWanted = isWanted.span
    var keys: [UInt64] = []
    var last = UInt64.max
    for at in entries.indices where isWanted[Int(entries[at] & textMask)] {
        let key = entries[at] & ~textMask
        if key != last { keys.append(key) }
        last = key
    }
    return keys
}

/// Ascending keys but those of some entries, ascending as well.
private func without(_ keys: [UInt64], _ entries: [UInt64]) -> [UInt64] {
    var next = 0
    return keys.filter { key in
        while next < entries.count && entries[next] < key { next += 1 }
        return next == entries.count || entries[next] & ~textMask != key
    }
}
