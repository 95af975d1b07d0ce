import Bytes
import Deduplication
import Glibc
import JSONLines
import Records
import Shingling
import StageKit

/// The lines of the input where they can be read again, behind those of the articles that an index has.
///
/// Memory: 12 bytes an article, with an index 20, besides what the deduplicator holds.
struct ArticleLines: Sendable {
    private let file: RandomAccessFile
    private(set) var lines: IndexedLines
    private let name: String
    private let knownFacts = KnownFacts()
    /// How many articles an index has, and where the input begins behind their lines.
    private let seenCount: Int
    private let base: Int
    /// The size of the input.
    private(set) var byteCount = 0

    /// How many articles there are.
    var count: Int { lines.starts.count }

    /// Reads the whole input once, and has the deduplicator take its articles in.
    ///
    /// Records without a text are rejected. What is no regular file cannot be read twice, so it is copied to an unnamed
    /// temporary file on the way. With an index all input is copied behind the lines that it has.
    init(
        from path: String, into deduplicator: inout Deduplicator, _ settings: DeduplicationOptions,
        _ options: StageOptions, index: IndexFolder?, output: inout StageOutput
    ) throws {
        let size = fileSize(path)
        name = path == "-" ? "standard input" : path
        var reader = try LineChunkReader(path: path)
        do {
            lines = try index?.index.lines() ?? IndexedLines()
            file =
                try index?.lines
                ?? (size == nil
                    ? RandomAccessFile(unnamedIn: temporaryFolder(besides: options.output))
                    : RandomAccessFile(path: path))
        } catch let error as FileError {
            throw size == nil ? Failure(output: error) : Failure(input: error)
        } catch let error as IndexError {
            throw Failure(error)
        }
        seenCount = lines.starts.count
        base = index?.index.lineBytes ?? 0
        let base = base
        let spool = size == nil || index != nil ? file : nil
        let fingerprinter = Fingerprinter(settings)
        let place = name
        let hasWindow = settings.windowDays > 0
        var progress = Progress(stage: "dedupe", total: size, isQuiet: options.quiet)
        try orderedMap(jobs: options.jobs) { () throws -> LineChunk? in
            guard let chunk = try reader.next() else { return nil }
            do throws(FileError) { try spool?.write(chunk.bytes, at: base + chunk.offset) } catch {
                throw Failure(output: error)
            }
            byteCount = chunk.offset + chunk.bytes.count
            return chunk
        } transform: { chunk in
            try chunk.lines.map { try ReadLine(chunk, $0, place, fingerprinter, hasWindow: hasWindow) }
        } consume: { read in
            for line in read {
                guard case .article(let article) = line else {
                    if case .withoutText(let rejection) = line { try output.reject(rejection) }
                    continue
                }
                lines.starts.append(base + article.range.lowerBound)
                lines.lengths.append(UInt32(article.range.count))
                lines.idHashes.append(article.idHash)
                do { try deduplicator.add(article.fingerprint, published: article.published) } catch let error
                    as FileError
                {
                    throw Failure(output: error)
                }
            }
            progress.update(bytes: byteCount, articles: count - seenCount)
        }
        progress.finish()
        try checkIDs(lines.idHashes)
        if index == nil { lines.idHashes = [] }
    }

    /// The bytes of an article's line.
    func bytes(of article: Int) throws -> [UInt8] {
        do {
            return try file.read(lines.starts[article]..<lines.starts[article] + Int(lines.lengths[article]))
        } catch {
            throw Failure(input: error)
        }
    }

    /// The bytes of some articles' lines, read at once where they lie close together.
    ///
    /// - Parameter articles: Ascending.
    func bytes(of articles: [Int]) throws -> [ArraySlice<UInt8>] {
        let ranges = articles.map { lines.starts[$0]..<lines.starts[$0] + Int(lines.lengths[$0]) }
        guard let first = ranges.first, let last = ranges.last else { return [] }
        let whole = first.lowerBound..<last.upperBound
        guard whole.count <= 2 * ranges.reduce(0, { $0 + $1.count }) else {
            return try articles.map { try bytes(of: $0)[...] }
        }
        do {
            let bytes = try file.read(whole)
            return ranges.map { bytes[$0.lowerBound - whole.lowerBound..<$0.upperBound - whole.lowerBound] }
        } catch {
            throw Failure(input: error)
        }
    }

