import Foundation
import TestSupport
import Testing

/// `dedupe --index`, from outside.
@Suite("dedupe --index")
struct DedupeIndexTests {
    @Test func `What the runs wrote, the last word on each article holding, is what one run over all writes`() throws {
        let project = try Project()
        let all = articles(seed: 1, count: 400)
        try project.write(all.joined(), to: "all.jsonl")
        #expect(try project.program("dedupe", "-q", "--in", "all.jsonl", "--out", "whole.jsonl").status == 0)
        var said: [String: String] = [:]
        for (number, part) in [all[..<250], all[250..<396], all[396...], all[..<0]].enumerated() {
            try project.write(part.joined(), to: "part.jsonl")
            let outcome = try project.program(
                "dedupe", "--index", "seen", "--in", number == 1 ? "-" : "part.jsonl", "--out", "out.jsonl",
                "-q", "--jobs", "\(number + 1)", input: part.joined())
            #expect(outcome == Outcome(status: 0, output: "", error: ""))
            for line in try lines(project, "out.jsonl") {
                let record = try JSONTree(Array(line.utf8))
                said[record["id"]?.text ?? ""] = line
                for copy in record["copies"]?.elements ?? [] { said[copy["id"]?.text ?? ""] = nil }
            }
            if part.isEmpty { #expect(try lines(project, "out.jsonl") == []) }
        }
        #expect(said.values.sorted() == (try lines(project, "whole.jsonl")).sorted())
        #expect(try project.shell("ls -A seen").output == "articles.jsonl\nindex\nindex.1\nindex.2\n")
        #expect(try project.shell("cmp seen/articles.jsonl all.jsonl").status == 0)
    }

    @Test func `A small addition is answered with what it changes`() throws {
        let project = try Project()
        try project.write(
            "{\"id\":\"b\",\"text\":\"One and the same.\"}\n{\"id\":\"c\",\"text\":\"Else.\"}\n", to: "old.jsonl")
        try project.write("{\"id\":\"a\",\"text\":\"One and the same\"}\n", to: "new.jsonl")
        let dedupe = "\(Project.programs)/dedupe --index seen --out -"
        #expect(try project.shell("\(dedupe) --in old.jsonl -q").status == 0)
        let outcome = try project.shell("\(dedupe) --in new.jsonl")
        #expect(
            outcome.output
                == """
                {"id":"a","text":"One and the same","copies":[{"id":"b","path":"b","relation":"same-text",\
                "score":1,"rule":"same-words"}]}

                """)
        #expect(project.sums(outcome).map { $0.hasPrefix("dedupe: 2 in = 1 out + 1 copies + 0 rejected, ") } == [true])
    }

    @Test func `What a run that was refused has left goes with the next`() throws {
        let project = try Project()
        let (first, second) = ("{\"id\":1,\"text\":\"One thing.\"}\n", "{\"id\":2,\"text\":\"Another.\"}\n")
        let refused = first.replacing("One thing.", with: "A longer text, which has the id of an article seen.")
        for (name, lines, status) in [("a", first, 0), ("b", refused, 65), ("c", second, 0)] {
            try project.write(lines, to: name)
            let outcome = try project.program("dedupe", "-q", "--index", "seen", "--in", name, "--out", "out.jsonl")
            #expect(Int(outcome.status) == status, "\(outcome.error)")
        }
        #expect(try project.shell("cat seen/articles.jsonl").output == first + second)
    }

