import Foundation
import TestSupport
import Testing

@testable import Deduplication

@Suite("An index of what was seen")
struct IndexTests {
    @Test(arguments: 0..<16)
    func `Articles that are added in parts have the clusters of all at once`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let texts = Self.texts(seed: seed)
        let whole = try run(texts, from: 0, index: nil)
        let folder = try Folder()
        var ends = (0..<3).map { _ in Int.random(in: 0...texts.count, using: &random) }.sorted()
        ends.append(texts.count)
        var begin = 0
        var clusters: [Cluster] = []
        for end in ends {
            let index = try folder.index()
            clusters = try run(Array(texts[..<end]), from: begin, index: index).clusters
            try index.commit(IndexedLines(), lineBytes: 0)
            begin = end
        }
        #expect(clusters == whole.clusters)
    }

    @Test(arguments: 0..<16)
    func `After parts what is known of weights and pairs is what one run over all knows`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let texts = Self.texts(seed: seed)
        let whole = try Folder()
        let parts = try Folder()
        let middle = Int.random(in: 0...texts.count, using: &random)
        for (folder, ends) in [(whole, [texts.count]), (parts, [middle, max(middle, texts.count - 9), texts.count])] {
            var begin = 0
            for end in ends {
                let index = try folder.index()
                _ = try run(Array(texts[..<end]), from: begin, index: index)
                try index.commit(IndexedLines(), lineBytes: 0)
                begin = end
            }
        }
        #expect(try Known(parts.index()) == Known(whole.index()))
    }

    @Test(arguments: 0..<8)
    func `What is no news was said before`(_ seed: UInt64) throws {
        let texts = Self.texts(seed: seed)
        let folder = try Folder()
        var said: [Int: Cluster] = [:]
        for end in [texts.count / 2, texts.count / 2 + 3, texts.count] {
            let index = try folder.index()
            let begin = index.seen == nil ? 0 : try IndexedArticles(index).textOf.count
            let found = try run(Array(texts[..<end]), from: begin, index: index)
            try index.commit(IndexedLines(), lineBytes: 0)
            for cluster in found.clusters where found.isNews[cluster.kept] { said[cluster.kept] = cluster }
            let inClusters = Set(found.clusters.map(\.kept))
            for article in found.isNews.indices where found.isNews[article] && !inClusters.contains(article) {
                said[article] = nil
            }
            for cluster in found.clusters {
                for copy in cluster.copies { said[copy.article] = nil }
            }
            #expect(said.values.sorted { $0.kept < $1.kept } == found.clusters)
        }
    }

    @Test func `Many small additions leave few runs, and none that is not used`() throws {
        let texts = Self.texts(seed: 7)
        let folder = try Folder()
        for end in texts.indices {
            let index = try folder.index()
            _ = try run(Array(texts[...end]), from: end, index: index)
            try index.commit(IndexedLines(), lineBytes: 0)
            #expect(try folder.files().count <= 12)
        }
        let index = try folder.index()
        let clusters = try run(texts, from: texts.count, index: index).clusters
        #expect(clusters == (try run(texts, from: 0, index: nil).clusters))
    }

    @Test func `Nothing new is no news`() throws {
        let texts = Self.texts(seed: 3)
        let folder = try Folder()
        for (begin, count) in [(0, texts.count), (texts.count, 0)] {
            let index = try folder.index()
            let found = try run(texts, from: begin, index: index)
            try index.commit(IndexedLines(), lineBytes: 7)
            #expect(found.isNews.contains(true) == (count > 0))
        }
        #expect(try folder.index().lineBytes == 7)
    }

    @Test func `One that was not committed is as if it had not been`() throws {
        let texts = Self.texts(seed: 4)
        let folder = try Folder()
        let first = try folder.index()
        _ = try run(texts, from: 0, index: first)
        #expect(try folder.index().seen == nil)
        try first.commit(IndexedLines(), lineBytes: 1)
        _ = try run(texts + ["One more."], from: texts.count, index: try folder.index())
        #expect(try IndexedArticles(try folder.index()).textOf.count == texts.count)
    }

    @Test func `A text that is not the one that was read is an error`() throws {
        var text = InventedText(seed: 5)
        let (one, other) = (text.article(byteCount: 900), text.article(byteCount: 900))
        #expect(throws: ChangedText.self) {
            try run([one, one + " And more."], from: 0, index: nil, memory: 0) { _ in Array(other.utf8) }
        }
    }

    @Test func `Other settings and any damage are told`() throws {
        let folder = try Folder()
        let index = try folder.index()
        _ = try run(Self.texts(seed: 6), from: 0, index: index)
        try index.commit(IndexedLines(), lineBytes: 0)
        #expect(throws: IndexError.self) { try folder.index(settings: "others") }
        for file in try folder.files() {
            let whole = try Data(contentsOf: file)
            for position in stride(from: 0, to: whole.count, by: 997) {
                var bytes = whole
                bytes[position] ^= 4
                try bytes.write(to: file)
                #expect(throws: IndexError.damaged(file.path), "\(position)") {
                    let index = try folder.index()
                    _ = try index.lines()
                    _ = try run(Self.texts(seed: 6) + ["More."], from: Self.texts(seed: 6).count, index: index)
                }
            }
            try whole.write(to: file)
        }
        let whole = try Data(contentsOf: folder.file)
        for length in [0, 7, 8, whole.count - 8, whole.count + 8] {
            try (whole.prefix(length) + Data(count: max(0, length - whole.count))).write(to: folder.file)
            #expect(throws: IndexError.damaged(folder.file.path)) { try folder.index() }
        }
    }
}

