import Foundation
import Testing

/// `train` as a program, and `evaluate entities`; what they compute is tested in TaggingTests and ExtractionTests.
@Suite("train")
struct TrainTests {
    private static let corpus = """
        -DOCSTART-	O

        Kari	B-PER
        Nordmann	I-PER
        left	O
        Skibotn	B-LOC
        .	O

        The	O
        "	O
        Nordlys	B-ORG
        "	O
        said	O
        so	O
        .	O


        """

    @Test func `Training twice gives the same model, which labels what it was trained on`() throws {
        let project = try Project()
        try project.write(Self.corpus, to: "corpus.conll")
        try project.write("file\tweight\topen\ncorpus.conll\t1\tNORP\n", to: "corpora.tsv")
        let options = "--config corpora.tsv --corpora . --rows 8 --epochs 40 --rate 0.3"
        for name in ["one", "two"] {
            let outcome = try project.shell("\(Project.programs)/train entities \(options) --out \(name).model")
            let lines = outcome.output.split(separator: "\n")
            #expect(outcome.status == 0 && lines.count == 42)
            #expect(lines.first == "2 sequences, 12 items, 11 labels")
            #expect(lines.dropLast().last == "epoch 40: 0.00 % wrong")
            #expect(try project.shell("sha256sum \(name).model").output.hasPrefix(lines[41].dropFirst(12)))
        }
        #expect(try project.shell("cmp one.model two.model").status == 0)
        let labelled = try project.shell(
            "\(Project.programs)/evaluate entities --conll corpus.conll --out - --model ./one.model")
        #expect(labelled.status == 0)
        #expect(labelled.output == Self.corpus.replacingOccurrences(of: "B-LOC", with: "B-GPE"))
    }

    @Test func `Training lines twice gives the same model`() throws {
        let project = try Project()
        let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
        let rows = (0..<6).map { row in
            #"{"id":"\#(row)","url":"https://\#(row).org/a","lines":[["Follow us now","D"],["\#(prose)","K"],["Ask us","D"]]}"#
        }
        try project.write(rows.joined(separator: "\n") + "\n", to: "lines.jsonl")
        for name in ["one", "two"] {
            let outcome = try project.shell(
                "\(Project.programs)/train lines --lines lines.jsonl --rows 10 --l2 0 --rate 0.3 --folds 2 --out \(name).model --votes \(name).votes"
            )
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(outcome.output.hasPrefix("cross-validated: drop-F1 "))
            #expect(outcome.output.contains("\nof first sentences with labels among them: drop-F1 "))
            // Each once as it is and once as news.
            #expect(outcome.output.contains("\n12 sequences, 64 items, 2 labels\n"))
            #expect(outcome.output.contains("on the training set: drop-F1 "))
        }
        #expect(try project.shell("cmp one.model two.model && cmp one.votes two.votes").status == 0)
    }

    @Test func `Training blocks twice gives the same model, with other disguises another`() throws {
        let project = try Project()
        let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
        let note = "Our reporter has written about the city and its ministers for some twelve years now."
        let body = String(repeating: "<p>\(prose)</p>", count: 5)
        let rows = (0..<60).map { row in
            #"{"id":"\#(row)","html":"<div>\#(body)</div><aside><p>\#(note)</p></aside>","with":["\#(prose)"],"without":["\#(note)"]}"#
        }
        try project.write(rows.joined(separator: "\n") + "\n", to: "pages.jsonl")
        for (name, options) in [("one", ""), ("two", ""), ("three", "--disguises 0")] {
            let outcome = try project.shell(
                "\(Project.programs)/train blocks --pages pages.jsonl --trees 2 \(options) --out \(name).model")
            #expect(outcome.status == 0 && outcome.output == "" && outcome.error == "")
        }
        #expect(try project.shell("cmp one.model two.model").status == 0)
        #expect(try project.shell("cmp -s one.model three.model").status == 1)
    }

