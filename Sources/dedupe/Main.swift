import ArgumentParser
import Deduplication
import StageKit

/// Stage 2 of 5: articles in, the first of each cluster of copies out.
@main
struct DedupeStage: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe",
        abstract: "Keeps one of the articles that are copies of each other, and lists the others with it.",
        discussion: """
            Reads JSON lines with the members id and text, and source.path if there is one; other members pass \
            through. Writes, in the same order, the first article of each cluster by path and then by id, with the \
            member copies: id, path, relation (exact, same-text, near, excerpt, extended), score and rule of each \
            article that it stands for.
            """,
        version: parleyVersion)

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The articles, as JSON lines; - is standard input.", valueName: "file"))
    var input: String

    @OptionGroup var options: StageOptions

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "dedupe")
        let settings = try pipeline.options(DeduplicationOptions())
        if options.fingerprint {
            print(pipeline.fingerprint)
            return
        }
        var output = try StageOutput(stage: "dedupe", options: options)
        let articles = try ArticleLines(from: input, settings, options)
        output.tally.read = articles.count
        let clusters = try articles.clusters(jobs: options.jobs)
        try articles.write(keepingFirstOf: clusters, to: &output)
        try output.commit()
    }
}
