import Bytes

/// What a message holds that can be read, and who sent it when.
public struct Message: Sendable, Equatable {
    /// The message's own header.
    public var header: MessageHeader
    /// The text or the page; `nil` where there is none.
    public var part: MessagePart?

    /// Whether it begins with a header at all.
    public var isMessage: Bool { header.fieldCount > 0 }

    /// The media type in lower case, `text/plain` where none is given.
    public var mediaType: String {
        let value = header["content-type"].map { ContentField($0).value } ?? ""
        return value.isEmpty ? "text/plain" : value
    }

    /// Whether a browser saved a page as this message: then its date and its sender are not those of the page.
    public var isSavedPage: Bool {
        if header["snapshot-content-location"] != nil { return true }
        let sender = lowercased((header["from"] ?? []).prefix(16))
        return sender.hasPrefix("<saved by") || sender.hasPrefix("\"saved by")
    }

    /// The address of the page.
    public var address: String? {
        let places = [header["snapshot-content-location"], part?.location, header["content-location"]]
        return places.lazy.compactMap { $0.flatMap(webAddress) }.first
    }

    /// Where the message can be read on the web: RFC 5064.
    public var archivedAt: String? {
        header["archived-at"].flatMap { webAddress($0.filter { $0 != 0x3C && $0 != 0x3E }) }
    }

    /// The title, its encoded words decoded.
    public var subject: [TextRun] { textRuns(of: header["subject"] ?? []) }

    /// Who sent it: the name of the first author.
    public var sender: [TextRun] { MailAddress(header["from"] ?? header["sender"] ?? []).name }

    /// When it was sent, in ISO 8601.
    public var date: String? { header["date"].flatMap(messageDate) }

    /// What messages of one sender have in common: the list that they came by, else the host that the author writes from.
    public var senderGroup: String? {
        if let list = header["list-id"] {
            // A name may stand before the id.
            let bracket = list.lastIndex(of: 0x3C) ?? -1
            let id = list[(bracket + 1)...].prefix { $0 != 0x3E }
            if !id.isEmpty { return lowercased(id.prefix(255)) }
        }
        return MailAddress(header["from"] ?? header["sender"] ?? []).host
    }
}

/// A text or a page in a message, as it is stored there.
public struct MessagePart: Sendable, Equatable {
    /// Where it is stored in the message.
    public var range: Range<Int>
    /// `text/html` or `text/plain`.
    public var mediaType: String
    /// What the header says about the characters' encoding.
    public var charset: String?
    /// The Content-Transfer-Encoding in lower case; empty where none is given.
    public var transferEncoding: String
    /// How lines are laid out: `flowed` or `flowedDeletingSpace`.
    public var layout: TransferCoding?
    /// The address, as the header has it.
    var location: [UInt8]?

    /// The part decoded, and the codings that were taken off, joined by commas; `nil` where the bytes are those that are
    /// stored.
    ///
    /// A coding that changes nothing is not named, so that offsets lead straight into the message.
    ///
    /// - Parameters:
    ///   - stored: The bytes of `range`.
    ///   - isQuoted: Whether the message stands in a mailbox, where `From ` is quoted.
    /// - Throws: `UnsupportedTransferEncoding` for one that is not known.
    public func decoded(
        _ stored: [UInt8], isQuoted: Bool
    ) throws(UnsupportedTransferEncoding) -> (bytes: [UInt8], coding: String?) {
        var codings: [TransferCoding] = isQuoted ? [.mboxrd] : []
        switch transferEncoding {
        case "", "7bit", "8bit", "binary", "7-bit", "8-bit": break
        default:
            let known: [TransferCoding] = [.base64, .quotedPrintable]
            guard let coding = known.first(where: { $0.rawValue == transferEncoding }) else {
                throw UnsupportedTransferEncoding(name: transferEncoding)
            }
            codings.append(coding)
        }
        // Where characters take two bytes or four, a space is more than a byte.
        let isWide = charset.map { $0.hasPrefix("utf-16") || $0.hasPrefix("utf-32") } ?? false
        if let layout, !isWide { codings.append(layout) }
        var bytes = stored
        var names: [String] = []
        for coding in codings {
            let decoded = coding.decoded(bytes)
            guard decoded != bytes else { continue }
            bytes = decoded
            names.append(coding.rawValue)
        }
        return (bytes, names.isEmpty ? nil : names.joined(separator: ","))
    }
}

/// A Content-Transfer-Encoding that nobody can take off here.
public struct UnsupportedTransferEncoding: Error, Sendable, Equatable {
    /// Its name in lower case.
    public let name: String
}

/// An address of the web in a field, which may be folded and encoded; `nil` for what is none.
///
/// - Source: RFC 2557, section 4.4.1 and 4.4.2.
private func webAddress(_ field: [UInt8]) -> String? {
    let bytes = textRuns(of: field).flatMap(\.bytes).filter { !isASCIISpace($0) && $0 >= 0x20 }
    let address = String(decoding: bytes, as: UTF8.self)
    let scheme = lowercased(bytes.prefix(8))
    return scheme.hasPrefix("http://") || scheme.hasPrefix("https://") ? address : nil
}