    @Test func `A number of disguises has bounds`() throws {
        let project = try Project()
        let outcome = try project.shell(
            "\(Project.programs)/train blocks --pages pages.jsonl --disguises 11 --out x.model || exit $?")
        #expect(outcome.status == 64 && outcome.output == "")
        #expect(outcome.error == "train: error: usage: --disguises must be from 0 to 10\n")
    }

    @Test func `Training quotes twice gives the same models, which find what they were trained on`() throws {
        let project = try Project()
        let text = "The mayor floogled the plan. It rained in Velin. Orlin floogled a bridge."
        let row =
            #"{"id":"a","text":"\#(text)","attributions":[{"source":[[0,9]],"cue":[[10,18]],"content":[[19,27]]},"#
            + #"{"source":[[49,54]],"cue":[[55,63]],"content":[[64,72]]}]}"#
        try project.write((0..<8).map { _ in row }.joined(separator: "\n") + "\n", to: "texts.jsonl")
        for name in ["one", "two"] {
            let outcome = try project.shell(
                "\(Project.programs)/train quotes --texts texts.jsonl --rows 10 --epochs 20 --rate 0.3 --cues \(name).cues --out \(name).roles"
            )
            #expect(outcome.status == 0, "\(outcome.error)")
            #expect(outcome.output.hasPrefix("24 sequences, 128 items, 3 labels\n"))
            #expect(outcome.output.contains("\n16 sequences, 88 items, 3 labels\n"))
        }
        #expect(try project.shell("cmp one.cues two.cues && cmp one.roles two.roles").status == 0)
        let found = try project.shell(
            "\(Project.programs)/evaluate quotes --texts texts.jsonl --cues ./one.cues --roles ./one.roles --out - 2>/dev/null | head -n 1"
        )
        #expect(
            found.output == #"{"id":"a","attributions":["#
                + #"{"source":[[0,9]],"cue":[[10,18]],"content":[[19,27]],"rule":"quote-tagged"},"#
                + #"{"source":[[49,54]],"cue":[[55,63]],"content":[[64,72]],"rule":"quote-tagged"}]}"#
                + "\n")
    }

    @Test func `Marks outside a text are an error with its line`() throws {
        let project = try Project()
        try project.write(
            #"{"id":"a","text":"No.","attributions":[{"source":[[0,9]],"cue":[],"content":[]}]}"# + "\n",
            to: "texts.jsonl")
        let outcome = try project.shell("\(Project.programs)/evaluate quotes --texts texts.jsonl --out - || exit $?")
        #expect(outcome.status == 65 && outcome.output == "")
        #expect(outcome.error == "evaluate: error: texts.jsonl:1: a range outside the text\n")
    }

    @Test(arguments: [
        ("file\tweight\topen\ncorpus.conll\tmuch\t\n", "A\tO\n", "corpora.tsv:2: no weight \"much\""),
        ("file\tweight\n", "", "corpora.tsv:1: no column \"open\""),
        ("file\tweight\topen\ncorpus.conll\t1\t\n", "A\tO\nB\n", "./corpus.conll:2: no token and label"),
        ("file\tweight\topen\nnone.conll\t1\t\n", "", "./none.conll: No such file or directory"),
    ])
    func `A mistake is one line`(_ table: String, _ corpus: String, _ reason: String) throws {
        let project = try Project()
        try project.write(table, to: "corpora.tsv")
        try project.write(corpus, to: "corpus.conll")
        let outcome = try project.shell(
            "\(Project.programs)/train entities --config corpora.tsv --corpora . --out x.model || exit $?")
        #expect(outcome.status != 0 && outcome.output == "" && outcome.error == "train: error: \(reason)\n")
    }

    @Test func `A damaged model is an error with its place`() throws {
        let project = try Project()
        try project.write("nothing", to: "pipeline/models/names.model")
        let outcome = try project.shell("\(Project.programs)/extract --in /dev/null --out x.jsonl || exit $?")
        #expect(
            outcome
                == Outcome(status: 78, output: "", error: "extract: error: pipeline/models/names.model: not a model\n"))
    }
}
