import Bytes

/// The header of a record of a web archive.
///
/// - Source: ISO 28500 (WARC 1.1), sections 5 and 6.
public struct WARCHeader: Sendable, Equatable {
    /// `response`, `request`, `warcinfo`…, in lower case.
    public let type: String
    /// The record's id without angle brackets; `nil` where it has none.
    public let id: String?
    /// The address that the record is about.
    public let uri: String?
    /// The media type of the block, with its parameters.
    public let contentType: String?
    /// How many bytes the block has that follows the header.
    public let contentLength: Int
    /// How many bytes the header has.
    public let byteCount: Int

    /// Reads a header.
    ///
    /// - Throws: `ArchiveError` where it is no header of a record.
    public init(_ bytes: Span<UInt8>, from start: Int = 0) throws(ArchiveError) {
        guard let fields = HeaderFields(bytes, from: start) else { throw .malformed("a header without an end") }
        guard fields.firstLine.hasPrefix("WARC/") else { throw .malformed("no header of a WARC record") }
        guard let type = fields["warc-type"] else { throw .malformed("no WARC-Type") }
        guard let written = fields["content-length"] else { throw .malformed("no Content-Length") }
        guard let length = length(written) else { throw .malformed("the Content-Length is \"\(written)\"") }
        self.type = String(decoding: type.utf8.map { asciiLowercased($0) }, as: UTF8.self)
        id = fields["warc-record-id"].map(withoutBrackets)
        uri = fields["warc-target-uri"].map(withoutBrackets)
        contentType = fields["content-type"]
        contentLength = length
        byteCount = fields.byteCount
    }

    /// Whether the record may hold a page or a text.
    public var isPage: Bool { type == "response" || type == "resource" || type == "conversion" }

    /// Whether the record stands for a page that is not in it: seen before, or the rest of another record.
    public var isReference: Bool { type == "revisit" || type == "continuation" }
}

/// Why a record cannot be used.
public enum ArchiveError: Error, Sendable, Equatable {
    /// What is wrong in it.
    case malformed(String)
    /// The page is not in the record: its type.
    case reference(String)
    /// The server's answer was no page: its status.
    case status(String)
    /// The media type, which is neither text nor a page.
    case otherMedia(String)
    /// The coding, which is not decoded.
    case unsupportedCoding(String)
    /// More bytes than the limit allows, decoded.
    case tooLarge(limit: Int)
}

/// A count of bytes: up to eighteen digits.
private func length(_ written: String) -> Int? {
    let digits = Array(written.utf8)
    guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy(isASCIIDigit) else { return nil }
    return Int(written)
}

private func withoutBrackets(_ value: String) -> String {
    value.hasPrefix("<") && value.hasSuffix(">") && value.utf8.count > 2 ? String(value.dropFirst().dropLast()) : value
}
