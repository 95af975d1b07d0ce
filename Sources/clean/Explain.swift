import ArgumentParser
import Bytes
import Cleaning
import Records
import StageKit

/// `clean --explain FILE`: no stage's run, but one file's articles for a reader at a terminal.
struct Explain: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "Shows what is kept of a file and what is removed and why.")

    @Option(help: ArgumentHelp("The file to show.", valueName: "file"))
    var explain: String

    @Option(help: ArgumentHelp("The folder of lexicons, codebook and configuration.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @OptionGroup var changes: SettingOptions

    func run() throws {
        let told = try Pipeline(folder: pipeline, stage: "clean")
        let settings = changes.settings(over: try told.options(CleaningOptions()))
        let cleaner = try Cleaner(settings, told)
        let listing = try InputListing(
            of: [explain], settings, cleaner.recordNames, cleaner.pressLines,
            spoolingIn: temporaryFolder(besides: "-"))
        do {
            var output = try OutputFile(path: "-")
            for (number, item) in listing.items.enumerated() {
                if number > 0 { try output.write("\n") }
                switch try clean(item, listing.spool, cleaner, settings) {
                case .success(let article): try output.write(explanation(of: article))
                case .failure(let rejection):
                    try output.write("= \(rejection.path): rejected, \(rejection.reason): \(rejection.detail)\n")
                }
            }
            try output.commit()
        } catch let error as FileError {
            throw Failure(output: error)
        }
    }
}
