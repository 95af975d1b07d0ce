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
    private let workspace: Workspace

    init(_ runs: [EntryRun], new: WordSpool, ranks: [UInt32], in workspace: Workspace) {
        (self.runs, self.new, self.ranks, self.workspace) = (runs, new, ranks, workspace)
    }

    /// The passages that have one of some texts, and no new one.
    ///
    /// - Parameters:
    ///   - texts: Whether each text is one of them, by ranks.
    ///   - ofFirstLook: Whether those of the first look will do.
    /// - Complexity: O(*n*) in all entries, of which each is looked at; only those of these passages are put together.
    func passages(with texts: [Bool], ofFirstLook: Bool) throws -> PassageSpool {
        let isWanted = ranks.map { texts[Int($0)] }
        var spool = PassageSpool(workspace.touchedSpool)
        let partCount = ofFirstLook ? SortedWords.partCount / 2 : SortedWords.partCount
        var next = 0
        try orderedMap(jobs: workspace.jobs) { () -> Int? in
            defer { next += 1 }
            return next < partCount ? next : nil
        } transform: { part in
            let lists = try runs.map { try $0.part(part) }
            var keys: [UInt64] = []
            for list in lists { keys = merged(keys, Deduplication.keys(list, isWanted)) }
            keys = without(unique(keys), try new.read(part))
            return PassagePart(entries(lists, ofKeys: keys), ranks: ranks)
        } consume: {
            try spool.append($0)
        }
        return spool
    }
}

/// What ascending lists of entries have of some passages, as one list.
///
/// - Parameter keys: `key << 28`, ascending.
func entries(_ lists: [[UInt64]], ofKeys keys: [UInt64]) -> [UInt64] {
    var all: [UInt64] = []
    for list in lists { all = merged(all, entries(list, ofKeys: keys)) }
    return all
}

/// What a list has of some passages: where few are asked for, most is leapt over.
///
/// - Source: Bentley and Yao, "An almost optimal algorithm for unbounded searching", 1976.
private func entries(_ list: [UInt64], ofKeys keys: [UInt64]) -> [UInt64] {
    let (entries, wanted) = (list.span, keys.span)
    var found: [UInt64] = []
    var at = 0
    for key in wanted.indices {
        let key = wanted[key]
        if at < entries.count && entries[at] < key {
            var step = 1
            while at + step < entries.count && entries[at + step] < key {
                at += step
                step *= 2
            }
            // The entry at `at` lies before the passage, the one a step on behind its begin, if there is one.
            let behind = entries.extracting(at + 1..<min(at + step, entries.count))
            at += 1 + behind.firstPosition { $0 >= key }
        }
        while at < entries.count && entries[at] & ~textMask == key {
            found.append(entries[at])
            at += 1
        }
    }
    return found
}

/// `key << 28` of the passages in which a list has a wanted text, ascending.
private func keys(_ list: [UInt64], _ isWanted: [Bool]) -> [UInt64] {
    let (entries, isWanted) = (list.span, isWanted.span)
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
