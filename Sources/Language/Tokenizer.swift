import Bytes

/// Cuts a text into tokens. Tokens and the white space between them tile the text; no token crosses a paragraph.
///
/// - Parameters:
///   - text: UTF-8, under 4 GiB. Other bytes become symbols.
///   - marks: The quotation marks, in order; every other apostrophe belongs to a word.
///   - abbreviations: Words that may keep a full stop, with it, in lower case.
/// - Complexity: O(*n*).
func tokens(
    of text: Span<UInt8>, paragraphs: [Range<Int>], marks: [QuotationMark], abbreviations: WordTable
) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 5 + 8)
    var mark = 0
    var scanner = TokenScanner(end: 0, abbreviations: abbreviations)
    for paragraph in paragraphs {
        var i = paragraph.lowerBound
        var features: Token.Features = [.spaceBefore, .paragraphStart]
        while i < paragraph.upperBound {
            let scalar = decodeScalar(text, at: i)
            let kind = scalarClass(scalar.value)
            if kind == .space {
                i += scalar.byteCount
                features.insert(.spaceBefore)
                continue
            }
            while mark < marks.count && marks[mark].range.lowerBound < i { mark += 1 }
            let nextMark = mark < marks.count ? marks[mark].range.lowerBound : text.count
            let token: Token
            if nextMark == i {
                if marks[mark].role == .opening { features.insert(.opensQuotation) }
                if marks[mark].role == .closing { features.insert(.closesQuotation) }
                token = Token(marks[mark].range, kind: .quotationMark, features: features)
            } else {
                scanner.end = min(paragraph.upperBound, nextMark)
                token = scanner.token(text, at: i, scalar, kind, features, after: tokens.last)
            }
            tokens.append(token)
            i = token.end
            features = []
        }
    }
    return tokens
}

/// Scans one token that is no quotation mark; `end` is where the paragraph or the text before the next mark ends.
private struct TokenScanner {
    var end: Int
    let abbreviations: WordTable

    func token(
        _ text: Span<UInt8>, at start: Int, _ scalar: DecodedScalar, _ kind: ScalarClass, _ features: Token.Features,
        after last: Token?
    ) -> Token {
        let next = start + scalar.byteCount
        switch kind {
        case .letter, .digit: return word(text, start, from: start, features)
        case .quotation where isApostrophe(scalar.value):
            if let last, last.end == start, last.kind == .word || last.kind == .number {
                return Token(start..<cliticEnd(text, next), kind: .clitic, features: features)
            }
            if next < end && isWordClass(scalarClass(text, at: next)) { return word(text, start, from: next, features) }
            return Token(start..<next, kind: .punctuation, features: features)
        case .quotation, .opening, .closing: return Token(start..<next, kind: .punctuation, features: features)
        case .punctuation, .dash:
            var i = next
            if text[start] == 0x2E || text[start] == 0x2D {
                while i < end && text[i] == text[start] { i += 1 }
            }
            return Token(start..<i, kind: .punctuation, features: features)
        case .symbol, .space: return Token(start..<next, kind: .symbol, features: features)
        }
    }

    private func cliticEnd(_ text: Span<UInt8>, _ i: Int) -> Int {
        i < end && text[i] | 0x20 == 0x73 && !(i + 1 < end && isWordClass(scalarClass(text, at: i + 1))) ? i + 1 : i
    }

