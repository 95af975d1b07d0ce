import Foundation
import Testing

@Suite("The five programs")
struct ProgramTests {
    static let programs = ["clean", "dedupe", "extract", "annotate", "export"]

    @Test(arguments: programs)
    func `Help and version go to standard output`(_ program: String) throws {
        let project = try Project()
        let help = try project.program(program, "--help")
        #expect(help.status == 0)
        #expect(help.error == "")
        #expect(help.output == (try expectedHelp(program)))
        #expect(try project.program(program, "--version") == Outcome(status: 0, output: "0.1.0\n", error: ""))
    }

    @Test(arguments: programs)
    func `A command line that is wrong is one line and exit code 64`(_ program: String) throws {
        let project = try Project()
        let expected = "\(program): error: usage: Missing expected argument '--in "
        let missing = try project.program(program)
        #expect(missing.status == 64)
        #expect(missing.output == "")
        #expect(missing.error.hasPrefix(expected))
        #expect(missing.error.filter { $0 == "\n" }.count == 1)
        #expect(
            try project.program(program, "--in", "seeds", "--out", "x", "--jobs", "0")
                == Outcome(
                    status: 64, output: "", error: "\(program): error: usage: --jobs must be from 1 to 512, not 0\n"))
        #expect(
            try project.program(program, "--in", "seeds", "--out", "x", "--jops", "2")
                == Outcome(
                    status: 64, output: "",
                    error: "\(program): error: usage: Unknown option '--jops'. Did you mean '--jobs'?\n"))
    }

    @Test(arguments: programs)
    func `An input that is not there is exit code 66`(_ program: String) throws {
        let project = try Project()
        #expect(
            try project.program(program, "--in", "no/where", "--out", "out")
                == Outcome(
                    status: 66, output: "", error: "\(program): error: no/where: No such file or directory\n"))
        #expect(!FileManager.default.fileExists(atPath: "\(project.folder)/out"))
    }

    @Test(arguments: programs)
    func `An output that cannot be written is exit code 74`(_ program: String) throws {
        let project = try Project()
        try project.write("{\"id\":\"a\",\"text\":\"A text.\"}\n", to: "in.jsonl")
        try project.write("in the way", to: "file")
        #expect(
            try project.program(program, "--in", "in.jsonl", "--out", "file/out")
                == Outcome(status: 74, output: "", error: "\(program): error: file/out: Not a directory\n"))
    }

    @Test(arguments: programs)
    func `Paths that are empty or one and the same are named`(_ program: String) throws {
        let project = try Project()
        #expect(
            try project.program(program, "--in", "", "--out", "out")
                == Outcome(status: 66, output: "", error: "\(program): error: \"\": No such file or directory\n"))
        #expect(
            try project.program(program, "--in", "seeds", "--out", "out", "--rejected", "out")
                == Outcome(
                    status: 64, output: "", error: "\(program): error: usage: --out and --rejected name one file: out\n"
                ))
    }

    @Test(arguments: ["clean", "extract", "annotate", "export"])
    func `A file that may not grow further is exit code 74, and nothing appears`(_ program: String) throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        let inputs = ["extract": "2-dedupe", "annotate": "3-extract", "export": "4-annotate"]
        let input = inputs[program].map { "output/stages/\($0).jsonl" } ?? "seeds"
        let outcome = try project.shell(
            "mkdir new; ulimit -f 1; \(Project.programs)/\(program) --quiet --in \(input) --out new/out || echo $?")
        #expect(outcome.output == "74\n")
        #expect(outcome.error.hasPrefix("\(program): error: new/out"))
        #expect(outcome.error.hasSuffix(": File too large\n"))
        #expect(try project.shell("find new -type f").output == "")
    }

    @Test func `What clean wrote into a folder of articles is no article`() throws {
        let project = try Project()
        #expect(try project.program("clean", "--in", "seeds", "--out", "seeds/clean.jsonl").status == 0)
        let first = try project.shell("cat seeds/clean.*l* | sha256sum").output
        #expect(try project.program("clean", "--in", "seeds", "--out", "seeds/clean.jsonl").status == 0)
        #expect(try project.shell("cat seeds/clean.*l* | sha256sum").output == first)
    }

    @Test(arguments: ["dedupe", "extract", "annotate", "export"])
    func `A record that is wrong is exit code 65, with file and line`(_ program: String) throws {
        let project = try Project()
        try project.write(
            "{\"id\":\"a\",\"source\":{},\"text\":\"A text.\"}\n{\"id\":\"b\",\"text\":\"A te\n", to: "in.jsonl")
        #expect(
            try project.program(program, "--in", "in.jsonl", "--out", "out")
                == Outcome(
                    status: 65, output: "", error: "\(program): error: in.jsonl:2: a string without an end at byte 18\n"
                ))
        #expect(!FileManager.default.fileExists(atPath: "\(project.folder)/out"))
    }

    @Test(arguments: programs)
    func `A configuration that is wrong is exit code 78`(_ program: String) throws {
        let project = try Project()
        try project.write("{domain: 'ukraine-peace', \(program): {nokey: 1}}", to: "pipeline/config.json")
        let outcome = try project.program(program, "--in", "seeds", "--out", "out")
        #expect(outcome.status == 78)
        #expect(
            outcome.error.hasPrefix(
                "\(program): error: pipeline/config.json: unknown key \"\(program).nokey\"; "))
        #expect(
            try project.program(program, "--in", "seeds", "--out", "out", "--pipeline", "nowhere")
                == Outcome(
                    status: 78, output: "",
                    error: "\(program): error: nowhere/config.json: No such file or directory; "
                        + "--pipeline names the folder of tables\n"))
    }

    @Test(arguments: [
        (
            "clean", "maximumBytes: 9223372036854775807",
            "maximumBytes must be from 1 to 1099511627776, not 9223372036854775807"
        ),
        ("clean", "maximumLines: -1", "maximumLines must be from 1 to 1099511627776, not -1"),
        ("dedupe", "sampling: 0", "sampling must be from 1 to 1048576, not 0"),
        ("dedupe", "linkedShare: 2", "linkedShare must be from 0 to 1, not 2.0"),
        ("dedupe", "digestShingles: -1", "digestShingles must be from 0 to 1048576, not -1.0"),
    ])
    func `A number beyond its bounds is exit code 78`(_ program: String, _ told: String, _ problem: String) throws {
        let project = try Project()
        try project.write("{domain: 'ukraine-peace', \(program): {\(told)}}", to: "pipeline/config.json")
        #expect(
            try project.program(program, "--in", "seeds", "--out", "out")
                == Outcome(
                    status: 78, output: "",
                    error: "\(program): error: pipeline/config.json: \(program).\(problem)\n"))
    }

    @Test func `The programs can be chained in a shell, and give the bytes of make`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        let programs = Project.programs
        let chain = try project.shell(
            """
            \(programs)/clean --quiet --in seeds --out - | \(programs)/dedupe --quiet --in - --out - \
            | \(programs)/extract --quiet --in - --out - | \(programs)/annotate --quiet --in - --out - > chained.jsonl
            """)
        #expect(chain == Outcome(status: 0, output: "", error: ""))
        #expect(try project.shell("cmp chained.jsonl output/stages/4-annotate.jsonl").status == 0)
        #expect(try project.shell("\(programs)/export --quiet --in - --out chained < chained.jsonl").status == 0)
        #expect(
            try project.shell("for f in chained/*.csv chained/*.jsonl chained/*.xml; do cmp $f output/${f#*/}; done")
                .status == 0)
    }

    @Test func `What is kept of a file and what is removed can be seen at a terminal`() throws {
        let project = try Project()
        try project.write(
            """
            <!DOCTYPE html><html lang=en><head><title>Talks go on | The Post</title><meta name=author content="A. Lind"></head>
            <body><nav><a href=/>Home</a></nav><h1>Talks go on</h1>
            <p>The ministers met again in the city on Friday and agreed to meet once more.</p>
            <div class=share-bar>Share<br>Print</div><p>Nobody was willing to say whether the talks would end.</p></body></html>
            """, to: "talks.html")
        #expect(
            try project.program("clean", "--explain", "talks.html")
                == Outcome(
                    status: 0,
                    output: """
                        = talks.html: 371 bytes, text/html, utf-8
                        = title: Talks go on
                        = author, by author: A. Lind
                        = language, by html lang: en
                        - 137-141 navigation, by element-nav: Home
                        - 155-166 title, by title-heading: Talks go on
                        + 175-250: The ministers met again in the city on Friday and agreed to meet once more.
                        - 276-290 share, by word-share: Share
                                Print
                        + 299-353: Nobody was willing to say whether the talks would end.

                        """, error: ""))
        try project.write("{\"id\":\"b\",\"body\":\"A fine line.\"}\nnonsense\n", to: "c.jsonl")
        #expect(
            try project.program("clean", "--explain", "c.jsonl", "--text-field", "body").output
                == """
                = c.jsonl#72b9be0c5f0d8059: rejected, bad-record: expected an object at byte 0

                = c.jsonl#b: 32 bytes, text/plain, utf-8
                + 18-30: A fine line.

                """)
        #expect(
            try project.program("clean", "--explain", "gone.txt")
                == Outcome(status: 66, output: "", error: "clean: error: gone.txt: No such file or directory\n"))
    }

    @Test func `A reader that goes away ends a program quietly`() throws {
        let project = try Project()
        let outcome = try project.shell(
            "set +o pipefail; \(Project.programs)/clean --quiet --in seeds --out - | head -c 10")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("{\"id\":\""))
        #expect(outcome.error == "")
    }

    @Test(arguments: programs)
    func `Every option is in the README`(_ program: String) throws {
        let readme = try String(contentsOfFile: "\(Project.root)/README.md", encoding: .utf8)
        let help = try Project().program(program, "--help").output
        let options = help.split(whereSeparator: { " ,;.()\n[]".contains($0) }).filter { $0.hasPrefix("--") }
        let missing = Set(options).filter { !readme.contains("`\($0)`") && !readme.contains("`\($0) ") }
        #expect(missing.sorted() == [])
    }

    private func expectedHelp(_ program: String) throws -> String {
        try String(contentsOfFile: "\(Project.root)/Tests/PipelineTests/Help/\(program).txt", encoding: .utf8)
    }
}
