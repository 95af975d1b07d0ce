import Foundation
import TestSupport
import Testing

/// DESIGN.md section 5 over every row of every table, from outside.
@Suite("What is always true")
struct PropertyTests {
    @Test func `Of the seeds`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        let outcome = try check(project, input: "seeds")
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.hasPrefix("articles: 4 rows\n"))
        #expect(outcome.output.hasSuffix(" claims checked, 0 untrue\n"))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `Of 500 articles with hostile content`(_ seed: UInt64) throws {
        let project = try Project()
        var files = HostileFiles(seed: seed)
        for file in files.files(articles: 500) { try project.write(Data(file.bytes), to: "hostile/\(file.path)") }
        #expect(try project.make("dataset", "INPUT=hostile").status == 0)
        let outcome = try check(project, input: "hostile")
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.hasSuffix(" claims checked, 0 untrue\n"))
    }

    @Test func `Of the texts of clean alone, and their bytes`() throws {
        let project = try Project()
        var bytes = Array("<meta charset=windows-1251><p>The ministers met again &mdash; in ".utf8)
        bytes += [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0] + Array("<br>and agreed to meet once more.</p>".utf8)
        try project.write(Data(bytes), to: "pages/a.html")
        try project.write("The ministers met again in the city.\nThey agreed.\n", to: "pages/b.txt")
        #expect(try project.program("clean", "--in", "pages", "--out", "clean.jsonl", "--quiet").status == 0)
        func offsets() throws -> Outcome {
            try project.program("evaluate", "offsets", "--records", "clean.jsonl", "--input", "pages")
        }
        #expect(
            try offsets()
                == Outcome(
                    status: 0,
                    output: """
                        utf-8: 1 articles
                        windows-1251: 1 articles
                        bytes of text: 106 copied, 15 decoded at 7 places, 1 inserted
                        44 claims checked, 0 untrue

                        """, error: ""))
        _ = try project.shell("sed -i 's/The ministers met/The minister, met/' clean.jsonl")
        let outcome = try offsets()
        #expect(outcome.status == 65)
        #expect(outcome.output.contains("untrue: 1-clean a.html text: no copy at raw 30\n"))
        #expect(outcome.error == "evaluate: error: clean.jsonl: 2 claims about it are untrue\n")
    }

    @Test func `Of articles, their copies, copies that differ, and a digest`() throws {
        let project = try Project()
        var text = InventedText(seed: 1)
        var beginnings: [String] = []
        for number in 0..<30 {
            let article = text.article(byteCount: 1500)
            if number < 3 { beginnings += article.components(separatedBy: "\n\n").prefix(2) }
            try project.write(article, to: "in/\(number).txt")
            if number % 2 == 0 { try project.write(article, to: "in/copy-\(number).txt") }
            if number % 3 == 0 { try project.write(article + "\n\n" + text.paragraph(), to: "in/longer-\(number).txt") }
        }
        try project.write(beginnings.joined(separator: "\n\n"), to: "in/digest.txt")
        #expect(try project.make("dataset", "INPUT=in").status == 0)
        let outcome = try check(project, input: "in")
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.contains("articles: 31 rows\n"))
        // 25 copies, and three that the digest gathers.
        #expect(outcome.output.contains("duplicates: 28 rows\n"))
        #expect(
            try project.shell("grep -c '\"relation\":\"digest-of\"' output/duplicates.jsonl").output == "3\n")
    }

    /// What is a check worth that has never failed?
    @Test func `A mistake in an output is found`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        for (file, edit) in Self.mistakes {
            _ = try project.shell("rm -rf wrong; cp -r output wrong; sed -i '\(edit)' 'wrong/\(file)'")
            #expect(try project.shell("cmp -s output/\(file) wrong/\(file) && echo same || true").output == "")
            let outcome = try check(project, output: "wrong", input: "seeds")
            #expect(outcome.status == 65, "\(file) \(edit)")
            #expect(outcome.output.contains("untrue: "), "\(file) \(edit)")
        }
    }

    @Test func `A mistake in what several articles quote is found`() throws {
        let project = try Project()
        let seeds = "\(Project.root)/Tests/Golden/0007-quotations/seeds"
        #expect(try project.make("dataset", "INPUT=\(seeds)").status == 0)
        let outcome = try check(project, input: seeds)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
        for edit in [
            #"s/"articles":3/"articles":4/"#, #"s/"first_quote_id":"[^"]*/&x/"#, #"s/"text":"We/"text":"They/"#,
            #"s/"quote_ids":\["/&x/"#,
        ] {
            _ = try project.shell("rm -rf wrong; cp -r output wrong; sed -i '\(edit)' wrong/quote_clusters.jsonl")
            let outcome = try check(project, output: "wrong", input: seeds)
            #expect(outcome.status == 65, "\(edit)")
            #expect(outcome.output.contains("untrue: quote_clusters:1: "), "\(edit)")
        }
    }

    private static let mistakes = [
        ("sentences.jsonl", #"s/"start":0,/"start":1,/"#), ("mentions.jsonl", #"1s/"text":"/"text":"?/"#),
        ("mentions.jsonl", #"2s/"raw_start":[0-9]*/"raw_start":1/"#),
        ("articles.jsonl", #"1s/"sha256":"./"sha256":"x/"#), ("articles.jsonl", "1d"),
        ("articles.csv", "1s/path/pfad/"), ("mentions.csv", "2d"), ("times.jsonl", "1p"),
        ("positions.jsonl", #"1s/"issue":"[^"]*"/"issue":"NONE"/"#),
        ("mentions.jsonl", #"3s/"entity_id":"/"entity_id":"x/"#),
        ("stages/2-dedupe.tally.json", #"s/"out":4/"out":3/"#), ("stages/1-clean.jsonl", #"1s/\[\[0,/[[1,/"#),
        ("stages/1-clean.jsonl", #"1s/"text":"./"text":"?/"#),
        ("entities.jsonl", #"1s/"mentions":[0-9]*/"mentions":99/"#), ("ledger.jsonl", #"1s/"rows":/"rows":9/"#),
    ]

    private func check(_ project: Project, output: String = "output", input: String) throws -> Outcome {
        try project.program("evaluate", "check", "--output", output, "--input", input)
    }
}
