import Bytes
import CharacterReferences
import Glibc

/// Decodes raw bytes by the C library's converter, which is nobody's of the project: a judge of its own.
///
/// - Returns: UTF-8, or `nil` where the encoding is unknown or the bytes are malformed in it.
func convertedToUTF8(_ raw: [UInt8], from encoding: String) -> [UInt8]? {
    if encoding == "utf-8" { return firstInvalidUTF8(raw.span) == raw.count ? raw : nil }
    guard let converter = unsafe iconv_open("UTF-8", converterNames[encoding] ?? encoding),
        unsafe converter != iconv_t(bitPattern: -1)
    else {
        return nil
    }
    defer { unsafe iconv_close(converter) }
    var input = raw.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 4 * raw.count + 8)
    var inputLeft = input.count
    var outputLeft = output.count
    let result = unsafe input.withUnsafeMutableBufferPointer { from in
        unsafe output.withUnsafeMutableBufferPointer { to in
            var fromStart = from.baseAddress
            var toStart = to.baseAddress
            guard unsafe iconv(converter, &fromStart, &inputLeft, &toStart, &outputLeft) != -1 else { return -1 }
            // A letter that a mark behind it may change waits for that mark: one call more says that there is none.
            return unsafe iconv(converter, nil, nil, &toStart, &outputLeft)
        }
    }
    guard result != -1, inputLeft == 0 else { return nil }
    let converted = output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
    guard let others = othersOnTheWeb[encoding] else { return converted }
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: converted, as: UTF8.self).unicodeScalars { scalars.append(others[scalar] ?? scalar) }
    return Array(String(scalars).utf8)
}

/// What the C library calls the web's encodings, where it has another name for what the web means.
private let converterNames = [
    "gbk": "GB18030", "big5": "BIG5-HKSCS", "shift_jis": "CP932", "euc-jp": "EUC-JP-MS", "euc-kr": "CP949",
    "x-mac-cyrillic": "MAC-UK",
]

/// The characters of the C library that are others on the web, in Apple's encodings: the increment, Apple's own sign, and
/// the euro, which replaced another sign.
private let othersOnTheWeb: [String: [Unicode.Scalar: Unicode.Scalar]] = [
    "macintosh": ["\u{394}": "\u{2206}", "\u{E01E}": "\u{F8FF}"], "x-mac-cyrillic": ["\u{A4}": "\u{20AC}"],
]

/// Whether a run of as many bytes of text as of raw bytes holds the same bytes: not where characters above ASCII take
/// several bytes that are not those of UTF-8.
func equalLengthsAreCopies(_ encoding: String) -> Bool {
    !encoding.hasPrefix("utf-16") && !isEastAsian(encoding)
}

/// Whether the C library makes one character of a letter and the mark behind it, where the web has both.
private func isComposed(_ encoding: String) -> Bool { encoding == "windows-1255" || encoding == "windows-1258" }

/// Raw bytes without those that the C library has no character for in an encoding of Windows, and the web a control.
private func convertedWithoutGaps(_ raw: [UInt8], _ encoding: String) -> [UInt8]? {
    guard encoding.hasPrefix("windows-") else { return nil }
    let known = raw.filter { $0 < 0x80 || $0 > 0x9F || convertedToUTF8([$0], from: encoding) != nil }
    return known.isEmpty ? nil : convertedToUTF8(known, from: encoding)
}

