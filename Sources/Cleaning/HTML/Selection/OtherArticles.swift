/// The blocks of teasers and comments, where the first prose behind the title is neither; `nil` elsewhere.
///
/// A short article may have more of both than text of its own.
///
/// - Parameters:
///   - weights: How much each block counts as prose.
///   - title: The blocks of headings that are the title.
/// - Returns: By block whether it is one; and whether it is a teaser behind that prose and beside the element around it.
/// - Complexity: O(*n*) in blocks and nodes.
func repeatedItems(
    _ content: PageContent, _ weights: [Int], _ repeats: Repeats, _ title: [Int]
) -> (isItem: [Bool], isTeaser: [Bool])? {
    let blocks = content.blocks
    guard let title = title.first ?? blocks.firstIndex(where: { $0.element == .h1 }),
        let lead = weights.indices.first(where: { $0 > title && weights[$0] > 0 })
    else { return nil }
    let teasers = blocks.map { repeats.items(of: $0.node).areTeasers }
    let items = blocks.indices.map { teasers[$0] || repeats.items(of: blocks[$0].node).areComments }
    guard !items[lead] else { return nil }
    let body = descendants(content, of: blocks[lead].node)
    return (items, blocks.indices.map { $0 > lead && teasers[$0] && !body[blocks[$0].node] })
}

/// The block with which a second article begins, on a page that goes on with the next one below the first.
///
/// It stands in an element beside the one that holds the title and the first prose, of the same name, begins with an `<h1>` of its
/// own, and has an author or a day and prose of its own.
///
/// - Complexity: O(*n*) in blocks and nodes for each `<h1>` behind the title, of which sixteen are looked at.
func secondArticle(_ content: PageContent, _ weights: [Int], _ title: [Int]) -> Int? {
    let blocks = content.blocks
    guard let title = title.first(where: { blocks[$0].element == .h1 }),
        let lead = weights.indices.first(where: { $0 > title && weights[$0] > 0 })
    else { return nil }
    let (first, text) = (path(to: blocks[title].node, content), path(to: blocks[lead].node, content))
    for heading in blocks.indices.filter({ $0 > lead && blocks[$0].element == .h1 }).prefix(16) {
        let other = path(to: blocks[heading].node, content)
        guard let fork = zip(first, other).enumerated().first(where: { $1.0 != $1.1 })?.offset, fork < text.count,
            text[fork] == first[fork], content.nodes[first[fork]].element == content.nodes[other[fork]].element
        else { continue }
        let inside = descendants(content, of: other[fork])
        let own = blocks.indices.filter { inside[blocks[$0].node] }
        guard let start = own.first, let end = own.last, heading - start < 8,
            own.contains(where: { $0 > heading && weights[$0] > 0 })
        else { continue }
        let bytes = blocks[start].range.lowerBound...blocks[end].range.upperBound
        if content.days.contains(where: { bytes.contains($0.offset) })
            || content.authors.contains(where: { bytes.contains($0.range.lowerBound) })
        {
            return start
        }
    }
    return nil
}

/// The nodes from the page down to one.
private func path(to node: Int, _ content: PageContent) -> [Int] {
    var path = [node]
    while let last = path.last, last != 0 { path.append(content.nodes[last].parent) }
    return path.reversed()
}
