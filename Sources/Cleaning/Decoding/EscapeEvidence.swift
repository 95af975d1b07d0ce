import Bytes

/// Whether a text or a page is what a program wrote for a string, with `\n` for the ends of lines: what tables hold where
/// somebody stored the notation of a text for the text.
///
/// A text that speaks of such notation, or of paths of Windows, has some of it among much else.
struct EscapeEvidence {
    /// How many backslashes, or rows of them, begin an escape, and how many do not.
    private var known = 0, unknown = 0
    /// How many ends of lines are escaped, and how many of them stand where a sentence or an element ends, or by one
    /// another.
    private var lineEnds = 0, clearLineEnds = 0
    /// How many characters above ASCII are escaped, and how many of those that tags begin and end with.
    private var characters = 0
    /// How many quotation marks are escaped, and how many apostrophes.
    private var quotes = 0, apostrophes = 0
    /// Whether a character or an apostrophe between letters is escaped, or the slashes of a scheme.
    private var isWithinWord = false, isApostropheWithinWord = false, hasSlashes = false

    /// Looks at all backslashes of a text.
    ///
    /// - Complexity: O(*n*).
    private init(_ text: Span<UInt8>) {
        var next = firstOffset(of: 0x5C, in: text)
        while let start = next {
            guard let escape = BackslashEscape(text, at: start, isStrict: false) else {
                unknown += 1
                next = firstOffset(of: 0x5C, in: text, from: rowEnd(text, at: start))
                continue
            }
            known += 1
            let range = start..<start + escape.byteCount
            switch escape.scalar {
            case 0x0A:
                lineEnds += 1
                if isClearLineEnd(text, range) { clearLineEnds += 1 }
            // Marks that are named by a number are counted nowhere else.
            case 0x22 where !escape.isNumber: quotes += 1
            case 0x27 where !escape.isNumber:
                apostrophes += 1
                if stands(range, withinWordOf: text) { isApostropheWithinWord = true }
            case 0x2F: if stands(Self.escapedSlash, in: text, at: range.upperBound) { hasSlashes = true }
            case 0x26, 0x3C, 0x3E: characters += 1
            case 0x80...:
                characters += 1
                if stands(range, escape.scalar, withinWordOf: text) { isWithinWord = true }
            default: break
            }
            next = firstOffset(of: 0x5C, in: text, from: range.upperBound)
        }
    }

    /// Whether a text is escaped: it has signs of it, and hardly a backslash that is none; of its line ends, or its
    /// quotation marks or apostrophes, no more are bare than escaped, or none.
    ///
    /// - Complexity: O(*n*); a text without a backslash is only searched for one.
    static func isEscaped(text: Span<UInt8>) -> Bool {
        guard firstOffset(of: 0x5C, in: text) != nil else { return false }
        let found = EscapeEvidence(text)
        guard found.known > 0, found.unknown * 8 <= found.known else { return false }
        return found.characters > 2 || found.isWithinWord || found.hasSlashes || found.escapesQuotes(text)
            || found.clearLineEnds > 1 && found.lineEnds >= occurrences(of: 0x0A, in: text)
            || found.apostrophes > (found.isApostropheWithinWord ? 0 : 1)
                && found.apostrophes == occurrences(of: 0x27, in: text)
    }

    /// Whether a page is escaped: as a text, where its tags are; else if all its quotation marks are; or if it has no lines,
    /// but escaped ones, and no scripts, which are full of escapes.
    ///
    /// - Complexity: O(*n*); O(1) for a page that has lines and quotes its first attribute.
    static func isEscaped(page: Span<UInt8>) -> Bool {
        guard firstOffset(of: 0x3C, in: page) != nil else { return isEscaped(text: page) }
        if let quote = firstOffset(of: 0x22, in: page), quote > 0, page[quote - 1] == 0x5C {
            return EscapeEvidence(page).escapesQuotes(page)
        }
        guard firstOffset(of: 0x0A, in: page) == nil, firstOffset(of: 0x5C, in: page) != nil,
            firstOccurrence(of: script.span, in: page) == nil
        else { return false }
        let found = EscapeEvidence(page)
        return found.clearLineEnds > 1 && found.unknown * 8 <= found.known
    }

    private func escapesQuotes(_ text: Span<UInt8>) -> Bool {
        quotes > 1 && quotes == occurrences(of: 0x22, in: text)
    }

    private static let escapedSlash = Array("\\/".utf8)
    private static let script = Array("<script".utf8)
}

/// Whether an escaped end of a line stands where a sentence or an element ends, or by another one: not within a program's
/// string.
private func isClearLineEnd(_ text: Span<UInt8>, _ escape: Range<Int>) -> Bool {
    var next = escape.upperBound
    while next < text.count, text[next] == 0x20 { next += 1 }
    guard next < text.count else { return true }
    switch text[next] {
    case 0x22, 0x27, 0x29, 0x3B: return false
    case 0x3C: return true
    case 0x5C: if BackslashEscape(text, at: next, isStrict: false)?.isLineEnd == true { return true }
    default: break
    }
    var end = escape.lowerBound
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    guard let last = decodeScalar(text, before: end) else { return true }
    if isSentenceMark(last.value) || isCloser(last.value) || last.value == 0x3E { return true }
    // In scripts without marks.
    if last.value >= 0x80, decodeScalar(text, at: next).value >= 0x80 { return true }
    return end > 1 && (text[end - 1] == 0x6E || text[end - 1] == 0x72) && text[end - 2] == 0x5C
}

/// Whether signs of words stand at both ends of a range, or at one end of one that is such a sign itself.
private func stands(_ range: Range<Int>, _ scalar: UInt32 = 0, withinWordOf text: Span<UInt8>) -> Bool {
    let isBehind = decodeScalar(text, before: range.lowerBound).map { isWordScalar($0.value) } ?? false
    let isBefore = range.upperBound < text.count && isWordScalar(decodeScalar(text, at: range.upperBound).value)
    return isBehind && isBefore || (isBehind || isBefore) && scalar >= 0x80 && isWordScalar(scalar)
}
