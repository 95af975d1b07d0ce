import Bytes

/// What a backslash and what stands behind it mean in a string of JSON, JavaScript, C or Python.
///
/// - Source: ECMA-404, section 9; The Python Language Reference, section 2.4.1.1, "Escape sequences".
struct BackslashEscape {
    /// What it stands for: a line feed for every kind of line end, a space for any other control.
    var scalar: UInt32
    /// How many bytes it takes.
    var byteCount: Int
    /// Whether it names its scalar by a number or by the bytes of UTF-8, rather than by a letter or by itself.
    var isNumber: Bool

    /// The escape at a backslash; `nil` where none stands there.
    ///
    /// - Parameter isStrict: Whether two backslashes are a backslash. Elsewhere a row of them is one: a text may have been
    ///   escaped twice or more.
    init?(_ text: Span<UInt8>, at start: Int, isStrict: Bool) {
        let i = isStrict ? start + 1 : rowEnd(text, at: start)
        guard i < text.count, let found = Self.scalar(text, named: i), let shown = Self.shown(found.value) else {
            return nil
        }
        (scalar, byteCount, isNumber) = (shown, found.end - start, found.end > i + 1)
        // A return and a line feed end one line.
        guard text[i] == 0x72, found.end < text.count, text[found.end] == 0x5C else { return }
        let next = isStrict ? found.end + 1 : rowEnd(text, at: found.end)
        if next < text.count, text[next] == 0x6E { byteCount = next + 1 - start }
    }

    /// Whether it ends a line.
    var isLineEnd: Bool { scalar == 0x0A }

    /// The scalar that the letter behind the backslashes names, and where the escape ends.
    private static func scalar(_ text: Span<UInt8>, named i: Int) -> (value: UInt32, end: Int)? {
        switch text[i] {
        case 0x22, 0x27, 0x2F, 0x5C: return (UInt32(text[i]), i + 1)
        case 0x6E, 0x72: return (0x0A, i + 1)
        case 0x74: return (0x09, i + 1)
        case 0x62: return (0x08, i + 1)
        case 0x66, 0x76: return (0x0C, i + 1)
        case 0x55: return number(text, i + 1..<i + 9).map { ($0, i + 9) }
        case 0x75: return unit(text, i)
        case 0x78: return byte(text, i)
        default: return nil
        }
    }

    /// What is shown for a scalar, as pages show what references name; `nil` for what is none, and for one that means
    /// nothing.
    private static func shown(_ scalar: UInt32) -> UInt32? {
        switch withoutC1(scalar) {
        case 0x09, 0x0A: scalar
        case 0x0B...0x0D, 0x2028, 0x2029: 0x0A
        case 0..<0x20, 0x7F...0x9F: 0x20
        case 0xD800...0xDFFF, 0xFFFE, 0xFFFF, 0x110000...: nil
        case let character: character
        }
    }

    /// The scalar of a `u` and four digits, two of them where it takes two units of UTF-16.
    private static func unit(_ text: Span<UInt8>, _ i: Int) -> (value: UInt32, end: Int)? {
        guard let high = number(text, i + 1..<i + 5) else { return nil }
        guard high & 0xFC00 == 0xD800 else { return (high, i + 5) }
        let next = rowEnd(text, at: i + 5)
        guard next > i + 5, next < text.count, text[next] == 0x75, let low = number(text, next + 1..<next + 5),
            low & 0xFC00 == 0xDC00
        else { return nil }
        return (0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), next + 5)
    }

    /// The scalar of an `x` and two digits: several where they are a scalar's bytes in UTF-8.
    private static func byte(_ text: Span<UInt8>, _ i: Int) -> (value: UInt32, end: Int)? {
        guard let first = number(text, i + 1..<i + 3) else { return nil }
        var bytes = [UInt8(truncatingIfNeeded: first)]
        var end = i + 3
        while first >= 0xC2, bytes.count < 4 {
            let next = rowEnd(text, at: end)
            guard next > end, next < text.count, text[next] == 0x78, let byte = number(text, next + 1..<next + 3),
                byte & 0xC0 == 0x80
            else { break }
            bytes.append(UInt8(truncatingIfNeeded: byte))
            end = next + 3
            if utf8SequenceLength(bytes.span, at: 0) == bytes.count {
                return (decodeScalar(bytes.span, at: 0).value, end)
            }
        }
        return (first, i + 3)
    }

    /// A number in hexadecimal digits; `nil` where there are fewer.
    private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
        guard range.upperBound <= text.count else { return nil }
        var value: UInt32 = 0
        for i in range {
            guard let digit = hexDigit(text[i]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}
