/// Whether a byte continues a UTF-8 sequence (`10xxxxxx`), so that no scalar begins at it.
@inlinable
public func isUTF8Continuation(_ byte: UInt8) -> Bool {
    byte & 0xC0 == 0x80
}

/// The length of the well-formed UTF-8 sequence that begins at `offset`, 1 to 4 bytes; 0 where none does.
///
/// - Source: The Unicode Standard, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
@inlinable
public func utf8SequenceLength(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    let first = bytes[offset]
    if first < 0x80 { return 1 }
    let left = bytes.count - offset
    switch first {
    case 0xC2...0xDF:
        return left >= 2 && isUTF8Continuation(bytes[offset + 1]) ? 2 : 0
    case 0xE0...0xEF:
        guard left >= 3 else { return 0 }
        let low: UInt8 = first == 0xE0 ? 0xA0 : 0x80
        let high: UInt8 = first == 0xED ? 0x9F : 0xBF
        let second = bytes[offset + 1]
        return second >= low && second <= high && isUTF8Continuation(bytes[offset + 2]) ? 3 : 0
    case 0xF0...0xF4:
        guard left >= 4 else { return 0 }
        let low: UInt8 = first == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = first == 0xF4 ? 0x8F : 0xBF
        let second = bytes[offset + 1]
        return second >= low && second <= high && isUTF8Continuation(bytes[offset + 2])
            && isUTF8Continuation(bytes[offset + 3]) ? 4 : 0
    default:
        return 0
    }
}

/// The offset of the first byte that is not well-formed UTF-8, or the count where all is.
///
/// - Complexity: O(*n*); 8 bytes at a step over ASCII.
public func firstInvalidUTF8(_ bytes: Span<UInt8>) -> Int {
    var i = 0
    while i < bytes.count {
        while i + 8 <= bytes.count && load8(bytes, at: i) & 0x8080_8080_8080_8080 == 0 { i += 8 }
        while i < bytes.count && bytes[i] < 0x80 { i += 1 }
        // Letters beyond ASCII stand together, most of them of two bytes, or of three that may have any values behind the
        // first.
        while i < bytes.count && bytes[i] >= 0x80 {
            let first = bytes[i]
            if (0xC2...0xDF).contains(first), i + 1 < bytes.count, isUTF8Continuation(bytes[i + 1]) {
                i += 2
                continue
            }
            if (0xE1...0xEC).contains(first), i + 2 < bytes.count, isUTF8Continuation(bytes[i + 1]),
                isUTF8Continuation(bytes[i + 2])
            {
                i += 3
                continue
            }
            let length = utf8SequenceLength(bytes, at: i)
            if length == 0 { return i }
            i += length
        }
    }
    return i
}

/// A Unicode scalar and how many bytes its UTF-8 form takes.
@frozen
public struct DecodedScalar: Sendable, Equatable {
    /// The code point.
    public var value: UInt32
    /// 1 to 4.
    public var byteCount: Int

    /// A scalar and its length.
    @inlinable
    public init(value: UInt32, byteCount: Int) {
        self.value = value
        self.byteCount = byteCount
    }
}

/// The scalar that begins at `offset` in well-formed UTF-8; U+FFFD and 1 byte where the bytes are malformed.
@inlinable
public func decodeScalar(_ bytes: Span<UInt8>, at offset: Int) -> DecodedScalar {
    let first = UInt32(bytes[offset])
    return first < 0x80 ? DecodedScalar(value: first, byteCount: 1) : decodeLongScalar(bytes, at: offset)
}

/// The scalar beyond ASCII that begins at `offset`.
@usableFromInline
func decodeLongScalar(_ bytes: Span<UInt8>, at offset: Int) -> DecodedScalar {
    let first = UInt32(bytes[offset])
    // Most letters beyond ASCII have two bytes, and only two lead bytes of those make no scalar.
    if first >= 0xC2, first < 0xE0, offset + 1 < bytes.count, case let second = bytes[offset + 1],
        isUTF8Continuation(second)
    {
        return DecodedScalar(value: (first & 0x1F) << 6 | UInt32(second & 0x3F), byteCount: 2)
    }
    func tail(_ i: Int) -> UInt32 { UInt32(bytes[offset + i]) & 0x3F }
    switch utf8SequenceLength(bytes, at: offset) {
    case 3: return DecodedScalar(value: (first & 0x0F) << 12 | tail(1) << 6 | tail(2), byteCount: 3)
    case 4:
        return DecodedScalar(value: (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), byteCount: 4)
    default: return DecodedScalar(value: 0xFFFD, byteCount: 1)
    }
}

/// The scalar that ends before `offset`, in well-formed UTF-8; `nil` at the beginning.
public func decodeScalar(_ bytes: Span<UInt8>, before offset: Int) -> DecodedScalar? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0 && offset - start < 4 && isUTF8Continuation(bytes[start]) { start -= 1 }
    return decodeScalar(bytes, at: start)
}

/// Appends the UTF-8 form of a scalar; U+FFFD for a surrogate or a value above U+10FFFF.
public func appendUTF8(_ value: UInt32, to out: inout [UInt8]) {
    switch value {
    case 0..<0x80:
        out.append(UInt8(value))
    case 0x80..<0x800:
        out.append(UInt8(0xC0 | value >> 6))
        out.append(UInt8(0x80 | value & 0x3F))
    case 0xD800..<0xE000, 0x110000...:
        out.append(contentsOf: [0xEF, 0xBF, 0xBD])
    case 0x800..<0x10000:
        out.append(UInt8(0xE0 | value >> 12))
        out.append(UInt8(0x80 | value >> 6 & 0x3F))
        out.append(UInt8(0x80 | value & 0x3F))
    default:
        out.append(UInt8(0xF0 | value >> 18))
        out.append(UInt8(0x80 | value >> 12 & 0x3F))
        out.append(UInt8(0x80 | value >> 6 & 0x3F))
        out.append(UInt8(0x80 | value & 0x3F))
    }
}

/// Appends the UTF-8 form of a scalar, of one to four bytes, to memory that has room for it.
@inlinable
public func appendUTF8(_ scalar: UInt32, to out: inout OutputSpan<UInt8>) {
    let tail: (UInt32) -> UInt8 = { UInt8(0x80 | scalar >> $0 & 0x3F) }
    switch scalar {
    case 0..<0x80: out.append(UInt8(scalar))
    case 0x80..<0x800:
        out.append(UInt8(0xC0 | scalar >> 6))
        out.append(tail(0))
    case 0x800..<0x10000:
        out.append(UInt8(0xE0 | scalar >> 12))
        out.append(tail(6))
        out.append(tail(0))
    default:
        out.append(UInt8(0xF0 | scalar >> 18))
        out.append(tail(12))
        out.append(tail(6))
        out.append(tail(0))
    }
}

/// How many scalars begin in a range of well-formed UTF-8.
///
/// - Complexity: O(*n*).
public func scalarCount(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int {
    var count = 0
    for i in range where !isUTF8Continuation(bytes[i]) { count += 1 }
    return count
}