private func isEastAsian(_ encoding: String) -> Bool {
    ["gb18030", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr"].contains(encoding)
}

/// Whether a text holds characters of private use: what stands in the corners of the encodings of East Asia differs from
/// vendor to vendor, and the C library is none of the web's.
private func holdsPrivateCharacters(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.contains { $0.value >= 0xE000 && $0.value <= 0xF8FF }
}

/// Whether raw bytes say what a text says, in the ways in which the formats that are read can say it: as they are in
/// the encoding, as an escape of JSON or CSV, or of a string that
/// was stored as it prints, as a character reference of HTML, as white space that was collapsed, or as bytes
/// that mean nothing and became U+FFFD.
func says(_ raw: [UInt8], _ text: [UInt8], encoding: String) -> Bool {
    guard let decoded = convertedToUTF8(raw, from: encoding) ?? convertedWithoutGaps(raw, encoding) else {
        // The web has characters in the encodings of East Asia that the C library lacks.
        return isReplacement(text) || isEastAsian(encoding)
    }
    if isEastAsian(encoding) {
        if holdsPrivateCharacters(decoded) || holdsPrivateCharacters(text) { return true }
        // A byte that leads nothing is a control to the C library, and nothing to the web.
        if isReplacement(text), areControls(decoded) { return true }
        // To the web the signs of money and some others are wide in Big5, and marks are Windows', not Hong Kong's.
        if narrowed(text) == decoded { return true }
        if encoding == "big5", convertedToUTF8(raw, from: "CP950") == text { return true }
    }
    if decoded == text || isReplacement(text) && decoded.contains(0) { return true }
    // Strings are equal that have the same canonical decomposition.
    if isComposed(encoding), String(decoding: decoded, as: UTF8.self) == String(decoding: text, as: UTF8.self) {
        return true
    }
    // Control characters are left out before anything is read, even within a reference.
    let unescaped = withoutControls(unescapedJSON(decoded) ?? decoded)
    let character = referenced(unescaped) ?? unescaped
    if unescaped == text || character == text || brackets[unescaped] == text { return true }
    // Within the quotation marks of a table's cell two mean one.
    if text == [0x22], decoded == [0x22, 0x22] { return true }
    if isWhiteSpace(character) && isWhiteSpace(text) { return true }
    // In XML a page is escaped once more, and a section or a comment may stand within a character or white space.
    let plain = unescapedXML(unescaped)
    let shown = referenced(plain) ?? plain
    if plain == text || shown == text || isWhiteSpace(shown) && isWhiteSpace(text) { return true }
    // What was stored may be the notation of a string.
    return [decoded, unescaped, plain, undoubled(decoded)].contains { notated($0) == text }
}

/// A run of an XML document without comments and the borders of sections, with its references decoded.
private func unescapedXML(_ raw: [UInt8]) -> [UInt8] {
    var rest = String(decoding: raw, as: UTF8.self)[...]
    var out: [UInt8] = []
    while let first = rest.unicodeScalars.first {
        if rest.hasPrefix("<!--") {
            let parts = rest.dropFirst(4).split(separator: "-->", maxSplits: 1, omittingEmptySubsequences: false)
            rest = parts.count == 2 ? parts[1] : ""
        } else if let border = ["<![CDATA[", "]]>"].first(where: { rest.hasPrefix($0) }) {
            rest = rest.dropFirst(border.count)
        } else if first == "&", let end = rest.firstIndex(of: ";"),
            let character = referenced(Array(rest[...end].utf8))
        {
            out += character
            rest = rest[rest.index(after: end)...]
        } else {
            appendUTF8(first.value, to: &out)
            rest = Substring(rest.unicodeScalars.dropFirst())
        }
    }
    return out
}

/// A text with the wide signs of money, and their like, as they are elsewhere.
private func narrowed(_ text: [UInt8]) -> [UInt8] {
    let narrow: [UInt32] = [0xA2, 0xA3, 0xAC, 0xAF, 0xA6, 0xA5, 0x20A9]
    var out: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        let isWide = (0xFFE0...0xFFE6).contains(scalar.value)
        appendUTF8(isWide ? narrow[Int(scalar.value - 0xFFE0)] : scalar.value, to: &out)
    }
    return out
}

/// HTML 4 had other characters under two names, which libxml2 still has.
private let brackets = [
    Array("&lang;".utf8): Array("\u{2329}".utf8), Array("&rang;".utf8): Array("\u{232A}".utf8),
]

private func withoutControls(_ text: [UInt8]) -> [UInt8] {
    var kept = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
    where scalar.properties.generalCategory != .control || scalar.properties.isWhitespace {
        kept.append(scalar)
    }
    return Array(String(kept).utf8)
}

/// The cell of a table with each two quotation marks as one.
private func undoubled(_ raw: [UInt8]) -> [UInt8] {
    Array(String(decoding: raw, as: UTF8.self).replacing("\"\"", with: "\"").utf8)
}

private func areControls(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
}

private func isReplacement(_ text: [UInt8]) -> Bool { text == [0xEF, 0xBF, 0xBD] }

private func isWhiteSpace(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
}

/// One or two escapes of JSON, such as `\n` or a surrogate pair, by the reader of a string.
private func unescapedJSON(_ raw: [UInt8]) -> [UInt8]? {
    guard raw.contains(0x5C), case .text(let value)? = try? JSONValue([0x22] + raw + [0x22]) else { return nil }
    return value
}

/// What a character reference of HTML stands for.
///
/// - Source: the HTML Standard, "numeric character reference end state".
private func referenced(_ raw: [UInt8]) -> [UInt8]? {
    guard raw.count > 2, raw[0] == 0x26 else { return nil }
    var name = String(decoding: raw.dropFirst(), as: UTF8.self)
    if name.hasSuffix(";") { name.removeLast() }
    var value: UInt32?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
        value = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
        value = UInt32(name.dropFirst())
    } else {
        let found = namedReference(raw.span, at: 0, upTo: raw.count)
        return found?.byteCount == raw.count ? found?.characters : nil
    }
    guard var value else { return nil }
    if (0x80...0x9F).contains(value),
        let windows = convertedToUTF8([UInt8(value)], from: "windows-1252").map({ decodeScalar($0.span, at: 0).value })
    {
        value = windows
    }
    var out: [UInt8] = []
    appendUTF8(value == 0 ? 0xFFFD : value, to: &out)
    return out
}
