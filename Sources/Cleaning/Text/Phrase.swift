import Bytes

/// A range of text as phrases are compared: letters of the Latin, Greek,
/// Cyrillic and Armenian alphabets lowered, white space collapsed, curly apostrophes straight,
/// and punctuation and symbols at its ends left out.
///
/// - Complexity: O(*n*), one allocation.
func phrase(of text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var phrase: [UInt8] = []
    appendPhrase(of: text, range, to: &phrase)
    return phrase
}

/// The hash of a range of text as `phrase(of:_:)` makes it.
///
/// - Complexity: O(*n*); without an allocation for up to 16 bytes of ASCII, as most words are.
func phraseHash(of text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start] < 0x80, !isASCIIAlphanumeric(text[start]) { start += 1 }
    while start < end, text[end - 1] < 0x80, !isASCIIAlphanumeric(text[end - 1]) { end -= 1 }
    if end - start <= 16 {
        let count = end - start
        let head = loadUpTo8(text, at: start, min(count, 8))
        let tail = count > 8 ? loadUpTo8(text, at: start + 8, count - 8) : 0
        // What stands within is copied as it is, but for spaces in a row; no byte is 0.
        if isPrintable(head, min(count, 8)), isPrintable(tail, max(0, count - 8)) {
            return stableHash(
                ofLoaded: (EightBytes.lowercased(head), EightBytes.lowercased(tail)), count: count)
        }
    }
    let form = phrase(of: text, range)
    return stableHash(form.span)
}

/// Whether the first bytes of eight are all ASCII that shows and no spaces.
@inline(__always)
private func isPrintable(_ block: UInt64, _ count: Int) -> Bool {
    let marks = EightBytes.unprintable(block) | EightBytes.equal(block, to: 0x20)
    return EightBytes.count(before: marks) >= count
}

/// Puts a range of text, as `phrase(of:_:)` makes it, behind other bytes.
func appendPhrase(of text: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8]) {
    // No scalar grows but what is malformed: to three bytes. With room for eight where one is left.
    bytes.append(addingCapacity: 3 * range.count + 8) { (phrase: inout OutputSpan<UInt8>) in
        var pendingSpace = false
        var i = range.lowerBound
        while i < range.upperBound {
            let byte = text[i]
            if byte < 0x80 {
                guard byte > 0x20, byte < 0x7F else {
                    pendingSpace = phrase.count > 0
                    i += 1
                    continue
                }
                if i + 8 <= range.upperBound, phrase.count > 0 {
                    if pendingSpace { phrase.append(0x20) }
                    i += appendPrintable(load8(text, at: i), to: &phrase, &pendingSpace)
                    continue
                }
                i += 1
                guard isASCIIAlphanumeric(byte) || phrase.count > 0 else { continue }
                if pendingSpace { phrase.append(0x20) }
                pendingSpace = false
                phrase.append(asciiLowercased(byte))
                continue
            }
            let scalar = decodeScalar(text, at: i)
            i += scalar.byteCount
            guard isWordScalar(scalar.value) || !isInvisible(scalar.value) && phrase.count > 0 else {
                pendingSpace = phrase.count > 0
                continue
            }
            if pendingSpace { phrase.append(0x20) }
            pendingSpace = false
            appendUTF8(comparedScalar(scalar.value), to: &phrase)
        }
        // In lower case a scalar is a word's just as it was.
        while let last = decodeScalar(phrase.span, before: phrase.count), !isWordScalar(last.value) {
            phrase.removeLast(last.byteCount)
        }
    }
}

/// Appends of eight bytes, the first of which shows, those before the first that is no ASCII, shows nothing or is a second
/// space, in lower case; without a space at their end, which is pending then.
///
/// - Returns: How many bytes that are.
@inline(__always)
private func appendPrintable(_ block: UInt64, to phrase: inout OutputSpan<UInt8>, _ pendingSpace: inout Bool) -> Int {
    let spaces = EightBytes.equal(block, to: 0x20)
    let count = EightBytes.count(before: EightBytes.unprintable(block) | spaces & spaces << 8)
    pendingSpace = spaces >> (8 * UInt64(count) - 1) & 1 != 0
    append(pendingSpace ? count - 1 : count, of: EightBytes.lowercased(block), to: &phrase)
    return count
}

/// All of a text as phrases are compared.
func phrase(of text: Span<UInt8>) -> [UInt8] { phrase(of: text, text.indices) }

/// A scalar as phrases have it: curly apostrophes straight, and the Turkish dotted capital as other capitals.
func comparedScalar(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2019: 0x27
    case 0x130: 0x69
    default: lowercased(scalar)
    }
}

/// The lower-case form of a letter beyond ASCII, in the parts of the alphabets where it stands at a fixed distance.
func lowercased(_ scalar: UInt32) -> UInt32 {
    // Most letters that are not Latin, Greek, Cyrillic or Armenian have no case.
    if (0x557..<0x1E00).contains(scalar) || scalar >= 0x1F00 { return scalar }
    return switch scalar {
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3AB, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x386: 0x3AC
    case 0x388...0x38A: scalar + 0x25
    case 0x38C: 0x3CC
    case 0x38E, 0x38F: scalar + 0x3F
    case 0x531...0x556: scalar + 0x30
    case 0x100...0x137, 0x14A...0x177, 0x1A0...0x1A5, 0x218...0x21B, 0x490...0x4BF, 0x1E00...0x1E95, 0x1EA0...0x1EF9:
        scalar | 1
    case 0x139...0x148, 0x179...0x17E, 0x1AF: scalar + (scalar & 1)
    case 0x178: 0xFF
    case 0x18F: 0x259
    default: scalar
    }
}

/// Whether bytes stand somewhere in a text.
///
/// - Complexity: O(*n* + *m*) in the lengths of both.
func holds(_ text: Span<UInt8>, _ bytes: [UInt8]) -> Bool { firstOccurrence(of: bytes.span, in: text) != nil }

/// Whether bytes stand in a text at an offset.
func stands(_ bytes: [UInt8], in text: Span<UInt8>, at offset: Int) -> Bool {
    stands(bytes.span, in: text, at: offset)
}

/// Whether bytes stand in a text at an offset.
func stands(_ bytes: Span<UInt8>, in text: Span<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset + bytes.count <= text.count else { return false }
    for i in bytes.indices where text[offset + i] != bytes[i] { return false }
    return true
}

/// Whether two texts have the same bytes.
func areEqual(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    first.count == second.count && stands(first, in: second, at: 0)
}

extension [UInt8] {
    /// Whether bytes stand at the end.
    func hasSuffix(_ suffix: [UInt8]) -> Bool { stands(suffix, in: span, at: count - suffix.count) }
}
