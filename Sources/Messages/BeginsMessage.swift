import Bytes

/// Whether bytes are a message, whatever their name: they begin with a header that an empty line ends and that says how a
/// message of MIME is made up. Mail that somebody has copied into a text says no such things.
///
/// - Complexity: O(1): 64 KiB at most are looked at, and of what begins with no field only the first line.
public func beginsMessage(_ bytes: Span<UInt8>) -> Bool {
    var reader = HeaderReader()
    let head = bytes.extracting(0..<min(bytes.count, 1 << 16))
    var i = 0
    while let feed = firstOffset(of: 0x0A, in: head, from: i) {
        switch reader.read(head, i..<feed + 1, startsLine: true) {
        case .field: i = feed + 1
        case .body: return false
        case .end:
            let header = reader.finished()
            guard header["mime-version"] != nil else { return false }
            let type = header["content-type"].map { ContentField($0) }
            return header["content-transfer-encoding"] != nil
                || type.map { $0.value.hasPrefix("multipart/") && $0["boundary"] != nil } ?? false
        }
    }
    return false
}

/// Whether bytes are a mailbox, whatever its name: they begin with a line that parts messages, and a field.
///
/// - Complexity: O(1): two lines are looked at.
public func beginsMailbox(_ bytes: [UInt8]) -> Bool {
    guard let feed = firstOffset(of: 0x0A, in: bytes.span) else { return false }
    let next = firstOffset(of: 0x0A, in: bytes.span, from: feed + 1) ?? bytes.count
    return isEnvelope(bytes[..<textEnd(bytes.span, 0..<feed + 1)]) && fieldNameEnd(bytes.span, feed + 1..<next) != nil
}
