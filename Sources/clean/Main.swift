import ArgumentParser
import Bytes
import Cleaning
import JSONLines
import Records
import StageKit

/// Stage 1 of 5: files and records in, articles with a way back to their bytes out.
@main
struct CleanStage: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Turns raw files into articles: text without residue, with the way back to the raw bytes.",
        version: parleyVersion)

    @Option(
        name: .customLong("in"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "Files and folders to read; .jsonl files hold a record a line; - reads such records from standard input.",
            valueName: "path"))
    var input: [String]

    @OptionGroup var options: StageOptions

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "clean")
        let settings = try pipeline.options(CleaningOptions())
        let cleaner = try Cleaner(settings, reading: pipeline.table)
        if options.fingerprint {
            print(pipeline.fingerprint)
            return
        }
        guard !input.contains("-") else {
            guard input.count == 1 else { throw ValidationError("- is read alone, without other inputs") }
            return try cleanStream(cleaner, settings, options)
        }
        let listing = try InputListing(of: input, settings)
        try cleanFiles(listing, cleaner, settings, options)
    }
}
