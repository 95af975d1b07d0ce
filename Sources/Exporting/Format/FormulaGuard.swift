import Bytes

/// Whether a spreadsheet might run a text as a formula when it opens the CSV.
///
/// It might if the text begins with a tab, a carriage return or a line feed, or if its first scalar is one of
/// `=` `+` `-` `@` or their full-width forms, where white space, invisible characters and apostrophes before it do not
/// count. In CSV such a text gets one apostrophe in front; as texts that begin with apostrophes and such a character
/// get one too, whoever takes one off each text for which this holds has the texts again.
///
/// - Source: OWASP, "CSV Injection", with the full-width forms that East Asian editions of Excel accept.
func isFormulaLike(_ text: Span<UInt8>) -> Bool {
    var i = 0
    while i < text.count {
        let scalar = decodeScalar(text, at: i)
        switch scalar.value {
        case 0x3D, 0x2B, 0x2D, 0x40, 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0xFE62, 0xFE63, 0xFE66, 0xFE6B:
            return true
        case 0x09, 0x0A, 0x0D:
            if isLeading(text, i) { return true }
        case 0x27: break
        default:
            if !isBlank(scalar.value) { return false }
        }
        i += scalar.byteCount
    }
    return false
}

/// Whether nothing but apostrophes stands before an offset.
private func isLeading(_ text: Span<UInt8>, _ offset: Int) -> Bool {
    for i in 0..<offset where text[i] != 0x27 { return false }
    return true
}

/// White space, a control character other than NUL, which CSV does not keep, or a character that shows nothing.
private func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x01...0x20, 0x7F...0xA0, 0xAD, 0x034F, 0x061C, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F,
        0x205F...0x206F, 0x3000, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB:
        return true
    default: return false
    }
}
