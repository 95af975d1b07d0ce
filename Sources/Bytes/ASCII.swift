/// Whether a byte is a space, tab, line feed, carriage return, vertical tab or form feed.
@inlinable
public func isASCIISpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
}

/// Whether a byte is one of `0`–`9`.
@inlinable
public func isASCIIDigit(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39
}

/// Whether a byte is one of `A`–`Z`.
@inlinable
public func isASCIIUpper(_ byte: UInt8) -> Bool {
    byte >= 0x41 && byte <= 0x5A
}

/// Whether a byte is one of `a`–`z`.
@inlinable
public func isASCIILower(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A
}

/// Whether a byte is an ASCII letter.
@inlinable
public func isASCIILetter(_ byte: UInt8) -> Bool {
    isASCIILower(byte | 0x20) && byte < 0x80
}

/// Whether a byte is an ASCII letter or digit.
@inlinable
public func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
    isASCIILetter(byte) || isASCIIDigit(byte)
}

/// The lower-case form of an ASCII upper-case letter; any other byte as it is.
@inlinable
public func asciiLowercased(_ byte: UInt8) -> UInt8 {
    isASCIIUpper(byte) ? byte | 0x20 : byte
}

/// The bytes with ASCII upper-case letters lowered.
@inlinable
public func asciiLowercased(_ bytes: Span<UInt8>) -> [UInt8] {
    // With room for eight bytes where one is left.
    newBytes(capacity: bytes.count + 7) { (out: inout OutputSpan<UInt8>) in
        var i = 0
        while i + 8 <= bytes.count {
            append(8, of: EightBytes.lowercased(load8(bytes, at: i)), to: &out)
            i += 8
        }
        while i < bytes.count {
            out.append(asciiLowercased(bytes[i]))
            i += 1
        }
    }
}

/// Bytes without ASCII white space at their ends.
public func asciiTrimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.firstIndex { !isASCIISpace($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isASCIISpace($0) }.map { $0 + 1 } ?? start
    return bytes[start..<end]
}

/// What a hexadecimal digit stands for; `nil` for any other byte.
public func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
}
