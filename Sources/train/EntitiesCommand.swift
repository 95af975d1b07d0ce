import ArgumentParser
import Bytes
import Evaluation
import Extraction
import Lexicons
import StageKit
import Tagging

/// `train entities`: the tagger of names.
struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities", abstract: "Trains the tagger of names.",
        discussion: """
            --config is a table: file (TOKEN<TAB>LABEL lines, relative to --corpora), weight (how much its sentences count), \
            open (types that the corpus doesn't mark, joined by |). The order of its rows is the order of the corpora.
            """)

    @Option(help: ArgumentHelp("The table of corpora.", valueName: "file"))
    var config: String = "pipeline/models/names.tsv"

    @Option(help: ArgumentHelp("The folder of the corpora, unpacked.", valueName: "dir"))
    var corpora: String

    @Option(help: ArgumentHelp("The folder of lexicons and codebook.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: ArgumentHelp("The domain whose actors are known.", valueName: "name"))
    var domain: String = "ukraine-peace"

    @OptionGroup var training: TrainingArguments

    func run() throws {
        let bytes: [UInt8]
        do { bytes = try readFile(config) } catch { throw Failure(input: error) }
        let table = try Table(bytes.span, path: config, required: ["file", "weight", "open"])
        let folder = try Pipeline(folder: pipeline, stage: "extract")
        let extractor = try Extractor(ExtractionOptions(), domain: domain, names: nil, reading: folder.table)
        var set = TrainingSet()
        for row in table.rows {
            guard let weight = Float(row["weight"]), weight > 0 else {
                throw table.error(row, "no weight \"\(row["weight"])\"")
            }
            let corpus = try reporting { () throws(EvaluationError) in
                try ConllFile(path: "\(corpora)/\(row["file"])")
            }
            let labels = CorpusLabels(open: row.list("open"))
            for document in corpus.documents { labels.add(document, to: &set, weight: weight, extractor) }
        }
        var options = TrainingOptions(labels: Extractor.nameLabels, features: Extractor.nameFeatures)
        options.rowBits = 18
        options.l2 = 0.0003
        try training.train(set, options)
    }
}

private func reporting<Value>(_ work: () throws(EvaluationError) -> Value) throws(Failure) -> Value {
    do { return try work() } catch { throw Failure(.dataError, place: error.place, reason: error.reason) }
}
