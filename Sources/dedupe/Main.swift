import ArgumentParser
import Bytes
import Deduplication
import StageKit

/// Stage 2 of 5: articles in, the first of each cluster of copies out.
@main
struct DedupeStage: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedupe",
        abstract: "Keeps one of the articles that are copies of each other, and lists the others with it.",
        discussion: """
            Reads JSON lines with the members id and text, and source.path, metadata.published and metadata.site if \
            there are any, each a string or an object with the string value; other members pass through. Writes, in \
            the same order, one article of each cluster: the first by path and then by id, or as pipeline/config.json \
            has it, with the member copies: id, path, relation (exact, same-text, near, excerpt, extended, update), \
            score and rule of each article that it stands for. A digest of several articles is kept beside them and \
            names them in digest_of.
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

    @Option(
        help: ArgumentHelp(
            """
            A folder that keeps what was seen: only the articles that the input adds are read, and the output is what \
            they change.
            """, valueName: "dir"))
    var index: String?

    @OptionGroup var options: StageOptions

    func validate() throws {
        guard (1...1 << 20).contains(memory) else {
            throw ValidationError("--memory must be from 1 to 1048576 megabytes, not \(memory)")
        }
    }

    func run() throws {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "dedupe")
        let settings = try pipeline.options(DeduplicationOptions())
        if let problem = settings.problem {
            throw Failure(.configuration, place: "\(options.pipeline)/config.json", reason: "dedupe.\(problem)")
        }
        if options.fingerprint {
            try writeToStandardOutput("\(pipeline.fingerprint)\n")
            return
        }
        var output = try StageOutput(stage: "dedupe", options: options)
        let folder = try index.map { try IndexFolder(path: $0, settings: pipeline.fingerprint) }
        // Lists of all articles and pairs: a run that adds some makes them over and over, with little to do between.
        let isAddition = folder.map { $0.index.lineBytes > 0 } ?? false
        returnLargeBlocks(of: isAddition ? 16 << 20 : 4 << 20, largePages: 28 << 20)
        let workspace = Workspace(
            folder: temporaryFolder(besides: options.output), memory: memory << 20, jobs: options.jobs)
        var deduplicator = try deduplicator(settings, workspace, folder)
        let articles = try ArticleLines(
            from: input, into: &deduplicator, settings, options, index: folder, output: &output)
        let clustering = try articles.clusters(deduplicator, jobs: options.jobs)
        try articles.write(clustering, jobs: options.jobs, to: &output)
        try output.commit()
        try folder?.commit(articles)
    }

    private func deduplicator(
        _ settings: DeduplicationOptions, _ workspace: Workspace, _ folder: IndexFolder?
    ) throws -> Deduplicator {
        do {
            return try Deduplicator(settings, in: workspace, index: folder?.index)
        } catch let error as IndexError {
            throw Failure(error)
        } catch let error as FileError {
            throw Failure(input: error)
        }
    }
}
