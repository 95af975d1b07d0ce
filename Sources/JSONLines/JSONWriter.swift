import Bytes

/// Writes JSON into a growing array of bytes: members and elements in the order in which they are given, no white
/// space, the same bytes for the same values.
public struct JSONWriter: Sendable {
    /// What was written.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty writer.
    public init() {}

    /// Begins an object.
    public mutating func beginObject() { open(0x7B) }

    /// Ends an object.
    public mutating func endObject() { close(0x7D) }

    /// Begins an array.
    public mutating func beginArray() { open(0x5B) }

    /// Ends an array.
    public mutating func endArray() { close(0x5D) }

    /// Writes the key of a member; its value follows.
    public mutating func key(_ key: String) {
        string(key)
        bytes.append(0x3A)
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ value: String) {
        let value = value.utf8
        write(value.span)
    }

    /// Writes a string from well-formed UTF-8; malformed bytes become U+FFFD.
    public mutating func utf8(_ value: [UInt8]) { write(value.span) }

    /// Writes an integer.
    public mutating func integer(_ value: Int) {
        separate()
        if value < 0 { bytes.append(0x2D) }
        appendDigits(of: value.magnitude)
        needsComma = true
    }

    /// Writes an array of four integers: the records of texts are full of such.
    public mutating func array(_ numbers: InlineArray<4, Int>) {
        separate()
        // 20 bytes hold every number of 64 bits and its sign; brackets and commas are five.
        var text = InlineArray<85, UInt8>(repeating: 0x5D)
        var first = text.count - 1
        for i in numbers.indices.reversed() {
            writeDigits(of: numbers[i].magnitude, before: &first, in: &text)
            if numbers[i] < 0 {
                first -= 1
                text[first] = 0x2D
            }
            first -= 1
            text[first] = i > 0 ? 0x2C : 0x5B
        }
        Bytes.append(first..<text.count, of: text.span, to: &bytes)
        needsComma = true
    }

    /// Writes a finite number, in the fewest digits that read back as the same number; whole numbers without `.0`.
    public mutating func double(_ value: Double) {
        if abs(value) < 9_007_199_254_740_992, let whole = Int(exactly: value) {
            integer(whole)
        } else {
            precondition(value.isFinite, "JSON has no infinities")
            separate()
            bytes.append(contentsOf: value.description.utf8)
            needsComma = true
        }
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

    /// Writes `null`.
    public mutating func null() { raw("null") }

    /// Writes bytes that are a JSON value already.
    public mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    /// Ends a line: JSON lines.
    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// Hands out what was written and begins anew.
    public mutating func take() -> [UInt8] {
        let taken = bytes
        bytes = []
        needsComma = false
        return taken
    }

    private mutating func write(_ value: Span<UInt8>) {
        separate()
        bytes.append(0x22)
        appendEscaped(value)
        bytes.append(0x22)
        needsComma = true
    }

    private mutating func appendDigits(of value: UInt) {
        // 20 digits hold every number of 64 bits.
        var digits = InlineArray<20, UInt8>(repeating: 0x30)
        var first = digits.count
        writeDigits(of: value, before: &first, in: &digits)
        Bytes.append(first..<digits.count, of: digits.span, to: &bytes)
    }

    /// Writes the digits of a number that end before an offset, which becomes that of the first.
    @inline(__always)
    private func writeDigits<let count: Int>(
        of value: UInt, before first: inout Int, in text: inout InlineArray<count, UInt8>
    ) {
        var rest = value
        repeat {
            first -= 1
            text[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
    }

    private mutating func raw(_ word: StaticString) {
        separate()
        bytes.append(contentsOf: "\(word)".utf8)
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
    }

    private mutating func appendEscaped(_ value: Span<UInt8>) {
        var i = 0
        while i < value.count {
            let run = i
            i = endOfPlainRun(value, from: i)
            while i < value.count && value[i] >= 0x80 {
                let length = utf8SequenceLength(value, at: i)
                if length == 0 { break }
                i = endOfPlainRun(value, from: i + length)
            }
            Bytes.append(run..<i, of: value, to: &bytes)
            if i < value.count {
                appendEscape(value[i])
                i += 1
            }
        }
    }

    private mutating func appendEscape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
        case 0x08: bytes.append(contentsOf: [0x5C, 0x62])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0C: bytes.append(contentsOf: [0x5C, 0x66])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        case 0x00..<0x20:
            let digit = byte & 15
            bytes.append(contentsOf: [
                0x5C, 0x75, 0x30, 0x30, 0x30 + byte >> 4, digit < 10 ? 0x30 + digit : 0x57 + digit,
            ])
        default: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        }
    }
}
