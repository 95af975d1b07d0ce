import ArgumentParser
import Bytes
import Cleaning
import JSONLines
import StageKit
import Trees

/// `train blocks`: the classifier of a page's blocks.
struct BlocksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocks", abstract: "Trains the classifier of a page's blocks.",
        discussion: """
            Each line of a file is a page: html, and text (that of its article), or with and without (pieces of text that \
            the article has, and has not). url or id name its site.
            """)

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("JSON lines of labelled pages.", valueName: "file"))
    var pages: [String]

    @Option(help: ArgumentHelp("The model file.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("The folder of lexicons.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: "How many trees; 32 are scored at once.")
    var trees = 96

    @Option(help: "The most leaves of a tree.")
    var leaves = 16

    @Option(name: .customLong("asked"), help: "The share of the features that each tree asks of.")
    var askedShare = 0.3

    @Option(
        help: "How often a page is seen once more in disguise: classes that say nothing, divisions for elements.")
    var disguises = 1

    @Option(
        help:
            "How often a page whose whole article is known is seen once more in disguise with no more than its beginning."
    )
    var abridgements = 1

    @Option(
        name: .customLong("leave-out"),
        help: ArgumentHelp("Leave out one fold of the sites of four, to test on them.", valueName: "0...3"))
    var leftOut: Int?

    func validate() throws {
        guard (1...1000).contains(trees) else { throw ValidationError("--trees must be from 1 to 1000") }
        guard askedShare > 0 && askedShare <= 1 else { throw ValidationError("--asked must be over 0 and at most 1") }
        guard (2...16).contains(leaves) else { throw ValidationError("--leaves must be from 2 to 16") }
        guard (0...10).contains(disguises) else { throw ValidationError("--disguises must be from 0 to 10") }
        guard (0...10).contains(abridgements) else { throw ValidationError("--abridgements must be from 0 to 10") }
        guard (0...3).contains(leftOut ?? 0) else { throw ValidationError("--leave-out must be from 0 to 3") }
    }

    func run() throws {
        let folder = try Pipeline(folder: pipeline, stage: "clean")
        var cleaning = CleaningOptions()
        cleaning.rulesOnly = true
        let cleaner = try Cleaner(cleaning, lineModel: nil, reading: folder.table)
        var trainer = TreeTrainer(features: BlockExamples.features)
        for path in pages {
            try addPages(of: path, to: &trainer, cleaner)
        }
        var options = TreeTrainer.Options()
        options.trees = trees
        options.leaves = leaves
        options.askedShare = askedShare
        let model = trainer.train(options)
        do { try replaceFile(out, with: model.file) } catch { throw Failure(output: error) }
    }

    /// How each page is seen.
    private var views: [PageView] {
        [.plain] + (0..<UInt64(disguises)).map { .disguised($0 + 1) } + (0..<UInt64(abridgements)).map { .abridged($0) }
    }

    private func addPages(of path: String, to trainer: inout TreeTrainer, _ cleaner: Cleaner) throws {
        do {
            var lines = try LineReader(path: path)
            while let line = try lines.next() {
                let page: LabelledPage
                do throws(JSONError) {
                    page = try LabelledPage(line)
                } catch {
                    throw Failure(.dataError, place: "\(path):\(lines.lineNumber)", reason: error.description)
                }
                if page.fold == leftOut { continue }
                for view in views {
                    let examples = cleaner.blockExamples(of: page.html, page.gold, view)
                    for (i, values) in examples.values.enumerated() {
                        trainer.add(values, isPositive: examples.isArticle[i], weight: examples.weights[i])
                    }
                }
            }
        } catch let error as FileError {
            throw Failure(input: error)
        }
    }
}
