import ArgumentParser
import Bytes
import Exporting
import JSONLines
import Records
import StageKit

/// Stage 5 of 5: annotated records in; tables, a corpus and a data package out.
@main
struct ExportStage: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes annotated articles as tables (CSV and JSON lines), a TEI corpus and a data package.",
        discussion: """
            --out names a folder, which is made if it does not exist. The rejected table lists what is in the file of \
            --rejected; without it, what is in every file beside the input whose name ends in .rejected.jsonl.
            """,
        version: parleyVersion)

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The records of annotate, as JSON lines; - is standard input.", valueName: "file"))
    var input: String

    @OptionGroup var options: StageOptions

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "export")
        _ = try pipeline.options(ExportOptions())
        if options.fingerprint {
            try writeToStandardOutput("\(pipeline.fingerprint)\n")
            return
        }
        let report = StageReport(options: options)
        let tally = try exportDataset(from: input, options: options)
        try report.finish(tally, stem: tallyStem(in: options.output))
    }
}
