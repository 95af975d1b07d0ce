import Evaluation
import Extraction
import Language
import Tagging

/// Brings the labels of a corpus to those of the tagger of names.
struct CorpusLabels {
    /// The types that the corpora share, by those that they use.
    private static let types = [
        "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "NORP", "MISC": "MISC",
        "EVENT": "MISC",
    ]

    /// What a capitalised word that the corpus leaves unlabelled may be.
    private let open: LabelSet

    /// - Parameter types: The types that the corpus doesn't mark.
    init(open types: [String]) {
        let names = types.flatMap { ["B-\($0)", "I-\($0)"] }
        open = LabelSet([0] + names.compactMap { Extractor.nameLabels.firstIndex(of: $0) })
    }

    /// Adds the sentences of a document.
    func add(_ document: ConllFile.Document, to set: inout TrainingSet, weight: Float, _ extractor: Extractor) {
        let gold = Array(document.sentences.joined())
        var next = 0
        for example in extractor.nameExamples(of: document.text) {
            var labels: [LabelSet] = []
            for token in example.tokens {
                while next < gold.count, gold[next].range.upperBound <= token.start { next += 1 }
                guard next < gold.count, gold[next].range.lowerBound < token.end else {
                    labels.append(LabelSet(0))
                    continue
                }
                labels.append(label(token, gold[next]))
            }
            set.append(example.features, labels: labels, weight: weight)
        }
    }

    private func label(_ token: Token, _ gold: ConllFile.Token) -> LabelSet {
        guard let type = Self.types[String(gold.label.dropFirst(2))] else {
            return token.isCapitalized && gold.label == "O" ? open : LabelSet(0)
        }
        // A further piece of a token that the corpus doesn't cut goes on with its name.
        let begins = gold.label.hasPrefix("B-") && token.start <= gold.range.lowerBound
        let name = "\(begins ? "B" : "I")-\(type)"
        return LabelSet(Extractor.nameLabels.firstIndex(of: name) ?? 0)
    }
}
