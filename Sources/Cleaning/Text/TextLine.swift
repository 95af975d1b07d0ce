import Bytes

/// A line of a text that has something to see in it, and what can be told from its shape.
struct TextLine: Sendable, Equatable {
    /// Where it stands, without white space at either end: byte offsets, half-open.
    var range: Range<Int>
    /// Whether an empty line stands between the line before and this one.
    var followsBlank: Bool
    /// Whether there is a letter or a digit in it.
    var hasWord: Bool
    /// Whether it ends with a mark that ends a sentence, closing quotation marks and brackets aside.
    var endsSentence: Bool

    /// Whether it reads as prose rather than as a heading or a label: a sentence with its mark and of some length, or
    /// a text so long that no label is.
    var isProse: Bool { hasWord && (endsSentence && range.count >= 40 || range.count >= 240) }
}

/// The lines of a text between line feeds, in order, without those that show nothing.
///
/// - Complexity: O(*n*) to find the line feeds, and a few bytes at the ends of each line.
func textLines(_ text: Span<UInt8>) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    var followsBlank = false
    while start < text.count {
        let end = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
        let range = trimming(text, start..<end)
        if isVisible(text, range) {
            lines.append(textLine(text, range, followsBlank: followsBlank))
            followsBlank = false
        } else {
            followsBlank = true
        }
        start = end + 1
    }
    return lines
}

/// A range without white space at its ends as a line.
func textLine(_ text: Span<UInt8>, _ range: Range<Int>, followsBlank: Bool) -> TextLine {
    TextLine(
        range: range, followsBlank: followsBlank, hasWord: hasWord(text, range), endsSentence: endsSentence(text, range)
    )
}

/// A range without white space at its ends.
func trimming(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
        let scalar = decodeScalar(text, at: start)
        guard isTrimmed(scalar.value) else { break }
        start += scalar.byteCount
    }
    while end > start, let scalar = decodeScalar(text, before: end), isTrimmed(scalar.value) {
        end -= scalar.byteCount
    }
    return start..<end
}

/// Whether a range holds anything that a reader sees.
func isVisible(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    contains(text, range) { !isInvisible($0) }
}

/// Whether a range holds a letter or a digit.
func hasWord(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    contains(text, range, where: isWordScalar)
}

private func contains(_ text: Span<UInt8>, _ range: Range<Int>, where isWanted: (UInt32) -> Bool) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text, at: i)
        if isWanted(scalar.value) { return true }
        i += scalar.byteCount
    }
    return false
}

/// Whether a range ends with a sentence mark, closing quotation marks and brackets after it aside.
func endsSentence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, let scalar = decodeScalar(text, before: end) {
        if isSentenceMark(scalar.value) { return true }
        // Armenian keyboards have a colon for the Armenian full stop; labels that end so are short.
        if scalar.value == 0x3A, range.count >= 40, let letter = decodeScalar(text, before: end - 1) {
            return (0x561...0x587).contains(letter.value)
        }
        guard isCloser(scalar.value) || isInvisible(scalar.value) else { return false }
        end -= scalar.byteCount
    }
    return false
}
