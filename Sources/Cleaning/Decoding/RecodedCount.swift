import Bytes

/// How many characters will not be what the bytes hold, each of which takes a run of its own: those of other encodings
/// and malformed ones, controls, and line ends other than line feeds.
///
/// - Returns: An upper bound.
/// - Complexity: O(*n*).
func recodedCount(_ bytes: Span<UInt8>, _ detected: DetectedEncoding, _ form: LineForm) -> Int {
    switch detected.encoding {
    case .utf16LittleEndian, .utf16BigEndian: return bytes.count / 2
    case .utf8, .singleByte, .eastAsian: break
    }
    let isUTF8 = detected.encoding == .utf8
    var count = 0
    var i = endOfPlainBytes(bytes, from: 0)
    while i < bytes.count {
        let length = isUTF8 ? utf8SequenceLength(bytes, at: i) : 1
        let isCopy = length > 1 && !isSpecial(bytes, at: i, length) || bytes[i] == 0x0D && form == .page
        if !isCopy { count += 1 }
        i = endOfPlainBytes(bytes, from: i + max(1, length))
    }
    return count
}

/// How many places of a page may show other characters than it holds: ampersands, and white space that is more than a
/// space.
///
/// - Complexity: O(*n*).
func reshownCount(_ page: Span<UInt8>) -> Int {
    var count = 0
    var wasSpace = false
    for i in page.indices {
        let byte = page[i]
        let isSpace = isASCIISpace(byte)
        if byte == 0x26 || isSpace && !wasSpace && (byte != 0x20 || i + 1 < page.count && isASCIISpace(page[i + 1])) {
            count += 1
        }
        wasSpace = isSpace
    }
    return count
}

/// No fewer than `reshownCount`, at a tenth of the cost, since most pages have far fewer than are allowed.
///
/// - Complexity: O(*n*), 8 bytes at a step.
func mostReshownCount(_ page: Span<UInt8>) -> Int {
    var count = occurrences(of: 0x26, in: page)
    var i = 0
    while i + 8 <= page.count {
        let block = load8(page, at: i)
        // The top bits of what is above a space.
        count += 8 - markCount((((block & ~EightBytes.tops) &+ EightBytes.ones &* 0x5F) | block) & EightBytes.tops)
        i += 8
    }
    while i < page.count {
        if page[i] <= 0x20 { count += 1 }
        i += 1
    }
    return count
}

/// How often a byte stands in bytes.
///
/// - Complexity: O(*n*), 8 bytes at a step.
func occurrences(of byte: UInt8, in bytes: Span<UInt8>) -> Int {
    var count = 0
    var i = 0
    while i + 8 <= bytes.count {
        count += markCount(EightBytes.equal(load8(bytes, at: i), to: byte))
        i += 8
    }
    while i < bytes.count {
        if bytes[i] == byte { count += 1 }
        i += 1
    }
    return count
}

/// How many of eight bytes have their top bit, and none has others: a sum in the highest byte, in a fifth of the time that
/// counting bits takes without an instruction for it.
private func markCount(_ marks: UInt64) -> Int { Int(((marks >> 7) &* EightBytes.ones) >> 56) }
