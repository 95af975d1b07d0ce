import Bytes
import Deduplication
import Glibc
import JSONLines
import Records
import StageKit

/// The lines of the input: their fingerprints, and the lines themselves where they can be read again.
///
/// Memory: 20 bytes an article besides what the deduplicator holds.
struct ArticleLines: Sendable {
    private let file: RandomAccessFile
    private var starts: [Int] = []
    private var lengths: [UInt32] = []
    private var deduplicator: Deduplicator
    private let name: String

    /// How many articles there are.
    var count: Int { starts.count }

    /// Reads the whole input once.
    ///
    /// What is no regular file cannot be read twice, so it is copied to an unnamed temporary file on the way.
    init(from path: String, _ settings: DeduplicationOptions, _ options: StageOptions, memory: Int) throws {
        let size = fileSize(path)
        name = path == "-" ? "standard input" : path
        let folder = temporaryFolder(besides: options.output)
        deduplicator = Deduplicator(settings, in: Workspace(folder: folder, memory: memory, jobs: options.jobs))
        var reader = try LineChunkReader(path: path)
        do {
            file = try size == nil ? RandomAccessFile(unnamedIn: folder) : RandomAccessFile(path: path)
        } catch {
            throw size == nil ? Failure(output: error) : Failure(input: error)
        }
        let spool = size == nil ? file : nil
        let fingerprinter = Fingerprinter(settings)
        let place = name
        let hasWindow = settings.windowDays > 0
        var progress = Progress(stage: "dedupe", total: size, isQuiet: options.quiet)
        var idHashes: [UInt64] = []
        try orderedMap(jobs: options.jobs) { () throws -> LineChunk? in
            guard let chunk = try reader.next() else { return nil }
            do throws(FileError) { try spool?.write(chunk.bytes, at: chunk.offset) } catch {
                throw Failure(output: error)
            }
            return chunk
        } transform: { chunk in
            try chunk.lines.map { try ReadArticle(chunk, $0, place, fingerprinter, hasWindow: hasWindow) }
        } consume: { articles in
            for article in articles {
                starts.append(article.range.lowerBound)
                lengths.append(UInt32(clamping: article.range.count))
                idHashes.append(article.idHash)
                do { try deduplicator.add(article.fingerprint, published: article.published) } catch let error
                    as FileError
                {
                    throw Failure(output: error)
                }
            }
            progress.update(bytes: articles.last?.range.upperBound ?? 0, articles: starts.count)
        }
        progress.finish()
        try checkIDs(idHashes)
    }

    /// The bytes of an article's line.
    func bytes(of article: Int) throws -> [UInt8] {
        do {
            return try file.read(starts[article]..<starts[article] + Int(lengths[article]))
        } catch {
            throw Failure(input: error)
        }
    }

    /// Reads an article's line again.
    func value<Value>(of article: Int, _ read: (RecordLine) throws(JSONError) -> Value) throws -> Value {
        let bytes = try bytes(of: article)
        do {
            return try read(try RecordLine(bytes))
        } catch {
            throw Failure(.dataError, place: "\(name):\(try lineNumber(of: article))", reason: error.description)
        }
    }

    /// Finds the clusters, reading lines again where texts must be compared.
    func clusters(jobs: Int) throws -> [Cluster] {
        do {
            return try deduplicator.clusters { articles in
                try inParallel(batches(articles, of: 64), jobs) { batch in try batch.map(facts) }
            } text: { article in
                try value(of: article) { (record) throws(JSONError) in
                    try record.required("text") { (reader) throws(JSONError) in try reader.utf8() }
                }
            } map: { comparisons, compare in
                try inParallel(comparisons, jobs, compare)
            }
        } catch let error as FileError {
            throw Failure(output: error)
        }
    }

    /// What the choice among copies needs of an article.
    func facts(_ article: Int) throws -> ArticleFacts {
        try value(of: article) { (record) throws(JSONError) in try ArticleFacts(record) }
    }

    /// Fails where two articles have one id.
    private func checkIDs(_ hashes: [UInt64]) throws {
        let sorted = hashes.sorted()
        for (one, other) in zip(sorted, sorted.dropFirst()) where one == other {
            var lineOf: [[UInt8]: Int] = [:]
            for article in hashes.indices where hashes[article] == one {
                let id = try value(of: article) { (record) throws(JSONError) in
                    try record.required("id") { (reader) throws(JSONError) in try reader.utf8() }
                }
                if let first = lineOf[id] {
                    throw Failure(
                        .dataError, place: "\(name):\(try lineNumber(of: article))",
                        reason: "the id \"\(String(decoding: id, as: UTF8.self))\" is that of line \(first) too")
                }
                lineOf[id] = try lineNumber(of: article)
            }
        }
    }

    /// The number of an article's line in the input, from 1: counted only when something is wrong with it.
    private func lineNumber(of article: Int) throws -> Int {
        var number = 1
        var offset = 0
        while offset < starts[article] {
            let end = min(offset + 1 << 20, starts[article])
            do {
                for byte in try file.read(offset..<end) where byte == 0x0A { number += 1 }
            } catch {
                throw Failure(input: error)
            }
            offset = end
        }
        return number
    }
}

/// The results of work on all items, by several threads, in order.
func inParallel<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ jobs: Int, _ work: @escaping @Sendable (Item) throws -> [Result]
) throws -> [Result] {
    var results: [Result] = []
    var next = 0
    try orderedMap(jobs: jobs) {
        next += 1
        return next <= items.count ? items[next - 1] : nil
    } transform: {
        try work($0)
    } consume: {
        results += $0
    }
    return results
}

/// Items in order, so many at a time.
func batches<Item>(_ items: [Item], of size: Int) -> [[Item]] {
    stride(from: 0, to: items.count, by: size).map { Array(items[$0..<min($0 + size, items.count)]) }
}
