import Language
public import Lexicons
public import Records
public import Tagging

/// The options of the extract stage.
public struct ExtractionOptions: Codable, Sendable {
    /// Whether only tables and rules decide, without the models of `pipeline/models`.
    public var rulesOnly = false

    /// The defaults.
    public init() {}
}

/// Finds what an article says of whom: sentences, names and what they name, quotes, times.
public struct Extractor: Sendable {
    /// The name and version of the features that the tagger of names is trained on.
    public static let nameFeatures = NameFeatures.version

    let analyzer: TextAnalyzer
    let names: NameFinder
    let quotes: QuoteFinder
    private let times: TimeFinder

    /// Reads the lexicons and the domain's actors and plans.
    ///
    /// - Parameters:
    ///   - options: The options of the stage.
    ///   - domain: The folder below `codebook/domains`.
    ///   - names: The tagger of names, trained on `nameFeatures`; without it tables and rules find names alone.
    ///   - quotes: The taggers of quotations; without them rules find quotes alone.
    ///   - table: Gives the table at a path relative to the pipeline folder, with the columns that it must have.
    /// - Throws: What `table` throws, and `TableError` at a row that cannot be understood.
    public init(
        _ options: ExtractionOptions, domain: String, names model: TaggingModel?,
        quotes quoteModels: QuoteModels? = nil,
        reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        analyzer = try TextAnalyzer(reading: table)
        names = try NameFinder(analyzer: analyzer, domain: domain, model: model, reading: table)
        quotes = try QuoteFinder(
            analyzer: analyzer, domain: domain, clusters: names.clusters, models: quoteModels, reading: table)
        times = try TimeFinder(reading: table)
    }

    /// Extracts the layers of one article.
    ///
    /// - Complexity: O(*n*) in the bytes of title and text.
    public func extract(_ article: ArticleText) -> Extracted {
        let text = analyzer.analyze(article.text.span)
        let title = article.title.map { analyzer.analyze($0.span, asHeadline: true) }
        var extracted = Extracted()
        extracted.sentences = sentences(title, .title) + sentences(text, .text)
        let found = names.names(of: article, text: text, title: title)
        (extracted.mentions, extracted.entities, extracted.merges) = (found.mentions, found.entities, found.merges)
        (extracted.quotes, extracted.roleMentions) = quotes.quotes(
            of: article.id, article.text.span, text, sentences: extracted.sentences, mentions: extracted.mentions,
            entities: extracted.entities, published: article.published)
        if let title = article.title {
            extracted.times = times.times(in: title.span, field: .title, published: article.published)
        }
        extracted.times += times.times(in: article.text.span, field: .text, published: article.published)
        return extracted
    }

    /// The mentions of an article alone, without quotes and times.
    ///
    /// - Complexity: O(*n*) in the bytes of title and text.
    public func mentions(of article: ArticleText) -> [Mention] {
        let title = article.title.map { analyzer.analyze($0.span, asHeadline: true) }
        return names.names(of: article, text: analyzer.analyze(article.text.span), title: title).mentions
    }

    private func sentences(_ analysis: TextAnalysis?, _ field: Field) -> [Sentence] {
        (analysis?.sentences ?? []).map {
            Sentence(TextSpan(field, start: $0.range.lowerBound, end: $0.range.upperBound))
        }
    }
}
