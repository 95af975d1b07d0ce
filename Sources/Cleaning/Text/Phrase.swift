import Bytes

/// A range of text as phrases are compared: ASCII letters lowered, white space collapsed, curly apostrophes straight,
/// and punctuation and symbols at its ends left out.
///
/// - Complexity: O(*n*), one allocation.
func phrase(of text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var phrase: [UInt8] = []
    phrase.reserveCapacity(range.count)
    var wordEnd = 0
    var pendingSpace = false
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text, at: i)
        if isInvisible(scalar.value) {
            pendingSpace = !phrase.isEmpty
        } else if !phrase.isEmpty || isWordScalar(scalar.value) {
            if pendingSpace { phrase.append(0x20) }
            pendingSpace = false
            if scalar.value == 0x2019 {
                phrase.append(0x27)
            } else {
                for k in i..<i + scalar.byteCount { phrase.append(asciiLowercased(text[k])) }
            }
            if isWordScalar(scalar.value) { wordEnd = phrase.count }
        }
        i += scalar.byteCount
    }
    phrase.removeLast(phrase.count - wordEnd)
    return phrase
}

/// Whether bytes stand in a text at an offset.
func stands(_ bytes: [UInt8], in text: Span<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset + bytes.count <= text.count else { return false }
    for i in bytes.indices where text[offset + i] != bytes[i] { return false }
    return true
}
