/// The part of a page around its title.
struct TitleRegion {
    /// By node, whether it is the part or stands in it.
    let isInside: [Bool]
    /// By node, whether it is the part or holds it.
    let isAround: [Bool]
    /// How much prose stands in it behind the title, without comments, related articles and what surrounds an article.
    let prose: Int
}

/// The smallest element that holds the title and behind it at least 250 bytes and a fifth of the page's prose, comments
/// and the like aside; `nil` where the whole page is that element.
///
/// - Complexity: O(*n*) in blocks and nodes.
func titleRegion(_ content: PageContent, _ weights: [Int], _ title: [Int]) -> TitleRegion? {
    let (blocks, nodes) = (content.blocks, content.nodes)
    guard let title = title.first(where: { blocks[$0].element == .h1 }) ?? title.first else { return nil }
    var prose = [Int](repeating: 0, count: nodes.count)
    var isBeside = [Bool](repeating: false, count: nodes.count)
    for i in nodes.indices.dropFirst() {
        let isOwn = nodes[i].rule.map { isNeverText($0.kind) || isBesideText($0.kind) } ?? false
        isBeside[i] = isOwn || isBeside[nodes[i].parent]
    }
    for i in blocks.indices where i > title && !isBeside[blocks[i].node] { prose[blocks[i].node] += weights[i] }
    for i in nodes.indices.dropFirst().reversed() { prose[nodes[i].parent] += prose[i] }
    var node = blocks[title].node
    while node != 0, prose[node] < max(250, prose[0] / 5) { node = nodes[node].parent }
    guard node != 0 else { return nil }
    return TitleRegion(
        isInside: descendants(content, of: node), isAround: ancestors(content, of: node), prose: prose[node])
}

/// The rule of each node: its own or that of an element around it.
///
/// A rule does not hold for an element that has more than two fifths of the page's prose, and not at all if it would
/// take out more than that in all places together: some sites call every paragraph a widget. A short article may have
/// long comments, so that rules for these hold as long as half of the prose or 300 bytes of it are left; and other
/// stories beside it may outweigh it, so that around the title two fifths of what stands there are enough, and what
/// holds title and text is neither sidebar nor form.
///
/// - Parameter totals: How much prose each node holds, its descendants' included.
/// - Complexity: O(*n*) in nodes.
func elementRules(
    _ content: PageContent, _ markup: MarkupRules, _ totals: [Int], near region: TitleRegion?
) -> [MarkupRule?] {
    let limit = 2 * totals[0] / 5
    let widestLimit = totals[0] - min(totals[0] / 2, 300)
    var isBarred = [Bool](repeating: false, count: markup.count)
    func holdsArticle(_ node: Int, _ kind: MarkupRule.Kind) -> Bool {
        guard let region, !isNeverText(kind) else { return false }
        if region.isAround[node] { return true }
        return region.isInside[node] && !isBesideText(kind) && totals[node] > 2 * region.prose / 5
    }
    /// The rules of all nodes, and how much prose each takes out or would.
    func outermost() -> (rules: [MarkupRule?], taken: [(rule: MarkupRule, total: Int)]) {
        var rules: [MarkupRule?] = []
        var taken: [(rule: MarkupRule, total: Int)] = []
        rules.reserveCapacity(content.nodes.count)
        for (i, node) in content.nodes.enumerated() {
            if i > 0, let inherited = rules[node.parent] {
                rules.append(inherited)
            } else if let own = node.rule, totals[i] <= (isNeverText(own.kind) ? widestLimit : limit),
                !isBarred[Int(own.number)]
            {
                rules.append(totals[i] > 0 && holdsArticle(i, own.kind) ? nil : own)
                guard totals[i] > 0 else { continue }
                if let known = taken.firstIndex(where: { $0.rule == own }) {
                    taken[known].total += totals[i]
                } else {
                    taken.append((own, totals[i]))
                }
            } else {
                rules.append(nil)
            }
        }
        return (rules, taken)
    }
    let first = outermost()
    let barred = first.taken.filter { $0.total > (isNeverText($0.rule.kind) ? widestLimit : limit) }
    guard !barred.isEmpty else { return first.rules }
    for (rule, _) in barred { isBarred[Int(rule.number)] = true }
    return outermost().rules
}

/// Whether what a rule of this kind takes out is no article however much of it there is.
private func isNeverText(_ kind: MarkupRule.Kind) -> Bool { kind == .comments }

/// Whether what a rule of this kind takes out stands beside an article, and may be more than it.
private func isBesideText(_ kind: MarkupRule.Kind) -> Bool { kind == .surroundings || kind == .related }