    @Test func `An index that cannot be used is one line, and nothing is touched`() throws {
        let project = try Project()
        try project.write(articles(seed: 2, count: 60).joined(), to: "old.jsonl")
        try project.write("{\"id\":\"new\",\"text\":\"New.\"}\n", to: "new.jsonl")
        try project.write("{\"domain\":\"x\",\"dedupe\":{\"keep\":\"longest\"}}", to: "told/config.json")
        try project.write("{\"id\":\"0\",\"text\":\"New.\"}\n", to: "again.jsonl")
        let dedupe = "\(Project.programs)/dedupe -q --index seen --out out.jsonl --in"
        #expect(try project.shell("\(dedupe) old.jsonl; rm out.jsonl; cp -r seen whole").status == 0)
        let anew = "delete the folder to begin anew"
        for (break_, options, status, reason) in [
            ("truncate -s 100 seen/index", "new.jsonl", 65, "seen/index: damaged or cut short; \(anew)"),
            ("truncate -s 100 seen/index.0", "new.jsonl", 65, "seen/index.0: damaged or cut short; \(anew)"),
            ("rm seen/index.0", "new.jsonl", 65, "seen/index.0: damaged or cut short; \(anew)"),
            ("truncate -s -1 seen/articles.jsonl", "new.jsonl", 65, "seen/articles.jsonl: cut short; \(anew)"),
            (
                "true", "new.jsonl --pipeline told", 78,
                "seen/index: made by another version or with other settings; \(anew)"
            ),
            (
                // The layout before this one.
                "truncate -s -8 seen/index; printf '\\003DYELRAP' >> seen/index", "new.jsonl", 78,
                "seen/index: made by another version or with other settings; \(anew)"
            ),
            ("true", "again.jsonl", 65, "again.jsonl:1: the id \"0\" is that of an article in the index too"),
            ("rm -r seen; touch seen", "new.jsonl", 74, "seen/articles.jsonl: Not a directory"),
            ("exec 9< seen/articles.jsonl; flock 9", "new.jsonl", 74, "seen: in use by another run"),
        ] {
            let outcome = try project.shell(
                "rm -rf seen; cp -r whole seen; \(break_); cp -r seen before; \(dedupe) \(options) || echo $?")
            #expect(
                outcome == Outcome(status: 0, output: "\(status)\n", error: "dedupe: error: \(reason)\n"), "\(break_)")
            #expect(try project.shell("cmp seen/index before/index; ls -A out.jsonl").output == "", "\(break_)")
            _ = try project.shell("rm -rf before")
        }
    }

    @Test func `Killed at any moment it leaves an index that the next run goes on from`() throws {
        let project = try Project()
        let all = articles(seed: 3, count: 1500)
        try project.write(all[..<900].joined(), to: "old.jsonl")
        try project.write(all[900...].joined(), to: "new.jsonl")
        let dedupe = "\(Project.programs)/dedupe -q --memory 1 --index"
        let whole = try project.shell(
            "\(dedupe) seen --in old.jsonl --out old; cp -r seen after; \(dedupe) after --in new.jsonl --out expected")
        #expect(whole.status == 0)
        for moment in stride(from: 0.0, through: 0.3, by: 0.02) {
            let outcome = try project.shell(
                """
                rm -rf work out; cp -r seen work
                \(dedupe) work --in new.jsonl --out out & sleep \(moment); kill -KILL $! 2>&- || true; wait $! || true
                if cmp -s work/index after/index; then cmp out expected; else
                cmp work/index seen/index; \(dedupe) work --in new.jsonl --out out; cmp out expected; fi
                for file in articles.jsonl index index.1; do cmp work/$file after/$file; done
                \(dedupe) work --in /dev/null --out /dev/null; ls -A work
                """)
            #expect(outcome.output == "articles.jsonl\nindex\nindex.1\n", "\(moment) s: \(outcome.error)")
        }
    }

    private func lines(_ project: Project, _ path: String) throws -> [String] {
        try project.shell("cat \(path)").output.split(separator: "\n").map(String.init)
    }

    /// Articles and what became of them elsewhere.
    private func articles(seed: UInt64, count: Int) -> [String] {
        var random = SplitMix(seed: seed)
        var text = InventedText(seed: seed)
        let frame = text.paragraph()
        var lines: [String] = []
        while lines.count < count {
            let paragraphs = (0..<5).map { _ in text.paragraph() }
            for _ in 0..<Int.random(in: 1...4, using: &random) where lines.count < count {
                var copy = Array(paragraphs.prefix(Int.random(in: 1...5, using: &random)))
                if Int.random(in: 0..<3, using: &random) == 0 { copy.append(frame) }
                if Int.random(in: 0..<4, using: &random) == 0 { copy.append(text.paragraph()) }
                lines.append("{\"id\":\"\(lines.count)\",\"text\":\"\(copy.joined(separator: "\\n"))\"}\n")
            }
        }
        return lines.shuffled(using: &random)
    }
}
