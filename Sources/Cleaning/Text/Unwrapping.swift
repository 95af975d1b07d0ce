import Bytes

/// A text whose paragraphs were broken into lines of a fixed width, with each paragraph on one line; any other text as
/// it is.
///
/// A text is wrapped if its lines are short and nearly every line that another one follows is as long as it could be:
/// the next line's first word would not have fitted, and if every other line at least goes on with a small letter; of few
/// lines three quarters.
/// Lists, verses and paragraphs of one line are not like that. A line that begins with white space begins a paragraph.
///
/// - Complexity: O(*n*); O(1) for a text that begins with a long line.
func unwrapped(_ content: MappedText) -> MappedText {
    let bytes = content.bytes
    guard let lines = wrappedLines(bytes.span) else { return content }
    var joined = MappedText()
    joined.bytes.reserveCapacity(bytes.count)
    var cursor = 0
    for (i, line) in lines.enumerated() {
        joined.append(line.range, of: content, cursor: &cursor)
        guard line.end < bytes.count else { break }
        if i + 1 < lines.count && line.isJoined {
            // A hyphen at the end of a line joins the words without a space.
            let isHyphen = bytes[line.range.upperBound - 1] == 0x2D
            if !isHyphen { joined.appendInserted(0x20, at: content.rawStart(of: line.end)) }
        } else {
            joined.append(line.end..<line.end + 1, of: content, cursor: &cursor)
        }
    }
    return joined
}

/// A line and whether the paragraph goes on in the next.
private struct WrappedLine {
    /// Without white space at the ends.
    var range: Range<Int>
    /// The offset of the line feed.
    var end: Int
    /// In characters.
    var width: Int
    var firstWordWidth: Int
    var isIndented: Bool
    var isJoined = false
}

/// The longest line, in characters, of a text that may be wrapped.
private let widest = 120

private func wrappedLines(_ text: Span<UInt8>) -> [WrappedLine]? {
    var lines: [WrappedLine] = []
    var start = 0
    while start < text.count {
        let end = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
        let range = trimming(text, start..<end)
        guard range.count <= 4 * widest else { return nil }
        let width = scalarCount(text, in: range)
        guard width <= widest else { return nil }
        var wordEnd = range.lowerBound
        while wordEnd < range.upperBound && !isASCIISpace(text[wordEnd]) { wordEnd += 1 }
        lines.append(
            WrappedLine(
                range: range, end: end, width: width,
                firstWordWidth: scalarCount(text, in: range.lowerBound..<wordEnd),
                isIndented: range.lowerBound > start))
        start = end + 1
    }
    let fullWidth = lines.reduce(0) { max($0, $1.width) }
    guard fullWidth >= 40 else { return nil }
    var followed = 0
    var joined = 0
    var small = 0
    var capitals = 0
    for i in lines.indices.dropLast() where lines[i].width > 0 && lines[i + 1].width > 0 && !lines[i + 1].isIndented {
        followed += 1
        guard lines[i].width + 1 + lines[i + 1].firstWordWidth >= fullWidth else { continue }
        lines[i].isJoined = true
        joined += 1
        let next = decodeScalar(text, at: lines[i + 1].range.lowerBound).value
        if isASCIILower(UInt8(truncatingIfNeeded: next)) && next < 0x80 || next >= 0x80 { small += 1 }
        if CharacterKind(next) == .upper { capitals += 1 }
    }
    // A text of a few paragraphs has few such lines: then they must all be as long as they could be.
    if joined >= 3 && joined == followed && fullWidth >= 60 && capitals * 4 <= joined { return lines }
    return joined >= 6 && joined * 10 >= followed * 9 && small * 2 >= joined ? lines : nil
}