    private func word(
        _ text: Span<UInt8>, _ start: Int, from first: Int, _ given: Token.Features
    ) -> Token {
        var features = given
        var letters = 0
        var lowercase = 0
        var digits = 0
        var i = first
        var last: UInt32 = 0
        while i < end {
            let scalar = decodeScalar(text, at: i)
            let kind = scalarClass(scalar.value)
            if kind == .letter {
                if scalar.value < 0x80 ? scalar.value < 0x5B : isUppercase(scalar.value) {
                    if letters == 0 && digits == 0 { features.insert(.capitalized) }
                } else if scalar.value < 0x80 || isLowercase(scalar.value) {
                    lowercase += 1
                }
                letters += 1
            } else if kind == .digit {
                digits += 1
            } else {
                if text[i] == 0x3A, let link = linkEnd(text, start, i) {
                    return Token(start..<link, kind: .link, features: given)
                }
                let joint = i + scalar.byteCount
                guard joint < end, joins(text, start, i, joint, scalar.value, last, digitsOnly: letters == 0) else {
                    break
                }
                if kind == .dash { features.insert(.hyphenated) }
                if text[i] == 0x40 { return Token(start..<addressEnd(text, joint), kind: .link, features: given) }
            }
            last = scalar.value
            i += scalar.byteCount
        }
        if letters > 1 && lowercase == 0 { features.insert(.allUppercase) }
        if letters == 0 { return Token(start..<i, kind: .number, features: features) }
        if digits > 0 { features.insert(.hasDigit) }
        if i < end && text[i] == 0x2E && keepsStop(text, start, i, letters: letters) {
            features.insert(.abbreviation)
            i += 1
        }
        return Token(start..<i, kind: .word, features: features)
    }

    /// Whether the character from `i` to `joint`, which is neither letter nor digit, joins two parts of one token.
    private func joins(
        _ text: Span<UInt8>, _ start: Int, _ i: Int, _ joint: Int, _ value: UInt32, _ last: UInt32, digitsOnly: Bool
    ) -> Bool {
        let next = scalarClass(text, at: joint)
        guard isWordClass(next) else { return false }
        switch value {
        case 0x2D, 0x2010, 0x2011, 0x5F: return true
        case 0x27, 0x2019, 0x2018, 0x60:
            return !digitsOnly && next == .letter && cliticEnd(text, joint) == joint
        case 0x2E:
            if digitsOnly { return next == .digit }
            if i - start == 1 || i >= 2 && text[i - 2] == 0x2E { return isLastLetter(text, joint) }
            return isASCIILower(text[joint]) && last < 0x80 && scalarClass(last) == .letter
                && isASCIILower(text[i - 1])
        case 0x2C, 0x3A, 0x2F: return digitsOnly && next == .digit
        case 0x26: return i > start && isASCIIUpper(text[i - 1]) && isASCIIUpper(text[joint])
        case 0x40: return last < 0x80
        default: return false
        }
    }

    /// Whether one letter stands at `i` that another full stop or no letter follows, as in `U.S.` and `p.m`.
    private func isLastLetter(_ text: Span<UInt8>, _ i: Int) -> Bool {
        isASCIILetter(text[i]) && !(i + 1 < end && isWordClass(scalarClass(text, at: i + 1)))
    }

    /// Whether the full stop at `stop` belongs to the word before it: an abbreviation or an initial.
    private func keepsStop(_ text: Span<UInt8>, _ start: Int, _ stop: Int, letters: Int) -> Bool {
        if stop + 1 < end && (text[stop + 1] == 0x2E || isASCIILower(text[stop + 1])) { return false }
        if letters == 1 && stop - start == 1 { return isASCIIUpper(text[start]) }
        if stop - start >= 3 && text[stop - 2] == 0x2E && isASCIILetter(text[stop - 1]) { return true }
        return abbreviations.contains(text, start..<(stop + 1))
    }

    private func linkEnd(_ text: Span<UInt8>, _ start: Int, _ colon: Int) -> Int? {
        guard colon + 3 < end, text[colon + 1] == 0x2F, text[colon + 2] == 0x2F, colon - start >= 2 else { return nil }
        return addressEnd(text, colon + 3)
    }

    /// Where an address ends: at white space, less the punctuation before it.
    private func addressEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
        var i = start
        while i < end && text[i] > 0x20 && text[i] < 0x80 { i += 1 }
        while i > start && !isASCIIAlphanumeric(text[i - 1]) && text[i - 1] != 0x2F { i -= 1 }
        return i
    }
}

private func isApostrophe(_ value: UInt32) -> Bool {
    value == 0x27 || value == 0x2019 || value == 0x2018 || value == 0x60
}
