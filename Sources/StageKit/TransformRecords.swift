import Bytes
public import JSONLines
import Records

/// Reads records, lets several threads make each one's new members, and writes the records with them, in order.
///
/// - Parameters:
///   - input: A file of JSON lines; `-` is standard input.
///   - adding: The names of the members that the stage adds: a record that has one of them already is an error, since
///     no stage changes what it found.
///   - members: Gives the bytes of the members, `"key":value` joined by commas. Throws `JSONError` and `MisfitError`; called
///     by several threads at once.
/// - Throws: `Failure` with file and line for a record that is not what it should be.
public func transformRecords(
    _ stage: String, from input: String, options: StageOptions, adding: [String],
    _ members: @escaping @Sendable (RecordLine) throws -> [UInt8]
) throws {
    var output = try StageOutput(stage: stage, options: options)
    var reader = try RecordChunkReader(path: input)
    let place = input == "-" ? "standard input" : input
    var progress = Progress(stage: stage, total: fileSize(input), isQuiet: options.quiet)
    var done = 0
    try orderedMap(jobs: options.jobs) {
        try reader.next()
    } transform: { chunk in
        var out: [UInt8] = []
        out.reserveCapacity(2 * chunk.byteCount)
        for (i, line) in chunk.lines.enumerated() {
            let place = "\(place):\(chunk.firstLine + i)"
            do {
                let record = try RecordLine(line)
                for key in adding where record.range(of: key) != nil {
                    throw Failure(.dataError, place: place, reason: "the record has a member \"\(key)\" already")
                }
                out.append(contentsOf: record.adding(try members(record)))
                out.append(0x0A)
            } catch {
                throw failure(error, at: place)
            }
        }
        return (lines: out, count: chunk.lines.count, byteCount: chunk.byteCount)
    } consume: { result in
        output.tally.read += result.count
        try output.write(result.lines, count: result.count)
        done += result.byteCount
        progress.update(bytes: done, articles: output.tally.read)
    }
    progress.finish()
    try output.commit()
}

/// What is wrong with a record, and where it stands; any other error as it is.
public func failure(_ error: any Error, at place: String) -> any Error {
    switch error {
    case let error as JSONError: Failure(.dataError, place: place, reason: error.description)
    case let error as MisfitError: Failure(.dataError, place: place, reason: error.description)
    default: error
    }
}

/// Some lines in a row.
public struct RecordChunk: Sendable {
    /// The lines, without their line feeds.
    public var lines: [[UInt8]]
    /// The number of the first line in the file, from 1.
    public var firstLine: Int
    /// How many bytes of the file they take.
    public var byteCount: Int
}

/// Reads a file of JSON lines in chunks of about 256 KiB, or of one line where that is longer.
public struct RecordChunkReader: ~Copyable {
    private var reader: LineReader

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: `Failure` where it cannot be read.
    public init(path: String) throws {
        do { reader = try LineReader(path: path) } catch { throw Failure(input: error) }
    }

    /// The next lines, or `nil` at the end. Empty lines are passed over.
    public mutating func next() throws -> RecordChunk? {
        var chunk = RecordChunk(lines: [], firstLine: reader.lineNumber + 1, byteCount: 0)
        do {
            while chunk.byteCount < 1 << 18, let line = try reader.next() {
                chunk.byteCount += line.count + 1
                if line.isEmpty && chunk.lines.isEmpty {
                    chunk.firstLine += 1
                } else {
                    chunk.lines.append(line)
                }
            }
        } catch {
            throw Failure(input: error)
        }
        return chunk.lines.isEmpty ? nil : chunk
    }
}
