import Bytes
import JSONLines
public import Records

/// Where a stage's records go, with what is stored beside them: the rejected inputs, the tally, the time it took.
///
/// The record file appears last, so that whoever finds it finds the others too.
public struct StageOutput: ~Copyable {
    /// What became of the inputs; the stage counts `read` and `copies`, the rest is counted here.
    public var tally: Tally
    private var records: OutputFile
    private var rejected: OutputFile?
    private let path: String
    private let isQuiet: Bool
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    /// Opens the output of a stage.
    ///
    /// - Throws: `Failure` where a file cannot be written.
    public init(stage: String, options: StageOptions) throws {
        // Everything that can fail comes first: a noncopyable value must be built in one go.
        let records = try openOutput(options.output)
        let rejected = try openOptionalOutput(options.rejected ?? besides(options.output, ".rejected.jsonl"))
        self.records = records
        self.rejected = rejected
        path = options.output
        isQuiet = options.quiet
        tally = Tally(stage: stage)
        start = clock.now
    }

    /// Writes records, whole lines with their line feeds.
    public mutating func write(_ lines: [UInt8], count: Int) throws {
        do { try records.write(lines) } catch { throw Failure(output: error) }
        tally.kept += count
    }

    /// Lists an input that cannot be used.
    public mutating func reject(_ rejection: Rejection) throws {
        tally.count(rejection)
        if rejected == nil {
            writeToStandardError(
                "\(tally.stage): rejected: \(rejection.path): \(rejection.reason): \(rejection.detail)\n")
            return
        }
        var writer = JSONWriter()
        rejection.write(to: &writer)
        writer.endLine()
        do { try rejected?.write(writer.take()) } catch { throw Failure(output: error) }
    }

    /// Makes all files of the stage appear, and says what was done.
    public mutating func commit() throws {
        precondition(tally.read == tally.kept + tally.copies + tally.rejected, "\(tally.summary) is no sum")
        do {
            try rejected?.commit()
            let seconds = secondsSinceStart()
            if let beside = besides(path, ".tally.json") { try replaceFile(beside, with: tally.json) }
            if let beside = besides(path, ".seconds") { try replaceFile(beside, with: Array("\(seconds)\n".utf8)) }
            try records.commit()
            if !isQuiet { writeToStandardError("\(tally.summary), \(seconds) s\n") }
        } catch {
            throw Failure(output: error)
        }
    }

    private func secondsSinceStart() -> String {
        let hundredths = (clock.now - start) / .milliseconds(10)
        let whole = Int(hundredths.rounded())
        return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
    }
}

private func openOutput(_ path: String) throws -> OutputFile {
    do { return try OutputFile(path: path) } catch { throw Failure(output: error) }
}

private func openOptionalOutput(_ path: String?) throws -> OutputFile? {
    guard let path else { return nil }
    return try openOutput(path)
}

/// Writes a whole file, which appears by rename.
private func replaceFile(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var file = try OutputFile(path: path)
    try file.write(bytes)
    try file.commit()
}

/// `1-clean.jsonl` -> `1-clean.tally.json`; `nil` for standard output and for devices.
private func besides(_ path: String, _ ending: String) -> String? {
    if path == "-" || path.utf8.starts(with: "/dev/".utf8) { return nil }
    let stem = path.hasSuffix(".jsonl") ? String(path.dropLast(6)) : path
    return stem + ending
}
