import Annotation
import ArgumentParser
import JSONLines
import Records
import StageKit

/// Stage 4 of 5: positions, events and signals, by the codebook of a domain.
@main
struct AnnotateStage: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Codes who takes which position on which issue, by the domain's codebook.",
        version: parleyVersion)

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The articles of the extract stage, as JSON lines; - is standard input.", valueName: "file"))
    var input: String

    @Option(help: ArgumentHelp("The folder of codebook/domains to code by.", valueName: "name"))
    var domain: String?

    @OptionGroup var options: StageOptions

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "annotate")
        let annotator = try Annotator(
            try pipeline.options(AnnotationOptions()), domain: pipeline.domain(domain), reading: pipeline.table)
        if options.fingerprint {
            try writeToStandardOutput("\(pipeline.fingerprint)\n")
            return
        }
        try transformRecords(
            "annotate", from: input, options: options, adding: ["positions", "events", "signals", "codebook_version"]
        ) { record in
            let (article, extracted) = (try ArticleText(from: record), try Extracted(from: record))
            try extracted.check(in: article)
            let annotated = annotator.annotate(article, extracted)
            var writer = JSONWriter()
            annotated.writeMembers(to: &writer)
            return writer.bytes
        }
    }
}
