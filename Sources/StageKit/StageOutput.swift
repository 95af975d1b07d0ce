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
    private let report: StageReport

    /// Opens the output of a stage.
    ///
    /// - Throws: `Failure` where a file cannot be written.
    public init(stage: String, options: StageOptions) throws {
        // Everything that can fail comes first: a noncopyable value must be built in one go.
        let records = try openOutput(options.output)
        let rejected = try openOptionalOutput(
            options.rejected ?? stem(of: options.output).map { "\($0).rejected.jsonl" })
        self.records = records
        self.rejected = rejected
        path = options.output
        report = StageReport(options: options)
        tally = Tally(stage: stage)
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
                oneLine("\(tally.stage): rejected: \(rejection.path): \(rejection.reason): \(rejection.detail)") + "\n")
            return
        }
        var writer = JSONWriter()
        rejection.write(to: &writer)
        writer.endLine()
        do { try rejected?.write(writer.take()) } catch { throw Failure(output: error) }
    }

    /// Makes all files of the stage appear, and says what was done.
    public mutating func commit() throws {
        // What cannot be written is found out before the first of them appears.
        do { try records.settle() } catch { throw Failure(output: error) }
        do { try rejected?.settle() } catch { throw Failure(output: error) }
        let report = report
        try report.finish(tally, stem: stem(of: path)) {
            do throws(FileError) { try rejected?.commit() } catch { throw Failure(output: error) }
        }
        do { try records.commit() } catch { throw Failure(output: error) }
    }
}

private func openOutput(_ path: String) throws -> OutputFile {
    do { return try OutputFile(path: path) } catch { throw Failure(output: error) }
}

private func openOptionalOutput(_ path: String?) throws -> OutputFile? {
    guard let path else { return nil }
    return try openOutput(path)
}
