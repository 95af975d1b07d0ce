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

/// How the classifier sees a labelled page.
public enum PageView: Sendable {
    /// As it is.
    case plain
    /// In the disguise that hangs on the page's bytes and on this number: class names that say nothing, divisions for
    /// elements.
    case disguised(UInt64)
    /// In such a disguise and with no more of the article than its beginning, as short news stand among teasers and
    /// comments; nothing where the gold is no whole text, or the article that short already.
    case abridged(UInt64)

    /// What the disguise of a page and the length of its beginning hang on.
    fileprivate func number(_ page: Span<UInt8>) -> UInt64? {
        switch self {
        case .plain: nil
        case .disguised(let number): stableHash(page, seed: number)
        case .abridged(let number): stableHash(page, seed: ~number)
        }
    }
}

extension Cleaner {
    /// The labelled blocks of a page.
    ///
    /// - Parameter page: Its bytes, in UTF-8.
    public func blockExamples(of page: [UInt8], _ gold: BlockGold, _ view: PageView = .plain) -> BlockExamples {
        let decoded = decode(page, DetectedEncoding(encoding: .utf8), .page)
        let text = decoded.text.bytes
        let number = view.number(page.span)
        var content = shownContent(text, markup, in: number.map { MarkupDisguise(number: $0) })
        var labels = BlockLabels(content, gold)
        var isAbridged = false
        if case .abridged = view {
            // From two to six paragraphs.
            isAbridged = gold.text != nil && labels.abridge(&content, to: 2 + Int((number ?? 0) >> 8 % 5))
            guard isAbridged else { return BlockExamples() }
        }
        let data = StructuredData(text.span, content.structuredData, titles: spokenTitles(content))
        let title = pageTitle(content, data, siteNames(content, data, address: nil))?.blocks ?? []
        let weights = proseWeights(content)
        let repeats = Repeats(content, weights)
        let selection = rulesSelection(content, markup, book, weights, repeats, title: title)
        let features = BlockFeatures(content, weights, repeats, selection.removals, book)
        let width = BlockFeature.allCases.count
        var examples = BlockExamples()
        var total = 0.0
        for i in features.candidates where labels.isArticle[i] != nil { total += labels.weights[i] }
        // A page whose whole article is known counts for one and a half at most, one that is abridged for a half.
        let share = isAbridged ? 0.5 / total : gold.text == nil ? 1.5 : min(1, 1.5 / total)
        for (k, i) in features.candidates.enumerated() {
            guard let isArticle = labels.isArticle[i] else { continue }
            examples.add(
                features.values[k * width..<(k + 1) * width], isArticle: isArticle, weight: labels.weights[i] * share)
        }
        return examples
    }
}
