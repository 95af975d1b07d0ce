import Bytes

/// The last blocks of the article that say only where and by whom it was published: the site's own name
/// (`– example.org`), the author's, or a name and a day (`(Jane Doe, 14.3.2025)`).
///
/// A heading or an item of a list is none, nor is what stands above the last prose.
///
/// - Parameter author: Who wrote it, as the page's metadata say.
/// - Complexity: O(*n*) in blocks; at most three short blocks are read.
func closingLines(
    _ content: PageContent, _ selection: PageSelection, _ weights: [Int], _ reader: NameReader, author: String?
) -> [Int] {
    let blocks = content.blocks
    let text = content.text.bytes
    let author = author.map { name in
        let bytes = Array(name.utf8)
        return phrase(of: bytes.span, bytes.indices)
    }
    var found: [Int] = []
    for i in blocks.indices.reversed() where selection.removals[i] == nil {
        let block = blocks[i]
        guard found.count < 3, weights[i] == 0, block.range.count <= 100, !block.element.isHeading, block.element != .li
        else { break }
        let line = reader.withoutBrackets(Array(text[trimming(text.span, block.range)]))
        let said = phrase(of: line.span, line.indices)
        let isDated = hasDigit(line, line.indices) && reader.isDayAndName(line)
        guard isDated || said == author || reader.site.isName(said) else { break }
        found.append(i)
    }
    return found
}
