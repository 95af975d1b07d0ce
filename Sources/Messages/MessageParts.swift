import Bytes

/// A multipart or a message that holds other parts.
struct Container: Sendable {
    enum Kind: Sendable {
        case alternative, related, mixed, message
    }

    /// How its parts belong together.
    var kind = Kind.message
    /// Two dashes and what follows them before each part; empty where it is not known.
    var boundary: [UInt8] = []
    /// The id of the part that is read, where it is named.
    var start: [UInt8]?
    /// Whether the parts are messages if they don't say otherwise.
    var isDigest = false
    /// How many parts have begun.
    var parts = 0
    /// Whether the part that `start` names is read.
    var isAtRoot = false

    /// A message within another one.
    init() {}

    /// A multipart.
    init(_ header: PartHeader) {
        switch header.type {
        case "multipart/alternative": kind = .alternative
        case "multipart/related": kind = .related
        default: kind = .mixed
        }
        isDigest = header.type == "multipart/digest"
        start = kind == .related ? header.content["start"].map(withoutBrackets) : nil
        if let name = header.content["boundary"], !name.isEmpty, name.count <= Self.longestBoundary {
            boundary = [0x2D, 0x2D] + name
        }
    }

    /// RFC 2046 allows 70 bytes.
    private static let longestBoundary = 250
}

/// What the header of a part says about it.
struct PartHeader: Sendable {
    /// The media type in lower case.
    let type: String
    let content: ContentField
    /// Content-ID without brackets.
    let id: [UInt8]?
    let isAttachment: Bool
    private let transferEncoding: String
    private let location: [UInt8]?

    init(_ header: MessageHeader, isInDigest: Bool) {
        content = ContentField(header["content-type"] ?? [])
        type = content.value.isEmpty ? (isInDigest ? "message/rfc822" : "text/plain") : content.value
        id = header["content-id"].map(withoutBrackets)
        isAttachment = ContentField(header["content-disposition"] ?? []).value == "attachment"
        transferEncoding = ContentField(header["content-transfer-encoding"] ?? []).value
        location = header["content-location"]
    }

    /// Whether it is a message that stands there as it is.
    var isMessage: Bool {
        (type == "message/rfc822" || type == "message/global")
            && ["", "7bit", "8bit", "binary"].contains(transferEncoding)
    }

    /// The part, if it is a text or a page; where it ends is not known yet.
    var readable: MessagePart? {
        let mediaType: String
        switch type {
        case "text/html", "application/xhtml+xml": mediaType = "text/html"
        case "text/plain", "text", "text/markdown", "text/x-markdown": mediaType = "text/plain"
        default: return nil
        }
        var layout: TransferCoding?
        if mediaType == "text/plain", content.text("format").map({ lowercased(Array($0.utf8)[...]) }) == "flowed" {
            let deletes = content.text("delsp").map { lowercased(Array($0.utf8)[...]) } == "yes"
            layout = deletes ? .flowedDeletingSpace : .flowed
        }
        let charset = content.text("charset").map { lowercased(Array($0.utf8)[...]) }
        return MessagePart(
            range: 0..<0, mediaType: mediaType, charset: charset, transferEncoding: transferEncoding, layout: layout,
            location: location)
    }
}

/// A part that may be read.
struct Leaf: Sendable {
    var part: MessagePart
    /// The less, the rather it is read.
    let key: [Int]
    /// Where its body begins in the message.
    let start: Int
    /// Whether there is anything in it but white space.
    private(set) var hasText = false

    init(part: MessagePart, key: [Int], start: Int) {
        self.part = part
        self.key = key
        self.start = start
    }

    /// Looks at a line of its body.
    mutating func look(at bytes: Span<UInt8>, _ line: Range<Int>) {
        guard !hasText else { return }
        for i in line where !isASCIISpace(bytes[i]) {
            hasText = true
            return
        }
    }
}

/// An id without angle brackets and white space.
private func withoutBrackets(_ id: [UInt8]) -> [UInt8] { id.filter { $0 != 0x3C && $0 != 0x3E && !isASCIISpace($0) } }
