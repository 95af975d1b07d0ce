import Bytes

/// The blocks of a labelled page that the classifier has a say about: what it is told of each, and what it should say.
public struct BlockExamples: Sendable {
    /// The names of the features, in the order of their values.
    public static var features: [String] { BlockFeature.names }

    /// The features of each block.
    public private(set) var values: [ArraySlice<Int16>] = []
    /// Whether each is part of the article.
    public private(set) var isArticle: [Bool] = []
    /// How much each counts: the share of the page that it is, for labels of whole pages.
    public private(set) var weights: [Double] = []

    fileprivate mutating func add(_ example: ArraySlice<Int16>, isArticle: Bool, weight: Double) {
        values.append(example)
        self.isArticle.append(isArticle)
        weights.append(weight)
    }
}

extension Cleaner {
    /// The labelled blocks of a page.
    ///
    /// - Parameters:
    ///   - page: Its bytes, in UTF-8.
    ///   - disguise: Without it, the page as it is; with a number, the page once more with its markup in a disguise that hangs on its
    ///     bytes and on this number: class names that say nothing, divisions for elements.
    public func blockExamples(of page: [UInt8], _ gold: BlockGold, disguise: UInt64? = nil) -> BlockExamples {
        let decoded = decode(page, DetectedEncoding(encoding: .utf8), .page)
        let text = decoded.text.bytes
        let content = shownContent(
            text, markup, in: disguise.map { MarkupDisguise(number: stableHash(page.span, seed: $0)) })
        let data = StructuredData(text.span, content.structuredData, titles: spokenTitles(content))
        let title = pageTitle(content, data, siteNames(content, data, address: nil))?.blocks ?? []
        let weights = proseWeights(content)
        let selection = rulesSelection(content, markup, weights, title: title)
        let features = BlockFeatures(content, weights, selection.removals, book)
        let labels = BlockLabels(content, gold)
        let width = BlockFeature.allCases.count
        var examples = BlockExamples()
        var total = 0.0
        for i in features.candidates where labels.isArticle[i] != nil { total += labels.weights[i] }
        for (k, i) in features.candidates.enumerated() {
            guard let isArticle = labels.isArticle[i] else { continue }
            // No page counts for more than one and a half.
            examples.add(
                features.values[k * width..<(k + 1) * width], isArticle: isArticle,
                weight: labels.weights[i] * (gold.text == nil ? 1 : min(1, 1.5 / total)))
        }
        return examples
    }
}
