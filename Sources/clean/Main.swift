import ArgumentParser
import Bytes
import Cleaning
import JSONLines
import Records
import StageKit

/// The program, with or without `--explain`.
@main
enum CleanProgram {
    static func main() {
        if CommandLine.arguments.contains(where: { $0 == "--explain" || $0.hasPrefix("--explain=") }) {
            Explain.main()
        } else {
            CleanStage.main()
        }
    }
}

/// Stage 1 of 5: files and records in, articles with a way back to their bytes out.
struct CleanStage: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Turns raw files into articles: text without residue, with the way back to the raw bytes.",
        version: parleyVersion)

    @Option(
        name: .customLong("in"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "Files and folders to read, compressed (gzip, zstd) or not; .jsonl files hold a record a line, .json files "
                + "one or a list, .csv and .tsv files one a row; - reads records, one a line, from standard input.",
            valueName: "path"))
    var input: [String]

    @OptionGroup var changes: SettingOptions

    /// Here for the help: with this option `Explain` is run instead.
    @Option(
        help: ArgumentHelp(
            "Show what is kept of a file and what is removed and why, and stop; needs neither --in nor --out.",
            valueName: "file"))
    var explain: String?

    @OptionGroup var options: StageOptions

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "clean")
        let told = try pipeline.options(CleaningOptions())
        if let problem = told.problem {
            throw Failure(.configuration, place: "\(options.pipeline)/config.json", reason: "clean.\(problem)")
        }
        let settings = changes.settings(over: told)
        var cleaner = try Cleaner(settings, pipeline)
        if options.fingerprint {
            try writeToStandardOutput("\(pipeline.fingerprint)\n")
            return
        }
        guard !input.contains("-") else {
            guard input.count == 1 else { throw ValidationError("- is read alone, without other inputs") }
            return try cleanStream(cleaner, settings, options)
        }
        let listing = try InputListing(
            of: input, settings, cleaner.recordNames, cleaner.pressLines, leavingOut: options.written,
            spoolingIn: temporaryFolder(besides: options.output))
        if settings.countsSiteLines && !settings.rulesOnly {
            cleaner.siteLines = try countSiteLines(listing, cleaner, settings, options)
        }
        try cleanFiles(listing, cleaner, settings, options)
    }
}
