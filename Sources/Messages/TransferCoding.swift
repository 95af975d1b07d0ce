import Bytes

/// The codings that a message's text is stored in and that this module takes off, by the names of `source.body`.
public enum TransferCoding: String, Sendable, CaseIterable {
    /// `>From ` at the beginning of a line stands for `From `, with any number of `>`: RFC 4155, appendix A, and mboxrd.
    case mboxrd
    /// RFC 2045, section 6.7.
    case quotedPrintable = "quoted-printable"
    /// RFC 2045, section 6.8.
    case base64
    /// Lines that end with a space go on in the next one: RFC 3676.
    case flowed
    /// The same, where that space is none of the text: `DelSp=yes`.
    case flowedDeletingSpace = "flowed-delsp"

    /// The bytes without the coding.
    ///
    /// - Complexity: O(*n*).
    public func decoded(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .mboxrd: withoutFromQuotes(bytes)
        case .quotedPrintable: decodedQuotedPrintable(bytes)
        case .base64: decodedBase64(bytes)
        case .flowed: unflowed(bytes, deletingSpace: false)
        case .flowedDeletingSpace: unflowed(bytes, deletingSpace: true)
        }
    }
}

/// Takes off codings that are joined by commas, in their order; `nil` where one of them is none of a message's.
///
/// - Complexity: O(*n*).
public func decodedMessageText(_ stored: [UInt8], coding: String) -> [UInt8]? {
    var bytes = stored
    for name in coding.utf8.split(separator: 0x2C) {
        guard let coding = TransferCoding(rawValue: String(decoding: Array(name), as: UTF8.self)) else { return nil }
        bytes = coding.decoded(bytes)
    }
    return bytes
}

/// Text without soft line breaks and `=XY`; what is no such code stays as it is, white space at ends of lines goes.
func decodedQuotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
        let byte = bytes[i]
        if byte == 0x3D {
            if i + 2 < bytes.count, let high = hexDigit(bytes[i + 1]), let low = hexDigit(bytes[i + 2]) {
                out.append(UInt8(high << 4 | low))
                i += 3
            } else if let next = lineEnd(bytes, blanksFrom: i + 1) {
                i = next.end
            } else {
                out.append(byte)
                i += 1
            }
        } else if isBlank(byte) {
            // Added on the way, if the line ends behind it.
            if let next = lineEnd(bytes, blanksFrom: i) {
                i = next.start
            } else {
                while i < bytes.count, isBlank(bytes[i]) {
                    out.append(bytes[i])
                    i += 1
                }
            }
        } else {
            out.append(byte)
            i += 1
        }
    }
    return out
}

/// Where the line break begins and ends that follows, or the end of the text, if nothing but blanks stands before it.
private func lineEnd(_ bytes: [UInt8], blanksFrom start: Int) -> (start: Int, end: Int)? {
    var i = start
    while i < bytes.count, isBlank(bytes[i]) { i += 1 }
    if i == bytes.count { return (i, i) }
    if bytes[i] == 0x0A { return (i, i + 1) }
    guard bytes[i] == 0x0D else { return nil }
    return (i, i + 1 < bytes.count && bytes[i + 1] == 0x0A ? i + 2 : i + 1)
}

/// The bytes that base64 stands for; what is none of its characters is passed over.
///
/// Behind the mark of its end only more of it is read: programs of mailing lists write their notes there as they are.
func decodedBase64(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    var isChecked = false
    for i in bytes.indices {
        if let value = base64Value(bytes[i]) {
            bits = bits << 6 | value
            count += 1
            if count == 4 {
                out.append(UInt8(truncatingIfNeeded: bits >> 16))
                out.append(UInt8(truncatingIfNeeded: bits >> 8))
                out.append(UInt8(truncatingIfNeeded: bits))
                (bits, count) = (0, 0)
            }
        } else if bytes[i] == 0x3D {
            appendRest(bits, count, to: &out)
            (bits, count) = (0, 0)
            guard !isChecked else { continue }
            isChecked = true
            let isMore = bytes[i...].allSatisfy { base64Value($0) != nil || $0 == 0x3D || isASCIISpace($0) }
            if !isMore { return out }
        }
    }
    appendRest(bits, count, to: &out)
    return out
}

/// The whole bytes in two or three characters.
private func appendRest(_ bits: UInt32, _ count: Int, to out: inout [UInt8]) {
    if count == 2 { out.append(UInt8(truncatingIfNeeded: bits >> 4)) }
    if count == 3 {
        out.append(UInt8(truncatingIfNeeded: bits >> 10))
        out.append(UInt8(truncatingIfNeeded: bits >> 2))
    }
}

private func base64Value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x47
    case 0x30...0x39: UInt32(byte) + 4
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
}
