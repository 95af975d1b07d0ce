import ArgumentParser
import Bytes
import Cleaning
import StageKit
import Tagging
import Trees

/// `train lines`: the model that scores the lines of plain texts.
struct LinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines", abstract: "Trains the model of residue lines.",
        discussion: """
            Each line of --lines is a text: url, and lines, a list of [text, label], where the label is K (the article's), \
            D (residue) or G (both). Texts whose annotation leaves out much of their prose are not learned from. Each other \
            is learned from twice: as it is, and its first sentences with labels of news sites among them. Scores are \
            printed, of what rules and models take out together: first by cross-validation, each part of the sites tried on \
            models of the others, then on the training set itself.
            """)

    @Option(help: ArgumentHelp("JSON lines of labelled texts.", valueName: "file"))
    var lines: String

    @Option(help: ArgumentHelp("The folder of lexicons.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: "How many parts the sites are cross-validated in.")
    var folds = 5

    @OptionGroup var training: TrainingArguments

    @Option(help: ArgumentHelp("The file of the trees that judge by the model's margins.", valueName: "file"))
    var votes: String

    func validate() throws {
        guard (2...20).contains(folds) else { throw ValidationError("--folds must be from 2 to 20") }
    }

    func run() throws {
        let folder = try Pipeline(folder: pipeline, stage: "clean")
        let cleaner = try Cleaner(CleaningOptions(), lineModel: nil, reading: folder.table)
        let texts = try LabelledLines.read(
            lines, cleaner, Interleaving(folder.table("lexicon/boilerplate.tsv", ["match", "phrase"])))
        var options = TrainingOptions(labels: Cleaner.lineLabels, features: Cleaner.lineFeatures)
        options.rowBits = 18
        options.epochs = 20
        options.averagedEpochs = 10
        options.learningRate = 0.03
        options.l2 = 0.1
        // The trees must not see margins of lines that the tagger has learned from: those are too good. So a part is
        // scored by models of the others; and where a part is left out to be tried, by models of the others without it.
        var unseen = [LabelledLines.Margins?](repeating: nil, count: texts.count)
        var unseenWithout = Array(repeating: unseen, count: folds)
        for one in 0..<folds {
            for other in one..<folds {
                let others = texts.filter { $0.fold(of: folds) != one && $0.fold(of: folds) != other }
                var trainer = Trainer(trainingSet(others), training.applied(to: options))
                var tagger = try Tagger(lineModel(trainer.train()))
                for (i, text) in texts.enumerated() {
                    let fold = text.fold(of: folds)
                    guard fold == one || fold == other else { continue }
                    let margins = text.margins(by: &tagger)
                    if one == other { unseen[i] = margins }
                    if fold == one { unseenWithout[other][i] = margins }
                    if fold == other { unseenWithout[one][i] = margins }
                }
            }
        }
        var scores = LineScores()
        var interleavedScores = LineScores()
        for fold in 0..<folds {
            let trees = trees(texts.indices.filter { texts[$0].fold(of: folds) != fold }, texts, unseenWithout[fold])
            for (i, text) in texts.enumerated() where text.fold(of: folds) == fold {
                guard let margins = unseen[i] else { continue }
                scores.add(text.whole, margins.whole, trees)
                interleavedScores.add(text.interleaved, margins.interleaved, trees)
            }
        }
        print("cross-validated: \(scores)")
        print("of first sentences with labels among them: \(interleavedScores)")
        let trees = trees(Array(texts.indices), texts, unseen)
        do { try replaceFile(votes, with: trees.file) } catch { throw Failure(output: error) }
        print("- Checksum of the trees: \(sha256(trees.file.span))")
        var tagger = try Tagger(lineModel(training.train(trainingSet(texts), options)))
        scores = LineScores()
        for text in texts { scores.add(text.whole, text.whole.example.margins(by: &tagger), trees) }
        print("on the training set: \(scores)")
    }

    private func lineModel(_ bytes: [UInt8]) throws -> TaggingModel {
        try TaggingModel(MappedFile(copying: bytes, path: "model"), features: Cleaner.lineFeatures)
    }

    /// Trees that tell residue by the margins of lines that the tagger has not seen.
    ///
    /// Each text is learned from as it is; as the article alone, since most articles have little residue or none; and with
    /// labels among its first sentences.
    private func trees(
        _ learned: [Int], _ texts: [LabelledLines], _ margins: [LabelledLines.Margins?]
    ) -> TreeModel {
        var trainer = TreeTrainer(features: Cleaner.lineContext)
        let width = Cleaner.lineContext.count
        for index in learned where !texts[index].isDoubtful {
            guard let margins = margins[index] else { continue }
            let text = texts[index]
            func learn(_ view: LabelledLines.View, _ margins: LineMargins) {
                let values = view.example.context(margins)
                for (i, label) in view.labels.enumerated() where label != "G" && !view.example.isRemoved[i] {
                    trainer.add(values[i * width..<(i + 1) * width], isPositive: label == "D", weight: 1)
                }
            }
            learn(text.whole, margins.whole)
            learn(text.article, margins.article)
            learn(text.interleaved, margins.interleaved)
        }
        var options = TreeTrainer.Options()
        options.trees = 64
        options.rate = 0.1
        options.least = 150
        options.damping = 5
        return trainer.train(options)
    }

    /// The texts that are learned from, with the features that enough sites have: no site's own phrases.
    private func trainingSet(_ texts: [LabelledLines]) -> TrainingSet {
        let learned = texts.filter { !$0.isDoubtful }.sorted { $0.site < $1.site }
        var sites: [UInt64: (last: UInt64, count: Int)] = [:]
        for text in learned {
            for feature in text.whole.example.features {
                let known = sites[feature] ?? (0, 0)
                if known.last != text.site { sites[feature] = (text.site, known.count + 1) }
            }
        }
        var set = TrainingSet()
        for text in learned {
            for view in [text.whole, text.interleaved] {
                // A line of both kinds may be either.
                let labels = view.labels.map { $0 == "K" ? LabelSet(0) : $0 == "D" ? LabelSet(1) : LabelSet([0, 1]) }
                set.append(view.example.sequence { sites[$0].map { $0.count >= 5 } ?? false }, labels: labels)
            }
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

    /// Adds what is taken out of a text.
    mutating func add(_ view: LabelledLines.View, _ margins: LineMargins, _ trees: TreeModel) {
        let isDropped = view.example.isDropped(margins, trees)
        for (i, label) in view.labels.enumerated() {
            if label == "K" { total += view.example.widths[i] }
            switch (label, isDropped[i]) {
            case ("D", true): right += 1
            case ("D", false): missed += 1
            case ("K", true):
                wrong += 1
                lost += view.example.widths[i]
            default: break
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
