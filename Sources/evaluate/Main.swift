import ArgumentParser
import Evaluation
import StageKit

/// The maintainers' tool: scores against gold, checks what must always be true of an output, checks codebooks, makes articles to test with.
@main
struct Evaluate: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Scores and checks the output of the pipeline, and makes articles to test it with.",
        version: parleyVersion,
        subcommands: [
            GoldCommand.self, CheckCommand.self, OffsetsCommand.self, ClustersCommand.self, CodebookCommand.self,
            EntitiesCommand.self, GenerateCommand.self, QuotesCommand.self, VariantsCommand.self,
        ])
}

/// Turns an error of the library into one that the command line knows.
func reporting<Value>(_ work: () throws(EvaluationError) -> Value) throws(Failure) -> Value {
    do { return try work() } catch { throw Failure(.dataError, place: error.place, reason: error.reason) }
}
