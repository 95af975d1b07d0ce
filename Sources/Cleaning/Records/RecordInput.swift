import Bytes
import JSONLines
import Records

/// The members of a container's record that the clean stage reads.
struct RecordInput {
    /// The text or the page, unescaped, mapped to the bytes of the line.
    var content: MappedText
    /// Whether `content` came from the member `html`.
    var isPage: Bool
    /// The title, mapped to the bytes of the line.
    var title: MappedText?
    /// What the other members say.
    var metadata: Metadata

    /// Reads a record: `text` or `html` must be there; `title`, `author`, `published`, `site`, `url` and `language`
    /// may be, as strings or null; all others are passed over.
    init(_ bytes: [UInt8]) throws(JSONError) {
        let line = try RecordLine(bytes)
        let page = try unescaped(line, "html")
        let text = try unescaped(line, "text")
        guard let content = page ?? text else {
            throw JSONError(offset: 0, reason: "neither \"text\" nor \"html\"")
        }
        self.content = content
        isPage = page != nil
        title = try unescaped(line, "title").flatMap { trimmed($0) }
        metadata = Metadata(
            author: try value(line, ["author", "byline"]), published: try value(line, ["published", "date"]),
            site: try value(line, ["site", "source"]), url: try value(line, ["url"]),
            language: try value(line, ["language", "lang"]))
    }
}

/// The id of a container's record: its member `id`, a string or a whole number, or else the hash of its line.
///
/// - Returns: The line's hash, too, where the line is no record: then it is rejected under that name.
public func recordID(ofLine bytes: [UInt8]) -> String {
    if let line = try? RecordLine(bytes), let range = line.range(of: "id") {
        let value = Array(bytes[range])
        var reader = JSONReader(value.span)
        if value.first == 0x22 {
            if let id = try? reader.string(), !id.isEmpty { return id }
        } else if let id = try? reader.integer() {
            return String(id)
        }
    }
    return hexadecimal(stableHash(bytes.span))
}

/// The value of the first member of these names that is a string with something in it.
private func value(_ line: RecordLine, _ keys: [String]) throws(JSONError) -> Metadata.Value? {
    for key in keys {
        guard let member = line[key], member.first == 0x22 else { continue }
        var reader = JSONReader(member.span)
        let string = try reader.utf8()
        let range = trimming(string.span, string.indices)
        if !range.isEmpty { return Metadata.Value(String(decoding: string[range], as: UTF8.self), how: "record") }
    }
    return nil
}

/// A mapped text without white space at its ends and on one line; `nil` where nothing is left.
private func trimmed(_ text: MappedText) -> MappedText? {
    let bytes = text.bytes
    let lines = textLines(bytes.span)
    guard !lines.isEmpty else { return nil }
    var title = MappedText()
    var cursor = 0
    for line in lines {
        if !title.bytes.isEmpty { title.appendInserted(0x20, at: text.rawStart(of: line.range.lowerBound)) }
        title.append(line.range, of: text, cursor: &cursor)
    }
    return title
}

/// A string member with its escapes decoded and the way back to the line; `nil` where it is missing or null.
private func unescaped(_ line: RecordLine, _ key: String) throws(JSONError) -> MappedText? {
    guard let range = line.range(of: key), line.bytes[range.lowerBound] != 0x6E else { return nil }
    guard line.bytes[range.lowerBound] == 0x22 else {
        throw JSONError(offset: range.lowerBound, reason: "\"\(key)\" is not a string")
    }
    var text = MappedText()
    text.bytes.reserveCapacity(range.count)
    let end = range.upperBound - 1
    var i = range.lowerBound + 1
    while i < end {
        let run = firstOffset(of: 0x5C, in: line.bytes.span.extracting(0..<end), from: i) ?? end
        text.appendCopy(of: line.bytes, i..<run)
        i = run
        guard i < end else { break }
        let escape = decodedEscape(line.bytes.span, at: i)
        text.appendScalar(escape.value, from: i..<i + escape.byteCount)
        i += escape.byteCount
    }
    return text
}

/// The scalar of an escape in a string that `RecordLine` has checked, and how many bytes the escape takes.
private func decodedEscape(_ bytes: Span<UInt8>, at start: Int) -> (value: UInt32, byteCount: Int) {
    switch bytes[start + 1] {
    case 0x62: return (value: 0x08, byteCount: 2)
    case 0x66: return (value: 0x0C, byteCount: 2)
    case 0x6E: return (value: 0x0A, byteCount: 2)
    case 0x72: return (value: 0x0D, byteCount: 2)
    case 0x74: return (value: 0x09, byteCount: 2)
    case 0x75:
        let unit = hexadecimalValue(bytes, start + 2..<start + 6)
        guard unit & 0xFC00 == 0xD800 else { return (value: unit, byteCount: 6) }
        let low = hexadecimalValue(bytes, start + 8..<start + 12)
        return (value: 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), byteCount: 12)
    default: return (value: UInt32(bytes[start + 1]), byteCount: 2)
    }
}

private func hexadecimalValue(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var value: UInt32 = 0
    for i in range { value = value << 4 | UInt32(isASCIIDigit(bytes[i]) ? bytes[i] - 0x30 : (bytes[i] | 0x20) - 0x57) }
    return value
}
