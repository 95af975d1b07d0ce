import ArgumentParser
import Extraction
import JSONLines
import Records
import StageKit

/// Stage 3 of 5: sentences, names, quotes and times of each article.
@main
struct ExtractStage: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Finds who is named, who said what, and when, article by article.",
        version: parleyVersion)

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The articles of the dedupe stage, as JSON lines; - is standard input.", valueName: "file"))
    var input: String

    @Option(help: ArgumentHelp("The folder of codebook/domains whose actors are known.", valueName: "name"))
    var domain: String?

    @OptionGroup var options: StageOptions

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "extract")
        let extractor = try Extractor(
            try pipeline.options(ExtractionOptions()), domain: pipeline.domain(domain),
            names: pipeline.model("names", features: Extractor.nameFeatures), reading: pipeline.table)
        if options.fingerprint {
            print(pipeline.fingerprint)
            return
        }
        try transformRecords(
            "extract", from: input, options: options, adding: ["sentences", "mentions", "entities", "quotes", "times"]
        ) { (record) throws(JSONError) in
            let extracted = extractor.extract(try ArticleText(from: record))
            var writer = JSONWriter()
            extracted.writeMembers(to: &writer)
            return writer.bytes
        }
    }
}
