import ArgumentParser
import Evaluation
import StageKit

/// `evaluate check`: what must always be true of an output.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks every row of an output against the raw files that it came from.",
        discussion: """
            Offsets and texts, the way back to the raw bytes, sums, keys, codes, and the two forms of each table. Reads \
            the output, the input and the codebook, and nothing else.
            """)

    @Option(help: ArgumentHelp("The folder that the pipeline wrote.", valueName: "dir"))
    var output: String

    @Option(help: ArgumentHelp("The folder that it read.", valueName: "dir"))
    var input: String

    @Option(help: ArgumentHelp("The folder of the codebook.", valueName: "dir"))
    var codebook: String = "pipeline/codebook"

    @Option(help: ArgumentHelp("The domain that was coded.", valueName: "name"))
    var domain: String = "ukraine-peace"

    func run() throws {
        let properties = try reporting { () throws(EvaluationError) in
            try Properties(output: output, input: input, codebook: codebook, domain: domain)
        }
        for (table, count) in properties.rows { print("\(table): \(count) rows") }
        for line in properties.violations.lines { print("untrue: \(line)") }
        print("\(properties.violations.checked) claims checked, \(properties.violations.count) untrue")
        guard properties.violations.count == 0 else {
            throw Failure(
                .dataError, place: output, reason: "\(properties.violations.count) claims about it are untrue")
        }
    }
}
