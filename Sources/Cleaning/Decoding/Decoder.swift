import Bytes
import Records

/// Bytes as text: what they say, the way back, and the control characters that were left out.
struct DecodedText {
    var text = MappedText()
    /// Runs of control characters that are no white space, ascending, which no text holds.
    var controls: [Range<Int>] = []

    /// Notes that a range of the source holds control characters and is left out.
    mutating func drop(_ raw: Range<Int>) {
        if let last = controls.last, last.upperBound == raw.lowerBound {
            controls[controls.count - 1] = last.lowerBound..<raw.upperBound
        } else {
            controls.append(raw)
        }
    }

    /// Appends a scalar of the source: as it is, as a line feed, as a space, or not at all.
    mutating func append(_ value: UInt32, from raw: Range<Int>, in form: LineForm, nextIsLineFeed: Bool) {
        switch value {
        case 0x09, 0x0A, 0x20...0x7E:
            text.appendScalar(value, from: raw)
        case 0x0D:
            if form == .page {
                text.appendScalar(value, from: raw)
            } else if !nextIsLineFeed {
                text.appendInserted(0x0A, at: raw.lowerBound)
            }
        case 0x0B, 0x0C:
            text.appendInserted(form == .page ? 0x20 : 0x0A, at: raw.lowerBound)
        case 0x85, 0x2028, 0x2029:
            text.appendInserted(form == .page ? 0x20 : 0x0A, at: raw.lowerBound)
        case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF:
            drop(raw)
        default:
            text.appendScalar(value, from: raw)
        }
    }
}

/// What becomes of line ends in the source.
enum LineForm {
    /// Every kind of line end becomes a line feed.
    case lines
    /// A page's white space stays, for the parser of the page to collapse.
    case page
}

/// Decodes bytes in a known encoding.
///
/// Each byte that cannot be decoded, in the encodings of East Asia each sequence, becomes one U+FFFD. Line ends other
/// than LF become inserted line feeds, so that a run of equal lengths is a byte-for-byte copy in every encoding but
/// UTF-16 and those of East Asia, where it is a run of characters that take as many bytes in UTF-8.
///
/// - Complexity: O(*n*), by runs of plain bytes where the source is UTF-8.
func decode(_ bytes: [UInt8], _ detected: DetectedEncoding, _ form: LineForm) -> DecodedText {
    let isPlain = detected.plainness == .plain || detected.plainness == .plainWithReturns && form == .page
    // Most sources are text as they stand, of which no copy is made.
    if isPlain && detected.markLength == 0 { return DecodedText(text: MappedText(whole: bytes)) }
    switch detected.encoding {
    case .utf8: return decodeUTF8(bytes, from: detected.markLength, form)
    case .utf16LittleEndian: return decodeUTF16(bytes, from: detected.markLength, low: 0, high: 1, form)
    case .utf16BigEndian: return decodeUTF16(bytes, from: detected.markLength, low: 1, high: 0, form)
    case .singleByte(let index):
        let table = SingleByteTables.all[index].upperHalf
        return decode(bytes, growth: 8, form) { bytes, i in
            (bytes[i] < 0x80 ? UInt32(bytes[i]) : UInt32(table[Int(bytes[i]) - 0x80]), 0, 1)
        }
    case .eastAsian(let encoding):
        return decode(bytes, growth: 2, form) { bytes, i in encoding.character(bytes, at: i) }
    }
}

private func decodeUTF8(_ bytes: [UInt8], from start: Int, _ form: LineForm) -> DecodedText {
    var decoded = DecodedText()
    decoded.text.bytes.reserveCapacity(bytes.count - start)
    let span = bytes.span
    var copied = start
    var i = start
    while i < bytes.count {
        i = endOfPlainBytes(span, from: i)
        guard i < bytes.count else { break }
        let length = utf8SequenceLength(span, at: i)
        if length > 1 && !isSpecial(span, at: i, length) {
            i += length
            continue
        }
        decoded.text.appendCopy(of: bytes, copied..<i)
        let scalar = decodeScalar(span, at: i)
        let end = i + scalar.byteCount
        let nextIsLineFeed = end < bytes.count && bytes[end] == 0x0A
        decoded.append(scalar.value, from: i..<end, in: form, nextIsLineFeed: nextIsLineFeed)
        i = end
        copied = end
    }
    decoded.text.appendCopy(of: bytes, copied..<bytes.count)
    return decoded
}

