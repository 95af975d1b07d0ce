import Bytes

/// The lines above the first prose that say when the article was published, and by whom, and nothing else.
///
/// Those of a chronicle are headings of its entries: where such lines stand between the first prose and the last, too,
/// none goes.
///
/// - Complexity: O(*n*) in blocks; the lines that are read are short and have a number.
func datedLines(
    _ content: PageContent, _ selection: PageSelection, _ weights: [Int], _ reader: NameReader
) -> [Int] {
    let blocks = content.blocks
    func isProse(_ i: Int) -> Bool { weights[i] > 0 && selection.removals[i] == nil }
    guard let first = blocks.indices.first(where: isProse), let last = blocks.indices.last(where: isProse) else {
        return []
    }
    func isDated(_ i: Int) -> Bool {
        let block = blocks[i]
        return selection.removals[i] == nil && block.range.count <= 160 && hasDigit(content.text.bytes, block.range)
            && reader.isDayAndName(content.line(block.range))
    }
    let found = (max(0, first - 8)..<first).filter { !isTitle(blocks[$0].element) && isDated($0) }
    guard !found.isEmpty, first == last || !(first + 1..<last).contains(where: isDated) else { return [] }
    return found
}
