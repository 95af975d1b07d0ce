import Bytes
import Records

/// Which blocks of a page are its article, and why the others are not.
struct PageSelection {
    /// For each block, why it is left out; `nil` for one that stays.
    var removals: [MarkupRule?]

    /// The first block that counts as prose and stays.
    func firstProse(_ weights: [Int]) -> Int? { weights.indices.first { weights[$0] > 0 && removals[$0] == nil } }

    /// The last block that counts as prose and stays.
    func lastProse(_ weights: [Int]) -> Int? { weights.indices.last { weights[$0] > 0 && removals[$0] == nil } }

    /// Takes out, by a rule, the blocks that are found in the selection as it is; none where the table has no such rule.
    mutating func takeOut(_ rule: MarkupRule?, _ find: (PageSelection) -> [Int]) {
        guard let rule else { return }
        for i in find(self) { removals[i] = rule }
    }
}

/// Finds the article among a page's blocks.
///
/// First by what the markup says of elements, unless that would take out a large part of the page's prose: an element
/// that holds the article is no sidebar, whatever it is called. Then a second article, comments that a line announces,
/// and what stands before the title. Then what stands outside the part of the page that holds its prose, but for what
/// introduces the article between its title and its body. Then blocks that are mostly links. Last, headings below which
/// nothing is left, and labels above the first prose.
///
/// A page without prose stays whole.
///
/// - Parameters:
///   - weights: How much each block counts as prose.
///   - book: What tells the lines that announce comments.
///   - repeats: What the page repeats.
///   - title: The blocks of headings that are the title.
/// - Complexity: O(*n*) in blocks and nodes.
func selectArticle(
    _ content: PageContent, _ markup: MarkupRules, _ book: RuleBook, weights: [Int], _ repeats: Repeats, title: [Int]
) -> PageSelection {
    var selection = PageSelection(removals: [MarkupRule?](repeating: nil, count: content.blocks.count))

    let all = totals(content, weights)
    guard all[0] > 0 else { return selection }
    let ruled = elementRules(content, markup, all, near: titleRegion(content, weights, title))
    var kept = weights
    for (i, block) in content.blocks.enumerated() {
        if let rule = ruled[block.node] {
            selection.removals[i] = rule
            kept[i] = 0
        }
    }
    func takeOut(_ blocks: some Sequence<Int>, by rule: MarkupRule) {
        for i in blocks where selection.removals[i] == nil {
            selection.removals[i] = rule
            kept[i] = 0
        }
    }
    if let second = secondArticle(content, kept, title), let rule = markup[.secondArticle] {
        takeOut(second..<content.blocks.count, by: rule)
    }
    if let rule = markup[.commentsLabel], let lead = leadBlock(content, kept, title) {
        for range in labelledComments(content, kept, repeats, book, behind: lead) { takeOut(range, by: rule) }
    }
    if let rule = markup[.beforeTitle] { takeOut(noticesBeforeTitle(content, kept, title), by: rule) }
    let items = repeatedItems(content, kept, repeats, title)
    let region = articleRegion(content, items.map { zip(kept, $0.isItem).map { $1 ? 0 : $0 } } ?? kept)
    let lead = leadBlocks(content, kept, selection.removals, region, title)
    for (i, block) in content.blocks.enumerated() where selection.removals[i] == nil || lead.contains(i) {
        if lead.contains(i) {
            selection.removals[i] = nil
            continue
        }
        if !region[block.node] || items?.isTeaser[i] ?? false {
            selection.removals[i] = markup[.outsideMain]
        } else if weights[i] == 0 && isMostlyLinks(block) && !leadsToProse(content, i, kept) {
            selection.removals[i] = markup[.linkDensity]
        }
    }
    removeLabels(content, kept, markup, title, &selection)
    return selection
}

/// The first prose behind the title.
private func leadBlock(_ content: PageContent, _ weights: [Int], _ title: [Int]) -> Int? {
    let title = title.first ?? content.blocks.firstIndex { $0.element == .h1 }
    return ((title ?? -1) + 1..<weights.count).first { weights[$0] > 0 }
}

