import Foundation
import Shingling
import TestSupport
import Testing

@testable import Deduplication

@Suite("Entries of an index")
struct IndexedEntriesTests {
    /// Few texts are looked up by their samples, many by a look at all entries.
    @Test(arguments: 0..<40)
    func `The passages of some texts are all that have one of them and no new text`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let workspace = Workspace(folder: "/tmp", memory: 1 << 20)
        let (seenCount, count) = (Int.random(in: 60...300, using: &random), 310)
        let keys = (0..<200).map { _ in random.next() >> (64 - keyBits) }
        // By the texts' numbers, a key in one text more than once.
        let samples = (0..<count).map { _ in
            (0..<Int.random(in: 0...9, using: &random)).map { _ in random.pick(keys) << textBits }
        }
        let ranks = (0..<UInt32(count)).shuffled(using: &random)
        let numbers = (0..<count).sorted { ranks[$0] < ranks[$1] }

        let middle = Int.random(in: 0...seenCount, using: &random)
        let runs = try [0..<middle, middle..<seenCount].enumerated().map { number, texts in
            var run = try EntryRunWriter(path: folder.appending(path: "index").path, number: number)
            let entries = Self.entries(samples, texts)
            for part in 0..<SortedWords.partCount {
                try run.append(entries.filter { SortedWords.part(of: $0) == part })
            }
            try run.commit()
            return try EntryRun(path: folder.appending(path: "index").path, run.words[...])
        }
        var new = workspace.newSpool
        let newEntries = Self.entries(samples, seenCount..<count)
        for part in 0..<SortedWords.partCount { try new.append(newEntries.filter { SortedWords.part(of: $0) == part }) }
        let index = IndexedEntries(runs, new: new, ranks: ranks, in: workspace) { samples[numbers[$0]] }

        let newKeys = Set(newEntries.map { $0 >> textBits })
        let seen = Dictionary(grouping: Self.entries(samples, 0..<seenCount)) { $0 >> textBits }
        for size in [1, 2, 9, 10, 60] {
            let texts = (0..<seenCount).shuffled(using: &random).prefix(size)
            let passages = seen.filter { key, entries in
                entries.count > 1 && !newKeys.contains(key)
                    && entries.contains { texts.contains(Int($0 & textMask)) }
            }
            for isFirstLook in [true, false] {
                let spool = try index.passages(with: texts.map { Int(ranks[$0]) }, ofFirstLook: isFirstLook)
                let found = try spool.blocks(ofFirstLook: isFirstLook).flatMap { try spool.block($0) }
                let all = passages.filter { !isFirstLook || isOfFirstLook($0.key) }.values.joined()
                #expect(found == all.map { $0 & ~textMask | UInt64(ranks[Int($0 & textMask)]) }.sorted())
            }
        }
    }

    /// `key << 28 | text` of some texts, ascending without repeats.
    private static func entries(_ samples: [[UInt64]], _ texts: Range<Int>) -> [UInt64] {
        unique(texts.flatMap { text in samples[text].map { $0 | UInt64(text) } }.sorted())
    }
}
