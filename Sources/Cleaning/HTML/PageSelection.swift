import Bytes
import Records

/// Which blocks of a page are its article, and why the others are not.
struct PageSelection {
    /// For each block, why it is left out; `nil` for one that stays.
    var removals: [Rule?]
    /// The blocks of headings that became the title.
    var titleBlocks: [Int] = []
}

/// Finds the article among a page's blocks.
///
/// First by what the markup says of elements, unless that would take out a large part of the page's prose: an element
/// that holds the article is not a comment box, whatever it is called. Then the page is followed down from the top as
/// long as one element holds three quarters of the prose, and what stands outside that element is left out, but for prose
/// in the `<article>` around it. Last, blocks that are mostly links.
///
/// A page without prose stays whole.
///
/// - Complexity: O(*n*) in blocks and nodes.
func selectArticle(_ content: PageContent, _ markup: MarkupRules) -> PageSelection {
    let text = content.text.bytes
    let weights = content.blocks.map { proseWeight($0, text.span) }
    var selection = PageSelection(removals: [Rule?](repeating: nil, count: content.blocks.count))

    let all = totals(content, weights)
    guard all[0] > 0 else { return selection }
    let ruled = rules(content, all)
    var kept = weights
    for (i, block) in content.blocks.enumerated() {
        if let rule = ruled[block.node] {
            selection.removals[i] = rule
            kept[i] = 0
        }
    }
    let left = totals(content, kept)
    let main = mainNode(content, left)
    let isInside = descendants(content, of: main)
    let isInArticle = descendants(content, of: articleNode(content, around: main))
    for (i, block) in content.blocks.enumerated() where selection.removals[i] == nil {
        if !isInside[block.node] && !(isInArticle[block.node] && weights[i] > 0) {
            selection.removals[i] = markup[.outsideMain]
        } else if weights[i] == 0 && isMostlyLinks(block) {
            selection.removals[i] = markup[.linkDensity]
        }
    }
    return selection
}

/// How much a block counts as prose: its bytes outside links, if it is of some length; a short one not at all.
private func proseWeight(_ block: PageBlock, _ text: Span<UInt8>) -> Int {
    let plain = block.range.count - block.linkBytes
    guard plain >= 60, 2 * plain > block.range.count, !block.element.isHeading else { return 0 }
    return endsSentence(text, block.range) || plain >= 160 ? plain : 0
}

private func isMostlyLinks(_ block: PageBlock) -> Bool {
    2 * block.linkBytes > block.range.count
}

/// How much prose each node holds, its descendants' included.
private func totals(_ content: PageContent, _ weights: [Int]) -> [Int] {
    var totals = [Int](repeating: 0, count: content.nodes.count)
    for (i, block) in content.blocks.enumerated() { totals[block.node] += weights[i] }
    // Nodes are in the order in which they begin, so each comes after its parent.
    for i in content.nodes.indices.dropFirst().reversed() { totals[content.nodes[i].parent] += totals[i] }
    return totals
}

/// The rule of each node: its own or that of an element around it.
///
/// A rule does not hold for an element that has more than two fifths of the page's prose, and not at all if it would take
/// out more than that in all places together: some sites call every paragraph a widget.
private func rules(_ content: PageContent, _ totals: [Int]) -> [Rule?] {
    let limit = 2 * totals[0] / 5
    func outermost(without barred: Set<Rule>) -> (rules: [Rule?], taken: [Rule: Int]) {
        var rules: [Rule?] = []
        var taken: [Rule: Int] = [:]
        rules.reserveCapacity(content.nodes.count)
        for (i, node) in content.nodes.enumerated() {
            if i > 0, let inherited = rules[node.parent] {
                rules.append(inherited)
            } else if let own = node.rule, totals[i] <= limit, !barred.contains(own) {
                rules.append(own)
                if totals[i] > 0 { taken[own, default: 0] += totals[i] }
            } else {
                rules.append(nil)
            }
        }
        return (rules, taken)
    }
    let first = outermost(without: [])
    let barred = Set(first.taken.filter { $0.value > limit }.keys)
    return barred.isEmpty ? first.rules : outermost(without: barred).rules
}

/// The deepest node that holds most of the prose at each step down to it.
private func mainNode(_ content: PageContent, _ totals: [Int]) -> Int {
    var heaviest = [Int](repeating: 0, count: content.nodes.count)
    for i in content.nodes.indices.dropFirst() {
        let parent = content.nodes[i].parent
        if heaviest[parent] == 0 || totals[i] > totals[heaviest[parent]] { heaviest[parent] = i }
    }
    var node = 0
    while heaviest[node] != 0, totals[node] > 0, 4 * totals[heaviest[node]] >= 3 * totals[node] {
        node = heaviest[node]
    }
    return node
}

/// The innermost `<article>` that a node stands in, or the node itself.
private func articleNode(_ content: PageContent, around main: Int) -> Int {
    var node = main
    while node != 0 {
        let element = content.nodes[node].element
        if element == .article { return node }
        node = content.nodes[node].parent
    }
    return main
}

private func descendants(_ content: PageContent, of main: Int) -> [Bool] {
    var isInside = [Bool](repeating: false, count: content.nodes.count)
    isInside[main] = true
    if main == 0 { return [Bool](repeating: true, count: content.nodes.count) }
    for i in content.nodes.indices.dropFirst() where isInside[content.nodes[i].parent] { isInside[i] = true }
    return isInside
}
