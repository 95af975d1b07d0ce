import Bytes
import Glibc

/// What a stage says of itself when it is done: the tally and what the run cost, stored beside its output and printed.
public struct StageReport {
    private let isQuiet: Bool

    /// A report on the run of the program.
    public init(options: StageOptions) { isQuiet = options.quiet }

    /// Stores `<stem>.tally.json` and `<stem>.cost.tsv`, then prints the sum.
    ///
    /// The cost (seconds, CPU seconds and peak memory) differs from run to run, the tally does not.
    ///
    /// - Parameters:
    ///   - stem: The output's path without its ending; `nil` stores nothing.
    ///   - others: Makes the other files of the stage appear, once it is known that these two can be written.
    /// - Throws: `Failure` where a file cannot be written, or where the tally is no sum: then something was lost.
    public func finish(_ tally: Tally, stem: String?, with others: () throws -> Void = {}) throws {
        guard tally.read == tally.kept + tally.copies + tally.rejected else {
            throw Failure(.software, place: stem ?? "standard output", reason: "\(tally.summary) is no sum")
        }
        let seconds = twoDecimals((ContinuousClock().now - programStart) / .seconds(1))
        guard let stem else {
            try others()
            return say(tally, seconds)
        }
        let (cpuSeconds, peakKilobytes) = resourceUse()
        let cost = "seconds\tcpu_seconds\tpeak_kilobytes\n\(seconds)\t\(twoDecimals(cpuSeconds))\t\(peakKilobytes)\n"
        var tallyFile = try settledFile("\(stem).tally.json", tally.json)
        var costFile = try settledFile("\(stem).cost.tsv", Array(cost.utf8))
        try others()
        do throws(FileError) {
            try tallyFile.commit()
            try costFile.commit()
        } catch {
            throw Failure(output: error)
        }
        say(tally, seconds)
    }

    private func say(_ tally: Tally, _ seconds: String) {
        if !isQuiet { writeToStandardError("\(tally.summary), \(seconds) s\n") }
    }
}

/// When the program began, once that was asked for: the first thing that it does.
let programStart = ContinuousClock().now

/// A file that is on the disk and has still to appear.
private func settledFile(_ path: String, _ bytes: [UInt8]) throws -> OutputFile {
    do throws(FileError) {
        var file = try OutputFile(path: path)
        try file.write(bytes)
        try file.settle()
        return file
    } catch {
        throw Failure(output: error)
    }
}

/// `1-clean.jsonl` -> `1-clean`; `nil` for standard output and for devices, beside which nothing is stored.
func stem(of path: String) -> String? {
    if path == "-" || path.utf8.starts(with: "/dev/".utf8) { return nil }
    return path.hasSuffix(".jsonl") ? String(path.dropLast(6)) : path
}

extension StageOptions {
    /// The paths of all files that a stage writes.
    public var written: [String] {
        let beside = stem(of: output).map { stem in
            ["rejected.jsonl", "tally.json", "cost.tsv"].map { "\(stem).\($0)" }
        }
        return [output, rejected].compactMap { $0 } + (beside ?? [])
    }
}

/// CPU seconds, user and system, of all threads so far, and the largest resident memory so far.
public func resourceUse() -> (cpuSeconds: Double, peakKilobytes: Int) {
    var usage = rusage()
    guard unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return (0, 0) }
    let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    let micros = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    return (seconds + micros / 1_000_000, usage.ru_maxrss)
}

private func twoDecimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
