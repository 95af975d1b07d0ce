import ArgumentParser
import Cleaning
import StageKit

/// Settings of the configuration that the command line may change.
struct SettingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The member of a record that holds its text (default: clean.textField of the configuration).",
            valueName: "name"))
    var textField: String?

    @Option(
        help: ArgumentHelp(
            "The member that holds a page, which goes before the text (default: clean.htmlField).", valueName: "name"))
    var htmlField: String?

    @Option(help: ArgumentHelp("The member that holds the id (default: clean.idField).", valueName: "name"))
    var idField: String?

    @Flag(help: "Only rules decide, not the models of pipeline/models.")
    var rulesOnly = false

    /// The configuration's settings with these changes.
    func settings(over configured: CleaningOptions) -> CleaningOptions {
        var settings = configured
        if let textField { settings.textField = textField }
        if let htmlField { settings.htmlField = htmlField }
        if let idField { settings.idField = idField }
        if rulesOnly { settings.rulesOnly = true }
        return settings
    }
}

extension Cleaner {
    /// The cleaner of a pipeline's folder, with the model of lines unless only rules decide.
    ///
    /// - Throws: `Failure` for a table or a model that is not what it should be.
    init(_ settings: CleaningOptions, _ pipeline: Pipeline) throws {
        let lineModel = try settings.rulesOnly ? nil : pipeline.model("lines", features: Cleaner.lineFeatures)
        try self.init(settings, lineModel: lineModel, reading: pipeline.table)
    }
}
