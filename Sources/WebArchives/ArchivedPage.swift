import Bytes
import Unpacking

/// The page or the text that a record of a web archive holds.
public struct ArchivedPage: Sendable, Equatable {
    /// The bytes, decoded.
    public var bytes: [UInt8]
    /// The address.
    public var uri: String?
    /// `text/html` or `text/plain`; `nil` where nobody says.
    public var mediaType: String?
    /// What the server says about the characters' encoding.
    public var charset: String?
    /// Where the page is stored in the record.
    public var stored: Range<Int>
    /// The codings that it is stored in, in the order in which they are taken off, joined by commas: `chunked`, `gzip`,
    /// `deflate`, `zstd`; `nil` where `stored` holds it as it is.
    public var coding: String?

    /// Reads a record.
    ///
    /// Codings that the header names and the body has not are passed over: many archives store what was decoded under
    /// the header that was sent.
    ///
    /// - Parameters:
    ///   - record: Header and block.
    ///   - limit: The most bytes that the page may have, decoded.
    /// - Throws: `ArchiveError` for answers that are no page, other media, and what is malformed.
    public init(_ record: [UInt8], limit: Int) throws(ArchiveError) {
        let header = try WARCHeader(record.span)
        guard header.isPage else { throw .reference(header.type) }
        var codings: [String] = []
        var type = header.contentType
        stored = header.byteCount..<record.count
        if header.type == "response" {
            guard let http = HeaderFields(record.span, from: header.byteCount), http.firstLine.hasPrefix("HTTP/") else {
                throw .malformed("no header of an HTTP response")
            }
            let status = http.firstLine.utf8.split(separator: 0x20).dropFirst().first.map { String(Substring($0)) }
            guard status == "200" || status == "203" else { throw .status(status ?? "none") }
            type = http["content-type"]
            stored = header.byteCount + http.byteCount..<record.count
            codings = names(http["transfer-encoding"]).reversed() + names(http["content-encoding"]).reversed()
        }
        uri = header.uri
        let (media, charset) = mediaTypeAndCharset(type)
        switch media {
        case "text/html", "application/xhtml+xml": mediaType = "text/html"
        case "text/plain": mediaType = "text/plain"
        case "": mediaType = nil
        default: throw .otherMedia(media)
        }
        self.charset = charset
        bytes = Array(record[stored])
        var applied: [String] = []
        for name in codings {
            guard let decoded = try decodedOnce(bytes, name, limit: limit) else { continue }
            bytes = decoded
            applied.append(name)
        }
        if !applied.isEmpty { coding = applied.joined(separator: ",") }
    }
}

/// Takes codings off that `ArchivedPage.coding` names.
///
/// - Throws: `ArchiveError` where the bytes are not in that coding.
public func decodedBody(_ stored: [UInt8], coding: String, limit: Int) throws(ArchiveError) -> [UInt8] {
    var bytes = stored
    for name in names(coding) { bytes = try decodedOnce(bytes, name, limit: limit) ?? bytes }
    return bytes
}

/// Takes one coding off; `nil` for bytes that are not in it.
private func decodedOnce(_ bytes: [UInt8], _ name: String, limit: Int) throws(ArchiveError) -> [UInt8]? {
    switch name {
    case "identity", "": return nil
    case "chunked": return try withoutChunks(bytes)
    case "gzip", "x-gzip": return PackedFormat(signature: bytes.span) == .gzip ? try inflated(bytes, .gzip, limit) : nil
    case "zstd": return PackedFormat(signature: bytes.span) == .zstd ? try inflated(bytes, .zstd, limit) : nil
    case "deflate":
        let isMarkup = bytes.first.map { $0 == 0x3C || isASCIISpace($0) } ?? true
        return isMarkup ? nil : try inflated(bytes, .deflate, limit)
    // A file of a ZIP archive.
    case "deflate-raw": return try inflated(bytes, .deflate, isBare: true, limit)
    default: throw .unsupportedCoding(name)
    }
}

private func inflated(
    _ bytes: [UInt8], _ format: PackedFormat, isBare: Bool? = nil, _ limit: Int
) throws(ArchiveError) -> [UInt8] {
    do throws(ReadingError) {
        return try unpacked(bytes, format, isBare: isBare, limit: limit)
    } catch {
        switch error {
        case .malformed(let reason): throw .malformed(reason)
        case .tooLarge(let limit): throw .tooLarge(limit: limit)
        case .system(let error): throw .malformed(error.reason)
        }
    }
}

/// The data of a chunked body; `nil` for a body that does not begin with the size of a chunk.
///
/// - Source: RFC 9112, section 7.1.
private func withoutChunks(_ body: [UInt8]) throws(ArchiveError) -> [UInt8]? {
    var out: [UInt8] = []
    var i = 0
    while true {
        var size = 0
        let start = i
        while i < body.count, let digit = hexadecimalDigit(body[i]) {
            guard i - start < 15 else { throw .malformed("the size of a chunk has over fifteen digits") }
            size = size << 4 | digit
            i += 1
        }
        let feed = firstOffset(of: 0x0A, in: body.span, from: i)
        guard i > start, let feed, feed - i < 1 << 12 else {
            if start == 0 { return nil }
            throw .malformed("no size of a chunk at byte \(start) of the body")
        }
        if size == 0 { return out }
        i = feed + 1
        guard size <= body.count - i else {
            throw .malformed("a chunk of \(size) bytes, \(body.count - i) are there")
        }
        out.append(contentsOf: body[i..<i + size])
        i += size
        if i < body.count, body[i] == 0x0D { i += 1 }
        if i < body.count, body[i] == 0x0A { i += 1 }
    }
}

private func hexadecimalDigit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46, 0x61...0x66: Int(byte | 0x20) - 0x57
    default: nil
    }
}

/// The names in a list joined by commas, in lower case.
private func names(_ list: String?) -> [String] {
    (list ?? "").utf8.split(separator: 0x2C).map { trimmed($0.map { asciiLowercased($0) }) }
}

/// A media type in lower case without its parameters, and the parameter `charset`.
private func mediaTypeAndCharset(_ field: String?) -> (media: String, charset: String?) {
    var parts = (field ?? "").utf8.split(separator: 0x3B).map { trimmed(Array($0)) }
    guard !parts.isEmpty else { return ("", nil) }
    let media = String(decoding: parts.removeFirst().utf8.map { asciiLowercased($0) }, as: UTF8.self)
    for part in parts {
        let bytes = part.utf8.map { asciiLowercased($0) }
        guard let equals = bytes.firstIndex(of: 0x3D), trimmed(Array(bytes[..<equals])) == "charset" else { continue }
        let value = trimmed(bytes[(equals + 1)...].filter { $0 != 0x22 && $0 != 0x27 })
        if !value.isEmpty { return (media, value) }
    }
    return (media, nil)
}

private func trimmed(_ bytes: [UInt8]) -> String {
    String(decoding: asciiTrimmed(bytes[...]), as: UTF8.self)
}
