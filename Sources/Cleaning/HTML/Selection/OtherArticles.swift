/// The blocks of teasers and comments, where the first prose behind the title is neither; `nil` elsewhere.
///
/// A short article may have more of both than text of its own. What stands in the `<article>` of that prose is no
/// teaser.
///
/// - Parameters:
///   - weights: How much each block counts as prose.
///   - title: The blocks of headings that are the title.
/// - Returns: By block whether it is one; and whether it is a teaser behind that prose and beside the element around
///   it.
/// - Complexity: O(*n*) in blocks and nodes.
func repeatedItems(
    _ content: PageContent, _ weights: [Int], _ repeats: Repeats, _ title: [Int]
) -> (isItem: [Bool], isTeaser: [Bool])? {
    let blocks = content.blocks
    guard let title = title.first ?? blocks.firstIndex(where: { $0.element == .h1 }),
        let lead = weights.indices.first(where: { $0 > title && weights[$0] > 0 })
    else { return nil }
    let article = ownArticle(of: blocks[lead].node, content)
    let runs = teaserRuns(content, weights, behind: lead)
    // The element of the article may stand among those of teasers.
    let isBesideTeasers = repeats.items(of: blocks[lead].node).areTeasers
    let teasers = blocks.indices.map { i in
        (runs[i] || !isBesideTeasers && repeats.items(of: blocks[i].node).areTeasers) && !article[blocks[i].node]
    }
    let items = blocks.indices.map { teasers[$0] || repeats.items(of: blocks[$0].node).areComments }
    guard !items[lead] else { return nil }
    let body = descendants(content, of: blocks[lead].node)
    return (items, blocks.indices.map { $0 > lead && teasers[$0] && !body[blocks[$0].node] })
}

/// The block with which a second article begins, on a page that goes on with the next one below the first.
///
/// It stands in an element beside the one that holds the title and the first prose, of the same name, begins with an
/// `<h1>` of its own, and has an author or a day and prose of its own. More than two that begin so are the entries of a
/// live blog, unless the first article is long itself.
///
/// - Complexity: O(*n*) in blocks and nodes for each `<h1>` behind the title, of which sixteen are looked at.
func secondArticle(_ content: PageContent, _ weights: [Int], _ title: [Int]) -> Int? {
    let blocks = content.blocks
    guard let title = title.first(where: { blocks[$0].element == .h1 }),
        let lead = weights.indices.first(where: { $0 > title && weights[$0] > 0 })
    else { return nil }
    let (first, text) = (path(to: blocks[title].node, content), path(to: blocks[lead].node, content))
    var starts: [Int: Int] = [:]
    var earliest: Int?
    for heading in blocks.indices.filter({ $0 > lead && blocks[$0].element == .h1 }).prefix(16) {
        let other = path(to: blocks[heading].node, content)
        guard let fork = zip(first, other).enumerated().first(where: { $1.0 != $1.1 })?.offset, fork < text.count,
            text[fork] == first[fork], content.nodes[first[fork]].element == content.nodes[other[fork]].element,
            starts[other[fork]] == nil,
            let start = startOfArticle(in: other[fork], heading, content, weights)
        else { continue }
        starts[other[fork]] = start
        earliest = earliest ?? start
    }
    guard let earliest, starts.count > 2 else { return earliest }
    return weights[..<earliest].reduce(0, +) >= longIntroduction ? earliest : nil
}

/// How many bytes of prose no introduction to a live blog has.
private let longIntroduction = 500

/// The first block of an element that holds an article of its own below a heading.
private func startOfArticle(in node: Int, _ heading: Int, _ content: PageContent, _ weights: [Int]) -> Int? {
    let blocks = content.blocks
    let inside = descendants(content, of: node)
    let own = blocks.indices.filter { inside[blocks[$0].node] }
    // Above its heading there may be a section's name, a day, an author.
    guard let start = own.first, let end = own.last, heading - start < 8,
        own.contains(where: { $0 > heading && weights[$0] > 0 })
    else { return nil }
    // What stands right behind the element is noted at its end.
    let bytes = blocks[start].range.lowerBound..<blocks[end].range.upperBound
    let isSigned =
        content.days.contains { bytes.contains($0.offset) }
        || content.authors.contains { bytes.contains($0.range.lowerBound) }
    return isSigned ? start : nil
}

/// The nodes of the `<article>` that a node stands in; none where there is none.
private func ownArticle(of node: Int, _ content: PageContent) -> [Bool] {
    let article = path(to: node, content).last { content.nodes[$0].element == .article }
    return article.map { descendants(content, of: $0) } ?? [Bool](repeating: false, count: content.nodes.count)
}

/// The nodes from the page down to one.
private func path(to node: Int, _ content: PageContent) -> [Int] {
    var path = [node]
    while let last = path.last, last != 0 { path.append(content.nodes[last].parent) }
    return path.reversed()
}
