import ArgumentParser
import StageKit

/// The maintainers' tool that makes the models in pipeline/models from corpora; one subcommand for each kind of model.
@main
struct Train: StageCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Makes a model of pipeline/models from corpora.", version: parleyVersion,
        subcommands: [BlocksCommand.self, EntitiesCommand.self, LinesCommand.self, QuotesCommand.self])
}
