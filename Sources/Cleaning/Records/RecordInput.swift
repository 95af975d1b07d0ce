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

    /// Where such metadata was found.
    static let how = "record"

    /// Reads a record: its text or its page must be there; what it says of the article besides may be, under one of
    /// the names that collections of news use; all other members are passed over.
    init(_ bytes: [UInt8], _ options: CleaningOptions) throws(JSONError) {
        let line = try RecordLine(bytes)
        let page = try unescaped(line, options.htmlField)
        let text = try unescaped(line, options.textField)
        let isPage = page.map { !$0.bytes.isEmpty || text == nil } ?? false
        guard let content = isPage ? page : text else {
            throw JSONError(offset: 0, reason: "neither \"\(options.textField)\" nor \"\(options.htmlField)\"")
        }
        self.content = content
        self.isPage = isPage
        if let key = firstString(line, Self.titles) { title = try unescaped(line, key).flatMap { trimmed($0) } }
        metadata = Metadata(
            author: try value(line, Self.authors), published: try value(line, Self.days),
            site: try value(line, Self.sites), url: try value(line, Self.addresses),
            language: try value(line, Self.languages))
    }

    // The names of CC-News, news-please, trafilatura, newspaper, RealNews, Media Cloud and schema.org.
    static let titles = ["title", "headline"]
    static let authors = ["author", "authors", "byline"]
    static let days = [
        "published", "date", "datePublished", "date_published", "date_publish", "publish_date", "published_at",
        "publishedAt", "pub_date", "pubDate",
    ]
    static let sites = ["site", "sitename", "site_name", "publisher", "source", "hostname", "domain"]
    static let addresses = ["url", "link", "canonical_url"]
    static let languages = ["language", "lang"]
}

/// What can be told of a container's record before it is cleaned.
public struct RecordHead: Sendable, Equatable {
    /// The id: a member, a string or a whole number, or else the hash of the line.
    public let id: String
    /// Whether its article is a page rather than a plain text.
    public let isPage: Bool
    /// Whether it has a member that may hold an article.
    public let hasContent: Bool

    /// Reads as much of a record.
    ///
    /// A line that is no record has its hash for an id, and is rejected under that name.
    public init(ofLine bytes: [UInt8], _ options: CleaningOptions) {
        let line = try? RecordLine(bytes)
        id = line.flatMap { Self.id($0, options.idField) } ?? hexadecimal(stableHash(bytes.span))
        // Of a string that is not empty more than the quotation marks.
        isPage = line?.range(of: options.htmlField).map { bytes[$0.lowerBound] == 0x22 && $0.count > 2 } ?? false
        hasContent = isPage || line?.range(of: options.textField) != nil
    }

    /// The hash of a line that is too long to be read.
    public init(ofCutLine bytes: [UInt8]) {
        id = hexadecimal(stableHash(bytes.span))
        isPage = false
        hasContent = false
    }

    private static func id(_ line: RecordLine, _ field: String) -> String? {
        guard let value = line[field] else { return nil }
        var reader = JSONReader(value.span)
        guard value.first == 0x22 else { return (try? reader.integer()).map { String($0) } }
        return (try? reader.string()).flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// The first of some names whose member is a string.
private func firstString(_ line: RecordLine, _ keys: [String]) -> String? {
    keys.first { line.range(of: $0).map { line.bytes[$0.lowerBound] == 0x22 } ?? false }
}

/// The value of the first member of these names that says something: a string, or several in an array, joined by
/// commas.
private func value(_ line: RecordLine, _ keys: [String]) throws(JSONError) -> Metadata.Value? {
    for key in keys {
        guard let member = line[key] else { continue }
        var reader = JSONReader(member.span)
        var strings: [String] = []
        if member.first == 0x22 {
            strings = [try reader.string()]
        } else if member.first == 0x5B {
            try reader.beginArray()
            while try reader.nextElement() {
                if reader.peek() == 0x22 { strings.append(try reader.string()) } else { try reader.skip() }
            }
        }
        let said = strings.map(trimmed).filter { !$0.isEmpty }
        if !said.isEmpty { return Metadata.Value(said.joined(separator: ", "), how: RecordInput.how) }
    }
    return nil
}

private func trimmed(_ string: String) -> String {
    let bytes = Array(string.utf8)
    return String(decoding: bytes[trimming(bytes.span, bytes.indices)], as: UTF8.self)
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
