import ArgumentParser
import Bytes
import Cleaning
import StageKit
import Tagging

/// `train lines`: the model that scores the lines of plain texts.
struct LinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines", abstract: "Trains the model of residue lines.",
        discussion: """
            Each line of --lines is a text: url, and lines, a list of [text, label], where the label is K (the article's), \
            D (residue) or G (both). Texts whose annotation leaves out much of their prose are not learned from. Scores are \
            printed, of what rules and model take out together: first by cross-validation, each part of the sites tried on a \
            model of the others, then on the training set itself.
            """)

    @Option(help: ArgumentHelp("JSON lines of labelled texts.", valueName: "file"))
    var lines: String

    @Option(help: ArgumentHelp("The folder of lexicons.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: "How many parts the sites are cross-validated in; 0: none.")
    var folds = 5

    @OptionGroup var training: TrainingArguments

    func run() throws {
        let folder = try Pipeline(folder: pipeline, stage: "clean")
        let cleaner = try Cleaner(CleaningOptions(), lineModel: nil, reading: folder.table)
        let texts = try LabelledLines.read(lines, cleaner)
        var options = TrainingOptions(labels: Cleaner.lineLabels, features: Cleaner.lineFeatures)
        options.rowBits = 18
        options.epochs = 20
        options.averagedEpochs = 10
        options.learningRate = 0.03
        options.l2 = 0.1
        if folds > 1 {
            var scores = LineScores()
            for fold in 0..<folds {
                var trainer = Trainer(
                    trainingSet(texts.filter { $0.fold(of: folds) != fold }), training.applied(to: options))
                let model = trainer.train()
                try scores.add(texts.filter { $0.fold(of: folds) == fold }, model)
            }
            print("cross-validated: \(scores)")
        }
        let model = try training.train(trainingSet(texts), options)
        var scores = LineScores()
        try scores.add(texts, model)
        print("on the training set: \(scores)")
    }

    /// The texts that are learned from, with the features that enough sites have: no site's own phrases.
    private func trainingSet(_ texts: [LabelledLines]) -> TrainingSet {
        let learned = texts.filter { !$0.isDoubtful }.sorted { $0.site < $1.site }
        var sites: [UInt64: (last: UInt64, count: Int)] = [:]
        for text in learned {
            for feature in text.example.features {
                let known = sites[feature] ?? (0, 0)
                if known.last != text.site { sites[feature] = (text.site, known.count + 1) }
            }
        }
        var set = TrainingSet()
        for text in learned {
            // A line of both kinds may be either.
            let labels = text.labels.map { $0 == "K" ? LabelSet(0) : $0 == "D" ? LabelSet(1) : LabelSet([0, 1]) }
            set.append(text.sequence { sites[$0].map { $0.count >= 5 } ?? false }, labels: labels)
        }
        return set
    }
}

/// How well lines are told apart.
struct LineScores: CustomStringConvertible {
    private var right = 0
    private var wrong = 0
    private var missed = 0
    private var lost = 0
    private var total = 0

    /// Adds what rules and a model make of some texts.
    mutating func add(_ texts: [LabelledLines], _ model: [UInt8]) throws {
        let model = try TaggingModel(MappedFile(copying: model, path: "model"), features: Cleaner.lineFeatures)
        var tagger = Tagger(model)
        for text in texts {
            let isDropped = text.example.isDropped(by: &tagger)
            for (i, label) in text.labels.enumerated() {
                if label == "K" { total += text.example.widths[i] }
                switch (label, isDropped[i]) {
                case ("D", true): right += 1
                case ("D", false): missed += 1
                case ("K", true):
                    wrong += 1
                    lost += text.example.widths[i]
                default: break
                }
            }
        }
    }

    var description: String {
        let f1 = 2000 * right / max(1, 2 * right + wrong + missed)
        let precision = 1000 * right / max(1, right + wrong)
        let recall = 1000 * right / max(1, right + missed)
        let share = 100_000 * lost / max(1, total)
        return "drop-F1 \(thousandths(f1)), precision \(thousandths(precision)), recall \(thousandths(recall)), "
            + "\(thousandths(share)) % of the articles' characters lost"
    }

    private func thousandths(_ value: Int) -> String {
        let digits = String(value % 1000)
        return "\(value / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }
}
