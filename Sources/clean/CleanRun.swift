import Bytes
import Cleaning
import JSONLines
import Records
import StageKit
import Unpacking

/// What became of some inputs in a row.
private struct CleanedBatch: Sendable {
    /// The articles' records, a line each.
    var lines: [UInt8] = []
    var kept = 0
    var rejections: [Rejection] = []
    var byteCount = 0

    mutating func add(_ result: Result<Article, Rejection>) {
        switch result {
        case .success(let article):
            var writer = JSONWriter()
            article.write(to: &writer)
            writer.endLine()
            lines.append(contentsOf: writer.take())
            kept += 1
        case .failure(let rejection):
            rejections.append(rejection)
        }
    }
}

/// Cleans files and records in the order of the listing.
///
/// - Throws: `Failure` where the output cannot be written.
func cleanFiles(
    _ listing: InputListing, _ cleaner: Cleaner, _ settings: CleaningOptions, _ options: StageOptions
) throws {
    let total = listing.items.reduce(0) { $0 + $1.byteCount }
    var progress = Progress(stage: "clean", total: total, isQuiet: options.quiet)
    var next = 0
    let spool = listing.spool
    try clean(options, &progress) {
        listing.batch(from: &next)
    } transform: { batch in
        var cleaned = CleanedBatch()
        for item in batch {
            cleaned.add(try clean(item, spool, cleaner, settings))
            cleaned.byteCount += item.byteCount
        }
        return cleaned
    }
}

/// Cleans records from standard input in the order in which they come.
///
/// - Throws: `Failure` where standard input cannot be read or the output cannot be written.
func cleanStream(_ cleaner: Cleaner, _ settings: CleaningOptions, _ options: StageOptions) throws {
    var progress = Progress(stage: "clean", total: nil, isQuiet: options.quiet)
    var reader = try readingFailures(of: "standard input") { () throws(ReadingError) in
        try BoundedLineReader(
            path: "-", limit: settings.maximumBytes + 1, unpackedLimit: settings.maximumUnpackedBytes)
    }
    let compression = reader.compression
    var seen: Set<UInt64> = []
    try clean(options, &progress) { () throws -> [StreamItem]? in
        var batch: [StreamItem] = []
        var byteCount = 0
        try readingFailures(of: "standard input") { () throws(ReadingError) in
            while byteCount < 1 << 18, let line = try reader.next() {
                guard !line.isBlank else { continue }
                byteCount += line.byteCount
                let id = line.head(cleaner.recordNames).id
                batch.append(StreamItem(line: line, id: id, isNew: seen.insert(stableHash(id)).inserted))
            }
        }
        return batch.isEmpty ? nil : batch
    } transform: { batch in
        var cleaned = CleanedBatch()
        for item in batch {
            cleaned.add(clean(item, compression, cleaner))
            cleaned.byteCount += item.line.byteCount
        }
        return cleaned
    }
}

/// A record of standard input.
private struct StreamItem: Sendable {
    var line: BoundedRecord
    var id: String
    var isNew: Bool
}

private func clean<Batch: Sendable>(
    _ options: StageOptions, _ progress: inout Progress, produce: () throws -> Batch?,
    transform: @escaping @Sendable (Batch) throws -> CleanedBatch
) throws {
    var output = try StageOutput(stage: "clean", options: options)
    var done = 0
    try orderedMap(jobs: options.jobs, produce: produce, transform: transform) { batch in
        output.tally.read += batch.kept + batch.rejections.count
        try output.write(batch.lines, count: batch.kept)
        for rejection in batch.rejections { try output.reject(rejection) }
        done += batch.byteCount
        progress.update(bytes: done, articles: output.tally.read)
    }
    progress.finish()
    try output.commit()
}

/// Standard input that cannot be read to its end leaves no output: nobody could say what is missing.
private func readingFailures<Value: ~Copyable>(
    of place: String, _ body: () throws(ReadingError) -> Value
) throws -> Value {
    do throws(ReadingError) {
        return try body()
    } catch {
        if case .system(let error) = error { throw Failure(input: error) }
        throw Failure(.dataError, place: place, reason: try error.rejection(of: place).detail)
    }
}

private func clean(
    _ item: StreamItem, _ compression: PackedFormat?, _ cleaner: Cleaner
) -> Result<Article, Rejection> {
    let path = "standard input#\(item.id)"
    let hash = stableHash(item.id)
    guard item.isNew else { return .failure(duplicate(path, hash)) }
    return cleaned(
        RawInput(
            path: path, id: hexadecimal(hash), bytes: item.line.bytes, offset: item.line.offset, form: .record,
            compression: compression?.rawValue), cleaner)
}

/// Cleans one item of a listing.
///
/// - Throws: `Failure` where there are too few open files to read it.
func clean(
    _ item: InputItem, _ spool: RecordSpool, _ cleaner: Cleaner, _ settings: CleaningOptions
) throws -> Result<Article, Rejection> {
    do {
        return .success(try cleaner.clean(try rawInput(item, spool, settings)))
    } catch let rejection as Rejection {
        return .failure(rejection)
    }
}

private func cleaned(_ input: RawInput, _ cleaner: Cleaner) -> Result<Article, Rejection> {
    Result { () throws(Rejection) in try cleaner.clean(input) }
}
