import Foundation
import Testing

/// `evaluate` as a program; what it computes is tested in EvaluationTests and PropertyTests.
@Suite("evaluate")
struct EvaluateTests {
    @Test func `Scores below their floors are exit code 65, and are raised but never lowered`() throws {
        let project = try Project()
        try FileManager.default.copyItem(atPath: Project.root + "/Tests/Gold", toPath: project.folder + "/gold")
        try project.write("{\"sentences (exact bounds)\": 0.5, \"timex span\": 0}", to: "floors.json")
        let arguments = ["gold", "--output", "output", "--gold", "gold", "--floors", "floors.json"]
        let before = try project.program("evaluate", arguments[0], arguments[1], "nothing", "--gold", "gold")
        #expect(before.status == 0)
        #expect(before.output.hasPrefix("clean text byte-exact: 0/4   title exact: 3/4\n"))
        let line = "evaluate \(arguments.joined(separator: " "))"
        let below = try project.shell("\(Project.programs)/\(line) || exit $?")
        #expect(below.status == 65)
        #expect(
            below.error.hasPrefix(
                "evaluate: error: floors.json: \"clean text byte-exact\" has no floor; \"title exact\" has no floor; "
                    + "\"sentences (exact bounds)\" is 0.000, below its floor 0.500; "))
        #expect(try project.shell("\(Project.programs)/\(line) --accept").status == 0)
        let floors = try project.shell("cat floors.json").output
        #expect(floors.hasPrefix("{\n    \"clean text byte-exact\": 0.000,\n"))
        #expect(floors.contains("\"sentences (exact bounds)\": 0.500,\n"))
    }

    @Test func `The same seed makes the same articles, another one others`() throws {
        let project = try Project()
        for kind in ["plain", "hostile"] {
            for (folder, seed) in [("one", 1), ("same", 1), ("other", 2)] {
                let outcome = try project.shell(
                    "\(Project.programs)/evaluate generate \(kind) --count 40 --seed \(seed) --out \(kind)/\(folder)")
                #expect(outcome == Outcome(status: 0, output: "", error: ""))
            }
            #expect(try project.shell("diff -r \(kind)/one \(kind)/same").output == "")
            #expect(try project.shell("diff -rq \(kind)/one \(kind)/other").output != "")
        }
        #expect(try project.shell("find plain/one -type f -size +2200c | wc -l").output == "40\n")
    }

    @Test func `Given names are brought together and scored`() throws {
        let project = try Project()
        try project.write(
            """
            {"id":"1","mentions":[{"text":"Ada Lind","type":"PER","cluster":0},{"text":"Lind","type":"PER","cluster":0},\
            {"text":"Lind","type":"ORG","cluster":1},{"text":"Ola Ek","type":"PER","cluster":2},\
            {"text":"Ek","type":"PER","cluster":3},{"text":"Norzvik","type":"LOC","cluster":4},\
            {"text":"Zort Bay","type":"LOC","cluster":4}]}

            """, to: "names.jsonl")
        let outcome = try project.program("evaluate", "clusters", "--names", "names.jsonl", "--list")
        #expect(
            outcome
                == Outcome(
                    status: 0,
                    output: """
                        1\tmerged\tPER\tOla Ek\tEk\tsurname
                        1\tsplit\tLOC\tNorzvik\tZort Bay\tgiven
                        B-cubed   P=85.7 R=85.7 F1=85.7
                        pairwise  P=50.0 R=50.0 F1=50.0

                        """, error: ""))
    }

    @Test(arguments: [
        (["gold", "--accept", "--output", "x"], 64, "usage: --accept needs --floors"),
        (["gold", "--output", "x", "--gold", "nowhere"], 65, "nowhere: no gold (*.json) in this folder"),
        (
            ["check", "--output", "nowhere", "--input", "seeds"], 65,
            "nowhere/stages/1-clean.jsonl: No such file or directory"
        ),
    ])
    func `A mistake is one line`(_ arguments: [String], _ status: Int32, _ reason: String) throws {
        let project = try Project()
        let outcome = try project.shell(
            "\(Project.programs)/evaluate \(arguments.joined(separator: " ")) || exit $?")
        #expect(outcome == Outcome(status: status, output: "", error: "evaluate: error: \(reason)\n"))
    }
}
