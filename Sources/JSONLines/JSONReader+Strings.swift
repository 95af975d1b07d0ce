import Bytes

/// Strings: runs that are copied as they are, and escapes.
extension JSONReader {
    /// A string, unescaped.
    @_lifetime(self: copy self)
    public mutating func string() throws(JSONError) -> String {
        guard peek() == 0x22 else { throw error("expected a string") }
        let quotation = offset
        offset += 1
        try skipRun()
        if bytes[offset] == 0x22 {
            offset += 1
            return unsafe bytes.extracting(quotation + 1..<offset - 1).withUnsafeBufferPointer {
                unsafe String(decoding: $0, as: UTF8.self)
            }
        }
        offset = quotation
        return String(decoding: try utf8(), as: UTF8.self)
    }

    /// A string, unescaped, as UTF-8.
    @_lifetime(self: copy self)
    public mutating func utf8() throws(JSONError) -> [UInt8] {
        guard peek() == 0x22 else { throw error("expected a string") }
        offset += 1
        let start = offset
        try skipRun()
        if bytes[offset] == 0x22 {
            let plain = copied(start..<offset)
            offset += 1
            return plain
        }
        var out: [UInt8] = []
        append(start..<offset, to: &out)
        while bytes[offset] != 0x22 {
            try readEscape(into: &out)
            let run = offset
            try skipRun()
            append(run..<offset, to: &out)
        }
        offset += 1
        return out
    }

    @_lifetime(self: copy self)
    mutating func skipString() throws(JSONError) {
        offset += 1
        while true {
            try skipRun()
            if bytes[offset] == 0x22 { break }
            _ = try escape()
        }
        offset += 1
    }

    /// Moves to the next quotation mark or backslash, checking the bytes between.
    @_lifetime(self: copy self)
    private mutating func skipRun() throws(JSONError) {
        let start = offset
        offset = endOfPlainRun(bytes, from: offset)
        while true {
            guard offset < bytes.count else {
                throw JSONError(offset: start, reason: "a string without an end")
            }
            let byte = bytes[offset]
            if byte == 0x22 || byte == 0x5C { return }
            if byte < 0x20 { throw error("a control character in a string") }
            let length = utf8SequenceLength(bytes, at: offset)
            guard length > 0 else { throw error("malformed UTF-8") }
            offset = length > 1 ? offset + length : endOfPlainRun(bytes, from: offset + 1)
        }
    }

    /// Reads an escape and appends what it stands for.
    @_lifetime(self: copy self)
    mutating func readEscape(into out: inout [UInt8]) throws(JSONError) {
        appendUTF8(try escape(), to: &out)
    }

    /// Reads an escape; gives the scalar that it stands for.
    @_lifetime(self: copy self)
    private mutating func escape() throws(JSONError) -> UInt32 {
        let start = offset
        offset += 1
        guard offset < bytes.count else { throw JSONError(offset: start, reason: "a string without an end") }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: return UInt32(byte)
        case 0x62: return 0x08
        case 0x66: return 0x0C
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        case 0x75: return try escapedScalar(start)
        default: throw JSONError(offset: start, reason: "an unknown escape")
        }
    }

    /// Reads the digits of an escape, and the one that follows where it is the first of a pair.
    @_lifetime(self: copy self)
    private mutating func escapedScalar(_ start: Int) throws(JSONError) -> UInt32 {
        let unit = try fourHexDigits(start)
        guard unit >= 0xD800 && unit < 0xE000 else { return unit }
        guard unit < 0xDC00, offset + 1 < bytes.count, bytes[offset] == 0x5C, bytes[offset + 1] == 0x75 else {
            throw JSONError(offset: start, reason: "half of a surrogate pair")
        }
        offset += 2
        let low = try fourHexDigits(start)
        guard low >= 0xDC00 && low < 0xE000 else {
            throw JSONError(offset: start, reason: "half of a surrogate pair")
        }
        return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }

    @_lifetime(self: copy self)
    private mutating func fourHexDigits(_ start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard offset < bytes.count, let digit = hexDigit(bytes[offset]) else {
                throw JSONError(offset: start, reason: "an escape without four hex digits")
            }
            value = value << 4 | digit
            offset += 1
        }
        return value
    }

    func copied(_ range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        append(range, to: &out)
        return out
    }

    func append(_ range: Range<Int>, to out: inout [UInt8]) {
        Bytes.append(range, of: bytes, to: &out)
    }
}
