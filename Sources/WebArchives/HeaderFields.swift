import Bytes

/// The header of a WARC record or of an HTTP message: a first line, then fields, then an empty line.
///
/// - Source: ISO 28500 (WARC 1.1), section 4; RFC 9112, section 2.1. Lines may end in LF alone, as in many archives.
public struct HeaderFields: Sendable, Equatable {
    /// The first line.
    public let firstLine: String
    /// How many bytes the header has, its empty line included.
    public let byteCount: Int
    private let fields: [(name: String, value: String)]

    /// Reads the header that begins at an offset; `nil` where no empty line ends it within `limit` bytes, or before the next
    /// record of a web archive begins.
    public init?(_ bytes: Span<UInt8>, from start: Int, limit: Int = 1 << 16) {
        guard let end = headerEnd(bytes, from: start, limit: limit) else { return nil }
        var lines: [[UInt8]] = []
        var i = start
        while i < end {
            let feed = firstOffset(of: 0x0A, in: bytes, from: i) ?? end
            let stop = feed > i && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            var line: [UInt8] = []
            for k in i..<stop { line.append(bytes[k]) }
            // A line that begins with white space goes on with the field before it.
            if lines.count > 1, let first = line.first, first == 0x20 || first == 0x09 {
                lines[lines.count - 1] += line
            } else {
                lines.append(line)
            }
            i = feed + 1
        }
        firstLine = lines.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        byteCount = end - start
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: 0x3A) else { return nil }
            return (text(line[..<colon].map { asciiLowercased($0) }[...]), text(line[(colon + 1)...]))
        }
    }

    /// The first field of a name in lower case.
    public subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Whether two headers say the same.
    public static func == (one: HeaderFields, other: HeaderFields) -> Bool {
        one.firstLine == other.firstLine && one.byteCount == other.byteCount
            && one.fields.elementsEqual(other.fields) { $0 == $1 }
    }
}

/// The offset behind the empty line that ends a header.
private func headerEnd(_ bytes: Span<UInt8>, from start: Int, limit: Int) -> Int? {
    let stop = min(bytes.count, start + limit)
    var i = start
    while let feed = firstOffset(of: 0x0A, in: bytes.extracting(0..<stop), from: i) {
        if feed + 1 < stop, bytes[feed + 1] == 0x0A { return feed + 2 }
        if feed + 2 < stop, bytes[feed + 1] == 0x0D, bytes[feed + 2] == 0x0A { return feed + 3 }
        i = feed + 1
        if i + version.count <= stop, version.indices.allSatisfy({ bytes[i + $0] == version[$0] }) { return nil }
    }
    return nil
}

/// How the first line of a record of a web archive begins, and no field.
private let version = Array("WARC/".utf8)

/// Bytes without white space at their ends.
private func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: asciiTrimmed(bytes), as: UTF8.self)
}
