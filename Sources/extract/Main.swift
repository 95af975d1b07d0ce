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

    @Flag(help: "Only tables and rules decide, not the models of pipeline/models.")
    var rulesOnly = false

    @OptionGroup var options: StageOptions

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "extract")
        var settings = try pipeline.options(ExtractionOptions())
        if rulesOnly { settings.rulesOnly = true }
        let extractor = try Extractor(
            settings, domain: pipeline.domain(domain),
            names: settings.rulesOnly ? nil : pipeline.model("names", features: Extractor.nameFeatures),
            quotes: settings.rulesOnly ? nil : pipeline.quoteModels(), reading: pipeline.table)
        if options.fingerprint {
            try writeToStandardOutput("\(pipeline.fingerprint)\n")
            return
        }
        try transformRecords(
            "extract", from: input, options: options,
            adding: ["sentences", "mentions", "entities", "merges", "role_mentions", "quotes", "times"]
        ) { record in
            let extracted = extractor.extract(try ArticleText(from: record))
            var writer = JSONWriter()
            extracted.writeMembers(to: &writer)
            return writer.bytes
        }
    }
}

extension Pipeline {
    /// The taggers of quotations of the folder `models`.
    func quoteModels() throws -> QuoteModels {
        QuoteModels(
            cues: try model("quote-cues", features: Extractor.cueFeatures),
            roles: try model("quote-roles", features: Extractor.roleFeatures))
    }
}
