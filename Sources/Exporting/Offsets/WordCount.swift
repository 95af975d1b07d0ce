import Bytes

/// How many words a text has: runs without white space in which at least one scalar is a letter, a digit or another
/// number, so that a dash between spaces is none and `cease-fire` and `3.5` are one each.
///
/// A language that writes no spaces is undercounted.
///
/// - Complexity: O(*n*).
func wordCount(_ bytes: [UInt8]) -> Int {
    let text = bytes.span
    var count = 0
    var isCounted = false
    var i = 0
    while i < text.count {
        let scalar = decodeScalar(text, at: i)
        if isSpace(scalar.value) {
            isCounted = false
        } else if !isCounted && isWordScalar(scalar.value) {
            isCounted = true
            count += 1
        }
        i += scalar.byteCount
    }
    return count
}

/// The scalars with the Unicode property White_Space.
private func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
}

private func isWordScalar(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isASCIIAlphanumeric(UInt8(scalar)) }
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber:
        return true
    default: return false
    }
}
