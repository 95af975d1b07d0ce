import Foundation
import Testing

@Suite("make dataset")
struct MakeTests {
    @Test func `The first run makes everything, the second one nothing, and says so`() throws {
        let project = try Project()
        let first = try project.make("dataset")
        #expect(first.status == 0)
        #expect(project.stagesRun(first) == ["clean", "dedupe", "extract", "annotate", "export"])
        #expect(first.output.contains("articles: 4 in = 4 kept + 0 copies + 0 rejected"))
        let before = try project.contents(of: "output")
        #expect(Set(before.keys) == Self.outputFiles)
        let second = try project.make("dataset")
        #expect(second == Outcome(status: 0, output: "output is up to date: nothing to do\n", error: ""))
        #expect(try project.contents(of: "output") == before)
    }

    @Test(arguments: [
        ("pipeline/lexicon/boilerplate.tsv", ["clean", "dedupe", "extract", "annotate", "export"]),
        ("pipeline/lexicon/speech-verbs.tsv", ["extract", "annotate", "export"]),
        ("pipeline/codebook/generic/cues.tsv", ["annotate", "export"]),
        ("README.md", []),
    ])
    func `An edited table reruns the stages that read it and those after`(_ table: String, _ stages: [String]) throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        try project.append("# a comment\n", to: table)
        let again = try project.make("dataset")
        #expect(again.status == 0)
        #expect(project.stagesRun(again) == stages)
    }

    @Test func `A section of the configuration reruns its stage and those after`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        try project.write("{domain: 'climate-cop'}", to: "pipeline/config.json")
        let again = try project.make("dataset")
        #expect(again.status == 0)
        #expect(project.stagesRun(again).first == "extract")
    }

    @Test func `Changed, added and removed inputs are noticed`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        try project.write(Self.article, to: "seeds/deep/er/new.txt")
        #expect(try project.make("dataset").output.contains("articles: 5 in = 5 kept + 0 copies + 0 rejected"))
        try project.write(
            Self.article + "\n\nA last paragraph says that nothing was signed on the day.", to: "seeds/deep/er/new.txt")
        #expect(try project.stagesRun(project.make("dataset")).count == 5)
        try project.remove("seeds/deep/er/new.txt")
        #expect(try project.make("dataset").output.contains("articles: 4 in = 4 kept + 0 copies + 0 rejected"))
        #expect(try project.make("dataset").output == "output is up to date: nothing to do\n")
    }

    @Test func `A program of other bytes reruns its stage, one of the same bytes nothing`() throws {
        let project = try Project()
        _ = try project.shell("mkdir programs; cp $PROGRAMS/{clean,dedupe,extract,annotate,export} programs/")
        let environment = ["PROGRAMS": "programs"]
        #expect(try project.make("dataset", environment: environment).status == 0)
        _ = try project.shell("touch programs/*; cp programs/annotate a && mv a programs/annotate")
        #expect(try project.make("dataset", environment: environment).output == "output is up to date: nothing to do\n")
        _ = try project.shell("printf x >> programs/annotate")
        let again = try project.make("dataset", environment: environment)
        #expect(project.stagesRun(again) == ["annotate"] || project.stagesRun(again) == ["annotate", "export"])
    }

    @Test func `Jobs of make, and two makes at once, do no harm`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        let expected = try project.contents(of: "output")
        try project.remove("output")
        #expect(try project.make("-j8", "dataset").status == 0)
        #expect(try project.contents(of: "output") == expected)
        try project.remove("output")
        #expect(try project.shell("make dataset & first=$!; make dataset & wait $first && wait $!").status == 0)
        #expect(try project.contents(of: "output") == expected)
    }

    @Test func `Of two makes at once the first says what it did, the second that there was nothing to do`() throws {
        let project = try Project()
        // The first make's last stage waits until the second make has come as far as the lock.
        let outcome = try project.shell(
            """
            mkdir programs shims; ln -s $PROGRAMS/{clean,dedupe,extract,annotate} programs/
            cat > programs/export <<< '#!/bin/bash
            case "$*" in *--fingerprint*) ;; *) touch begun; until [ -e second ]; do sleep 0.02; done;; esac
            exec '"$PROGRAMS"'/export "$@"'
            printf '#!/bin/bash\\ntouch second\\nexec %s "$@"\\n' "$(command -v flock)" > shims/flock
            chmod +x programs/export shims/flock; export PROGRAMS=programs
            make dataset > first.txt & until [ -e begun ]; do sleep 0.02; done
            PATH=$PWD/shims:$PATH make dataset > second.txt; wait $!
            sed -n '/articles: /p; /up to date/p' first.txt second.txt
            """)
        #expect(outcome.status == 0)
        #expect(
            outcome.output == """
                articles: 4 in = 4 kept + 0 copies + 0 rejected
                output is up to date: nothing to do

                """)
    }

    @Test(arguments: [
        ("clean", "1-clean"), ("dedupe", "2-dedupe"), ("extract", "3-extract"), ("annotate", "4-annotate"),
        ("export", "5-export"),
    ])
    func `One stage can be run again from its cached input`(_ stage: String, _ name: String) throws {
        let project = try Project()
        let early = try project.make("stage-\(stage)")
        #expect(early.status == 2)
        #expect(early.error.contains("make: no output/stages: run make dataset first\n"))
        #expect(try project.make("dataset").status == 0)
        let before = try project.contents(of: "output")
        let again = try project.make("stage-\(stage)")
        #expect(again.status == 0)
        #expect(project.stagesRun(again) == [stage])
        #expect(try project.contents(of: "output") == before)
    }

    @Test func `Input, output and domain are the caller's`() throws {
        let project = try Project()
        try project.write(Self.article, to: "my articles/one.txt")
        let outcome = try project.make(
            "dataset", "INPUT=my articles", "OUTPUT=other/place", "DOMAIN=climate-cop", "JOBS=1")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("articles: 1 in = 1 kept + 0 copies + 0 rejected"))
        #expect(Set(try project.contents(of: "other/place").keys) == Self.outputFiles)
        #expect(!FileManager.default.fileExists(atPath: "\(project.folder)/output"))
    }

    @Test(arguments: [
        (["OUTPUT=seeds/out"], "make: OUTPUT lies in INPUT, where what is written would be read\n"),
        (["OUTPUT=seeds"], "make: OUTPUT lies in INPUT, where what is written would be read\n"),
        (["INPUT=."], "make: OUTPUT lies in INPUT, where what is written would be read\n"),
        (["OUTPUT=my output"], "OUTPUT must be a folder without spaces in its name, not \"my output\".  Stop.\n"),
        (["OUTPUT="], "OUTPUT must be a folder without spaces in its name, not \"\".  Stop.\n"),
        (["INPUT="], "INPUT must be a folder or a file, not \"\".  Stop.\n"),
    ])
    func `Folders that cannot be are refused before anything is written`(_ words: [String], _ message: String) throws {
        let project = try Project()
        let before = try project.shell("find . | sort").output
        let outcome = try project.make("dataset", words[0])
        #expect(outcome.status == 2)
        #expect(outcome.error.contains(message))
        #expect(try project.shell("find . | sort").output == before)
    }

    @Test func `An input may be called anything, and stand beside the output`() throws {
        let project = try Project()
        try project.write(Self.article, to: "it's \"mine\"/one.txt")
        #expect(try project.make("dataset", "INPUT=it's \"mine\"", "OUTPUT=it").status == 0)
        let again = try project.make("dataset", "INPUT=it's \"mine\"", "OUTPUT=it")
        #expect(again == Outcome(status: 0, output: "it is up to date: nothing to do\n", error: ""))
        #expect(try project.make("stage-clean", "INPUT=it's \"mine\"", "OUTPUT=it").status == 0)
    }

    @Test func `One stage again is that of the dataset that is there, without its input and domain being told`() throws
    {
        let project = try Project()
        try project.write(Self.article, to: "it's $mine/one.txt")
        #expect(try project.make("dataset", "INPUT=it's $$mine", "OUTPUT=other", "DOMAIN=climate-cop").status == 0)
        let before = try project.contents(of: "other")
        for stage in ["clean", "dedupe", "extract", "annotate", "export"] {
            let again = try project.make("stage-\(stage)", "OUTPUT=other")
            #expect(project.stagesRun(again) == [stage])
        }
        #expect(try project.contents(of: "other") == before)
    }

    @Test func `An unknown domain is one line`() throws {
        let project = try Project()
        let outcome = try project.make("dataset", "DOMAIN=nowhere")
        #expect(outcome.status == 2)
        #expect(outcome.error.contains("pipeline/codebook/domains/nowhere"))
        #expect(try project.make("dataset").status == 0)
    }

    @Test func `Help lists every target`() throws {
        let project = try Project()
        let help = try project.make("help")
        #expect(help.status == 0)
        let makefile = try String(contentsOfFile: "\(project.folder)/Makefile", encoding: .utf8)
        for target in [
            "dataset", "test", "lint", "format", "lint-codebook", "accept", "bench", "bench-clean", "bench-entities",
            "clean", "help",
        ] {
            #expect(makefile.contains("\n\(target):"))
            #expect(help.output.contains("  make \(target) "))
        }
        for stage in ["clean", "dedupe", "extract", "annotate", "export"] {
            #expect(help.output.contains("  make stage-\(stage) "))
        }
        #expect(try project.make() == help)
    }

    @Test func `Clean deletes the output and nothing else`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        #expect(try project.make("clean").status == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: project.folder).sorted()
                == ["Makefile", "README.md", "pipeline", "seeds"])
    }

    static let article = """
        The river commission met on Monday in the old customs house. Its chair, Ada Lind, said that both banks must \
        lower their weirs before the spring flood.

        The upper towns refused to lower theirs unless the lower towns paid for the new locks.
        """

    static let outputFiles: Set<String> = {
        let tables = [
            "articles", "removed", "rejected", "duplicates", "sentences", "entities", "mentions", "merges",
            "role_mentions", "quotes", "quote_clusters", "times", "positions", "events", "ledger",
        ]
        let stages = ["1-clean", "2-dedupe", "3-extract", "4-annotate"]
        var files: Set = ["corpus.xml", "datapackage.json", "stages/5-export.tally.json"]
        for table in tables { files.formUnion(["\(table).csv", "\(table).jsonl"]) }
        for stage in stages {
            files.formUnion([".jsonl", ".rejected.jsonl", ".tally.json"].map { "stages/\(stage)\($0)" })
        }
        return files
    }()
}
