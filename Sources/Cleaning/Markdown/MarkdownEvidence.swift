import Bytes

/// Whether a text is Markdown: whether it has a hyperlink with an address, two headings, or one and bold words.
///
/// - Complexity: O(*n*), for most texts a look for closing square brackets and number signs.
func isMarkdown(_ text: Span<UInt8>) -> Bool {
    var from = 0
    while let close = firstOffset(of: 0x5D, in: text, from: from) {
        let earlier = from
        from = close + 1
        guard from < text.count, text[from] == 0x28, isAddress(text, from + 1..<text.count) else { continue }
        var open = close
        while open > earlier, close - open < 1000, text[open] != 0x5B { open -= 1 }
        if text[open] == 0x5B, destinationEnd(text, at: from) != nil { return true }
    }
    var headings = 0
    var at = 0
    while let sign = firstOffset(of: 0x23, in: text, from: at) {
        at = sign + 1
        guard sign == 0 || text[sign - 1] == 0x0A else { continue }
        while at < text.count && text[at] == 0x23 { at += 1 }
        guard at - sign <= 6, at + 1 < text.count, text[at] == 0x20, text[at + 1] > 0x20 else { continue }
        // One number sign below a line is a comment in a program.
        guard at - sign > 1 || sign < 2 || text[sign - 2] == 0x0A else { continue }
        headings += 1
        if headings == 2 { return true }
    }
    return headings == 1 && holds(text, Array("**".utf8))
}

/// How many characters of a text may be marks of Markdown.
///
/// - Complexity: O(*n*).
func markCount(_ text: Span<UInt8>) -> Int {
    var count = 0
    for i in text.indices {
        switch text[i] {
        case 0x23, 0x2A, 0x3C, 0x5B, 0x5C, 0x5D, 0x5F, 0x60, 0x7E: count += 1
        default: break
        }
    }
    return count
}

/// Marks the lines of paragraphs that were broken at a width.
///
/// They were if most lines that another one follows are as long as they could be: the next line's first word would not
/// have fitted. Addresses make one line in ten longer at most.
///
/// - Complexity: O(*n* log *n*) in lines, O(*n*) in bytes.
func markWrapped(_ lines: inout [MarkdownLine], _ text: Span<UInt8>) {
    var candidates: [(line: Int, width: Int, filled: Int)] = []
    for i in lines.indices.dropLast() {
        let line = lines[i]
        let next = lines[i + 1]
        guard !line.content.isEmpty, !line.isDirective, line.level == 0, !next.content.isEmpty, !next.beginsBlock,
            !next.isDirective
        else { continue }
        var wordEnd = next.content.lowerBound
        while wordEnd < next.content.upperBound && !isASCIISpace(text[wordEnd]) { wordEnd += 1 }
        let width = scalarCount(text, in: line.marks.lowerBound..<line.content.upperBound)
        let word = scalarCount(text, in: next.content.lowerBound..<wordEnd)
        candidates.append((i, width, width + 1 + word))
    }
    guard candidates.count >= 3 else { return }
    let width = candidates.map(\.width).sorted()[(candidates.count - 1) * 9 / 10]
    guard (40...120).contains(width) else { return }
    let full = candidates.filter { $0.filled >= width }
    guard full.count * 10 >= candidates.count * 7 else { return }
    for candidate in full { lines[candidate.line].isWrapped = true }
}
