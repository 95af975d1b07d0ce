import Bytes

/// Values of a line that was checked when it was read first: what is passed over is not checked again, and the bytes of
/// strings are taken to be UTF-8.
extension JSONReader {
    /// Passes over the next value; of a string only the end is looked for.
    ///
    /// - Complexity: O(*n*), by the C library's `memchr` in strings.
    @_lifetime(self: copy self)
    public mutating func skipKnown() throws(JSONError) {
        if peek() == 0x22 { offset = try endOfKnownString() + 1 } else { try skip() }
    }

    /// A string, unescaped, as UTF-8.
    @_lifetime(self: copy self)
    public mutating func knownUTF8() throws(JSONError) -> [UInt8] {
        guard peek() == 0x22 else { throw error("expected a string") }
        let end = try endOfKnownString()
        let inside = bytes.extracting(0..<end)
        var out: [UInt8] = []
        out.reserveCapacity(end - offset)
        offset += 1
        while let escape = firstOffset(of: 0x5C, in: inside, from: offset) {
            append(offset..<escape, to: &out)
            offset = escape
            try readEscape(into: &out)
        }
        append(offset..<end, to: &out)
        offset = end + 1
        return out
    }

    /// The offset of the quotation mark that ends the string which begins here: the first one behind an even number of
    /// backslashes.
    private func endOfKnownString() throws(JSONError) -> Int {
        var start = offset + 1
        while let quotation = firstOffset(of: 0x22, in: bytes, from: start) {
            var escapes = 0
            while bytes[quotation - 1 - escapes] == 0x5C { escapes += 1 }
            if escapes % 2 == 0 { return quotation }
            start = quotation + 1
        }
        throw JSONError(offset: offset + 1, reason: "a string without an end")
    }
}