/// The offset of the next byte that is neither printable ASCII nor a tab nor a line feed.
func endOfPlainBytes(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var i = start
    let (space, delete) = (SIMD16<UInt8>(repeating: 0x20), SIMD16<UInt8>(repeating: 0x7F))
    let (tab, feed) = (SIMD16<UInt8>(repeating: 0x09), SIMD16<UInt8>(repeating: 0x0A))
    while i + 16 <= bytes.count {
        let block = load16(bytes, at: i)
        let isPlain = (block .>= space) .& (block .< delete) .| (block .== tab) .| (block .== feed)
        guard all(isPlain) else { break }
        i += 16
    }
    while i < bytes.count {
        let byte = bytes[i]
        if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 { i += 1 } else { break }
    }
    return i
}

/// Whether a well-formed sequence is a C1 control, a line or paragraph separator or a noncharacter.
func isSpecial(_ bytes: Span<UInt8>, at i: Int, _ length: Int) -> Bool {
    switch bytes[i] {
    case 0xC2: bytes[i + 1] < 0xA0
    case 0xE2: bytes[i + 1] == 0x80 && (bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9)
    case 0xEF: bytes[i + 1] == 0xBF && bytes[i + 2] >= 0xBE
    default: false
    }
}

private func decodeUTF16(
    _ bytes: [UInt8], from start: Int, low: Int, high: Int, _ form: LineForm
) -> DecodedText {
    var decoded = DecodedText()
    func unit(_ i: Int) -> UInt32 { UInt32(bytes[i + high]) << 8 | UInt32(bytes[i + low]) }
    var i = start
    while i + 1 < bytes.count {
        var value = unit(i)
        var end = i + 2
        if value & 0xFC00 == 0xD800 && end + 1 < bytes.count && unit(end) & 0xFC00 == 0xDC00 {
            value = 0x10000 + (value - 0xD800) << 10 + (unit(end) - 0xDC00)
            end += 2
        } else if value & 0xF800 == 0xD800 {
            value = 0xFFFD
        }
        let nextIsLineFeed = end + 1 < bytes.count && unit(end) == 0x0A
        decoded.append(value, from: i..<end, in: form, nextIsLineFeed: nextIsLineFeed)
        i = end
    }
    if i < bytes.count { decoded.text.appendScalar(0xFFFD, from: i..<i + 1) }
    return decoded
}

/// - Parameters:
///   - growth: How many bytes of the source become one more in UTF-8.
///   - character: The character that begins at an offset, a second one that belongs to it (0 for none), and how many
///     bytes they take.
private func decode(
    _ bytes: [UInt8], growth: Int, _ form: LineForm,
    _ character: (Span<UInt8>, Int) -> (value: UInt32, second: UInt32, byteCount: Int)
) -> DecodedText {
    var decoded = DecodedText()
    decoded.text.bytes.reserveCapacity(bytes.count + bytes.count / growth)
    var copied = 0
    var i = 0
    while i < bytes.count {
        i = endOfPlainBytes(bytes.span, from: i)
        guard i < bytes.count else { break }
        decoded.text.appendCopy(of: bytes, copied..<i)
        let character = character(bytes.span, i)
        let end = i + character.byteCount
        if character.second > 0 {
            var pair: [UInt8] = []
            appendUTF8(character.value, to: &pair)
            appendUTF8(character.second, to: &pair)
            decoded.text.appendDecoded(pair, from: i..<end)
        } else {
            let nextIsLineFeed = end < bytes.count && bytes[end] == 0x0A
            decoded.append(character.value, from: i..<end, in: form, nextIsLineFeed: nextIsLineFeed)
        }
        i = end
        copied = end
    }
    decoded.text.appendCopy(of: bytes, copied..<bytes.count)
    return decoded
}
