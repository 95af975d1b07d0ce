import Bytes
import JSONLines
import Records

/// What the clean stage reads of a record.
struct RecordInput {
    /// The text or the page, unescaped, mapped to the bytes of the record.
    var content: MappedText
    /// Whether `content` is a page.
    var isPage: Bool
    /// How `content` is encoded.
    var encoding: DetectedEncoding
    /// The title, mapped to the bytes of the record.
    var title: MappedText?
    /// What the record says of the article besides.
    var metadata: Metadata

    /// Where such metadata was found.
    static let how = "record"

    /// Reads a record: its text or its page must be there; all names that mean nothing here are passed over.
    init(_ fields: some RecordFields, _ names: RecordNames) throws(JSONError) {
        guard let (strings, isPage) = try fields.content(names) else {
            throw fields.misfit(names.page) ?? fields.misfit(names.text)
                ?? JSONError(offset: 0, reason: "neither \"\(names.text.whole)\" nor \"\(names.page.whole)\"")
        }
        content = fields.text(strings)
        self.isPage = isPage
        encoding = fields.encoding
        if let found = try fields.first(of: names.names(of: .title)), let range = found.ranges.first {
            var text = MappedText()
            fields.unescape(range, into: &text)
            let said = decode(text.bytes, encoding, .lines).text.traced(through: text)
            title = onOneLine(said.withoutNotation().decodingStrayReferences())
        }
        func value(_ role: RecordNames.Role) throws(JSONError) -> Metadata.Value? {
            let said = try fields.values(names.names(of: role))
            return said.isEmpty ? nil : Metadata.Value(said.joined(separator: "; "), how: Self.how)
        }
        metadata = Metadata(
            author: try value(.author), published: try value(.day), site: try value(.site), url: try value(.address),
            language: try value(.language))
    }
}

/// What can be told of a container's record before it is cleaned.
public struct RecordHead: Sendable, Equatable {
    /// The id: a member, a string or a whole number, or else the hash of the record.
    public let id: String
    /// Whether its article is a page rather than a plain text.
    public let isPage: Bool
    /// Whether it has a member that may hold an article.
    public let hasContent: Bool

    /// Reads as much of a JSON object.
    ///
    /// A line that is no record has its hash for an id, and is rejected under that name.
    public init(ofLine bytes: [UInt8], _ names: RecordNames) {
        let fields = try? JSONFields(bytes)
        self.init(fields, id: fields?.id(names.id), bytes, names)
    }

    /// Reads as much of a table's row.
    public init(ofRow bytes: [UInt8], _ table: TableForm, _ names: RecordNames) {
        let fields = try? TableFields(bytes, table)
        self.init(fields, id: fields?.id(names.id), bytes, names)
    }

    /// The hash of a record that is too long to be read.
    public init(ofCutLine bytes: [UInt8]) {
        id = hexadecimal(stableHash(bytes.span))
        isPage = false
        hasContent = false
    }

    private init(_ fields: (some RecordFields)?, id: String?, _ bytes: [UInt8], _ names: RecordNames) {
        let content = (try? fields?.content(names)) ?? nil
        self.id = id ?? hexadecimal(stableHash(bytes.span))
        isPage = content?.isPage ?? false
        hasContent = content != nil
    }
}

/// A mapped text without white space at its ends and on one line; `nil` where nothing is left.
func onOneLine(_ text: MappedText) -> MappedText? {
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
