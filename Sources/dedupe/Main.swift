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
            Reads JSON lines with the members id and text, and source.path, metadata.published.value and \
            metadata.site.value if there are any; other members pass through. Writes, in the same order, one article \
            of each cluster: the first by path and then by id, or as pipeline/config.json has it, with the member \
            copies: id, path, relation (exact, same-text, near, excerpt, extended, update), score and rule of each \
            article that it stands for. A digest of several articles is kept beside them and names them in digest_of.
            """,
        version: parleyVersion)

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The articles, as JSON lines; - is standard input.", valueName: "file"))
    var input: String

    @Option(
        help: ArgumentHelp(
            "How much memory to use, in megabytes; sorted runs go to unnamed files beside the output.",
            valueName: "megabytes"))
    var memory = 512

    @OptionGroup var options: StageOptions

    func validate() throws {
        guard (1...1 << 20).contains(memory) else {
            throw ValidationError("--memory must be from 1 to 1048576 megabytes, not \(memory)")
        }
    }

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "dedupe")
        let settings = try pipeline.options(DeduplicationOptions())
        if options.fingerprint {
            print(pipeline.fingerprint)
            return
        }
        var output = try StageOutput(stage: "dedupe", options: options)
        let articles = try ArticleLines(from: input, settings, options, memory: memory << 20)
        output.tally.read = articles.count
        let clusters = try articles.clusters(jobs: options.jobs)
        try articles.write(keepingFirstOf: clusters, jobs: options.jobs, to: &output)
        try output.commit()
    }
}
