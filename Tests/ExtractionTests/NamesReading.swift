import Extraction
import Records
import Tagging
import TestSupport

/// The extractor with the project's own tables and model.
func extractor() throws -> Extractor { try shared.get() }

private let shared = Result {
    try Extractor(
        ExtractionOptions(), domain: "ukraine-peace",
        names: TaggingModel(path: projectFolder + "/pipeline/models/names.model", features: Extractor.nameFeatures),
        reading: TestSupport.pipelineTable)
}

/// The names of an article as a test says them: `Kyiv GPE loc:kyiv > UKR.GOV (role)`.
func names(_ text: String, title: String? = nil) throws -> [String] {
    let article = ArticleText(id: "0", title: title.map { Array($0.utf8) }, text: Array(text.utf8))
    return try extractor().extract(article).mentions.map { mention in
        let words = String(decoding: article[mention.span.field][mention.span.range], as: UTF8.self)
        let actor = mention.actor.map { " > \($0)" } ?? ""
        return "\(words) \(mention.type) \(mention.entity)\(actor)\(mention.role.map { " (\($0))" } ?? "")"
    }
}
