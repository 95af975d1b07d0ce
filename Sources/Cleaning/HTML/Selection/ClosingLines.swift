import Bytes

/// The last blocks of the article that say only where and by whom it was published: the site's own name
/// (`– example.org`), the author's, a by-line that names the page's author, or a name and a day (`(Jane Doe, 14.3.2025)`). Lines that go for what they say
/// (whose rights these are, the page's address) may stand below them.
///
/// A heading or an item of a list is none, nor is what stands above the last prose.
///
/// - Parameter author: Who wrote it, as the page's metadata say.
/// - Complexity: O(*n*) in blocks; at most three short blocks are read, and four that go.
func closingLines(
    _ content: PageContent, _ selection: PageSelection, _ weights: [Int], _ reader: NameReader, _ book: RuleBook,
    author: String?
) -> [Int] {
    let blocks = content.blocks
    let text = content.text.bytes
    let names = phrases(ofNames: author)
    let author = author.map { name in
        let bytes = Array(name.utf8)
        return phrase(of: bytes.span, bytes.indices)
    }
    var found: [Int] = []
    var known = 0
    for i in blocks.indices.reversed() where selection.removals[i] == nil {
        let block = blocks[i]
        guard found.count < 3, weights[i] == 0, block.range.count <= 300, !block.element.isHeading, block.element != .li
        else { break }
        let line = reader.withoutBrackets(Array(text[trimming(text.span, block.range)]))
        let said = phrase(of: line.span, line.indices)
        let isDated = hasDigit(line, line.indices) && reader.isDayAndName(line)
        let isKnown = line.count <= 100 && (isDated || said == author || reader.site.isName(said))
        // `By Jane Doe, our correspondent in Kyiv`
        let isByline = {
            !names.isEmpty && line.count <= 160 && !endsSentence(text.span, block.range)
                && saysWho(content, block.range, names, reader, book)
        }
        guard isKnown || isByline() else {
            known += 1
            // Those that are asked about say a year or an address.
            guard known <= 4, hasDigit(line, line.indices) || line.contains(0x2F) else { break }
            let words = phrase(of: text.span, block.range)
            guard book.takesOut(words, text.span, block.range, at: [.body, .tail]) else { break }
            continue
        }
        found.append(i)
    }
    return found
}