/// The prose above the title, in elements apart from it: what dialogs about cookies and the like say.
///
/// Only where there is little, with controls, or where the title is no lesser heading and there is less than behind it.
private func noticesBeforeTitle(_ content: PageContent, _ weights: [Int], _ title: [Int]) -> [Int] {
    let blocks = content.blocks
    guard let first = title.first else { return [] }
    var prose: [Int] = []
    for i in 0..<first where weights[i] > 0 { prose.append(i) }
    guard let last = prose.last else { return [] }
    let before = prose.reduce(0) { $0 + weights[$1] }
    let behind = weights[first...].reduce(0, +)
    let hasControls = blocks[min(last + 1, first)...min(last + 3, first)].contains { $0.controls > 0 }
    let isMain = blocks[first].element == .h1 || !blocks[first].element.isHeading
    guard behind > 0, prose.count <= 3 && hasControls || isMain && before <= behind && prose.count <= 8 else {
        return []
    }
    let isAround = ancestors(content, of: blocks[first].node)
    return prose.filter { !isAround[blocks[$0].node] }
}

/// How much a block counts as prose: its bytes outside links, if it is of some length; a short one not at all.
private func proseWeight(_ block: PageBlock, _ text: Span<UInt8>) -> Int {
    let plain = block.range.count - block.linkBytes
    guard plain >= 40, 2 * plain > block.range.count, !block.element.isHeading else { return 0 }
    // Marks alone are none, however many.
    guard endsSentence(text, block.range) || plain >= 160,
        block.range.contains(where: { isASCIIAlphanumeric(text[$0]) || text[$0] >= 0x80 })
    else { return 0 }
    return plain
}

/// How much each block of a page counts as prose.
func proseWeights(_ content: PageContent) -> [Int] {
    let text = content.text.bytes
    return content.blocks.map { proseWeight($0, text.span) }
}

/// How many bytes of a page count as prose.
func proseByteCount(_ content: PageContent) -> Int { proseWeights(content).reduce(0, +) }

private func isMostlyLinks(_ block: PageBlock) -> Bool {
    block.element == .li
        ? 3 * block.linkBytes > 2 * block.range.count : 2 * block.linkBytes > block.range.count
}

/// How much prose each node holds, its descendants' included.
private func totals(_ content: PageContent, _ weights: [Int]) -> [Int] {
    var totals = [Int](repeating: 0, count: content.nodes.count)
    for (i, block) in content.blocks.enumerated() { totals[block.node] += weights[i] }
    // Nodes are in the order in which they begin, so each comes after its parent.
    for i in content.nodes.indices.dropFirst().reversed() { totals[content.nodes[i].parent] += totals[i] }
    return totals
}

/// Which nodes belong to the article: the core, where the page is followed down as long as one element holds three
/// quarters of the prose, and around it, as far as one element holds nine tenths, the branches that are mostly prose.
private func articleRegion(_ content: PageContent, _ weights: [Int]) -> [Bool] {
    let prose = totals(content, weights)
    let path = heaviestPath(content, prose)
    let densest = path.last { $0.share >= 75 }?.node ?? 0
    let core = besideLines(content, densest)
    // What holds nine tenths is the core or around it.
    let widest = path.last { $0.share >= 90 }?.node ?? 0
    let outer = widest == densest ? core : widest
    var region = descendants(content, of: core)
    guard outer != core else { return region }
    let branches = Branches(content, prose)
    // A branch hangs on an element between the outer one and the core.
    var isTrunk = [Bool](repeating: false, count: content.nodes.count)
    var node = core
    while node != outer {
        node = content.nodes[node].parent
        isTrunk[node] = true
        region[node] = true
    }
    var isKept = [Bool](repeating: false, count: content.nodes.count)
    for i in content.nodes.indices.dropFirst() where !region[i] {
        let parent = content.nodes[i].parent
        isKept[i] = isTrunk[parent] ? branches.isProse(i) : isKept[parent]
    }
    for i in isKept.indices where isKept[i] { region[i] = true }
    return region
}

/// The element around one that holds a line and stands among others that do, since each line of a paragraph may have an
/// element of its own, and few of them end a sentence; any other element as it is.
private func besideLines(_ content: PageContent, _ core: Int) -> Int {
    let parent = content.nodes[core].parent
    guard core != 0, content.blocks.count(where: { $0.node == core }) == 1 else { return core }
    let lines = content.blocks.count { block in
        let node = content.nodes[block.node]
        return node.parent == parent && node.element == content.nodes[core].element && node.rule == nil
            && block.linkBytes == 0 && (40...480).contains(block.range.count)
    }
    return lines >= 6 ? parent : core
}

