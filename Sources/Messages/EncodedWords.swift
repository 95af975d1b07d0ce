import Bytes

/// A run of a field's text in one encoding.
public struct TextRun: Sendable, Equatable {
    /// The text, in that encoding.
    public var bytes: [UInt8]
    /// The encoding's name; `nil` for what stands in the field as it is.
    public var charset: String?

    /// A run of text.
    public init(_ bytes: [UInt8], charset: String? = nil) {
        self.bytes = bytes
        self.charset = charset
    }
}

/// The text of a field, its encoded words decoded: `=?utf-8?Q?Caf=C3=A9?=`.
///
/// White space between two encoded words is none of the text. Words of one encoding in a row are one run, since many
/// programs part words within a character. What only resembles an encoded word stays.
///
/// - Complexity: O(*n*).
/// - Source: RFC 2047, sections 2 to 6; RFC 2231, section 5, for a language behind the encoding's name.
public func textRuns(of field: [UInt8]) -> [TextRun] {
    var runs: [TextRun] = []
    var i = 0
    /// Where the text begins that is not in `runs` yet.
    var start = 0
    while i < field.count {
        guard let found = encodedWord(field, at: i) else {
            i += 1
            continue
        }
        let between = field[start..<i]
        let isBetweenWords = runs.last?.charset != nil && between.allSatisfy(isASCIISpace)
        if !between.isEmpty && !isBetweenWords { runs.append(TextRun(Array(between))) }
        if let last = runs.last, last.charset == found.run.charset {
            runs[runs.count - 1].bytes += found.run.bytes
        } else {
            runs.append(found.run)
        }
        i = found.end
        start = i
    }
    if start < field.count { runs.append(TextRun(Array(field[start...]))) }
    return runs
}

/// The encoded word that begins at an offset.
private func encodedWord(_ field: [UInt8], at start: Int) -> (run: TextRun, end: Int)? {
    guard start + 1 < field.count, field[start] == 0x3D, field[start + 1] == 0x3F else { return nil }
    var i = start + 2
    while i < field.count, i - start < 80, isASCIIAlphanumeric(field[i]) || charsetMarks.contains(field[i]) { i += 1 }
    let name = field[(start + 2)..<i]
    guard !name.isEmpty, i + 2 < field.count, field[i] == 0x3F, field[i + 2] == 0x3F else { return nil }
    let coding = asciiLowercased(field[i + 1])
    let text = i + 3
    // No question mark stands in the text, so that each byte is looked at from one beginning only.
    guard let mark = firstOffset(of: 0x3F, in: field.span, from: text), mark + 1 < field.count, field[mark + 1] == 0x3D
    else { return nil }
    let bytes: [UInt8]
    switch coding {
    case 0x62: bytes = decodedBase64(Array(field[text..<mark]))
    case 0x71: bytes = decodedWord(field[text..<mark])
    default: return nil
    }
    return (TextRun(bytes, charset: lowercased(name.prefix { $0 != 0x2A })), mark + 2)
}

/// `_.:()+-*` may stand in names of encodings.
private let charsetMarks: [UInt8] = Array("_.:()+-*".utf8)

/// The coding `Q`: quoted-printable on one line, with `_` for a space.
private func decodedWord(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var i = text.startIndex
    while i < text.endIndex {
        if text[i] == 0x3D, i + 2 < text.endIndex, let high = hexDigit(text[i + 1]), let low = hexDigit(text[i + 2]) {
            out.append(UInt8(high << 4 | low))
            i += 3
        } else {
            out.append(text[i] == 0x5F ? 0x20 : text[i])
            i += 1
        }
    }
    return out
}
