import Bytes
import Cleaning
import JSONLines
import Records
import StageKit

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
    try clean(options, &progress) {
        var batch: [InputItem] = []
        var byteCount = 0
        while next < listing.items.count && byteCount < 1 << 18 && batch.count < 256 {
            batch.append(listing.items[next])
            byteCount += listing.items[next].byteCount
            next += 1
        }
        return batch.isEmpty ? nil : batch
    } transform: { batch in
        var cleaned = CleanedBatch()
        for item in batch {
            cleaned.add(clean(item, cleaner, settings))
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
    var reader = try BoundedLineReader(path: "-", limit: settings.maximumBytes + 1)
    var seen: Set<UInt64> = []
    try clean(options, &progress) { () throws -> [StreamItem]? in
        var batch: [StreamItem] = []
        var byteCount = 0
        do throws(FileError) {
            while byteCount < 1 << 18, let line = try reader.next() {
                guard line.bytes.contains(where: { !isASCIISpace($0) }) else { continue }
                byteCount += line.byteCount
                let isWhole = line.bytes.count == line.byteCount
                let id = isWhole ? recordID(ofLine: line.bytes) : hexadecimal(stableHash(line.bytes.span))
                let isNew = seen.insert(stableHash(id)).inserted
                batch.append(StreamItem(line: line, id: id, isNew: isNew))
            }
        } catch {
            throw Failure(input: error)
        }
        return batch.isEmpty ? nil : batch
    } transform: { batch in
        var cleaned = CleanedBatch()
        for item in batch {
            cleaned.add(clean(item, cleaner))
            cleaned.byteCount += item.line.byteCount
        }
        return cleaned
    }
}

/// A record of standard input.
private struct StreamItem: Sendable {
    var line: BoundedLineReader.Line
    var id: String
    var isNew: Bool
}

private func clean<Batch: Sendable>(
    _ options: StageOptions, _ progress: inout Progress, produce: () throws -> Batch?,
    transform: @escaping @Sendable (Batch) -> CleanedBatch
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

private func clean(_ item: StreamItem, _ cleaner: Cleaner) -> Result<Article, Rejection> {
    let path = "standard input#\(item.id)"
    let hash = stableHash(item.id)
    guard item.isNew else { return .failure(duplicate(path, hash)) }
    return cleaned(
        RawInput(
            path: path, id: hexadecimal(hash), bytes: item.line.bytes, offset: item.line.offset, form: .record),
        cleaner)
}

private func clean(_ item: InputItem, _ cleaner: Cleaner, _ settings: CleaningOptions) -> Result<Article, Rejection> {
    var form = RawInput.Form.file
    var start = 0
    var wanted = settings.maximumBytes + 1
    switch item.content {
    case .rejected(let rejection): return .failure(rejection)
    case .file: break
    case .record(let offset, let byteCount, _):
        form = .record
        start = offset
        wanted = min(wanted, byteCount)
    }
    guard item.byteCount <= settings.maximumBytes else {
        return .failure(
            Rejection(
                path: item.recordPath, reason: "too-large",
                detail: "\(item.byteCount) bytes, the limit is \(settings.maximumBytes)"))
    }
    let bytes: [UInt8]
    do throws(FileError) {
        bytes = try readPart(of: item.file, from: start, upTo: wanted)
    } catch {
        return .failure(Rejection(path: item.recordPath, reason: "unreadable", detail: error.reason))
    }
    return cleaned(
        RawInput(
            path: item.recordPath, id: hexadecimal(item.hash), bytes: bytes, offset: start, form: form), cleaner)
}

private func cleaned(_ input: RawInput, _ cleaner: Cleaner) -> Result<Article, Rejection> {
    Result { () throws(Rejection) in try cleaner.clean(input) }
}

/// The bytes of a file from an offset on, no more than `limit`.
private func readPart(of path: String, from start: Int, upTo limit: Int) throws(FileError) -> [UInt8] {
    let file = try InputFile(path: path)
    if start > 0 { try file.seek(to: start) }
    var bytes: [UInt8] = []
    var step = 1 << 16
    while bytes.count < limit {
        if try file.read(upTo: min(step, limit - bytes.count), into: &bytes) == 0 { break }
        step = min(step * 2, 1 << 22)
    }
    return bytes
}
