public import JSONLines

/// The members of an article's record that later stages read.
public struct ArticleText: Sendable, Equatable {
    /// The article's id.
    public var id: String
    /// The headline, UTF-8.
    public var title: [UInt8]?
    /// UTF-8: paragraphs separated by one line feed.
    public var text: [UInt8]
    /// When it was published: ISO 8601, where known.
    public var published: String?

    /// The text of an article.
    public init(id: String, title: [UInt8]? = nil, text: [UInt8], published: String? = nil) {
        self.id = id
        self.title = title
        self.text = text
        self.published = published
    }

    /// The bytes that a span's offsets count in; empty where there is no title.
    public subscript(field: Field) -> [UInt8] {
        field == .text ? text : title ?? []
    }
}

extension ArticleText {
    /// Reads the members of a record that a later stage needs.
    ///
    /// - Throws: `JSONError` where `id` or `text` is missing or a member is not what it should be.
    public init(from line: RecordLine) throws(JSONError) {
        self.init(
            id: try line.required("id") { (reader) throws(JSONError) in try reader.string() },
            title: try line.value("title") { (reader) throws(JSONError) in try reader.utf8() },
            text: try line.required("text") { (reader) throws(JSONError) in try reader.utf8() },
            published: try line.value("metadata") { (reader) throws(JSONError) in try Metadata(from: &reader) }?
                .published?.value)
    }
}
