/// What the clean stage makes of one input: its text without residue, and the way back to the raw bytes.
public struct Article: Sendable, Equatable {
    /// 16 hex digits: the hash of the input's path relative to INPUT, or of the record's id within a container file.
    public var id: String
    /// The file that the article came from.
    public var source: Source
    /// The headline, UTF-8, or `nil` where none was found.
    public var title: [UInt8]?
    /// The way from `title` back to the raw bytes; empty where there is no title.
    public var titleSegments: [Segment]
    /// UTF-8: paragraphs separated by one line feed, no line feed at either end.
    public var text: [UInt8]
    /// The way from `text` back to the raw bytes, ascending; every byte of `text` lies in exactly one segment.
    public var segments: [Segment]
    /// Every removed run that held visible text, ascending.
    public var removed: [Removal]
    /// What is known about the article besides its text.
    public var metadata: Metadata

    /// An article as the clean stage hands it on.
    public init(
        id: String, source: Source, title: [UInt8]? = nil, titleSegments: [Segment] = [], text: [UInt8],
        segments: [Segment], removed: [Removal] = [], metadata: Metadata = Metadata()
    ) {
        self.id = id
        self.source = source
        self.title = title
        self.titleSegments = titleSegments
        self.text = text
        self.segments = segments
        self.removed = removed
        self.metadata = metadata
    }
}

/// The file, or the record of a container file, that an article came from.
public struct Source: Sendable, Equatable {
    /// The path relative to INPUT, with `/`; for a record of a container, `path#record-id`.
    public var path: String
    /// 64 hex digits: SHA-256 of the source's bytes.
    public var sha256: String
    /// How many bytes the source has.
    public var byteCount: Int
    /// `text/plain`, `text/html`, `text/xml`, `application/rtf` or the type of documents of Word, which ends in
    /// `wordprocessingml.document`.
    public var mediaType: String
    /// The encoding that the bytes were read in, by its WHATWG name in lower case: `utf-8`, `windows-1252`, `utf-16le`…;
    /// of a document in RTF its own, besides which each font may have another.
    public var encoding: String
    /// Where the source begins in its file, in bytes: 0 but for the records of a container. Raw offsets count from
    /// the beginning of the file.
    public var offset: Int
    /// How the file is compressed, `gzip` or `zstd`; then all bytes and offsets are those of what it decompresses to.
    public var compression: String?
    /// How the body of a web archive's record, or a part of a message, is stored, where it is not as it is; then
    /// `sha256`, `byteCount` and raw offsets are those of what it decodes to.
    public var body: StoredBody?

    /// A source of `byteCount` bytes.
    public init(
        path: String, sha256: String, byteCount: Int, mediaType: String, encoding: String, offset: Int = 0,
        compression: String? = nil, body: StoredBody? = nil
    ) {
        self.path = path
        self.sha256 = sha256
        self.byteCount = byteCount
        self.mediaType = mediaType
        self.encoding = encoding
        self.offset = offset
        self.compression = compression
        self.body = body
    }
}

/// The body of an HTTP response as a web archive stores it: in chunks, compressed; or the text or the page in a message, or
/// the text of a document in its archive.
public struct StoredBody: Sendable, Equatable {
    /// Where it begins in its file.
    public var offset: Int
    /// How many bytes it has there.
    public var byteCount: Int
    /// Its codings in the order in which they are taken off, joined by commas: `chunked`, `gzip`, `deflate`, `zstd`; of a
    /// message `mboxrd`, `quoted-printable` or `base64`, `flowed` or `flowed-delsp`; of a document of Word `deflate-raw`.
    public var coding: String

    /// A body of `byteCount` bytes.
    public init(offset: Int, byteCount: Int, coding: String) {
        self.offset = offset
        self.byteCount = byteCount
        self.coding = coding
    }
}

/// A run of text and the raw bytes that it came from.
///
/// Equal lengths mean a byte-for-byte copy (in UTF-16, the encodings of East Asia and RTF: characters that take as many bytes
/// there as in UTF-8, so that offsets correspond one to one all the same), unequal ones a decoded entity or character.
/// `rawLength` 0 marks inserted white space: a paragraph break, or a space for a page's line break.
public struct Segment: Sendable, Hashable {
    /// Offset into the text, UTF-8 bytes.
    public var textStart: Int
    /// UTF-8 bytes of text.
    public var textLength: Int
    /// Offset into the source file, bytes.
    public var rawStart: Int
    /// Bytes of the source file.
    public var rawLength: Int

    /// A run of text and its raw bytes.
    public init(textStart: Int, textLength: Int, rawStart: Int, rawLength: Int) {
        self.textStart = textStart
        self.textLength = textLength
        self.rawStart = rawStart
        self.rawLength = rawLength
    }
}

/// A run of raw bytes that held visible text and was left out of the article.
public struct Removal: Sendable, Hashable {
    /// Offset of the first byte in the source file.
    public var rawStart: Int
    /// Offset after the last byte.
    public var rawEnd: Int
    /// What it is: `widget`, `link`, `symbols`…, as named by the rules.
    public var kind: String
    /// The id of the rule that removed it.
    public var rule: String
    /// What a reader saw there: the decoded text, UTF-8, as the rule saw it.
    public var text: [UInt8]

    /// A removed run and its reason.
    public init(rawStart: Int, rawEnd: Int, kind: String, rule: String, text: [UInt8]) {
        self.rawStart = rawStart
        self.rawEnd = rawEnd
        self.kind = kind
        self.rule = rule
        self.text = text
    }
}

/// What is known about an article besides its text; each value says where it was found.
public struct Metadata: Sendable, Equatable {
    /// A value and where it was found: `json-ld`, `og:title`, `detected`…
    public struct Value: Sendable, Equatable {
        /// The value itself.
        public var value: String
        /// Where or by which method it was found.
        public var how: String

        /// A value and where it was found.
        public init(_ value: String, how: String) {
            self.value = value
            self.how = how
        }
    }

    /// Who wrote it.
    public var author: Value?
    /// When it was published: ISO 8601.
    public var published: Value?
    /// The site's name or host.
    public var site: Value?
    /// The canonical URL.
    public var url: Value?
    /// BCP 47 language code.
    public var language: Value?

    /// Nothing known.
    public init(
        author: Value? = nil, published: Value? = nil, site: Value? = nil, url: Value? = nil, language: Value? = nil
    ) {
        self.author = author
        self.published = published
        self.site = site
        self.url = url
        self.language = language
    }
}

/// An article that another one stands for, or gathers as a digest, found by the dedupe stage.
public struct Copy: Sendable, Equatable {
    /// The id of the article that was left out, or is gathered.
    public var id: String
    /// Its path.
    public var path: String
    /// `exact`, `same-text`, `near`, `excerpt`, `extended` or `update`; `digest-of`.
    public var relation: String
    /// How much of the smaller text is shared, or of the article in its digest, from 0 to 1.
    public var score: Double
    /// The id of the rule that decided it.
    public var rule: String

    /// A copy of an article that was kept.
    public init(id: String, path: String, relation: String, score: Double, rule: String) {
        self.id = id
        self.path = path
        self.relation = relation
        self.score = score
        self.rule = rule
    }
}
