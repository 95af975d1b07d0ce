import Bytes

/// A run of letters, a number, or any other scalar: what the grammar of time expressions reads.
struct TimeToken: Sendable {
    /// What a token is.
    enum Kind: Sendable, Equatable {
        case word
        /// A whole number without a sign; thousands may be set off by commas.
        case number
        case mark
    }

    /// Where it stands: bytes of the text.
    var range: Range<Int>
    var kind: Kind
    /// The hash of its bytes in lower case.
    var hash: UInt64
    /// What it does in a time expression, if anything.
    var word: TimeWord?
    /// The value of a number, at most nine digits long; -1 for longer ones and other kinds.
    var value = -1
    /// How many digits a number has; 0 where commas stand between them.
    var digits = 0
    /// The byte of an ASCII mark, 0 for others.
    var mark: UInt8 = 0
    /// Whether it begins with an ASCII capital.
    var isCapital = false
    /// Whether it ends in `s`, as most plurals do.
    var endsInS = false
    /// Whether white space, or the beginning of the text, stands before it.
    var isSpaced = true
}

/// Splits a text for the grammar of time expressions.
///
/// - Complexity: O(*n*).
func timeTokens(in text: Span<UInt8>, _ lexicon: TimeLexicon) -> [TimeToken] {
    var tokens: [TimeToken] = []
    tokens.reserveCapacity(text.count / 5)
    var i = 0
    var isSpaced = true
    while i < text.count {
        let byte = text[i]
        let start = i
        if isASCIISpace(byte) {
            isSpaced = true
            i += 1
            continue
        }
        if byte == 0xC2 && i + 1 < text.count && text[i + 1] == 0xA0 {
            isSpaced = true
            i += 2
            continue
        }
        var token: TimeToken
        if isASCIIDigit(byte) {
            token = numberToken(in: text, at: start)
            i = token.range.upperBound
        } else if isASCIILetter(byte) {
            while i < text.count && (isASCIILetter(text[i]) || isLetterBeyondASCII(text, at: i)) {
                i += utf8Length(text, at: i)
            }
            let hash = stableHash(asciiLowercased(text.extracting(start..<i)).span)
            token = TimeToken(range: start..<i, kind: .word, hash: hash, word: lexicon.word(hash))
            token.isCapital = isASCIIUpper(byte)
            token.endsInS = text[i - 1] == 0x73
        } else {
            i += utf8Length(text, at: i)
            token = TimeToken(range: start..<i, kind: .mark, hash: stableHash(text.extracting(start..<i)))
            token.mark = byte < 0x80 ? byte : isDash(text, start..<i) ? 0x2D : 0
        }
        token.isSpaced = isSpaced
        isSpaced = false
        tokens.append(token)
    }
    return tokens
}

private func numberToken(in text: Span<UInt8>, at start: Int) -> TimeToken {
    var i = start
    var value = 0
    var digits = 0
    var hasComma = false
    while i < text.count {
        if isASCIIDigit(text[i]) {
            digits += 1
            if digits <= 9 { value = value * 10 + Int(text[i] - 0x30) }
            i += 1
        } else if text[i] == 0x2C && isThousands(text, at: i + 1) {
            hasComma = true
            i += 1
        } else {
            break
        }
    }
    var token = TimeToken(range: start..<i, kind: .number, hash: 0)
    token.value = digits <= 9 ? value : -1
    token.digits = hasComma ? 0 : digits
    return token
}

/// Whether exactly three digits stand at an offset.
private func isThousands(_ text: Span<UInt8>, at i: Int) -> Bool {
    guard i + 3 <= text.count else { return false }
    for k in i..<i + 3 where !isASCIIDigit(text[k]) { return false }
    return i + 3 == text.count || !isASCIIDigit(text[i + 3])
}

private func utf8Length(_ text: Span<UInt8>, at i: Int) -> Int {
    max(1, utf8SequenceLength(text, at: i))
}

/// Whether a letter of the Latin supplements, Greek or Cyrillic begins here, so that a word goes on.
private func isLetterBeyondASCII(_ text: Span<UInt8>, at i: Int) -> Bool {
    guard text[i] >= 0xC3 && text[i] <= 0xD4 else { return false }
    return utf8SequenceLength(text, at: i) == 2
}

/// Whether a range holds a hyphen or an en dash: U+2010 to U+2013.
private func isDash(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == 3 && text[range.lowerBound] == 0xE2 && text[range.lowerBound + 1] == 0x80
        && (0x90...0x93).contains(text[range.lowerBound + 2])
}
