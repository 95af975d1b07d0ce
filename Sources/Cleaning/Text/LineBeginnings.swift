import Bytes

/// Whether a sentence may begin here: an upper-case letter, an opening quotation mark, or a letter beyond ASCII.
func beginsSentence(_ text: Span<UInt8>, at offset: Int) -> Bool {
    let scalar = decodeScalar(text, at: offset).value
    if scalar < 0x80 { return isASCIIUpper(text[offset]) || scalar == 0x22 }
    return isWordScalar(scalar) || scalar == 0x201C || scalar == 0x2018 || scalar == 0xAB
}

func beginsQuotation(_ text: Span<UInt8>, at offset: Int) -> Bool {
    switch decodeScalar(text, at: offset).value {
    case 0x22, 0x27, 0xAB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x300C, 0x300E: true
    default: false
    }
}

/// The hash of the bytes up to the first space.
func firstWordHash(_ words: Span<UInt8>) -> UInt64 {
    var end = firstOffset(of: 0x20, in: words) ?? words.count
    if end > 0 && words[end - 1] == 0x3A { end -= 1 }
    return stableHash(words.extracting(0..<end))
}

/// Whether words begin with a phrase that ends at the border of a word.
func begins(_ words: Span<UInt8>, with phrase: Span<UInt8>) -> Bool {
    guard stands(phrase, in: words, at: 0) else { return false }
    return words.count == phrase.count || !phrase.isEmpty && phrase[phrase.count - 1] == 0x3A
        || !isWordScalar(decodeScalar(words, at: phrase.count).value)
}
