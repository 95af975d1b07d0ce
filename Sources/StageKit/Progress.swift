import Glibc

/// How far a stage is, on standard error: a bar with rate and time left on a terminal, a line every five seconds
/// elsewhere.
public struct Progress {
    private let stage: String
    private let total: Int?
    private let isQuiet: Bool
    private let isTerminal = standardErrorIsTerminal()
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var shown: ContinuousClock.Instant
    private var hasBar = false

    /// - Parameter total: How many bytes the input has, where that is known.
    public init(stage: String, total: Int?, isQuiet: Bool) {
        self.stage = stage
        self.total = total
        self.isQuiet = isQuiet
        start = clock.now
        shown = start
    }

    /// Shows how much has been done, if it is time to.
    public mutating func update(bytes: Int, articles: Int) {
        guard !isQuiet else { return }
        let now = clock.now
        guard now - shown >= (isTerminal ? .milliseconds(200) : .seconds(5)) else { return }
        shown = now
        let line = progressLine(
            stage: stage, bytes: bytes, total: total, articles: articles, seconds: (now - start) / .seconds(1),
            hasBar: isTerminal)
        writeToStandardError(isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n")
        hasBar = isTerminal
    }

    /// Clears the bar.
    public mutating func finish() {
        if hasBar { writeToStandardError("\r\u{1B}[K") }
        hasBar = false
    }
}

/// One line of progress: `clean [#####     ] 50 % 1200 articles, 12.0 MB/s, 3 s left`.
func progressLine(
    stage: String, bytes: Int, total: Int?, articles: Int, seconds: Double, hasBar: Bool
) -> String {
    let rate = Double(bytes) / max(seconds, 0.001)
    let tenths = Int((rate / 100_000).rounded())
    var line = stage
    if let total, total > 0 {
        let share = min(1, Double(bytes) / Double(total))
        if hasBar {
            let filled = Int(share * 24)
            line += " [\(String(repeating: "#", count: filled))\(String(repeating: " ", count: 24 - filled))]"
        }
        line += " \(Int(share * 100)) %"
    }
    line += " \(articles) articles, \(tenths / 10).\(tenths % 10) MB/s"
    if let total, rate > 0, total > bytes { line += ", \(Int(Double(total - bytes) / rate)) s left" }
    return line
}

/// How many bytes a regular file has; `nil` for anything else.
public func fileSize(_ path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
}
