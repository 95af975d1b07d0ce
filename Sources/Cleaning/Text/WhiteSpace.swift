import Bytes

/// How many bytes the white space takes that stands at an offset: of ASCII, U+00A0, those of a width, the ideographic one;
/// 0 where there is none.
func spaceLength(_ text: Span<UInt8>, at i: Int) -> Int {
    let byte = text[i]
    if byte < 0x80 { return isASCIISpace(byte) ? 1 : 0 }
    guard byte == 0xC2 || byte == 0xE2 || byte == 0xE3 else { return 0 }
    let scalar = decodeScalar(text, at: i)
    switch scalar.value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return scalar.byteCount
    default: return 0
    }
}

/// Where the white space ends that begins at an offset, if any does.
func spaceEnd(_ text: Span<UInt8>, from start: Int, before limit: Int) -> Int {
    var i = start
    while i < limit, case let length = spaceLength(text, at: i), length > 0 { i += length }
    return min(i, limit)
}

/// Where the next white space begins, or the limit.
func spaceStart(_ text: Span<UInt8>, from start: Int, before limit: Int) -> Int {
    var i = start
    while i < limit, spaceLength(text, at: i) == 0 { i += 1 }
    return i
}

/// Where the words go on behind white space and signs that part the items of a row: bars, dots and arrows; semicolons,
/// and dashes with white space around them. The offset itself where there is none.
///
/// - Returns: Behind the last sign and the white space after it.
func separatorsEnd(_ text: Span<UInt8>, from start: Int, before limit: Int) -> Int {
    var end = start
    while true {
        var i = spaceEnd(text, from: end, before: limit)
        guard i < limit, case let scalar = decodeScalar(text, at: i), isRowSeparator(scalar.value) else { return end }
        i += scalar.byteCount
        guard i < limit, spaceLength(text, at: i) > 0 else { return end }
        end = spaceEnd(text, from: i, before: limit)
    }
}

/// Where a sign that parts the items of a row, and white space on both its sides, begin that end at an offset; the offset
/// where there is none.
func separatorStart(_ text: Span<UInt8>, before end: Int, from limit: Int) -> Int {
    guard end - 3 >= limit, text[end - 1] == 0x20, let scalar = decodeScalar(text, before: end - 1),
        isRowSeparator(scalar.value), case let start = end - 1 - scalar.byteCount, start > limit,
        text[start - 1] == 0x20
    else { return end }
    return start
}

/// A range without the signs at its ends that part the items of a row, and the white space beside them.
func withoutSeparators(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var rest = range
    while !rest.isEmpty, case let first = decodeScalar(text, at: rest.lowerBound), isRowSeparator(first.value) {
        rest = trimming(text, rest.lowerBound + first.byteCount..<rest.upperBound)
    }
    while !rest.isEmpty, let last = decodeScalar(text, before: rest.upperBound), isRowSeparator(last.value) {
        rest = trimming(text, rest.lowerBound..<rest.upperBound - last.byteCount)
    }
    return rest
}

private func isRowSeparator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3B, 0xBB, 0x203A: true
    default:
        switch CharacterKind(scalar) {
        case .separator, .dash: true
        default: false
        }
    }
}
