import Bytes

/// The first address of a field: who it is, and the host.
///
/// Read are `"Jane Doe" <jane@example.org>`, `Jane Doe <jane@example.org>`, `jane@example.org (Jane Doe)`, and
/// `jane at example.org (Jane Doe)`, as archives of mailing lists hide addresses.
///
/// - Source: RFC 5322, section 3.4.
struct MailAddress: Sendable, Equatable {
    /// The name; empty where only an address is given.
    private(set) var name: [TextRun] = []
    /// The host in lower case.
    private(set) var host: String?

    /// Reads a field.
    ///
    /// - Complexity: O(*n*).
    init(_ field: [UInt8]) {
        let (phrase, angle, comment) = parts(field)
        // Brackets alone are no address where a comma stands before them.
        let address = angle.isEmpty ? phrase : angle
        host = hostName(address)
        let words = asciiTrimmed((angle.isEmpty ? comment : phrase)[...])
        // Neither an address nor marks alone are a name.
        guard !words.contains(0x40), words.contains(where: { isASCIIAlphanumeric($0) || $0 >= 0x80 }) else { return }
        name = textRuns(of: Array(words))
    }
}

/// What stands outside of brackets, within the first angle brackets, and within the first parentheses, up to the first
/// comma that parts addresses.
private func parts(_ field: [UInt8]) -> (phrase: [UInt8], angle: [UInt8], comment: [UInt8]) {
    var phrase: [UInt8] = []
    var angle: [UInt8] = []
    var comment: [UInt8] = []
    var isQuoted = false
    var isInAngle = false
    var depth = 0
    var i = 0
    loop: while i < field.count {
        let byte = field[i]
        i += 1
        if byte == 0x5C, isQuoted || depth > 0, i < field.count {
            if isQuoted { phrase.append(field[i]) } else { comment.append(field[i]) }
            i += 1
        } else if isQuoted {
            if byte == 0x22 { isQuoted = false } else { phrase.append(byte) }
        } else if depth > 0 {
            depth += byte == 0x28 ? 1 : byte == 0x29 ? -1 : 0
            if depth > 0 { comment.append(byte) }
        } else if isInAngle {
            if byte == 0x3E { break loop }
            angle.append(byte)
        } else {
            switch byte {
            case 0x22: isQuoted = true
            case 0x28: depth = 1
            case 0x3C: isInAngle = true
            case 0x2C where phrase.contains { !isASCIISpace($0) }: break loop
            default: phrase.append(byte)
            }
        }
    }
    return (phrase, angle, comment)
}

private func hostName(_ address: [UInt8]) -> String? {
    let at =
        address.lastIndex(of: 0x40).map { $0 + 1 }
        ?? address.indices.dropLast(3).last { address[$0..<$0 + 4].elementsEqual(" at ".utf8) }.map { $0 + 4 }
    guard let at else { return nil }
    let host = asciiTrimmed(address[at...])
    guard !host.isEmpty, host.count <= 255, host.allSatisfy({ $0 > 0x20 }) else { return nil }
    return lowercased(host)
}
