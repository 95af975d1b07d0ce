import Bytes

/// A line of a Markdown text: its content, and the marks of blocks before it.
struct MarkdownLine {
    /// Without the marks of blocks and without white space at the ends.
    var content: Range<Int>
    /// Where it ends: the offset of its line feed, or the end of the text.
    var end: Int
    /// The marks of a heading, an item or a quotation, with the white space behind them.
    var marks: Range<Int>
    /// The number signs behind a heading, with the white space before them.
    var closing: Range<Int>
    /// How high a heading it is, 1 to 6; 0 for no heading.
    var level = 0
    /// Whether it begins a block of its own, and is not the continuation of the paragraph above it.
    var beginsBlock = false
    /// Whether it shows nothing but how what stands around it is to be read: a fence of code, or where a label leads.
    var isDirective = false
    /// The label that it defines, with its brackets.
    var label: Range<Int>?
    /// Whether a paragraph goes on in the next line, which was broken at a width.
    var isWrapped = false
}

/// The lines of a Markdown text, in order, empty ones included.
///
/// Headings are lines behind number signs and lines above a line of equals signs or hyphens. Code is not told from
/// text, since news has none, and an indented line is not code: what scrapers indent is text.
///
/// - Source: MacFarlane, "CommonMark Spec" 0.31.2, 2024, chapter 4; Gruber, "Markdown", 2004.
/// - Complexity: O(*n*).
func markdownLines(_ text: Span<UInt8>, from start: Int) -> [MarkdownLine] {
    var lines: [MarkdownLine] = []
    var start = start
    while start < text.count {
        let end = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
        lines.append(markdownLine(text, trimming(text, start..<end), end))
        if let level = underlineLevel(text, lines[lines.count - 1].content), lines.count > 1 {
            let above = lines.count - 2
            if !lines[above].content.isEmpty && lines[above].level == 0 && !lines[above].isDirective
                && hasWord(text, lines[above].content) && lines[above].content.count <= longestHeading
            {
                lines[above].level = level
            }
        }
        start = end + 1
    }
    return lines
}

/// So many bytes above a line of hyphens are a paragraph, and no heading.
private let longestHeading = 400

private func markdownLine(_ text: Span<UInt8>, _ whole: Range<Int>, _ end: Int) -> MarkdownLine {
    var line = MarkdownLine(
        content: whole, end: end, marks: whole.lowerBound..<whole.lowerBound,
        closing: whole.upperBound..<whole.upperBound)
    guard let first = whole.first else { return line }
    if isRun(of: text[first], in: text, whole) {
        line.beginsBlock = true
        return line
    }
    if beginsFence(text, whole) {
        line.isDirective = true
        return line
    }
    if let label = definedLabel(text, whole) {
        line.isDirective = true
        line.label = label
        return line
    }
    var i = first
    while i < whole.upperBound {
        let after = markEnd(text, i..<whole.upperBound)
        guard let after else { break }
        if text[i] == 0x23 { line.level = after.length }
        line.beginsBlock = true
        i = after.end
        if line.level > 0 { break }
    }
    line.marks = first..<i
    line.content = i..<whole.upperBound
    if text[first] == 0x7C { line.beginsBlock = true }
    if line.level > 0 {
        var last = whole.upperBound
        while last > i && text[last - 1] == 0x23 { last -= 1 }
        if last < whole.upperBound && (last == i || isASCIISpace(text[last - 1])) {
            line.content = trimming(text, i..<last)
            line.closing = line.content.upperBound..<whole.upperBound
        }
    }
    return line
}

/// Where the mark of a heading, an item or a quotation ends that stands at the beginning of a range, white space behind
/// it included, and how many characters it has; `nil` for none.
private func markEnd(_ text: Span<UInt8>, _ range: Range<Int>) -> (end: Int, length: Int)? {
    let byte = text[range.lowerBound]
    var i = range.lowerBound
    switch byte {
    case 0x23:
        while i < range.upperBound && text[i] == 0x23 { i += 1 }
        guard i - range.lowerBound <= 6 else { return nil }
    case 0x2A, 0x2B, 0x2D, 0x3E: i += 1
    default: return nil
    }
    let length = i - range.lowerBound
    // `>` needs no space behind it; a number sign before a word is a tag, a hyphen one of the text's.
    guard i < range.upperBound, isASCIISpace(text[i]) || byte == 0x3E else { return nil }
    while i < range.upperBound && isASCIISpace(text[i]) { i += 1 }
    if byte != 0x23 && byte != 0x3E, i + 3 < range.upperBound, text[i] == 0x5B, text[i + 2] == 0x5D,
        text[i + 1] == 0x20 || asciiLowercased(text[i + 1]) == 0x78, isASCIISpace(text[i + 3])
    {
        // The box of a task.
        i += 4
    }
    return (i, length)
}

/// How high a heading a line of equals signs or hyphens makes of the line above it.
private func underlineLevel(_ text: Span<UInt8>, _ content: Range<Int>) -> Int? {
    guard content.count >= 2, let first = content.first, text[first] == 0x3D || text[first] == 0x2D,
        content.allSatisfy({ text[$0] == text[first] })
    else { return nil }
    return text[first] == 0x3D ? 1 : 2
}

/// Whether a line holds nothing but one mark, three times or more, and white space.
private func isRun(of mark: UInt8, in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard mark == 0x2A || mark == 0x2D || mark == 0x5F || mark == 0x3D else { return false }
    return range.allSatisfy { text[$0] == mark || isASCIISpace(text[$0]) } && range.count >= 2
}

private func beginsFence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let byte = text[range.lowerBound]
    guard byte == 0x60 || byte == 0x7E, range.count >= 3, range.count <= 40 else { return false }
    return range.prefix(3).allSatisfy { text[$0] == byte } && !range.dropFirst(3).contains { text[$0] == 0x60 }
}

/// The label, with its brackets, whose address a line gives: `[1]: https://example.org/`.
private func definedLabel(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    guard text[range.lowerBound] == 0x5B else { return nil }
    var i = range.lowerBound + 1
    while i < range.upperBound, i - range.lowerBound < 100, text[i] != 0x5D, text[i] != 0x5B { i += 1 }
    guard i + 1 < range.upperBound, text[i] == 0x5D, i > range.lowerBound + 1, text[i + 1] == 0x3A else { return nil }
    let address = trimming(text, i + 2..<range.upperBound)
    guard !address.isEmpty, isAddress(text, address) else { return nil }
    return range.lowerBound..<i + 1
}