/// The blocks between the article's title and its body that introduce it: prose, or what the head says of the page.
private func leadBlocks(
    _ content: PageContent, _ weights: [Int], _ removals: [MarkupRule?], _ region: [Bool], _ title: [Int]
) -> Set<Int> {
    let blocks = content.blocks
    guard let body = blocks.indices.first(where: { weights[$0] > 0 && region[blocks[$0].node] }) else { return [] }
    let heading = title.last { $0 < body } ?? blocks.indices.last { $0 < body && blocks[$0].element == .h1 }
    let text = content.text.bytes
    var lead: Set<Int> = []
    let start = heading ?? max(0, body - 20)
    for i in max(start, body - 40)..<body {
        let block = blocks[i]
        let said = phrase(of: text.span, block.range)
        let isWitnessed =
            said.count >= 30
            && (stands(said, in: content.summary.span, at: 0)
                || content.summary.count >= 30 && stands(content.summary, in: said.span, at: 0))
        guard removals[i] == nil || isWitnessed && removals[i]?.kind != .caption else { continue }
        if isWitnessed || heading != nil && weights[i] > 0 && block.element != .li { lead.insert(i) }
    }
    return lead
}

/// Takes out headings whose text was taken out, and labels above the first prose.
private func removeLabels(
    _ content: PageContent, _ weights: [Int], _ markup: MarkupRules, _ title: [Int],
    _ selection: inout PageSelection
) {
    let blocks = content.blocks
    let text = content.text.bytes
    let prose = blocks.indices.filter { weights[$0] > 0 && selection.removals[$0] == nil }
    guard let first = prose.first else { return }
    if let rule = markup[.orphanHeading] {
        // From the back, so that a heading above an orphaned heading is one too.
        var follower: Int?
        var hasGap = false
        for i in blocks.indices.reversed() {
            guard selection.removals[i] == nil else {
                hasGap = hasGap || selection.removals[i]?.kind != .caption
                continue
            }
            let isHeading = blocks[i].element.isHeading || isLeadIn(text.span, blocks[i].range)
            if isHeading, i > first, follower.map({ hasGap && blocks[$0].element.isHeading }) ?? true {
                selection.removals[i] = rule
                continue
            }
            follower = i
            hasGap = false
        }
    }
    if let rule = markup[.headLabel] {
        for i in blocks.indices.prefix(first) where selection.removals[i] == nil && weights[i] == 0 {
            let block = blocks[i]
            // A line that a break sets apart from the text in the same element is its first.
            let isOfText = block.node == blocks[first].node && block.element != .p && block.element.isContainer
            if !block.element.isHeading, block.element != .li, !isOfText, shownLength(text.span, block.range) < 40,
                !endsSentence(text.span, block.range), !isSummary(content, i, title)
            {
                selection.removals[i] = rule
            }
        }
    }
}

/// Whether a block behind the title says what the head says of the page, and no more, which then is its standfirst.
private func isSummary(_ content: PageContent, _ index: Int, _ title: [Int]) -> Bool {
    let text = content.text.bytes
    guard let heading = title.first(where: { $0 < index }), content.summary.count >= 12 else { return false }
    return phrase(of: text.span, content.blocks[index].range) == content.summary
        && phrase(of: text.span, content.blocks[heading].range) != content.summary
}

/// Whether a short block ends with a colon.
private func isLeadIn(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count <= 80 && text[range.upperBound - 1] == 0x3A && !endsSentence(text, range)
}

/// What the elements hold, their descendants included.
private struct Branches {
    let bytes: [Int]
    let links: [Int]
    let prose: [Int]

    init(_ content: PageContent, _ prose: [Int]) {
        self.prose = prose
        bytes = totals(content, content.blocks.map { $0.range.count })
        links = totals(content, content.blocks.map { $0.linkBytes })
    }

    /// Whether a branch is mostly prose and has few links.
    func isProse(_ node: Int) -> Bool {
        2 * prose[node] >= bytes[node] && prose[node] > 0 && 4 * links[node] < bytes[node]
    }
}

/// The elements from the page down, each the one with the most prose in the last, and its least share of the prose of
/// any step up to it, in hundredths.
private func heaviestPath(_ content: PageContent, _ totals: [Int]) -> [(node: Int, share: Int)] {
    var heaviest = [Int](repeating: 0, count: content.nodes.count)
    for i in content.nodes.indices.dropFirst() {
        let parent = content.nodes[i].parent
        if heaviest[parent] == 0 || totals[i] > totals[heaviest[parent]] { heaviest[parent] = i }
    }
    var path = [(node: 0, share: 100)]
    var node = 0
    var share = 100
    while heaviest[node] != 0, totals[node] > 0 {
        share = min(share, 100 * totals[heaviest[node]] / totals[node])
        node = heaviest[node]
        path.append((node, share))
    }
    return path
}

/// Whether a block is a heading right above prose.
private func leadsToProse(_ content: PageContent, _ index: Int, _ weights: [Int]) -> Bool {
    content.blocks[index].element.isHeading && index + 1 < weights.count && weights[index + 1] > 0
}
