import Deduplication
import JSONLines
import StageKit

/// What is taken of one line when the input is read through.
struct ReadArticle: Sendable {
    /// The hash of the id.
    let idHash: UInt64
    let fingerprint: TextFingerprint
    let published: Moment?
    /// Where the line is in the input.
    let range: Range<Int>

    init(
        _ chunk: LineChunk, _ line: LineChunk.Line, _ place: String, _ fingerprinter: Fingerprinter, hasWindow: Bool
    ) throws {
        do throws(JSONError) {
            let record = try RecordLine(Array(chunk.bytes[line.range]))
            for member in ["copies", "digest_of"] where record.range(of: member) != nil {
                throw JSONError(offset: 0, reason: "the record has a member \"\(member)\" already")
            }
            idHash = fingerprinter.hash(try record.required("id") { (reader) throws(JSONError) in try reader.utf8() })
            published = hasWindow ? try ArticleFacts(record).published : nil
            let text = try record.required("text") { (reader) throws(JSONError) in try reader.utf8() }
            fingerprint = fingerprinter.fingerprint(text.span)
        } catch {
            throw Failure(.dataError, place: "\(place):\(line.number)", reason: error.description)
        }
        range = chunk.offset + line.range.lowerBound..<chunk.offset + line.range.upperBound
    }
}

extension ArticleFacts {
    /// The facts of a record: `id`; `source.path`, else the id; `metadata.site.value` and `metadata.published.value`,
    /// where there are any.
    init(_ record: RecordLine) throws(JSONError) {
        let id = try record.required("id") { (reader) throws(JSONError) in try reader.string() }
        let path = try record.value("source") { (reader) throws(JSONError) in try text(of: "path", &reader) }
        var site: String?
        var published: String?
        _ = try record.value("metadata") { (reader) throws(JSONError) in
            guard reader.peek() == 0x7B else {
                try reader.skip()
                return
            }
            try reader.beginObject()
            while let key = try reader.nextKey() {
                switch key {
                case "site": site = try text(of: "value", &reader)
                case "published": published = try text(of: "value", &reader)
                default: try reader.skip()
                }
            }
        }
        self.init(id: id, path: path.flatMap { $0 } ?? id, site: site, published: published.flatMap { Moment($0) })
    }
}

/// A string in an object; `nil` where that is no object, or has no such string.
private func text(of wanted: String, _ reader: inout JSONReader) throws(JSONError) -> String? {
    guard reader.peek() == 0x7B else {
        try reader.skip()
        return nil
    }
    var value: String?
    try reader.beginObject()
    while let key = try reader.nextKey() {
        if key == wanted && reader.peek() == 0x22 { value = try reader.string() } else { try reader.skip() }
    }
    return value
}
