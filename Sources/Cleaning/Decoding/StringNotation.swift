import Bytes

/// A text that is what Python, JavaScript or JSON write for a string, for bytes or for a list of strings, from its first
/// byte to its last: what a table holds where a list or a response was stored as it prints.
struct StringNotation {
    /// Where the strings stand, without their marks.
    private(set) var strings: [Range<Int>] = []
    /// What stands around them and between them, white space at the text's ends aside.
    private(set) var marks: [Range<Int>] = []

    /// Reads a text; `nil` for one that is something else, that is a quotation, or that has more strings than may be.
    ///
    /// - Complexity: O(*n*); O(1) for a text that begins otherwise.
    init?(_ text: Span<UInt8>, limit: Int) {
        var i = asciiSpaceEnd(text, at: 0)
        let start = i
        guard i < text.count else { return nil }
        let closing: UInt8? = text[i] == 0x5B ? 0x5D : text[i] == 0x28 ? 0x29 : nil
        if closing != nil { i = asciiSpaceEnd(text, at: i + 1) }
        var mark = start
        var hasPrefix = false
        var hasComma = false
        while i < text.count, text[i] != closing {
            if strings.isEmpty || closing != nil, Self.isPrefix(text[i]), i + 1 < text.count {
                hasPrefix = true
                i += 1
            }
            guard strings.count < limit, let end = Self.end(text, ofString: i) else { return nil }
            marks.append(mark..<i + 1)
            strings.append(i + 1..<end)
            mark = end
            i = asciiSpaceEnd(text, at: end + 1)
            guard closing != nil else { break }
            if i < text.count, text[i] == 0x2C {
                hasComma = true
                i = asciiSpaceEnd(text, at: i + 1)
            }
        }
        if let closing {
            // Brackets around a quotation are no list.
            guard i < text.count, text[i] == closing, !strings.isEmpty, closing == 0x5D || hasComma else { return nil }
            marks.append(mark..<i + 1)
            i = asciiSpaceEnd(text, at: i + 1)
        } else {
            guard let string = strings.first, hasPrefix || Self.isEscaped(text, string) else { return nil }
            marks.append(mark..<mark + 1)
        }
        guard i == text.count else { return nil }
    }

    /// Whether a text begins as such a notation does.
    ///
    /// - Complexity: O(1), white space aside.
    static func mayBegin(_ text: Span<UInt8>) -> Bool {
        var i = asciiSpaceEnd(text, at: 0)
        if i < text.count, text[i] == 0x5B || text[i] == 0x28 { i = asciiSpaceEnd(text, at: i + 1) }
        if i < text.count, isPrefix(text[i]) { i += 1 }
        return i < text.count && isMark(text[i])
    }

    /// What the strings say: each is a line, but for those that go on within one.
    func text(of source: Span<UInt8>) -> MappedText {
        var text = MappedText()
        text.bytes.reserveCapacity(source.count)
        for string in strings {
            var piece = MappedText()
            piece.appendUnescaped(string, of: source, isStrict: true)
            text.append(piece, asLine: true, at: string.lowerBound)
        }
        return text
    }

    /// Whether a letter says before a string's mark that it is of bytes, or of Unicode.
    private static func isPrefix(_ byte: UInt8) -> Bool { byte == 0x62 || byte == 0x75 }

    private static func isMark(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }

    /// Where the string ends whose mark stands at an offset: at the next such mark that is not escaped, on the same line.
    private static func end(_ text: Span<UInt8>, ofString start: Int) -> Int? {
        guard isMark(text[start]) else { return nil }
        let end = stringEnd(text, ofMark: start)
        return end < text.count && text[end] == text[start] ? end : nil
    }

    /// Whether a string has an escape, and nothing behind a backslash that is none.
    private static func isEscaped(_ text: Span<UInt8>, _ string: Range<Int>) -> Bool {
        let text = text.extracting(0..<string.upperBound)
        var next = firstOffset(of: 0x5C, in: text, from: string.lowerBound)
        guard next != nil else { return false }
        while let start = next {
            guard let escape = BackslashEscape(text, at: start, isStrict: true) else { return false }
            next = firstOffset(of: 0x5C, in: text, from: start + escape.byteCount)
        }
        return true
    }
}
