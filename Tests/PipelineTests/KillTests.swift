import Foundation
import TestSupport
import Testing

@Suite("Killed at any moment")
struct KillTests {
    /// Ten kills of each of the five stages. The folder holds the output of one input, the killed stage works on
    /// another one: each file must be the old one or the new one, and the next `make` carries on.
    @Test func `A stage leaves the old files or the new ones, and the next make carries on`() throws {
        let project = try Project()
        try writeArticles(to: project, seed: 1, folder: "one")
        try writeArticles(to: project, seed: 2, folder: "two")
        for name in ["one", "two"] {
            #expect(try project.make("dataset", "INPUT=\(name)", "OUTPUT=out-\(name)").status == 0)
        }
        let old = try project.contents(of: "out-one")
        let new = try project.contents(of: "out-two")
        #expect(old != new)
        var random = SplitMix(seed: 50)
        for (stage, command) in Self.commands {
            let begin = Date()
            _ = try project.shell("cp -r out-two whole; \(command("whole")); rm -r whole")
            let milliseconds = Date().timeIntervalSince(begin) * 1000
            for _ in 0..<10 {
                let moment = Double.random(in: 0...milliseconds, using: &random) / 1000
                // The stages before it have done their work on the new input already.
                _ = try project.shell(
                    """
                    rm -rf work; cp -rp out-one work
                    for f in \(Self.before(stage)); do cp out-two/stages/$f work/stages/; done
                    \(killed("KILL", after: moment, command("work")))
                    """)
                for (path, bytes) in try project.contents(of: "work") {
                    #expect(bytes == old[path] || bytes == new[path], "\(stage) killed after \(moment) s: \(path)")
                }
                #expect(try project.make("dataset", "INPUT=two", "OUTPUT=work").status == 0)
                #expect(try project.contents(of: "work") == new, "\(stage) killed after \(moment) s")
            }
        }
    }

    @Test(arguments: ["INT", "TERM", "KILL"])
    func `A make that is stopped leaves no half file`(_ signal: String) throws {
        let project = try Project()
        try writeArticles(to: project, seed: 3, folder: "three")
        #expect(try project.make("dataset", "INPUT=three", "OUTPUT=whole").status == 0)
        let whole = try project.contents(of: "whole")
        for moment in [0.02, 0.1, 0.2, 0.3, 0.5] {
            _ = try project.shell(
                """
                rm -rf work
                \(killed(signal, after: moment, "make dataset INPUT=three OUTPUT=work"))
                mkdir -p work
                """)
            for (path, bytes) in try project.contents(of: "work") {
                #expect(bytes == whole[path], "\(signal) after \(moment) s: \(path)")
            }
            #expect(try project.shell("find work -name '*.partial'").output == "")
        }
        #expect(try project.make("dataset", "INPUT=three", "OUTPUT=work").status == 0)
        #expect(try project.contents(of: "work") == whole)
    }

    /// The shell's commands that start a command, send a signal to it and all that it started, and wait until the last
    /// of them is gone: each has inherited the lock, and a process that was killed can take a while to end.
    private func killed(_ signal: String, after moment: Double, _ command: String) -> String {
        """
        set -m; flock alive \(command) & sleep \(moment); kill -\(signal) -- -$! || true; wait $! || true; flock alive true
        """
    }

    private static let commands: [(String, @Sendable (String) -> String)] = [
        ("clean", { "$PROGRAMS/clean --in two --out \($0)/stages/1-clean.jsonl" }),
        ("dedupe", { "$PROGRAMS/dedupe --in \($0)/stages/1-clean.jsonl --out \($0)/stages/2-dedupe.jsonl" }),
        ("extract", { "$PROGRAMS/extract --in \($0)/stages/2-dedupe.jsonl --out \($0)/stages/3-extract.jsonl" }),
        ("annotate", { "$PROGRAMS/annotate --in \($0)/stages/3-extract.jsonl --out \($0)/stages/4-annotate.jsonl" }),
        ("export", { "$PROGRAMS/export --in \($0)/stages/4-annotate.jsonl --out \($0)" }),
    ]

    private static func before(_ stage: String) -> String {
        let files = ["1-clean", "2-dedupe", "3-extract", "4-annotate"].map {
            "\($0).jsonl \($0).rejected.jsonl \($0).tally.json"
        }
        let count = commands.firstIndex { $0.0 == stage } ?? 0
        return files.prefix(count).joined(separator: " ")
    }

    private func writeArticles(to project: Project, seed: UInt64, folder: String) throws {
        var random = SplitMix(seed: seed)
        for number in 0..<120 {
            let sentences = (0..<25).map { _ in sentence(&random) }
            try project.write(sentences.joined(separator: " ") + "\n", to: "\(folder)/\(number).txt")
        }
    }

    private func sentence(_ random: inout SplitMix) -> String {
        let name = random.pick(["Ada Lind", "The council", "Moscow", "Kyiv", "The minister", "A spokesman"])
        let verb = random.pick(["said", "insisted", "denied", "warned", "repeated"])
        let what = random.pick([
            "the ceasefire", "a withdrawal", "new talks", "the guarantees", "the exchange of prisoners",
        ])
        let day = random.pick(["Monday", "Tuesday", "20 November 2025", "last week", "March"])
        return "\(name) \(verb) on \(day) that \(what) number \(random.next() % 10_000) would not begin before spring."
    }
}
