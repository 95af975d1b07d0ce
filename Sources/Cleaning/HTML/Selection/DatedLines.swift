import Bytes

/// The lines above the first prose that say when the article was published, and by whom, and nothing else; short ones
/// may say more where the day is that of publication.
///
/// Those of a chronicle are headings of its entries: where such lines stand between the first prose and the last, too,
/// none goes.
///
/// - Complexity: O(*n*) in blocks; the lines that are read are short and have a number.
func datedLines(
    _ content: PageContent, _ selection: PageSelection, _ weights: [Int], _ reader: NameReader, published: String?
) -> [Int] {
    let blocks = content.blocks
    func isProse(_ i: Int) -> Bool { weights[i] > 0 && selection.removals[i] == nil }
    let text = content.text.bytes
    func isDated(_ i: Int) -> Bool {
        let block = blocks[i]
        guard selection.removals[i] == nil, isBylineLength(text.span, block.range), hasDigit(text, block.range) else {
            return false
        }
        let line = content.line(block.range)
        if reader.isDayAndName(line) { return true }
        // `Thursday, 17 October 2024, in Berlin`, `3 May 2025 Print`
        guard let published, !block.element.isHeading, shownLength(text.span, block.range) <= 80,
            !endsSentence(text.span, block.range) || isDigitAndStop(line)
        else { return false }
        return reader.besideDay(published, in: line).map { shownLength($0.span, $0.indices) <= 24 } ?? false
    }
    /// Whether a block is a short line without a link: what the day below it is the day of.
    func isLabel(_ i: Int) -> Bool {
        let block = blocks[i]
        return selection.removals[i] == nil && weights[i] == 0 && !block.element.isHeading && block.linkBytes == 0
            && block.element != .li && shownLength(text.span, block.range) <= 30
            && !endsSentence(text.span, block.range)
    }
    // `Last updated: 4. 3. 2024.` ends as a sentence does.
    func isText(_ i: Int) -> Bool { isProse(i) && !(blocks[i].range.count <= 80 && isDated(i)) }
    guard let first = blocks.indices.first(where: isText), let last = blocks.indices.last(where: isText) else {
        return []
    }
    let found = (max(0, first - 8)..<first).filter { !isTitle(blocks[$0].element) && isDated($0) }
    guard !found.isEmpty, first == last || !(first + 1..<last).contains(where: isDated) else { return [] }
    let labels = found.map { $0 - 1 }.filter { $0 >= 0 && !found.contains($0) && isLabel($0) }
    return found + labels
}

/// Whether a line ends with a number and a full stop, which then is the date's: `4. 3. 2024.`
private func isDigitAndStop(_ line: [UInt8]) -> Bool {
    line.count >= 2 && line[line.count - 1] == 0x2E && isASCIIDigit(line[line.count - 2])
}
