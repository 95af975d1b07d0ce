import Language
import Lexicons
import Records
import Tagging

/// Finds the names of an article and what they name, by tables, rules and a tagger.
struct NameFinder: Sendable {
    private let lexicon: NameLexicon
    private let words: FunctionWords
    private let model: TaggingModel?

    /// Reads the tables of names and the domain's actors and plans.
    ///
    /// - Parameters:
    ///   - analyzer: The language layer that texts are read with.
    ///   - domain: The folder below `codebook/domains`.
    ///   - model: The tagger of names; without it tables and rules decide alone.
    ///   - table: Gives the table at a path relative to the pipeline folder, with the columns that it must have.
    /// - Throws: What `table` throws, and `TableError` at a row that cannot be understood.
    init(
        analyzer: TextAnalyzer, domain: String, model: TaggingModel?,
        reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        lexicon = try NameLexicon(analyzer: analyzer, domain: domain, reading: table)
        words = analyzer.functionWords
        self.model = model
    }

    /// Words by the company that they keep.
    var clusters: WordTable { lexicon.clusters }

    /// The mentions of an article in the order of the document, title first, no two overlapping, and the entities that
    /// they name in the order of their first mention, and why different names are one.
    ///
    /// - Parameters:
    ///   - text: The article's text and its analysis.
    ///   - title: The headline and its analysis, if there is one.
    /// - Complexity: O(*n*) in the bytes, but for names of one surname, which are compared with each other.
    func names(
        of article: ArticleText, text: TextAnalysis, title: TextAnalysis?
    ) -> NamesOfArticle {
        var readings: [NameReading] = []
        if let title, let bytes = article.title { readings.append(read(bytes, title, .title)) }
        readings.append(read(article.text, text, .text))
        var tagging = model.map { NameTagging($0, lexicon: lexicon, words: words) }
        let memory = model == nil ? NameMemory() : NameMemory(readings)
        var names = ArticleNames(lexicon: lexicon)
        for reading in readings {
            let found = tagging?.names(of: reading, memory) ?? reading.reader.found
            names.add(found, of: reading.bytes.span, reading.analysis, field: reading.field, words: words)
        }
        return names.finish { range, field in String(decoding: article[field][range], as: UTF8.self) }
    }

    private func read(_ bytes: [UInt8], _ analysis: TextAnalysis, _ field: Field) -> NameReading {
        NameReading(bytes, analysis, field, lexicon: lexicon, words: words)
    }

    /// The features of each sentence of a text that the tagger has a say in, and its tokens.
    func examples(of bytes: [UInt8], _ analysis: TextAnalysis) -> [(
        features: FeatureSequence, tokens: ArraySlice<Token>
    )] {
        let reading = read(bytes, analysis, .text)
        let memory = NameMemory([reading])
        var features = NameFeatures(lexicon: lexicon, words: words)
        return zip(analysis.sentences, reading.sentences).filter(\.1.isTagged).map { sentence, read in
            features.read(
                bytes.span, analysis.tokens, sentence.tokens, reading.reader.found[read.names], memory)
            return (features.sequence, analysis.tokens[sentence.tokens])
        }
    }

    /// What each of the given names of an article names.
    func identities(of given: [(name: String, type: String)]) -> [(entity: String, how: String)?] {
        let names = given.map { name, label in
            let type = NameType(label: label)
            let known = type.flatMap { type in
                lexicon.lookUp(name).flatMap { known in
                    NameLabels.begin(known.type) == NameLabels.begin(type)
                        || type.isPlace && known.type == .group && known.entityType.isPlace ? known : nil
                }
            }
            return NameToIdentify(string: name, type: type, known: known, how: known?.source.rule ?? "given")
        }
        var identities = NameIdentities(lexicon: lexicon)
        return identities.identify(names).map { $0.map { ($0.id, $0.how) } }
    }
}
