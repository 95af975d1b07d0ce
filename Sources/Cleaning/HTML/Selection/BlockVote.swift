import Trees

/// The classifier of blocks: decides again about the blocks that the rules let stay or took out with little evidence.
struct BlockVote: Sendable {
    /// A block that the rules keep goes at less than this, in thousandths of natural-logarithmic odds.
    static let leastToStay = -400
    /// A block that the rules take out returns at more than this.
    static let leastToReturn = 0

    private let model: TreeModel
    private let rule: MarkupRule
    private let book: RuleBook

    /// - Parameters:
    ///   - rule: What the blocks that it takes out are listed under.
    ///   - book: What tells signposts.
    init(_ model: TreeModel, rule: MarkupRule, _ book: RuleBook) {
        self.model = model
        self.rule = rule
        self.book = book
    }

    /// Decides about the blocks of a page.
    ///
    /// Where the rules keep no prose, or none would be left, the page is like none that the classifier has seen, and
    /// the rules stand.
    ///
    /// - Returns: The blocks that it took out, with their scores.
    /// - Complexity: O(*n*) in blocks and nodes, times the depth of all trees for each block that it has a say about.
    @discardableResult
    func revise(
        _ selection: inout PageSelection, _ content: PageContent, _ weights: [Int], _ repeats: Repeats
    ) -> [(block: Int, score: Int)] {
        var before = 0
        for i in weights.indices where selection.removals[i] == nil { before += weights[i] }
        guard before > 0 else { return [] }
        var voted: [(block: Int, score: Int)] = []
        let features = BlockFeatures(content, weights, repeats, selection.removals, book)
        var revised = selection.removals
        for (i, score) in zip(features.candidates, model.scores(features.values)) {
            if selection.removals[i] == nil {
                guard score < Self.leastToStay else { continue }
                revised[i] = rule
                voted.append((i, score))
            } else if score > Self.leastToReturn {
                revised[i] = nil
            }
        }
        var after = 0
        for i in weights.indices where revised[i] == nil { after += weights[i] }
        guard after > 0 else { return [] }
        selection.removals = revised
        return voted
    }
}
