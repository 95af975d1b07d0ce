import ArgumentParser
import Evaluation
import StageKit

/// `evaluate offsets`: whether every byte of the clean stage's texts comes from the bytes that it names.
struct OffsetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offsets",
        abstract: "Checks every byte of the texts of clean against the raw bytes that it names.",
        discussion: "Reads the records and the files that they were made of, and nothing else.")

    @Option(help: ArgumentHelp("What clean wrote.", valueName: "file"))
    var records: String

    @Option(help: ArgumentHelp("The folder that it read.", valueName: "dir"))
    var input: String

    func run() throws {
        let check = try reporting { () throws(EvaluationError) in try OffsetsCheck(records: records, input: input) }
        for (encoding, count) in check.articles { print("\(encoding): \(count) articles") }
        let (bytes, places) = check.decoded
        print("bytes of text: \(check.copied) copied, \(bytes) decoded at \(places) places, \(check.inserted) inserted")
        for line in check.violations.lines { print("untrue: \(line)") }
        print("\(check.violations.checked) claims checked, \(check.violations.count) untrue")
        guard check.violations.count == 0 else {
            throw Failure(
                .dataError, place: records, reason: "\(check.violations.count) claims about it are untrue")
        }
    }
}
