import Bytes

/// The blocks of small boxes within the article whose first line asks to subscribe or to share: `Newsletter` above what
/// it is about.
///
/// A box is an element below the article's first prose that begins with a heading the tables know, or with
/// such a line where controls follow, and that holds little: at most six blocks, two of them prose.
///
/// - Parameters:
///   - weights: How much each block counts as prose.
///   - removals: Why blocks are left out already.
/// - Complexity: O(*n*) in blocks; a line is looked up for each short heading, and where controls follow.
func labelledBoxes(
    _ content: PageContent, _ weights: [Int], _ removals: [MarkupRule?], _ book: RuleBook
) -> [Range<Int>] {
    let blocks = content.blocks
    let text = content.text.bytes
    guard let lead = blocks.indices.first(where: { weights[$0] > 0 && removals[$0] == nil }) else { return [] }
    var found: [Range<Int>] = []
    for i in blocks.indices.dropFirst(lead + 1) {
        let block = blocks[i]
        let node = block.node
        guard block.range.count <= (block.element.isHeading ? 200 : 60), node != 0, blocks[i - 1].node != node else {
            continue
        }
        let end = blocks[i...].prefix(8).firstIndex { !isInside(content, $0.node, node) } ?? min(i + 8, blocks.count)
        guard (2...6).contains(end - i), removals[i + 1..<end].contains(where: { $0 == nil }) else { continue }
        let box = i..<end
        let hasControls = blocks[box].contains { $0.controls > 0 } || end < blocks.count && blocks[end].controls > 0
        guard block.element.isHeading || hasControls, box.count(where: { weights[$0] > 0 }) <= 2,
            blocks[end - 1].range.upperBound - block.range.lowerBound <= 500, !holdsBefore(content, i, node)
        else { continue }
        let words = phrase(of: text.span, block.range)
        let kind = asking(words, text.span, block.range, book)
        // At the end of an article "Newsletter" heads lists of what else there is to read, and is of their kind in the table.
        let isNewsletter = book.calls?.isNewsletter(words.span, upTo: hasControls ? 5 : 1) ?? false
        if kind == "subscribe" || kind == "share" || isNewsletter { found.append(box) }
    }
    return found
}

/// The kind of what takes a line out, where it would stand below the text; of a longer one only the rules for calls and
/// for what lines begin with are asked.
private func asking(_ words: [UInt8], _ text: Span<UInt8>, _ range: Range<Int>, _ book: RuleBook) -> String? {
    if let rule = book.rule(forLine: words, at: .tail) { return rule.kind }
    let line = ComparedLine(words: words, isShort: false)
    return (book.rule(forLine: line, text, range, at: .body) ?? book.rule(forCall: words, text, range))?.kind
}

/// Whether a node is another or stands in it.
func isInside(_ content: PageContent, _ node: Int, _ outer: Int) -> Bool {
    // A node comes after its parent.
    var node = node
    while node > outer { node = content.nodes[node].parent }
    return node == outer
}

/// Whether a node holds a block before one.
private func holdsBefore(_ content: PageContent, _ index: Int, _ node: Int) -> Bool {
    index > 0 && isInside(content, content.blocks[index - 1].node, node)
}
