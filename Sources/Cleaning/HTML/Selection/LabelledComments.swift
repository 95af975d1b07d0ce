import Bytes

/// The blocks of comments below an article that a line announces ("Comments", "3 Kommentare", "评论 (12)"), in an
/// element of their own or in those that follow the line.
///
/// What follows such a line counts as comments where each paragraph has a short line with it, a name or a day, and where
/// the article does not stand in the same element, unless the items of a list do.
///
/// - Parameters:
///   - weights: How much each block counts as prose; nothing for one that is left out already.
///   - lead: The first prose behind the title.
/// - Complexity: O(*n*) in blocks and nodes for each of the first eight such lines.
func labelledComments(
    _ content: PageContent, _ weights: [Int], _ repeats: Repeats, _ book: RuleBook, behind lead: Int
) -> [Range<Int>] {
    let (blocks, nodes) = (content.blocks, content.nodes)
    let text = content.text.bytes
    var places: NodePlaces?
    var found: [Range<Int>] = []
    var looks = 0
    var prose = blocks.count
    var candidates: [Int] = []
    for i in (lead + 1..<blocks.count).reversed() {
        if weights[i] > 0 {
            prose = i
        } else if prose - i <= 5, prose < blocks.count, blocks[i].range.count <= 60 {
            if 2 * blocks[i].linkBytes < blocks[i].range.count { candidates.append(i) }
        }
    }
    for label in candidates.reversed() where looks < 8 && label >= found.last?.upperBound ?? 0 {
        guard announcesComments(text.span, blocks[label].range, book) else { continue }
        looks += 1
        let place = places ?? NodePlaces(content)
        places = place
        guard let next = (label + 1..<weights.count).first(where: { weights[$0] > 0 }) else { break }
        var node = blocks[label].node
        while node != 0, place.end[node] <= next { node = nodes[node].parent }
        var end = place.end[node]
        if place.start[node] <= lead {
            // The element that begins with the first comment, and those of its sort that follow.
            var item = blocks[next].node
            guard item != node else { continue }
            while nodes[item].parent != node { item = nodes[item].parent }
            let items = repeats.items(of: item)
            guard items.areComments || nodes[item].element == .ul || nodes[item].element == .ol else { continue }
            end = place.end[item]
        }
        let own = label + 1..<end
        let (paragraphs, lines) = own.reduce(into: (0, 0)) { count, i in
            if weights[i] > 0 { count.0 += 1 } else if blocks[i].range.count <= 60 { count.1 += 1 }
        }
        // One word above one paragraph may be what the paragraph is: a commentary.
        let isHeading = blocks[label].element.isHeading || text[blocks[label].range].contains(where: isASCIIDigit)
        if lines >= paragraphs, isHeading || paragraphs > 1 { found.append(label..<end) }
    }
    return found
}

/// Whether a line is what the table knows as the heading or a control of comments, a count aside.
private func announcesComments(_ text: Span<UInt8>, _ range: Range<Int>, _ book: RuleBook) -> Bool {
    func isCount(_ byte: UInt8) -> Bool { isASCIIDigit(byte) || byte == 0x20 || byte == 0x28 || byte == 0x29 }
    let words = phrase(of: text, range)
    let start = words.firstIndex { !isCount($0) } ?? words.count
    let end = (words.lastIndex { !isCount($0) && $0 != 0x3A } ?? words.count - 1) + 1
    guard start < end else { return false }
    return book.rule(forLine: Array(words[start..<end]), at: .tail)?.kind == "comments"
}

/// Where the blocks of each element begin and end, its descendants' included.
private struct NodePlaces {
    /// By node; the count of blocks where it has none.
    private(set) var start: [Int]
    private(set) var end: [Int]

    init(_ content: PageContent) {
        start = [Int](repeating: content.blocks.count, count: content.nodes.count)
        end = [Int](repeating: 0, count: content.nodes.count)
        for (i, block) in content.blocks.enumerated() {
            start[block.node] = min(start[block.node], i)
            end[block.node] = i + 1
        }
        for i in content.nodes.indices.dropFirst().reversed() {
            let parent = content.nodes[i].parent
            start[parent] = min(start[parent], start[i])
            end[parent] = max(end[parent], end[i])
        }
    }
}
