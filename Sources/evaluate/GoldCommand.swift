import ArgumentParser
import Bytes
import Evaluation
import StageKit

/// `evaluate gold`: the tables against hand-made gold.
struct GoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gold", abstract: "Scores an output folder's tables against hand-made gold.",
        discussion: """
            With --floors, fails where a score is below its floor. --accept then rewrites the floors, each raised to \
            its score; to lower one, edit the file.
            """)

    @Option(help: ArgumentHelp("The folder of tables that the pipeline wrote.", valueName: "dir"))
    var output: String

    @Option(help: ArgumentHelp("The folder of gold, one JSON file an article.", valueName: "dir"))
    var gold: String = "Tests/Gold"

    @Option(help: ArgumentHelp("Scores that must be reached.", valueName: "file"))
    var floors: String?

    @Flag(help: "Raise the floors to what was reached.")
    var accept = false

    func validate() throws {
        guard !accept || floors != nil else { throw ValidationError("--accept needs --floors") }
    }

    func run() throws {
        let scores = try reporting { () throws(EvaluationError) in try GoldScores(output: output, gold: gold) }
        print(scores.report, terminator: "")
        guard let path = floors else { return }
        let floors = try reporting { () throws(EvaluationError) in try Floors(path: path) }
        if accept {
            do { try replaceFile(path, with: floors.raised(scores.summary)) } catch {
                throw Failure(.ioError, place: path, reason: "\(error)")
            }
            return
        }
        let failures = floors.failures(scores.summary)
        guard failures.isEmpty else {
            throw Failure(.dataError, place: path, reason: failures.joined(separator: "; "))
        }
    }
}
