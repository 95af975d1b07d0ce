import Bytes

/// Numbers, by the grammar of RFC 8259, section 6.
extension JSONReader {
    /// An integer without fraction or exponent.
    @_lifetime(self: copy self)
    public mutating func integer() throws(JSONError) -> Int {
        let range = try numberRange()
        guard let value = Int(String(decoding: copied(range), as: UTF8.self)) else {
            throw JSONError(offset: range.lowerBound, reason: "expected an integer")
        }
        return value
    }

    /// A number.
    @_lifetime(self: copy self)
    public mutating func double() throws(JSONError) -> Double {
        let range = try numberRange()
        guard let value = Double(String(decoding: copied(range), as: UTF8.self)), value.isFinite else {
            throw JSONError(offset: range.lowerBound, reason: "a number out of range")
        }
        return value
    }

    /// A number as it is written.
    @_lifetime(self: copy self)
    public mutating func number() throws(JSONError) -> [UInt8] {
        copied(try numberRange())
    }

    @_lifetime(self: copy self)
    mutating func numberRange() throws(JSONError) -> Range<Int> {
        _ = peek()
        let start = offset
        if offset < bytes.count && bytes[offset] == 0x2D { offset += 1 }
        guard offset < bytes.count, isASCIIDigit(bytes[offset]) else {
            offset = start
            throw error("expected a value")
        }
        if bytes[offset] == 0x30 {
            offset += 1
            if offset < bytes.count && isASCIIDigit(bytes[offset]) { throw error("a number with a leading zero") }
        } else {
            skipDigits()
        }
        if offset < bytes.count && bytes[offset] == 0x2E {
            offset += 1
            try requireDigits()
        }
        if offset < bytes.count && bytes[offset] | 0x20 == 0x65 {
            offset += 1
            if offset < bytes.count && (bytes[offset] == 0x2B || bytes[offset] == 0x2D) { offset += 1 }
            try requireDigits()
        }
        return start..<offset
    }

    @_lifetime(self: copy self)
    private mutating func requireDigits() throws(JSONError) {
        guard offset < bytes.count, isASCIIDigit(bytes[offset]) else { throw error("expected a digit") }
        skipDigits()
    }

    @_lifetime(self: copy self)
    private mutating func skipDigits() {
        while offset < bytes.count && isASCIIDigit(bytes[offset]) { offset += 1 }
    }
}