// What the tests are made with.
extension IndexTests {
    /// What an index knows, by the texts' ranks, without the pairs that are remembered below what a guess must reach.
    private struct Known: Equatable {
        let sampleCounts: [UInt32]
        let light: [[UInt64]]
        let wholes: [[UInt32]]
        let states: [[UInt64]]
        let guesses: [[Candidate]]

        init(_ index: Index) throws {
            let count = try IndexedArticles(index).textOf.max().map { Int($0) + 1 } ?? 0
            let all = try Recollection(index.seen, order: (0..<UInt32(count)).map { $0 }, seenTexts: count)
            sampleCounts = all.sampleCounts
            light = all.weights.map(\.light)
            states = all.weights.map(\.states)
            let wholes = [all.firstLookCounts.map { Weights.full * $0 }] + all.weights.map(\.ofText)
            guesses = zip(all.looks, wholes).enumerated().map { number, look in
                let bar = CandidateBar(number == 0 ? firstLookShare : weakShare)
                return look.0.pairs.compactMap { Candidate($0.pair, sum: $0.sum, look.1, bar) }
            }
            self.wholes = wholes
        }
    }

    /// A folder that goes with this value.
    private final class Folder {
        let file: URL

        init() throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            file = folder.appending(path: "index")
        }

        deinit { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }

        /// The index and its runs.
        func files() throws -> [URL] {
            let folder = file.deletingLastPathComponent()
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
                folder.appending(path: $0)
            }
        }

        func index(settings: String = "these") throws -> Index {
            try Index(path: file.path, exists: FileManager.default.fileExists(atPath: file.path), settings: settings)
        }
    }

    /// Runs over the texts from a number on, and over those that the index has.
    private func run(
        _ texts: [String], from begin: Int, index: Index?, memory: Int = 1 << 20,
        text: (@Sendable (Int) -> [UInt8])? = nil
    ) throws -> Clustering {
        let options = DeduplicationOptions()
        let fingerprinter = Fingerprinter(options)
        var deduplicator = try Deduplicator(options, in: Workspace(folder: "/tmp", memory: memory), index: index)
        for text in texts[begin...] {
            let bytes = Array(text.utf8)
            try deduplicator.add(fingerprinter.fingerprint(bytes.span))
        }
        return try deduplicator.clusters { numbers in
            numbers.map { ArticleFacts(id: "\(1000 + $0 * 7919 % 1000)", path: "\(1000 + $0 * 7919 % 1000)") }
        } text: {
            text?($0) ?? Array(texts[$0].utf8)
        }
    }

    /// Republished articles, a crowd of one article's, a digest, and short and empty texts, in any order.
    private static func texts(seed: UInt64) -> [String] {
        var random = SplitMix(seed: seed)
        var text = InventedText(seed: seed)
        var texts = (0..<4).flatMap { ClustersTests.republished(seed: 4 * seed + $0) }
        let lead = (0..<3).map { _ in text.paragraph() }.joined(separator: "\n")
        if seed % 2 == 0 { texts += (0..<70).map { _ in lead + "\n" + text.paragraph() } }
        texts.append(texts.prefix(9).map { String($0.prefix(500)) }.joined(separator: "\n"))
        texts += ["", "…", "Short.", "short", texts[0]]
        return texts.shuffled(using: &random)
    }
}
