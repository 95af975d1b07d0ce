public import Records

/// What the clean stage is given: the bytes of one file, or of one record of a container file.
public struct RawInput: Sendable {
    /// What the bytes are.
    public enum Form: Sendable, Equatable {
        /// The whole of a file.
        case file
        /// A JSON object with a member that holds the text or the page.
        case record
        /// A row of a table with a column that holds the text or the page.
        case row(of: TableForm)
        /// An element of an XML document that holds an article.
        case element(XMLContext)
        // The states are stored apart: there is a form for each record of a file, millions of them, and few are documents.
        /// A part of a document in RTF, with what is known at its beginning.
        indirect case document(RTFState)
        /// The text of a document of Word, or a part of it, likewise.
        indirect case word(WordState)
    }

    /// The path relative to INPUT; for a record, `path#record-id`.
    public var path: String
    /// 16 hex digits.
    public var id: String
    /// The bytes as they stand in the file, for a record its line without the line feed.
    public var bytes: [UInt8]
    /// `text/plain` or `text/html`, where it is known; otherwise the name and the bytes decide.
    public var mediaType: String?
    /// Where the bytes begin in their file: 0 for a whole file.
    public var offset: Int
    /// Whether the bytes are a file or a record.
    public var form: Form
    /// How the file is compressed that `bytes` was decompressed from: `gzip` or `zstd`.
    public var compression: String?
    /// How the bytes are stored that they were decoded from.
    public var body: StoredBody?
    /// The encoding that the server named.
    public var charset: String?
    /// The address that the page was fetched from.
    public var url: String?
    /// What the message says in which the bytes were sent or saved.
    public var message: MessageClaims?

    /// An input of the clean stage.
    public init(
        path: String, id: String, bytes: [UInt8], mediaType: String? = nil, offset: Int = 0, form: Form = .file,
        compression: String? = nil
    ) {
        self.path = path
        self.id = id
        self.bytes = bytes
        self.mediaType = mediaType
        self.offset = offset
        self.form = form
        self.compression = compression
    }
}

/// A path without the ending that says how the file is compressed: `a/b.txt.gz` is `a/b.txt`.
public func pathWhenUnpacked(_ path: String) -> String {
    for ending in [".gz", ".gzip", ".zst", ".zstd"] where path.hasSuffix(ending) {
        return String(path.dropLast(ending.count))
    }
    return path
}
