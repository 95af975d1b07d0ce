import Bytes

/// Reads one JSON value from UTF-8 bytes, front to back, checking everything it passes.
///
/// The caller says what it expects and gets it or a `JSONError`; nothing is built that was not asked for. Accepts what
/// RFC 8259 accepts, with these limits: 512 levels of nesting; UTF-8 must be well-formed; a `\u` escape of a lone
/// surrogate is an error, as no UTF-8 can hold it.
///
/// - Complexity: O(*n*); strings without escapes are checked 16 bytes at a step.
public struct JSONReader: ~Escapable {
    let bytes: Span<UInt8>
    /// The offset of the next byte to be read.
    public private(set) var offset: Int
    private var depth = 0
    private var isFirst = false

    /// A reader at the beginning of `bytes`.
    @_lifetime(copy bytes)
    public init(_ bytes: Span<UInt8>) {
        self.bytes = bytes
        offset = 0
    }

    /// The first byte of the next value, white space skipped; 0 at the end. `{` `[` `"` `t` `f` `n` `-` or a digit.
    @_lifetime(self: copy self)
    public mutating func peek() -> UInt8 {
        skipSpace()
        return offset < bytes.count ? bytes[offset] : 0
    }

    /// Takes the `{` of an object; `nextKey` then gives its members.
    @_lifetime(self: copy self)
    public mutating func beginObject() throws(JSONError) {
        try begin(0x7B, "expected an object")
    }

    /// The key of the next member, its colon taken, or `nil` with the closing brace taken.
    @_lifetime(self: copy self)
    public mutating func nextKey() throws(JSONError) -> String? {
        guard try nextItem(closing: 0x7D) else { return nil }
        guard peek() == 0x22 else { throw error("expected a key") }
        let key = try string()
        guard peek() == 0x3A else { throw error("expected a colon") }
        offset += 1
        return key
    }

    /// Takes the `[` of an array; `nextElement` then says whether a value follows.
    @_lifetime(self: copy self)
    public mutating func beginArray() throws(JSONError) {
        try begin(0x5B, "expected an array")
    }

    /// Whether another element follows; the closing bracket is taken when none does.
    @_lifetime(self: copy self)
    public mutating func nextElement() throws(JSONError) -> Bool {
        try nextItem(closing: 0x5D)
    }

    /// A string, unescaped.
    @_lifetime(self: copy self)
    public mutating func string() throws(JSONError) -> String {
        String(decoding: try utf8(), as: UTF8.self)
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

    /// `true` or `false`.
    @_lifetime(self: copy self)
    public mutating func bool() throws(JSONError) -> Bool {
        switch peek() {
        case 0x74:
            try literal("true")
            return true
        case 0x66:
            try literal("false")
            return false
        default: throw error("expected true or false")
        }
    }

    /// Takes a `null` if the next value is one.
    @_lifetime(self: copy self)
    public mutating func null() throws(JSONError) -> Bool {
        guard peek() == 0x6E else { return false }
        try literal("null")
        return true
    }

    /// Passes over the next value, whatever it is, checking it; gives its range.
    @_lifetime(self: copy self)
    @discardableResult
    public mutating func skip() throws(JSONError) -> Range<Int> {
        let first = peek()
        let start = offset
        switch first {
        case 0x7B:
            try beginObject()
            while try skipKey() { try skip() }
        case 0x5B:
            try beginArray()
            while try nextElement() { try skip() }
        case 0x22: try skipString()
        case 0x74: try literal("true")
        case 0x66: try literal("false")
        case 0x6E: try literal("null")
        default: _ = try numberRange()
        }
        return start..<offset
    }

    /// Checks that nothing but white space follows.
    @_lifetime(self: copy self)
    public mutating func end() throws(JSONError) {
        skipSpace()
        guard offset == bytes.count else { throw error("expected the end") }
    }

    /// An error at the current byte.
    public func error(_ reason: String) -> JSONError {
        JSONError(offset: offset, reason: reason)
    }

    @_lifetime(self: copy self)
    private mutating func skipSpace() {
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            offset += 1
        }
    }

    @_lifetime(self: copy self)
    private mutating func begin(_ opener: UInt8, _ reason: String) throws(JSONError) {
        guard peek() == opener else { throw error(reason) }
        guard depth < 512 else { throw error("more than 512 levels") }
        offset += 1
        depth += 1
        isFirst = true
    }

    @_lifetime(self: copy self)
    private mutating func nextItem(closing: UInt8) throws(JSONError) -> Bool {
        let byte = peek()
        if byte == closing {
            offset += 1
            depth -= 1
            isFirst = false
            return false
        }
        if isFirst {
            isFirst = false
            return true
        }
        guard byte == 0x2C else {
            throw error("expected a comma or the end of the \(closing == 0x7D ? "object" : "array")")
        }
        offset += 1
        guard peek() != closing else { throw error("expected a value after the comma") }
        return true
    }

    @_lifetime(self: copy self)
    private mutating func skipKey() throws(JSONError) -> Bool {
        guard try nextItem(closing: 0x7D) else { return false }
        guard peek() == 0x22 else { throw error("expected a key") }
        try skipString()
        guard peek() == 0x3A else { throw error("expected a colon") }
        offset += 1
        return true
    }

    @_lifetime(self: copy self)
    private mutating func skipString() throws(JSONError) {
        offset += 1
        var ignored: [UInt8] = []
        while true {
            try skipRun()
            if bytes[offset] == 0x22 { break }
            try readEscape(into: &ignored)
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

    @_lifetime(self: copy self)
    private mutating func readEscape(into out: inout [UInt8]) throws(JSONError) {
        let start = offset
        offset += 1
        guard offset < bytes.count else { throw JSONError(offset: start, reason: "a string without an end") }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: out.append(byte)
        case 0x62: out.append(0x08)
        case 0x66: out.append(0x0C)
        case 0x6E: out.append(0x0A)
        case 0x72: out.append(0x0D)
        case 0x74: out.append(0x09)
        case 0x75:
            var scalar = try fourHexDigits(start)
            if scalar >= 0xD800 && scalar < 0xDC00 {
                guard offset + 1 < bytes.count, bytes[offset] == 0x5C, bytes[offset + 1] == 0x75 else {
                    throw JSONError(offset: start, reason: "half of a surrogate pair")
                }
                offset += 2
                let low = try fourHexDigits(start)
                guard low >= 0xDC00 && low < 0xE000 else {
                    throw JSONError(offset: start, reason: "half of a surrogate pair")
                }
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            } else if scalar >= 0xDC00 && scalar < 0xE000 {
                throw JSONError(offset: start, reason: "half of a surrogate pair")
            }
            appendUTF8(scalar, to: &out)
        default: throw JSONError(offset: start, reason: "an unknown escape")
        }
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

    @_lifetime(self: copy self)
    private mutating func literal(_ word: StaticString) throws(JSONError) {
        let letters = Array("\(word)".utf8)
        guard offset + letters.count <= bytes.count else { throw error("expected a value") }
        for (i, letter) in letters.enumerated() where bytes[offset + i] != letter { throw error("expected a value") }
        offset += letters.count
    }

    @_lifetime(self: copy self)
    private mutating func numberRange() throws(JSONError) -> Range<Int> {
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

    private func copied(_ range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        append(range, to: &out)
        return out
    }

    private func append(_ range: Range<Int>, to out: inout [UInt8]) {
        appendBytes(of: bytes, range, to: &out)
    }
}

private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
}
