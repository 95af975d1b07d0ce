import Bytes
import Deduplication
import JSONLines
import Records
import StageKit

/// What one line of the input holds.
enum ReadLine: Sendable {
    /// An article.
    case article(ReadArticle)
    /// A record without a text, which cannot be compared with any.
    case withoutText(Rejection)

    init(
        _ chunk: LineChunk, _ line: LineChunk.Line, _ place: String, _ fingerprinter: Fingerprinter, hasWindow: Bool
    ) throws {
        let place = "\(place):\(line.number)"
        do throws(JSONError) {
            let (id, text) = try idAndText(chunk.bytes.span.extracting(line.range))
            let facts = { () throws(JSONError) in try ArticleFacts(Array(chunk.bytes[line.range])) }
            if let text, !text.allSatisfy(isASCIISpace) {
                self = .article(
                    ReadArticle(
                        idHash: fingerprinter.hash(id), fingerprint: fingerprinter.fingerprint(text.span),
                        published: hasWindow ? try facts().published : nil,
                        range: chunk.offset + line.range.lowerBound..<chunk.offset + line.range.upperBound))
            } else {
                let reason = text == nil ? "no member \"text\"" : "an empty text"
                self = .withoutText(
                    Rejection(path: try facts().path, reason: "no-text", detail: "\(place): \(reason)"))
            }
        } catch {
            throw Failure(.dataError, place: place, reason: error.description)
        }
    }
}

/// What is taken of an article when the input is read through.
struct ReadArticle: Sendable {
    /// The hash of the id.
    let idHash: UInt64
    let fingerprint: TextFingerprint
    let published: Moment?
    /// Where the line is in the input.
    let range: Range<Int>
}

extension ArticleFacts {
    /// The facts of a record: `id`; `source.path`, else the id; `metadata.site` and `metadata.published`, where there are
    /// any: strings, or objects with the string `value`.
    ///
    /// - Parameter line: One that was read before: what is passed over is not checked again.
    init(_ line: [UInt8]) throws(JSONError) {
        var reader = JSONReader(line.span)
        var id: String?
        var path: String?
        var site: String?
        var published: String?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "id": id = String(decoding: try idText(&reader) ?? [], as: UTF8.self)
            case "source": path = try text(of: "path", &reader)
            case "metadata" where reader.peek() == 0x7B:
                try reader.beginObject()
                while let key = try reader.nextKey() {
                    switch key {
                    case "site": site = try textOrValue(&reader)
                    case "published": published = try textOrValue(&reader)
                    default: try reader.skipKnown()
                    }
                }
            default: try reader.skipKnown()
            }
        }
        guard let id else { throw JSONError(offset: 0, reason: "no member \"id\"") }
        self.init(id: id, path: path ?? id, site: site, published: published.flatMap { Moment($0) })
    }
}

/// The id and the text of a record, all of which is checked; no text where it has none, or `null`.
private func idAndText(_ line: Span<UInt8>) throws(JSONError) -> (id: [UInt8], text: [UInt8]?) {
    var reader = JSONReader(line)
    var names = MemberNames()
    var id: [UInt8]?
    var text: [UInt8]?
    var added: String?
    try reader.beginObject()
    while let key = try reader.nextKey() {
        guard names.insert(key) else { throw reader.error("a second member \"\(key)\"") }
        switch key {
        case "id": id = try idText(&reader)
        case "text":
            if try reader.null() { continue }
            guard reader.peek() == 0x22 else { throw reader.error("text: expected a string") }
            text = try reader.utf8()
        case "copies", "digest_of":
            added = key
            try reader.skip()
        default: try reader.skip()
        }
    }
    try reader.end()
    if let added { throw JSONError(offset: 0, reason: "the record has a member \"\(added)\" already") }
    guard let id else { throw JSONError(offset: 0, reason: "no member \"id\"") }
    return (id, text)
}

/// An id: a string, or a number as it is written; `nil` for `null`.
private func idText(_ reader: inout JSONReader) throws(JSONError) -> [UInt8]? {
    switch reader.peek() {
    case 0x22: return try reader.utf8()
    case 0x2D, 0x30...0x39: return try reader.number()
    default:
        if try reader.null() { return nil }
        throw reader.error("id: expected a string or a number")
    }
}

/// The text of a record that was read before.
func text(of line: [UInt8]) throws(JSONError) -> [UInt8] {
    var reader = JSONReader(line.span)
    try reader.beginObject()
    while let key = try reader.nextKey() {
        if key == "text" { return try reader.knownUTF8() }
        try reader.skipKnown()
    }
    throw JSONError(offset: 0, reason: "no member \"text\"")
}

/// A string, or that which is the value of an object; `nil` for anything else.
private func textOrValue(_ reader: inout JSONReader) throws(JSONError) -> String? {
    reader.peek() == 0x22 ? try reader.string() : try text(of: "value", &reader)
}

/// A string in an object; `nil` where that is no object, or has no such string.
private func text(of wanted: String, _ reader: inout JSONReader) throws(JSONError) -> String? {
    guard reader.peek() == 0x7B else {
        try reader.skipKnown()
        return nil
    }
    var value: String?
    try reader.beginObject()
    while let key = try reader.nextKey() {
        if key == wanted && reader.peek() == 0x22 { value = try reader.string() } else { try reader.skipKnown() }
    }
    return value
}