    /// Reads an article's line again.
    func value<Value>(of article: Int, _ read: ([UInt8]) throws(JSONError) -> Value) throws -> Value {
        let bytes = try bytes(of: article)
        do {
            return try read(bytes)
        } catch {
            throw Failure(.dataError, place: try place(of: article), reason: error.description)
        }
    }

    /// Finds the clusters, reading lines again where texts must be compared.
    func clusters(_ deduplicator: consuming Deduplicator, jobs: Int) throws -> Clustering {
        do {
            return try deduplicator.clusters { articles in
                var known: [ArticleFacts] = []
                try inParallel(batches(articles, of: 64), jobs) { batch in
                    try batch.map(facts)
                } take: {
                    known += $0
                }
                return known
            } text: { article in
                try value(of: article) { (line) throws(JSONError) in try dedupe.text(of: line) }
            } map: { comparisons, compare, take in
                try inParallel(comparisons, jobs, compare, take: take)
            }
        } catch let error as FileError {
            throw Failure(output: error)
        } catch let error as IndexError {
            throw Failure(error)
        } catch let error as ChangedText {
            throw try changed(error.article)
        }
    }

    /// What is said of an article whose line is not the one that was read.
    func changed(_ article: Int) throws -> Failure {
        Failure(.dataError, place: try place(of: article), reason: "the text has changed since it was read")
    }

    /// What the choice among copies needs of an article.
    func facts(_ article: Int) throws -> ArticleFacts {
        if let known = knownFacts[article] { return known }
        let facts = try value(of: article) { (line) throws(JSONError) in try ArticleFacts(line) }
        knownFacts.keep(facts, of: article)
        return facts
    }

    /// Fails where two articles have one id.
    private func checkIDs(_ hashes: [UInt64]) throws {
        var sorted = hashes
        hashSort(&sorted)
        for (one, other) in zip(sorted, sorted.dropFirst()) where one == other {
            var placeOf: [[UInt8]: String] = [:]
            for article in hashes.indices where hashes[article] == one {
                let id = Array(try facts(article).id.utf8)
                if let first = placeOf[id] {
                    throw Failure(
                        .dataError, place: try place(of: article),
                        reason: "the id \"\(String(decoding: id, as: UTF8.self))\" is that of \(first) too")
                }
                placeOf[id] =
                    article < seenCount ? "an article in the index" : "line \(try lineNumber(of: article))"
            }
        }
    }

    /// Where an article's line stands, for a message.
    private func place(of article: Int) throws -> String {
        "\(article < seenCount ? file.path : name):\(try lineNumber(of: article))"
    }

    /// The number of an article's line in its file, from 1: counted only when something is wrong with it.
    private func lineNumber(of article: Int) throws -> Int {
        var number = 1
        var offset = article < seenCount ? 0 : base
        while offset < lines.starts[article] {
            let end = min(offset + 1 << 20, lines.starts[article])
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

/// Does work on all items, by several threads, and takes the results in order.
func inParallel<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ jobs: Int, _ work: @escaping @Sendable (Item) throws -> [Result],
    take: ([Result]) throws -> Void
) throws {
    var next = 0
    try orderedMap(jobs: jobs) {
        next += 1
        return next <= items.count ? items[next - 1] : nil
    } transform: {
        try work($0)
    } consume: {
        try take($0)
    }
}

/// Items in order, so many at a time.
func batches<Item>(_ items: [Item], of size: Int) -> [[Item]] {
    stride(from: 0, to: items.count, by: size).map { Array(items[$0..<min($0 + size, items.count)]) }
}
