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
            "Files and folders to read, compressed (gzip, zstd) or not; .jsonl files hold a record a line; - reads such "
                + "records from standard input.",
            valueName: "path"))
    var input: [String]

    @Option(
        help: ArgumentHelp(
            "The member of a record that holds its text (default: clean.textField of the configuration).",
            valueName: "name"))
    var textField: String?

    @Option(
        help: ArgumentHelp(
            "The member that holds a page, which goes before the text (default: clean.htmlField).", valueName: "name"))
    var htmlField: String?

    @Option(
        help: ArgumentHelp("The member that holds the id (default: clean.idField).", valueName: "name"))
    var idField: String?

    @Flag(help: "Only rules decide, not the models of pipeline/models.")
    var rulesOnly = false

    @OptionGroup var options: StageOptions

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "clean")
        var settings = try pipeline.options(CleaningOptions())
        if let textField { settings.textField = textField }
        if let htmlField { settings.htmlField = htmlField }
        if let idField { settings.idField = idField }
        if rulesOnly { settings.rulesOnly = true }
        let lineModel = try settings.rulesOnly ? nil : pipeline.model("lines", features: Cleaner.lineFeatures)
        let cleaner = try Cleaner(settings, lineModel: lineModel, reading: pipeline.table)
        if options.fingerprint {
            print(pipeline.fingerprint)
            return
        }
        guard !input.contains("-") else {
            guard input.count == 1 else { throw ValidationError("- is read alone, without other inputs") }
            return try cleanStream(cleaner, settings, options)
        }
        let listing = try InputListing(
            of: input, settings, spoolingIn: temporaryFolder(besides: options.output))
        try cleanFiles(listing, cleaner, settings, options)
    }
}
