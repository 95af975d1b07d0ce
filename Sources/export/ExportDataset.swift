import Bytes
import Exporting
import JSONLines
import Records
import StageKit

/// What the export stage is told by `pipeline/config.json`: nothing so far, so that any key is an error.
struct ExportOptions: Codable, Sendable {}

/// Reads records, lets several threads make their rows, and writes a dataset.
///
/// - Throws: `Failure` with file and line for a record that is not what it should be.
func exportDataset(from input: String, options: StageOptions) throws -> Tally {
    var reader = try RecordChunkReader(path: input)
    let rejected = try options.rejected.map { [$0] } ?? rejectedFiles(beside: input)
    let place = input == "-" ? "standard input" : input
    let outputFolder = try OutputFolder(options.output)
    defer { extendLifetime(outputFolder) }
    let folder: DatasetFolder
    do { folder = try DatasetFolder(options.output) } catch { throw Failure(output: error) }
    for path in rejected { try listRejected(path, in: folder) }

    var tally = Tally(stage: "export")
    var summary = CorpusSummary()
    var order = RecordOrder(place: place)
    var progress = Progress(stage: "export", total: fileSize(input), isQuiet: options.quiet)
    var done = 0
    try orderedMap(jobs: options.jobs) {
        try reader.next()
    } transform: { chunk in
        try exported(chunk, place: place)
    } consume: { chunk in
        try order.check(chunk.ids, from: chunk.firstLine)
        do { try folder.write(chunk.export) } catch let error as FileError { throw Failure(output: error) }
        summary.add(chunk.export.summary)
        tally.read += chunk.ids.count
        tally.kept += chunk.ids.count
        done += chunk.byteCount
        progress.update(bytes: done, articles: tally.read)
    }
    progress.finish()
    do { try folder.commit(summary) } catch let error as FileError { throw Failure(output: error) }
    return tally
}

private struct ExportedChunk: Sendable {
    var export: Export
    var ids: [String]
    var firstLine: Int
    var byteCount: Int
}

private func exported(_ chunk: RecordChunk, place: String) throws -> ExportedChunk {
    var export = Export()
    var ids: [String] = []
    for (i, line) in chunk.lines.enumerated() {
        let place = "\(place):\(chunk.firstLine + i)"
        do {
            let record = try ExportRecord(from: try RecordLine(line))
            ids.append(record.article.id)
            try export.add(record)
        } catch {
            throw failure(error, at: place)
        }
    }
    return ExportedChunk(export: export, ids: ids, firstLine: chunk.firstLine, byteCount: chunk.byteCount)
}

/// Checks that records come in ascending order of their ids, each once: ids are the keys of the tables.
private struct RecordOrder {
    let place: String
    var last: String?

    mutating func check(_ ids: [String], from line: Int) throws {
        for (i, id) in ids.enumerated() {
            if let last, !last.utf8.lexicographicallyPrecedes(id.utf8) {
                throw Failure(
                    .dataError, place: "\(place):\(line + i)", reason: "article \(id) must not come after \(last)")
            }
            last = id
        }
    }
}
