import ArgumentParser
import Bytes
import Evaluation
import Extraction
import Records
import StageKit
import Tagging

/// `evaluate entities`: the names that `extract` finds in tokens with labels.
struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Labels the tokens of a gold file with the names that extract finds in them.",
        discussion: """
            Reads TOKEN<TAB>LABEL lines with an empty line after each sentence and -DOCSTART- before each document, puts the \
            text together, and writes the same tokens with labels B-TYPE, I-TYPE and O.
            """)

    @Option(help: ArgumentHelp("The gold file; - is standard input.", valueName: "file"))
    var conll: String

    @Option(help: ArgumentHelp("The labelled file; - is standard output.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("The folder of lexicons, codebook and models.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: ArgumentHelp("The domain whose actors are known.", valueName: "name"))
    var domain: String = "ukraine-peace"

    @Flag(help: "Find names by tables and rules alone.")
    var rulesOnly = false

    @Option(help: ArgumentHelp("Another model than the folder's.", valueName: "file"))
    var model: String?

    func run() throws {
        let gold = try reporting { () throws(EvaluationError) in try ConllFile(path: conll) }
        let folder = try Pipeline(folder: pipeline, stage: "extract")
        let tagger = rulesOnly ? nil : try folder.model(model ?? "names", features: Extractor.nameFeatures)
        let extractor = try Extractor(
            ExtractionOptions(), domain: domain, names: tagger, reading: folder.table)
        var seconds = 0.0
        var words = 0
        do {
            var file = try OutputFile(path: out)
            for document in gold.documents {
                let article = ArticleText(id: "0", text: document.text)
                let start = resourceUse().cpuSeconds
                let mentions = extractor.mentions(of: article)
                seconds += resourceUse().cpuSeconds - start
                words += document.sentences.reduce(0) { $0 + $1.count }
                try file.write("-DOCSTART-\tO\n\n")
                try file.write(document.labelled(mentions))
            }
            try file.commit()
        } catch {
            throw Failure(output: error)
        }
        let rate = seconds > 0 ? ", \(Int(Double(words) / seconds)) a CPU second" : ""
        writeToStandardError("\(words) words\(rate)\n")
    }
}

extension ConllFile.Document {
    /// The tokens, each with the label of the mention that it lies in.
    fileprivate func labelled(_ mentions: [Mention]) -> [UInt8] {
        var lines: [UInt8] = []
        var next = 0
        for sentence in sentences {
            var last: Int?
            for (i, token) in sentence.enumerated() {
                while next < mentions.count, mentions[next].span.range.upperBound <= token.range.lowerBound {
                    next += 1
                }
                lines += token.word + [0x09]
                if next < mentions.count, covers(mentions[next].span.range, sentence, i) {
                    lines += Array("\(last == next ? "I" : "B")-\(mentions[next].type)\n".utf8)
                    last = next
                } else {
                    lines += Array("O\n".utf8)
                }
            }
            lines.append(0x0A)
        }
        return lines
    }

    /// Whether a mention holds a token as a whole; not the full stop of an abbreviation that the gold cuts off.
    private func covers(_ mention: Range<Int>, _ sentence: [ConllFile.Token], _ i: Int) -> Bool {
        let token = sentence[i]
        guard mention.lowerBound <= token.range.lowerBound, token.range.upperBound <= mention.upperBound else {
            return false
        }
        return token.word != [0x2E] || mention.upperBound > token.range.upperBound
    }
}
