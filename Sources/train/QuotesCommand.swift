import ArgumentParser
import Bytes
import Evaluation
import Extraction
import Records
import StageKit
import Tagging

/// `train quotes`: the taggers of cues and of roles.
struct QuotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes", abstract: "Trains the taggers of quotations: of cues, and of who says what around them.",
        discussion: """
            Each line of --texts is a text: id, text, and attributions with source, cue and content, lists of ranges in \
            Unicode scalars. The tagger of roles learns from the cues that taggers of the other texts find in each text, so \
            that it meets mistakes like those that it will meet.
            """)

    @Option(help: ArgumentHelp("JSON lines of texts with their attributions.", valueName: "file"))
    var texts: String

    @Option(help: ArgumentHelp("The model file of cues; --out is that of roles.", valueName: "file"))
    var cues: String

    @Option(help: ArgumentHelp("The folder of lexicons, codebook and models.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: ArgumentHelp("The domain whose actors are known.", valueName: "name"))
    var domain: String = "ukraine-peace"

    @Option(help: "In how many parts texts are divided, whose cues taggers of the others find.")
    var folds = 2

    @OptionGroup var training: TrainingArguments

    func run() throws {
        let file: AttributionFile
        do throws(EvaluationError) { file = try AttributionFile(path: texts) } catch {
            throw Failure(.dataError, place: error.place, reason: error.reason)
        }
        let folder = try Pipeline(folder: pipeline, stage: "extract")
        let extractor = try Extractor(
            ExtractionOptions(), domain: domain, names: folder.model("names", features: Extractor.nameFeatures),
            reading: folder.table)
        let texts = file.documents.map { document in
            (
                example: extractor.quoteExample(of: ArticleText(id: document.id, text: document.text)),
                attributions: document.attributions.map {
                    QuoteExample.Attribution(source: $0.source, cue: $0.cue, content: $0.content)
                }
            )
        }
        let cueOptions = options(Extractor.cueLabels, Extractor.cueFeatures)
        let roleOptions = options(Extractor.roleLabels, Extractor.roleFeatures)
        var roles = TrainingSet()
        for fold in 0..<folds {
            var set = TrainingSet()
            for (i, text) in texts.enumerated() where i % folds != fold {
                text.example.addCues(text.attributions, to: &set)
            }
            var trainer = Trainer(set, training.applied(to: cueOptions))
            var tagger = Tagger(
                try TaggingModel(MappedFile(copying: trainer.train(), path: "cues"), features: Extractor.cueFeatures))
            for (i, text) in texts.enumerated() where i % folds == fold {
                text.example.addRoles(text.attributions, to: &roles, cues: &tagger)
            }
        }
        var all = TrainingSet()
        for text in texts { text.example.addCues(text.attributions, to: &all) }
        var cueTraining = training
        cueTraining.out = cues
        try cueTraining.train(all, cueOptions)
        try training.train(roles, roleOptions)
    }

    private func options(_ labels: [String], _ features: String) -> TrainingOptions {
        var options = TrainingOptions(labels: labels, features: features)
        options.epochs = 4
        options.learningRate = 0.02
        options.l2 = 0.0003
        return options
    }
}
