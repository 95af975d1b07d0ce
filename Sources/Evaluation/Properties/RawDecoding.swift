import Bytes
import Glibc

/// Decodes raw bytes by the C library's converter, which is nobody's of the project: a judge of its own.
///
/// - Returns: UTF-8, or `nil` where the encoding is unknown or the bytes are malformed in it.
func convertedToUTF8(_ raw: [UInt8], from encoding: String) -> [UInt8]? {
    if encoding == "utf-8" { return firstInvalidUTF8(raw.span) == raw.count ? raw : nil }
    guard let converter = unsafe iconv_open("UTF-8", encoding), unsafe converter != iconv_t(bitPattern: -1) else {
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
            return unsafe iconv(converter, &fromStart, &inputLeft, &toStart, &outputLeft)
        }
    }
    guard result != -1, inputLeft == 0 else { return nil }
    return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
}

/// Whether raw bytes say what a text says, in the ways in which the formats that are read can say it: as they are in
/// the encoding, as an escape of JSON, as a character reference of HTML, as white space that was collapsed, or as bytes
/// that mean nothing and became U+FFFD.
func says(_ raw: [UInt8], _ text: [UInt8], encoding: String) -> Bool {
    guard let decoded = convertedToUTF8(raw, from: encoding) else {
        return isReplacement(text)
    }
    if decoded == text || isReplacement(text) && decoded.contains(0) { return true }
    let unescaped = unescapedJSON(decoded) ?? decoded
    if unescaped == text || referenced(unescaped) == text { return true }
    return isWhiteSpace(unescaped) && isWhiteSpace(text)
}

private func isReplacement(_ text: [UInt8]) -> Bool { text == [0xEF, 0xBF, 0xBD] }

private func isWhiteSpace(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
}

/// One or two escapes of JSON, such as `\n` or a surrogate pair, by the reader of a string.
private func unescapedJSON(_ raw: [UInt8]) -> [UInt8]? {
    guard raw.first == 0x5C, case .text(let value)? = try? JSONValue([0x22] + raw + [0x22]) else { return nil }
    return value
}

/// What a character reference of HTML stands for.
///
/// - Source: the HTML Standard, "numeric character reference end state"; of the named ones those of HTML 3.2 and the
///   punctuation of news.
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
        value = names[name]
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

private let names: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "copy": 0xA9, "reg": 0xAE,
    "shy": 0xAD, "laquo": 0xAB, "raquo": 0xBB, "pound": 0xA3, "euro": 0x20AC, "ndash": 0x2013, "mdash": 0x2014,
    "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "hellip": 0x2026,
    "bull": 0x2022, "middot": 0xB7, "eacute": 0xE9, "egrave": 0xE8, "agrave": 0xE0, "ouml": 0xF6, "auml": 0xE4,
    "uuml": 0xFC, "szlig": 0xDF, "ccedil": 0xE7, "ntilde": 0xF1, "iuml": 0xEF, "trade": 0x2122, "thinsp": 0x2009,
    "zwnj": 0x200C, "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F,
]
