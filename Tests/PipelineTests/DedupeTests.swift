import Foundation
import TestSupport
import Testing

/// `dedupe` on its own, over anybody's JSON lines.
@Suite("dedupe")
struct DedupeTests {
    @Test func `Anybody's JSON lines with id and text will do, and other members pass through`() throws {
        let project = try Project()
        try project.write(
            """
            {"text":"One and the same.","id":"b","source":"wire","n":[1, 2.50]}

            {"id":"c","text":"Something else."}
            { "id" : "a" , "text" : "ONE and the same" }

            """, to: "in.jsonl")
        #expect(
            try project.program("dedupe", "--in", "in.jsonl", "--out", "-", "--quiet")
                == Outcome(
                    status: 0,
                    output: """
                        {"id":"c","text":"Something else.","copies":[]}
                        { "id" : "a" , "text" : "ONE and the same" ,"copies":[{"id":"b","path":"b",\
                        "relation":"same-text","score":1,"rule":"same-words"}]}

                        """, error: ""))
    }

    @Test func `Numbers will do for ids, and a byte order mark and carriage returns do no harm`() throws {
        let project = try Project()
        try project.write(
            "\u{FEFF}{\"id\":17,\"text\":\"One and the same.\"}\r\n{\"id\":-2.50e1,\"text\":\"One and the same.\"}\r\n",
            to: "in.jsonl")
        let kept = Outcome(
            status: 0,
            output: """
                {"id":-2.50e1,"text":"One and the same.","copies":[{"id":"17","path":"17","relation":"exact",\
                "score":1,"rule":"same-bytes"}]}\r

                """, error: "")
        #expect(try project.program("dedupe", "--in", "in.jsonl", "--out", "-", "--quiet") == kept)
        let dedupe = "\(Project.programs)/dedupe --quiet"
        #expect(try project.shell("\(dedupe) --in - --out - < in.jsonl") == kept)
        #expect(try project.shell("\(dedupe) --in in.jsonl --out - --index seen") == kept)
        _ = try project.shell("sed 's/17/18/; s/-2/-3/' in.jsonl > new.jsonl")
        let added = try project.shell("\(dedupe) --in new.jsonl --out - --index seen")
        #expect(added.status == 0)
        #expect(added.output.hasPrefix("{\"id\":-2.50e1,") && added.output.contains("{\"id\":\"18\","))
    }

    @Test func `What is kept is the first by path, then by id`() throws {
        let project = try Project()
        try project.write(
            [("1", "z"), ("2", "y"), ("4", "x"), ("3", "x")].map { id, path in
                "{\"id\":\"\(id)\",\"source\":{\"bytes\":1,\"path\":\"\(path)\"},\"text\":\"The same.\"}\n"
            }.joined(), to: "in.jsonl")
        let outcome = try project.program("dedupe", "--in", "in.jsonl", "--out", "-")
        #expect(project.sums(outcome).map { $0.hasPrefix("dedupe: 4 in = 1 out + 3 copies + 0 rejected, ") } == [true])
        #expect(
            outcome.output == """
                {"id":"3","source":{"bytes":1,"path":"x"},"text":"The same.","copies":[\
                {"id":"4","path":"x","relation":"exact","score":1,"rule":"same-bytes"},\
                {"id":"2","path":"y","relation":"exact","score":1,"rule":"same-bytes"},\
                {"id":"1","path":"z","relation":"exact","score":1,"rule":"same-bytes"}]}

                """)
    }

    @Test func `Threads, order and standard input make no difference to what is kept`() throws {
        let project = try Project()
        var random = SplitMix(seed: 1)
        var lines = republished(&random)
        try project.write(lines.joined(), to: "in.jsonl")
        lines.shuffle(using: &random)
        try project.write(lines.joined(), to: "shuffled.jsonl")
        let programs = Project.programs
        for (name, command) in [
            ("one", "--in in.jsonl --jobs 1"), ("seven", "--in in.jsonl --jobs 7"),
            ("stdin", "--in - < in.jsonl"), ("pipe", "--in <(cat in.jsonl)"), ("other", "--in shuffled.jsonl --jobs 2"),
        ] {
            #expect(try project.shell("\(programs)/dedupe -q --out \(name).jsonl \(command)").status == 0)
        }
        #expect(try project.shell("for f in seven stdin pipe; do cmp one.jsonl $f.jsonl; done").status == 0)
        #expect(try project.shell("cmp <(sort one.jsonl) <(sort other.jsonl)").status == 0)
        #expect(try project.shell("cat one.tally.json").output.contains(#""in":120,"#))
        #expect(try !project.shell("cat one.tally.json").output.contains(#""copies":0,"#))
    }

    @Test(arguments: [
        ("{\"id\":\"a\",\"text\":\"A.\"}\n\n{\"id\":\"a\",\"text\":\"B.\"}\n", "3: the id \"a\" is that of line 1 too"),
        (
            "{\"id\":\"a\",\"digest_of\":[],\"text\":\"a\"}\n",
            "1: the record has a member \"digest_of\" already at byte 0"
        ),
        ("{\"text\":\"a\"}\n", "1: no member \"id\" at byte 0"),
        ("{\"id\":[1],\"text\":\"a\"}\n", "1: id: expected a string or a number at byte 6"),
        ("{\"id\":1,\"text\":2}\n", "1: text: expected a string at byte 15"),
        ("{\"id\":-01,\"text\":\"a\"}\n", "1: a number with a leading zero at byte 8"),
        ("{\"id\":\"a\",\"text\":\"a\",\"copies\":[]}\n", "1: the record has a member \"copies\" already at byte 0"),
        ("{\"id\":\"a\",\"text\":\"A.\"}\n[]\n", "2: expected an object at byte 0"),
    ])
    func `A record that is wrong is named by its line`(_ input: String, _ reason: String) throws {
        let project = try Project()
        try project.write(input, to: "in.jsonl")
        #expect(
            try project.program("dedupe", "--in", "in.jsonl", "--out", "out.jsonl")
                == Outcome(status: 65, output: "", error: "dedupe: error: in.jsonl:\(reason)\n"))
        #expect(!FileManager.default.fileExists(atPath: "\(project.folder)/out.jsonl"))
    }

    @Test func `A record without a text is a row of rejected, and the run goes on`() throws {
        let project = try Project()
        let lines = [
            "{\"id\":\"a\",\"text\":\"One.\"}", "{\"id\":7}", "",
            "{\"id\":\"c\",\"source\":{\"path\":\"p\"},\"text\":null}",
            "{\"id\":\"d\",\"text\":\" \\n\"}", "{\"id\":\"e\",\"text\":\"–\"}",
        ]
        try project.write(lines.joined(separator: "\n") + "\n", to: "in.jsonl")
        let kept = lines.filter { $0.contains("One") || $0.contains("–") }
            .map { $0.dropLast() + ",\"copies\":[]}\n" }.joined()
        let rows = """
            {"path":"7","reason":"no-text","detail":"in.jsonl:2: no member \\"text\\""}
            {"path":"p","reason":"no-text","detail":"in.jsonl:4: no member \\"text\\""}
            {"path":"d","reason":"no-text","detail":"in.jsonl:5: an empty text"}

            """
        let sum = "dedupe: 5 in = 2 out + 0 copies + 3 rejected, "
        for index in ["", "--index seen"] {
            let outcome = try project.shell("\(Project.programs)/dedupe --in in.jsonl --out out.jsonl \(index)")
            #expect(project.sums(outcome).map { $0.hasPrefix(sum) } == [true])
            #expect(try project.shell("cat out.jsonl").output == kept)
            #expect(try project.shell("cat out.rejected.jsonl").output == rows)
        }
        // The next day knows the articles of the first, not what was rejected.
        try project.write(lines[1] + "\n{\"id\":\"c\",\"text\":\"One.\"}\n", to: "in.jsonl")
        let added = try project.program("dedupe", "--in", "in.jsonl", "--out", "out.jsonl", "--index", "seen")
        #expect(
            project.sums(added).map { $0.hasPrefix("dedupe: 3 in = 1 out + 1 copies + 1 rejected, ") } == [true])
    }

    @Test func `No articles are no error`() throws {
        let project = try Project()
        try project.write("\n", to: "in.jsonl")
        let outcome = try project.program("dedupe", "--in", "in.jsonl", "--out", "-", "--quiet")
        #expect(outcome == Outcome(status: 0, output: "", error: ""))
    }

    @Test func `A place for temporary files that is not there is one line`() throws {
        let project = try Project()
        let outcome = try project.shell(
            "echo '{}' | TMPDIR=/no/where \(Project.programs)/dedupe --in - --out - || echo $?")
        #expect(
            outcome
                == Outcome(
                    status: 0, output: "74\n",
                    error: "dedupe: error: a temporary file in /no/where: No such file or directory\n"))
    }

    @Test func `Runs on disk make no difference, and nothing of them is left`() throws {
        let project = try Project()
        var random = SplitMix(seed: 2)
        try project.write((0..<40).flatMap { republished(&random, $0) }.joined(), to: "in/a.jsonl")
        let dedupe = "\(Project.programs)/dedupe -q --in in/a.jsonl --out"
        #expect(
            try project.shell("\(dedupe) one.jsonl; \(dedupe) two.jsonl --memory 1 -j 3; cmp one.jsonl two.jsonl")
                .status == 0)
        #expect(
            try project.shell("ls -A").output
                .split(separator: "\n").filter { !$0.hasPrefix("one") && !$0.hasPrefix("two") && $0.hasPrefix(".") }
                == [])
    }

    /// A limit on the size of files stands for a disk that is full.
    @Test(arguments: [
        (8, 1, "a temporary file in out"), (150, 1, "a temporary file in out"), (150, 64, "out/kept.jsonl"),
    ])
    func `A disk that is full is one error and no output`(_ kilobytes: Int, _ memory: Int, _ place: String) throws {
        let project = try Project()
        var random = SplitMix(seed: 3)
        try project.write((0..<40).flatMap { republished(&random, $0) }.joined(), to: "in.jsonl")
        let dedupe = "\(Project.programs)/dedupe -q --memory \(memory) --in in.jsonl --out"
        #expect(
            try project.shell("mkdir out; trap '' XFSZ; ulimit -f \(kilobytes); \(dedupe) out/kept.jsonl || echo $?")
                == Outcome(status: 0, output: "74\n", error: "dedupe: error: \(place): File too large\n"))
        #expect(try project.shell("ls -A out").output == "")
        #expect(
            try project.shell("\(dedupe) /dev/full || echo $?")
                == Outcome(status: 0, output: "74\n", error: "dedupe: error: /dev/full: No space left on device\n"))
    }

    @Test func `The kept article may be the earliest or the longest, or that of a preferred site`() throws {
        let project = try Project()
        try project.write(
            """
            {"id":"1","source":{"path":"b"},"text":"The same.","metadata":{"published":"2026-03-02","site":"x"}}
            {"id":"2","source":{"path":"a"},"text":"The same.","metadata":{"published":{"value":"2026-03-03"}}}
            {"id":"3","source":{"path":"c"},"text":"The same.","metadata":{"published":"2026-03-01","site":{"value":"z"}}}

            """, to: "in.jsonl")
        for (options, kept) in [
            ("{}", "2"), ("{\"keep\":\"earliest\"}", "3"), ("{\"preferredSites\":[\"q\",\"x\"]}", "1"),
        ] {
            try project.write("{\"domain\":\"x\",\"dedupe\":\(options)}", to: "told/config.json")
            let outcome = try project.program("dedupe", "--in", "in.jsonl", "--out", "-", "-q", "--pipeline", "told")
            #expect(outcome.output.hasPrefix("{\"id\":\"\(kept)\","), "\(options) \(outcome.error)")
        }
    }

    /// Articles and what became of them elsewhere, 120 records.
    private func republished(_ random: inout SplitMix, _ number: Int = 0) -> [String] {
        var text = InventedText(seed: 8 + UInt64(number))
        var lines: [String] = []
        while lines.count < 120 {
            let paragraphs = (0..<5).map { _ in text.paragraph() }
            for _ in 0..<Int.random(in: 1...4, using: &random) where lines.count < 120 {
                let count = Int.random(in: 1...5, using: &random)
                let copy = paragraphs.prefix(count).joined(separator: "\\n")
                lines.append("{\"id\":\"\(1000 * number + lines.count)\",\"text\":\"\(copy)\"}\n")
            }
        }
        return lines
    }
}
