public import Language
public import Tagging

/// A sentence to train the tagger of names on.
public struct NameExample {
    /// What the tagger sees of its tokens.
    public var features: FeatureSequence
    /// Its tokens.
    public var tokens: ArraySlice<Token>
}

extension Extractor {
    /// The labels of the tagger of names, in the order of their numbers.
    public static let nameLabels = NameLabels.names

    /// The sentences of a text in which the tagger of names has a say.
    public func nameExamples(of text: [UInt8]) -> [NameExample] {
        names.examples(of: text, analyzer.analyze(text.span)).map {
            NameExample(features: $0.features, tokens: $0.tokens)
        }
    }
}

extension Extractor {
    /// What each of an article's names names, where the names and their types are given: the entity's id and the rule that told it.
    ///
    /// - Parameter given: The names in the order of the article, with their types (`PER`, `LOC`…).
    /// - Returns: As many; `nil` for a name of an unknown type.
    public func identities(ofNames given: [(name: String, type: String)]) -> [(entity: String, how: String)?] {
        names.identities(of: given)
    }
}

/// Whether two spellings of a name of one type (`PER`, `LOC`…) are taken for one name; `nil` for an unknown type.
public func areVariants(_ one: String, _ other: String, type label: String) -> Bool? {
    NameType(label: label).map { variantKey(one, of: $0) == variantKey(other, of: $0) }
}
