import Bytes

/// What a scalar is to the tokenizer.
public enum ScalarClass: UInt8, Sendable {
    case space, letter, digit, quotation, dash, opening, closing, punctuation, symbol
}

/// The class of a Unicode scalar; combining marks and joiners count as letters, because they continue a word.
///
/// - Complexity: O(1); a look-up in the Unicode tables only outside ASCII and the Latin letters.
public func scalarClass(_ value: UInt32) -> ScalarClass {
    if value < 0x80 { return asciiClass(UInt8(value)) }
    switch value {
    case 0xA0, 0x85, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
    case 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F: return .quotation
    case 0xAA, 0xB5, 0xBA, 0xAD, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: return .letter
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: return .letter
    case 0x2010...0x2015, 0x2212: return .dash
    default: return unicodeClass(value)
    }
}

/// Whether a scalar is an upper-case or title-case letter.
public func isUppercase(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A }
    guard let scalar = Unicode.Scalar(value) else { return false }
    return scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter
}

/// Whether a scalar is a lower-case letter.
public func isLowercase(_ value: UInt32) -> Bool {
    if value < 0x80 { return value >= 0x61 && value <= 0x7A }
    return Unicode.Scalar(value)?.properties.isLowercase ?? false
}

/// The class of the scalar at `offset`; a space at the end of the text and beyond.
func scalarClass(_ text: Span<UInt8>, at offset: Int) -> ScalarClass {
    guard offset < text.count else { return .space }
    let byte = text[offset]
    return byte < 0x80 ? asciiClass(byte) : scalarClass(decodeScalar(text, at: offset).value)
}

/// The class of the scalar before `offset`; a space at the beginning of the text.
func scalarClass(_ text: Span<UInt8>, before offset: Int) -> ScalarClass {
    guard offset > 0 else { return .space }
    let byte = text[offset - 1]
    if byte < 0x80 { return asciiClass(byte) }
    return scalarClass(decodeScalar(text, before: offset)?.value ?? 0x20)
}

func isWordClass(_ kind: ScalarClass) -> Bool { kind == .letter || kind == .digit }

private func asciiClass(_ byte: UInt8) -> ScalarClass {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: .letter
    case 0x20, 0x09...0x0D: .space
    case 0x30...0x39: .digit
    case 0x22, 0x27, 0x60: .quotation
    case 0x2D: .dash
    case 0x28, 0x5B, 0x7B: .opening
    case 0x29, 0x5D, 0x7D: .closing
    case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: .punctuation
    default: .symbol
    }
}

private func unicodeClass(_ value: UInt32) -> ScalarClass {
    guard let scalar = Unicode.Scalar(value) else { return .symbol }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .enclosingMark, .letterNumber, .format:
        return .letter
    case .decimalNumber: return .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .dashPunctuation: return .dash
    case .openPunctuation, .initialPunctuation: return .opening
    case .closePunctuation, .finalPunctuation: return .closing
    case .otherPunctuation, .connectorPunctuation: return .punctuation
    default: return .symbol
    }
}
