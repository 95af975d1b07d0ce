import Bytes

/// The fields of a header that say what a message holds and who sent it, unfolded.
///
/// - Source: RFC 5322, section 2.2; RFC 2045, section 3.
public struct MessageHeader: Sendable, Equatable {
    /// How many fields there are, those included whose values are not kept.
    public internal(set) var fieldCount = 0
    /// A hash of all its bytes.
    var hash = ByteHash()
    /// The first value of each name in lower case.
    var values: [String: [UInt8]] = [:]

    /// The value of the first field of a name in lower case, without white space at its ends.
    public subscript(name: String) -> [UInt8]? { values[name] }

    /// The names whose values are kept: memory stays bounded, whatever a header holds.
    static let keptNames: Set<String> = [
        "archived-at", "content-disposition", "content-id", "content-location", "content-transfer-encoding",
        "content-type", "date", "delivered-to", "from", "list-id", "message-id", "mime-version", "received", "sender",
        "snapshot-content-location", "subject", "to",
    ]

    /// The most bytes of a value that are kept.
    static let longestValue = 1 << 16

    /// Whether two headers have the same fields.
    public static func == (one: MessageHeader, other: MessageHeader) -> Bool {
        one.fieldCount == other.fieldCount && one.hash.value == other.hash.value && one.values == other.values
    }
}

/// Reads a header line by line.
///
/// A line that is no field ends it too, as in what broken programs write, and belongs to the body.
struct HeaderReader: Sendable {
    /// What a line is.
    enum Line {
        /// A field, or more of one.
        case field
        /// The empty line behind the header.
        case end
        /// The first line of a body that no empty line goes before.
        case body
    }

    private(set) var header = MessageHeader()
    private var name = ""
    private var value: [UInt8] = []

    /// Reads a line or a piece of one.
    ///
    /// - Complexity: O(*n*).
    mutating func read(_ bytes: Span<UInt8>, _ line: Range<Int>, startsLine: Bool) -> Line {
        let end = textEnd(bytes, line)
        if startsLine {
            if end == line.lowerBound { return .end }
            if isBlank(bytes[line.lowerBound]) {
                guard header.fieldCount > 0 else { return .body }
                keep(bytes, line.lowerBound..<end)
            } else if let colon = fieldNameEnd(bytes, line.lowerBound..<end) {
                settle()
                header.fieldCount += 1
                begin(bytes, line.lowerBound..<colon.name)
                keep(bytes, colon.colon + 1..<end)
            } else {
                return .body
            }
        } else {
            keep(bytes, line.lowerBound..<end)
        }
        for i in line { header.hash.add(bytes[i]) }
        return .field
    }

    /// The header as it was read.
    mutating func finished() -> MessageHeader {
        settle()
        return header
    }

    private mutating func begin(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var lowered: [UInt8] = []
        for i in range { lowered.append(asciiLowercased(bytes[i])) }
        let found = String(decoding: lowered, as: UTF8.self)
        name = MessageHeader.keptNames.contains(found) && header.values[found] == nil ? found : ""
    }

    private mutating func keep(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard !name.isEmpty else { return }
        append(range.prefix(MessageHeader.longestValue - value.count), of: bytes, to: &value)
    }

    private mutating func settle() {
        if !name.isEmpty { header.values[name] = Array(asciiTrimmed(value[...])) }
        name = ""
        value = []
    }
}

/// Whether a line may be a field: a name of printable ASCII and a colon; where the name ends, and where the colon stands.
func fieldNameEnd(_ bytes: Span<UInt8>, _ line: Range<Int>) -> (name: Int, colon: Int)? {
    var i = line.lowerBound
    while i < line.upperBound, i - line.lowerBound < 128, bytes[i] > 0x20, bytes[i] < 0x7F, bytes[i] != 0x3A { i += 1 }
    let name = i
    while i < line.upperBound, i - name < 8, isBlank(bytes[i]) { i += 1 }
    guard name > line.lowerBound, i < line.upperBound, bytes[i] == 0x3A else { return nil }
    return (name, i)
}

/// Whether a byte is a space or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
