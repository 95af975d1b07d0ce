import Bytes

/// A line of a plain text as a program that makes text of pages leaves it: where it stands, how wide it is, and what
/// becomes of it.
struct LayoutLine {
    /// Without white space at the ends: byte offsets, half-open.
    var range: Range<Int>
    /// Where the line begins.
    var start: Int
    /// The offset of the line feed, or of the end of the text.
    var end: Int
    /// In columns; wide characters count two. `Int.max` for a line that is longer than any of a fixed width.
    var width: Int
    /// How many columns of white space it begins with.
    var indent: Int
    /// Whether a form feed stands before it, or in the empty lines before it.
    var startsPage = false
    /// Why it goes as a whole; `nil` for a line that stays.
    var rule: Rule?

    /// Whether it shows nothing.
    var isBlank: Bool { range.isEmpty }
    /// Whether it shows something and stays.
    var isKept: Bool { rule == nil && !range.isEmpty }

    /// A line of more columns is a paragraph.
    static let widest = 200
}

/// The lines of a text, with the pages that they stand on.
///
/// - Parameter pageStarts: The offsets behind form feeds, ascending.
/// - Complexity: O(*n*).
func layoutLines(_ text: Span<UInt8>, pageStarts: [Int]) -> [LayoutLine] {
    var lines: [LayoutLine] = []
    var start = 0
    var nextPage = 0
    var startsPage = false
    while start < text.count {
        let end = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
        let range = trimming(text, start..<end)
        while nextPage < pageStarts.count && pageStarts[nextPage] <= start {
            startsPage = true
            nextPage += 1
        }
        let isShort = range.count <= 4 * LayoutLine.widest
        let width = isShort ? columns(text, range) : .max
        lines.append(
            LayoutLine(
                range: range, start: start, end: end, width: width > LayoutLine.widest ? .max : width,
                indent: range.isEmpty ? 0 : indent(text, start..<range.lowerBound), startsPage: startsPage))
        if !range.isEmpty { startsPage = false }
        start = end + 1
    }
    return lines
}

/// How many columns a range takes at a terminal.
func columns(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    var i = range.lowerBound
    while i < range.upperBound {
        if i + 8 <= range.upperBound, load8(text, at: i) & 0x8080_8080_8080_8080 == 0 {
            count += 8
            i += 8
        } else if text[i] < 0x80 {
            count += 1
            i += 1
        } else {
            let scalar = decodeScalar(text, at: i)
            count += isWide(scalar.value) ? 2 : scalar.value == 0xAD ? 0 : 1
            i += scalar.byteCount
        }
    }
    return count
}

/// Columns of white space, with a tab stop every eight columns.
private func indent(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    var i = range.lowerBound
    while i < range.upperBound {
        if text[i] == 0x09 {
            count += 8 - count % 8
            i += 1
        } else {
            let scalar = decodeScalar(text, at: i)
            count += scalar.value == 0x3000 ? 2 : 1
            i += scalar.byteCount
        }
    }
    return count
}

/// Whether a character takes two columns: those of East Asia.
func isWide(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0x20000...0x3FFFF:
        true
    default: false
    }
}

/// Whether no space parts a character from the next where a line is broken: wide ones but those of Korea, with their
/// punctuation.
func isUnspacedWide(_ scalar: UInt32) -> Bool {
    isWide(scalar) && !(0x1100...0x115F).contains(scalar) && !(0xAC00...0xD7A3).contains(scalar)
}

extension Span<UInt8> {
    /// What kind of character a range begins with.
    func firstKind(_ range: Range<Int>) -> CharacterKind {
        CharacterKind(decodeScalar(self, at: range.lowerBound).value)
    }
}
