import Bytes
import Deduplication
import Glibc
import JSONLines
import Records
import StageKit

/// The lines of the input: their fingerprints in memory, the lines themselves where they can be read again.
struct ArticleLines {
    private let file: RandomAccessFile
    private var places: [Range<Int>] = []
    private var lineNumbers: [Int] = []
    private var deduplicator: Deduplicator
    private let name: String

    /// How many articles there are.
    var count: Int { places.count }

    /// Reads the whole input once.
    ///
    /// What is no regular file cannot be read twice, so it is copied to an unnamed temporary file on the way.
    init(from path: String, _ settings: DeduplicationOptions, _ options: StageOptions) throws {
        let size = fileSize(path)
        name = path == "-" ? "standard input" : path
        deduplicator = Deduplicator(settings)
        var reader = try LineChunkReader(path: path)
        do {
            file = try size == nil ? RandomAccessFile(unnamedIn: temporaryFolder()) : RandomAccessFile(path: path)
        } catch {
            throw size == nil ? Failure(output: error) : Failure(input: error)
        }
        let spool = size == nil ? file : nil
        let fingerprinter = Fingerprinter(settings)
        let place = name
        var progress = Progress(stage: "dedupe", total: size, isQuiet: options.quiet)
        try orderedMap(jobs: options.jobs) { () throws -> LineChunk? in
            guard let chunk = try reader.next() else { return nil }
            do throws(FileError) { try spool?.write(chunk.bytes, at: chunk.offset) } catch {
                throw Failure(output: error)
            }
            return chunk
        } transform: { chunk in
            try chunk.lines.map { line in try ReadArticle(chunk, line, place, fingerprinter) }
        } consume: { articles in
            for article in articles {
                places.append(article.range)
                lineNumbers.append(article.number)
                deduplicator.add(id: article.id, path: article.path, article.fingerprint)
            }
            progress.update(bytes: places.last?.upperBound ?? 0, articles: places.count)
        }
        progress.finish()
        if let repeated = deduplicator.repeatedID() {
            throw Failure(
                .dataError, place: "\(name):\(lineNumbers[repeated.second])",
                reason: "the id \"\(repeated.id)\" is that of line \(lineNumbers[repeated.first]) too")
        }
    }

    /// Finds the clusters, reading lines again where texts must be compared.
    func clusters(jobs: Int) throws -> [Cluster] {
        let (file, places, numbers, name) = (file, places, lineNumbers, name)
        return try deduplicator.clusters { article in
            do {
                let record = try RecordLine(try file.read(places[article]))
                return try record.required("text") { (reader) throws(JSONError) in try reader.utf8() }
            } catch let error as FileError {
                throw Failure(input: error)
            } catch let error as JSONError {
                throw Failure(.dataError, place: "\(name):\(numbers[article])", reason: error.description)
            }
        } map: { comparisons, compare in
            var results: [Compared] = []
            var next = 0
            try orderedMap(jobs: jobs) {
                next += 1
                return next <= comparisons.count ? comparisons[next - 1] : nil
            } transform: {
                try compare($0)
            } consume: {
                results += $0
            }
            return results
        }
    }

    /// Writes the articles that are kept, in the order of the input, each with its copies.
    func write(keepingFirstOf clusters: [Cluster], to output: inout StageOutput) throws {
        var isCopy = [Bool](repeating: false, count: count)
        for cluster in clusters {
            for copy in cluster.copies { isCopy[copy.article] = true }
        }
        var remaining = clusters[...]
        for article in 0..<count {
            guard !isCopy[article] else {
                output.tally.copies += 1
                continue
            }
            let copies = remaining.first?.kept == article ? remaining.removeFirst().copies : []
            do {
                let line = try RecordLine(try file.read(places[article]))
                try output.write(line.adding(member(copies)) + [0x0A], count: 1)
            } catch let error as FileError {
                throw Failure(input: error)
            } catch let error as JSONError {
                throw Failure(.dataError, place: "\(name):\(lineNumbers[article])", reason: error.description)
            }
        }
    }
}

/// What is taken of one line.
private struct ReadArticle: Sendable {
    let id: String
    let path: String
    let fingerprint: TextFingerprint
    let range: Range<Int>
    let number: Int

    init(_ chunk: LineChunk, _ line: LineChunk.Line, _ place: String, _ fingerprinter: Fingerprinter) throws {
        do throws(JSONError) {
            let record = try RecordLine(Array(chunk.bytes[line.range]))
            guard record.range(of: "copies") == nil else {
                throw JSONError(offset: 0, reason: "the record has a member \"copies\" already")
            }
            id = try record.required("id") { (reader) throws(JSONError) in try reader.string() }
            let known = try record.value("source") { (reader) throws(JSONError) in try sourcePath(&reader) }
            path = known.flatMap { $0 } ?? id
            let text = try record.required("text") { (reader) throws(JSONError) in try reader.utf8() }
            fingerprint = fingerprinter.fingerprint(text.span)
        } catch {
            throw Failure(.dataError, place: "\(place):\(line.number)", reason: error.description)
        }
        range = chunk.offset + line.range.lowerBound..<chunk.offset + line.range.upperBound
        number = line.number
    }
}

/// The path in a `source` member; `nil` where that is no object with a path.
private func sourcePath(_ reader: inout JSONReader) throws(JSONError) -> String? {
    guard reader.peek() == 0x7B else { return nil }
    var path: String?
    try reader.beginObject()
    while let key = try reader.nextKey() {
        if key == "path" && reader.peek() == 0x22 { path = try reader.string() } else { try reader.skip() }
    }
    return path
}

/// The member `copies`, as it is spliced into a record.
private func member(_ copies: [Cluster.Copy]) -> [UInt8] {
    var writer = JSONWriter()
    writer.key("copies")
    writer.array(
        copies.map {
            Copy(
                id: $0.id, path: $0.path, relation: $0.relation.kind, score: $0.relation.score, rule: $0.relation.rule)
        })
    return writer.take()
}

/// `TMPDIR`, or where it is not set, `/tmp`.
private func temporaryFolder() -> String {
    guard let value = unsafe getenv("TMPDIR") else { return "/tmp" }
    let folder = unsafe String(cString: value)
    return folder.isEmpty ? "/tmp" : folder
}
