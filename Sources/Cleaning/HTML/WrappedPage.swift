import Bytes

/// The text of a page whose paragraphs stand line by line, with each paragraph on one line; any other text as it is.
///
/// Preformatted news, mail and what is made of PDF give each line of the original an element or a line feed of its own.
/// A page is such a one if none of its lines is long, nearly every line that ends within a sentence is about as long as
/// it could be, few of the next begin with a capital, and sentences end within lines or before empty ones: lists, verses
/// and headlines are not like that. Types differ in width, so that a fifth of a line may be free; behind the end of a sentence a twentieth. A
/// line behind an empty one begins a paragraph.
///
/// - Complexity: O(*n*); O(1) for a text that begins with a long line.
func unwrappedPage(_ content: MappedText) -> MappedText {
    let bytes = content.bytes
    guard let lines = wrappedPageLines(bytes.span) else { return content }
    var joined = MappedText()
    joined.bytes.reserveCapacity(bytes.count)
    var cursor = 0
    for (i, line) in lines.enumerated() {
        joined.append(line.range, of: content, cursor: &cursor)
        guard i + 1 < lines.count else { break }
        if !line.isJoined {
            joined.append(line.end..<line.end + 1, of: content, cursor: &cursor)
        } else if needsSpace(bytes.span, line.range, lines[i + 1].range) {
            joined.appendInserted(0x20, at: content.rawStart(of: line.end))
        }
    }
    return joined
}

/// A line of a page and whether the paragraph goes on in the next.
private struct PageLine {
    /// Without white space at the ends.
    var range: Range<Int>
    /// The offset of the line feed.
    var end: Int
    /// In columns: two for a character of Chinese, Japanese or Korean.
    var width: Int
    /// That of the first word, or of the first character where words are not parted.
    var firstWidth: Int
    var followsBlank: Bool
    var isJoined = false
}

/// The longest line, in columns, of a page that may be wrapped, and the shortest that its longest may be.
private let (widest, narrowest) = (120, 40)

/// So many lines must end within a sentence.
private let fewest = 6

private func wrappedPageLines(_ text: Span<UInt8>) -> [PageLine]? {
    guard var lines = shortLines(text), lines.count > fewest else { return nil }
    let fullWidth = lines.reduce(0) { max($0, $1.width) }
    guard fullWidth >= narrowest else { return nil }
    var (open, short, capitals, ends) = (0, 0, 0, 0)
    for i in lines.indices.dropLast() {
        let isEnd = endsSentence(text, lines[i].range)
        if lines[i + 1].followsBlank {
            if isEnd { ends += 1 }
            continue
        }
        let needed = lines[i].width + 1 + lines[i + 1].firstWidth
        lines[i].isJoined = 20 * needed >= (isEnd ? 19 : 16) * fullWidth
        if endsSentenceWithin(text, lines[i].range) { ends += 1 }
        guard !isEnd else { continue }
        if lines[i].isJoined {
            open += 1
            if CharacterKind(decodeScalar(text, at: lines[i + 1].range.lowerBound).value) == .upper { capitals += 1 }
        } else {
            short += 1
        }
    }
    guard open >= fewest, 6 * short <= open, 2 * capitals <= open, 12 * ends >= open else { return nil }
    return lines
}

/// The lines of a text that show something; `nil` if one is long.
private func shortLines(_ text: Span<UInt8>) -> [PageLine]? {
    var lines: [PageLine] = []
    var start = 0
    var followsBlank = false
    while start < text.count {
        let end = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
        let range = trimming(text, start..<end)
        start = end + 1
        guard !range.isEmpty else {
            followsBlank = true
            continue
        }
        guard range.count <= 4 * widest else { return nil }
        var (width, firstWidth) = (0, 0)
        var i = range.lowerBound
        while i < range.upperBound {
            let scalar = decodeScalar(text, at: i)
            width += isWide(scalar.value) ? 2 : 1
            i += scalar.byteCount
            if firstWidth == 0, isUnspacedWide(scalar.value) || i == range.upperBound || isASCIISpace(text[i]) {
                firstWidth = width
            }
        }
        guard width <= widest else { return nil }
        lines.append(
            PageLine(range: range, end: end, width: width, firstWidth: firstWidth, followsBlank: followsBlank))
        followsBlank = false
    }
    return lines
}

/// Whether a mark within a range ends a sentence.
private func endsSentenceWithin(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text, at: i)
        i += scalar.byteCount
        if isSentenceMark(scalar.value), i < range.upperBound, text[i] == 0x20 || scalar.value >= 0x3000 { return true }
    }
    return false
}

/// Whether a space belongs between two lines: not behind a hyphen nor within scripts that part no words.
private func needsSpace(_ text: Span<UInt8>, _ line: Range<Int>, _ next: Range<Int>) -> Bool {
    guard let last = decodeScalar(text, before: line.upperBound), last.value != 0x2D else { return false }
    return !isUnspaced(text, line, next)
}
