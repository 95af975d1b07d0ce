public import ArgumentParser
import Glibc

/// The options that every stage has.
public struct StageOptions: ParsableArguments {
    /// Where the stage's output goes.
    @Option(
        name: .customLong("out"), help: ArgumentHelp("Where the output goes; - is standard output.", valueName: "file"))
    public var output: String

    /// How many threads.
    @Option(name: .shortAndLong, help: "How many threads; the output is the same for any number.")
    public var jobs: Int = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// The folder of lexicons, codebook, models and configuration.
    @Option(help: ArgumentHelp("The folder of lexicons, codebook and configuration.", valueName: "dir"))
    public var pipeline: String = "pipeline"

    /// Where rejected inputs are listed.
    @Option(
        help: ArgumentHelp(
            "Where rejected inputs are listed, as JSON lines (default: beside the output, or standard error).",
            valueName: "file"))
    public var rejected: String?

    /// No progress and no summary.
    @Flag(name: .shortAndLong, help: "No progress and no summary on standard error.")
    public var quiet = false

    /// Print the fingerprint of what the stage is told and stop.
    @Flag(help: "Print a hash of the configuration and tables that the stage reads, and stop.")
    public var fingerprint = false

    /// Options by their defaults.
    public init() {}

    /// Checks what the parser cannot.
    public func validate() throws {
        guard jobs > 0 && jobs <= 512 else { throw ValidationError("--jobs must be from 1 to 512, not \(jobs)") }
        guard rejected != output else { throw ValidationError("--out and --rejected name one file: \(output)") }
    }
}
