import Bytes

/// The line right below the title that introduces the article and does not end as sentences do: `Two lanes stay closed until May`.
///
/// Newspapers set a standfirst without a full stop, and in an element beside the title, apart from the text. By its end it is no
/// prose, and by its place outside the article. It counts as one where it stands next to the title in the same part of
/// the page, has five words or more, no links, pictures and controls around it, names nobody as its author, and is said
/// once; lines that say who and when may stand between.
///
/// - Parameter title: The blocks of headings that are the title.
/// - Returns: The block, if it was left out by its shape or its place.
/// - Complexity: O(*n*) in blocks.
func standfirst(
    _ content: PageContent, _ selection: PageSelection, _ weights: [Int], title: [Int], _ markup: MarkupRules
) -> Int? {
    let blocks = content.blocks
    guard let lead = selection.firstProse(weights), let heading = title.last(where: { $0 < lead }) else { return nil }
    let part = content.nodes[blocks[heading].node].parent
    let text = content.text.bytes
    for i in (heading + 1..<lead).prefix(4) {
        let block = blocks[i]
        guard let rule = selection.removals[i] else { return nil }
        guard block.pictures == 0 && block.controls == 0, block.element != .li else { return nil }
        let isShaped = rule.kind == .outside || rule.kind == .label || rule == markup[.blockVote]
        let length = shownLength(text.span, block.range)
        guard isShaped, length >= 30 else {
            // A line of prose or links that went is more than what stands between a title and its standfirst.
            if length > 80 || rule.kind == .related { return nil }
            continue
        }
        guard length <= 320, block.linkBytes == 0, !endsSentence(text.span, block.range), part != 0,
            isInside(content, block.node, part), isPhrase(text.span, block.range), !saysWhen(text.span, block.range),
            !isRow(text.span, block.range),
            !content.authors.contains(where: { block.range.overlaps($0.range) }),
            !blocks.indices.contains(where: { $0 != i && says(content, $0, as: block.range) })
        else { return nil }
        // A short line above a day says what it is the day of.
        return length < 40 && saysWhen(text.span, blocks[i + 1].range) ? nil : i
    }
    return nil
}

/// Whether a line has five words or more; in scripts that part none by spaces its length is enough.
private func isPhrase(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var spaces = 0
    for i in range {
        if text[i] >= 0xE0 && text[i] != 0xE2 { return true }
        if text[i] == 0x20 { spaces += 1 }
    }
    return spaces >= 4
}

/// Whether a line may say a day: it has a year and another number, or six digits.
private func saysWhen(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var (digits, run, hasYear) = (0, 0, false)
    for i in range {
        run = isASCIIDigit(text[i]) ? run + 1 : 0
        if run > 0 { digits += 1 }
        if run == 4 { hasYear = true }
    }
    return digits > (hasYear ? 4 : 5)
}

/// Whether a line sets things side by side, leads up to what follows, or says whose picture it is: `… /public domain`.
private func isRow(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if text[range.upperBound - 1] == 0x3A { return true }
    // `|`, `·`, `•`, and semicolons between names
    var semicolons = 0
    for i in range {
        switch text[i] {
        case 0x7C: return true
        case 0x2F where i > range.lowerBound && text[i - 1] == 0x20: return true
        case 0x3B: semicolons += 1
        case 0xC2 where i + 1 < range.upperBound && text[i + 1] == 0xB7: return true
        case 0xE2 where i + 2 < range.upperBound && text[i + 1] == 0x80 && text[i + 2] == 0xA2: return true
        default: break
        }
    }
    return semicolons > 1
}

/// Whether a block says the same as a range of the text.
private func says(_ content: PageContent, _ index: Int, as range: Range<Int>) -> Bool {
    let block = content.blocks[index]
    guard block.range.count == range.count else { return false }
    let text = content.text.bytes
    return zip(block.range, range).allSatisfy { text[$0] == text[$1] }
}
