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
    public internal(set) var offset: Int
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
    private mutating func literal(_ word: StaticString) throws(JSONError) {
        let letters = Array("\(word)".utf8)
        guard offset + letters.count <= bytes.count else { throw error("expected a value") }
        for (i, letter) in letters.enumerated() where bytes[offset + i] != letter { throw error("expected a value") }
        offset += letters.count
    }

}
