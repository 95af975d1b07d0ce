import Bytes

/// The blocks below the first prose that say how the document is to be cited: its title among more, and whoever wrote or
/// published it.
///
/// - Parameters:
///   - title: The article's title.
///   - author: Who wrote it, as the page's metadata say.
///   - site: Where it was published.
/// - Complexity: O(*n*) in the bytes of blocks that are about as long.
func citeLines(
    _ content: PageContent, _ selection: PageSelection, _ weights: [Int], title: [UInt8], author: String?,
    site: String?
) -> [Int] {
    let text = content.text.bytes
    let name = phrase(of: title.span, title.indices)
    guard name.count >= 24, let first = selection.firstProse(weights) else { return [] }
    let sources = [author, site].compactMap(\.self).map { name in
        let bytes = Array(name.utf8.prefix { $0 != 0x3B })
        return phrase(of: bytes.span, bytes.indices)
    }
    guard !sources.isEmpty else { return [] }
    return content.blocks.indices.dropFirst(first + 1).filter { i in
        let range = content.blocks[i].range
        guard selection.removals[i] == nil, range.count > title.count + 4, range.count <= title.count + 300,
            holdsYear(text.span, range)
        else { return false }
        let said = phrase(of: text.span, range)
        guard let place = firstOccurrence(of: name.span, in: said.span), said.count > name.count else { return false }
        let rest = Array(said[..<place]) + [0x20] + Array(said[(place + name.count)...])
        return holdsYear(rest.span, rest.indices) && sources.contains { holds(rest.span, $0) }
    }
}

/// The last blocks that begin with the author's name and go on about who that is: `Jane Doe is a senior fellow …`.
///
/// Where the text names the author, too, it may go on about what that person did, and nothing goes.
///
/// - Parameter author: Who wrote it, as the page's metadata say; names are joined by semicolons.
/// - Complexity: O(*n*) in blocks; at most one for each author is read, and where one is found, all prose.
func authorNotes(_ content: PageContent, _ selection: PageSelection, _ weights: [Int], author: String?) -> [Int] {
    let text = content.text.bytes
    let all = phrases(ofNames: author)
    guard (1...8).contains(all.count) else { return [] }
    let names = all.filter { $0.contains(0x20) || $0[0] >= 0xE3 }
    let prose = weights.indices.filter { weights[$0] > 0 && selection.removals[$0] == nil }
    var found: [Int] = []
    for i in content.blocks.indices.reversed() where selection.removals[i] == nil {
        let block = content.blocks[i]
        guard found.count < names.count, block.range.count <= 800, !block.element.isHeading, block.element != .li
        else { break }
        let said = phrase(of: text.span, block.range)
        let name = names.first { stands($0, in: said.span, at: 0) && said.count > $0.count + 8 }
        // `Jane Doe: Thank you for your time.` is said in an interview.
        guard let name, !text[block.range].prefix(name.count + 12).contains(0x3A) else { break }
        found.append(i)
    }
    // Who is spoken of in the text is not only its author.
    let rest = prose.filter { !found.contains($0) }
    let isSpokenOf =
        !found.isEmpty
        && rest.contains { i in
            let said = phrase(of: text.span, content.blocks[i].range)
            return names.contains { holds(said.span, $0) }
        }
    return rest.isEmpty || isSpokenOf ? [] : found
}

/// The blockquotes that say once more what stands in a paragraph, as magazines set a sentence large.
///
/// - Complexity: O(*n* *m*) in bytes of the text and number of blockquotes, of which sixteen are looked at.
func pullQuotes(_ content: PageContent, _ selection: PageSelection, _ weights: [Int]) -> [Int] {
    guard content.nodes.contains(where: { $0.element == .blockquote }) else { return [] }
    let text = content.text.bytes
    let blocks = content.blocks
    func isQuotation(_ i: Int) -> Bool {
        var node = blocks[i].node
        for _ in 0..<3 where node != 0 {
            if content.nodes[node].element == .blockquote { return true }
            node = content.nodes[node].parent
        }
        return false
    }
    let quotations = blocks.indices.filter {
        selection.removals[$0] == nil && (30...400).contains(blocks[$0].range.count) && isQuotation($0)
    }
    guard !quotations.isEmpty else { return [] }
    // Most pages have none, and a phrase is the most of the work.
    let paragraphs = blocks.indices.filter { selection.removals[$0] == nil && weights[$0] > 0 && !isQuotation($0) }
        .map { phrase(of: text.span, blocks[$0].range) }
    return quotations.prefix(16).filter { i in
        let said = phrase(of: text.span, blocks[i].range)
        return said.count >= 30
            && paragraphs.contains { $0.count > said.count && holds($0.span, said) }
    }
}

/// Headings behind the last prose, in elements that it is not in, with short lines below them, and these: what there is
/// to download, to see, who is responsible.
///
/// Items of lists are the article's as often as not, and so is what ends as a sentence.
///
/// - Complexity: O(*n*) in blocks.
func endSections(_ content: PageContent, _ selection: PageSelection, _ weights: [Int]) -> [Int] {
    let blocks = content.blocks
    let text = content.text.bytes
    guard let last = selection.lastProse(weights) else { return [] }
    let isAround = ancestors(content, of: blocks[last].node)
    var found: [Int] = []
    var lines: [Int] = []
    for i in blocks.indices.dropFirst(last + 1).reversed() {
        let block = blocks[i]
        guard selection.removals[i] == nil else {
            if block.element.isHeading {
                found += lines
                lines = []
            }
            continue
        }
        guard !isAround[block.node], shownLength(text.span, block.range) <= 100,
            !endsSentence(text.span, block.range), block.element != .li
        else { break }
        lines.append(i)
        guard block.element.isHeading else { continue }
        found += lines
        lines = []
    }
    return found
}

/// Whether a text holds a number of four digits that begins as a year of now.
private func holdsYear(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var start: Int?
    for i in range.lowerBound...range.upperBound {
        if i < range.upperBound, isASCIIDigit(text[i]) {
            if start == nil { start = i }
        } else if let number = start {
            if i - number == 4,
                text[number] == 0x32 && text[number + 1] == 0x30 || text[number] == 0x31 && text[number + 1] == 0x39
            {
                return true
            }
            start = nil
        }
    }
    return false
}
