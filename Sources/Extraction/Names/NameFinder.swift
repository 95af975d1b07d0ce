import Language
import Lexicons
import Records

/// Finds the names of an article and what they name, by tables and rules.
struct NameFinder: Sendable {
    private let lexicon: NameLexicon
    private let words: FunctionWords

    /// Reads the tables of names and the domain's actors and plans.
    ///
    /// - Parameters:
    ///   - analyzer: The language layer that texts are read with.
    ///   - domain: The folder below `codebook/domains`.
    ///   - table: Gives the table at a path relative to the pipeline folder, with the columns that it must have.
    /// - Throws: What `table` throws, and `TableError` at a row that cannot be understood.
    init(
        analyzer: TextAnalyzer, domain: String,
        reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        lexicon = try NameLexicon(analyzer: analyzer, domain: domain, reading: table)
        words = analyzer.functionWords
    }

    /// The mentions of an article in the order of the document, title first, no two overlapping, and the entities that
    /// they name in the order of their first mention.
    ///
    /// - Parameters:
    ///   - text: The article's text and its analysis.
    ///   - title: The headline and its analysis, if there is one.
    /// - Complexity: O(*n*) in the bytes, but for names of one surname, which are compared with each other.
    func names(
        of article: ArticleText, text: TextAnalysis, title: TextAnalysis?
    ) -> (mentions: [Mention], entities: [Entity]) {
        var names = ArticleNames(lexicon: lexicon)
        if let title, let bytes = article.title { add(&names, bytes, title, .title) }
        add(&names, article.text, text, .text)
        return names.finish { range, field in String(decoding: article[field][range], as: UTF8.self) }
    }

    private func add(_ names: inout ArticleNames, _ bytes: [UInt8], _ analysis: TextAnalysis, _ field: Field) {
        var reader = NameReader(lexicon: lexicon, words: words, tokens: analysis.tokens)
        for sentence in analysis.sentences {
            reader.read(bytes.span, sentence.tokens, isHeadline: field == .title)
        }
        names.add(reader.found, of: bytes.span, analysis, field: field, words: words)
    }
}
