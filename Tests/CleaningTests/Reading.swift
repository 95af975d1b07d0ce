import Bytes
import Lexicons
import Records
import Tagging
import TestSupport
import Testing

@testable import Cleaning

/// The clean stage with the project's own tables, read once.
func cleaner() throws -> Cleaner { try sharedCleaner.get() }

private let sharedCleaner = Result { try Cleaner(CleaningOptions(), lineModel: nil, reading: pipelineTable) }

/// The clean stage without models, read once.
func rulesCleaner() throws -> Cleaner { try sharedRulesCleaner.get() }

/// Under which names records say what is read, without other settings.
func recordNames(_ options: CleaningOptions = CleaningOptions()) throws -> RecordNames {
    try RecordNames(options, pipelineTable("lexicon/record-members.tsv", ["member", "role"]))
}

/// By which lines archives of the press part articles.
func pressLines() throws -> PressLines {
    try PressLines(pipelineTable("lexicon/press-lines.tsv", ["id", "role", "match", "phrase"]))
}

/// What the rules alone leave of a page.
func textByRules(ofPage page: String) throws -> String {
    let input = RawInput(path: "a.html", id: "0", bytes: Array(page.utf8), offset: 0, form: .file)
    return string(try rulesCleaner().clean(input).text) ?? ""
}

private let sharedRulesCleaner = Result {
    var options = CleaningOptions()
    options.rulesOnly = true
    return try Cleaner(options, lineModel: nil, reading: pipelineTable)
}

/// The tables for metadata, read once.
func metadataTables() throws -> MetadataTables { try sharedMetadataTables.get() }

private let sharedMetadataTables = Result { try MetadataTables(reading: pipelineTable) }

/// What is known of how a page writes dates whose language and domain are these.
func dateHabit(language: String = "", domain: String = "") throws -> DateHabit {
    DateHabit(language: language, domain: domain, try metadataTables().dates.customs)
}

/// A table of what a test writes itself.
func writtenTable(_ text: String, _ required: [String] = []) throws -> Table {
    let bytes = Array(text.utf8)
    return try Table(bytes.span, path: "t.tsv", required: required)
}

/// The rules for lines with the project's own table.
func ruleBook() throws -> RuleBook {
    try RuleBook(pipelineTable("lexicon/boilerplate.tsv", ["id", "kind", "match", "where", "phrase"]))
}

/// An article made of bytes.
func article(_ bytes: [UInt8], path: String = "a.txt", form: RawInput.Form = .file, offset: Int = 0) throws -> Article {
    try cleaner().clean(RawInput(path: path, id: "0", bytes: bytes, offset: offset, form: form))
}

/// An article made of a string's UTF-8.
func article(_ text: String, path: String = "a.txt", form: RawInput.Form = .file) throws -> Article {
    try article(Array(text.utf8), path: path, form: form)
}

/// Three lines of an article that no rule takes out.
let newsLines = [
    "The ministers met again in the city on Friday and agreed to meet once more next week.",
    "Nobody had expected the talks to last longer than the winter, said one of the delegates.",
    "Farmers in the valley wait for the water that was promised to them ten years ago.",
]

/// The lines of a plain text that are kept.
func keptLines(of lines: [String]) throws -> [String] {
    let text = try #require(string(try article(lines.joined(separator: "\n")).text))
    return text.split(separator: "\n").map { String($0) }
}

/// UTF-8 as a string, for expectations that a reader can read.
func string(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
}

/// The removed runs as `rule: text`.
func removals(_ article: Article) -> [String] {
    article.removed.map { "\($0.rule): \(String(decoding: $0.text, as: UTF8.self))" }
}

/// The cleaner with the project's own tables and model of lines, made once.
let scoringCleaner = Result {
    try Cleaner(
        CleaningOptions(),
        lineModel: TaggingModel(path: "\(projectFolder)/pipeline/models/lines.model", features: Cleaner.lineFeatures),
        reading: pipelineTable)
}
