import Bytes

/// Whether bytes are a page, a text, or neither.
enum Media: Equatable {
    case text, page
    /// A file that no text can be read from: what it is.
    case binary(String)
}

/// Decides what bytes are: by signature, by the share of control characters, by name and by markup at the beginning.
///
/// - Source: for the markup, WHATWG MIME Sniffing, section 7.1.
func sniff(_ bytes: Span<UInt8>, path: String, _ detected: DetectedEncoding) -> Media {
    for (signature, name) in signatures where starts(bytes, with: signature) { return .binary(name) }
    let isWide = detected.encoding == .utf16LittleEndian || detected.encoding == .utf16BigEndian
    if detected.plainness == .unknown && !isWide {
        let sample = min(bytes.count, 1 << 16)
        let controls = controlCount(bytes.extracting(0..<sample))
        // A text with a stray NUL here and there is a text; compiled or compressed bytes are a tenth controls.
        if controls * 20 > sample && controls > 8 {
            return .binary("control characters: \(controls) of \(sample) bytes")
        }
        let all = bytes.count > maximumControls ? controlCount(bytes) : 0
        if all > maximumControls { return .binary("control characters: \(all) of \(bytes.count) bytes") }
    }
    return isPageName(path) || beginsWithMarkup(bytes, detected) ? .page : .text
}

/// More control characters than any text has; each takes a removal of its own.
private let maximumControls = 1 << 16

/// How many bytes are controls, white space and escapes aside.
private func controlCount(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    var i = 0
    while i < bytes.count {
        // Whether any of eight bytes is below 0x20.
        if i + 8 <= bytes.count {
            let block = load8(bytes, at: i)
            if (block &- 0x2020_2020_2020_2020) & ~block & 0x8080_8080_8080_8080 == 0 {
                i += 8
                continue
            }
        }
        for k in i..<min(i + 8, bytes.count) where bytes[k] < 0x20 && !isASCIISpace(bytes[k]) && bytes[k] != 0x1B {
            count += 1
        }
        i += 8
    }
    return count
}

private let signatures: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "PDF"), ([0x50, 0x4B, 0x03, 0x04], "ZIP archive"), ([0x1F, 0x8B, 0x08], "gzip"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG image"), ([0xFF, 0xD8, 0xFF], "JPEG image"), (Array("GIF8".utf8), "GIF image"),
    ([0x7F, 0x45, 0x4C, 0x46], "ELF program"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"), (Array("BZh".utf8), "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "XZ"), (Array("SQLite format 3".utf8), "SQLite database"),
    (Array("WARC/1.".utf8), "web archive, whose name must end in .warc"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "Office document"),
]

/// Whether a file is a page by its name.
public func isPageName(_ path: String) -> Bool {
    let name = path.utf8.map { asciiLowercased($0) }
    return [".html", ".htm", ".xhtml", ".shtml"].contains { ending in
        let ending = Array(ending.utf8)
        return name.count > ending.count && Array(name.suffix(ending.count)) == ending
    }
}

private let openings: [[UInt8]] = [
    "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<style", "<title",
    "<body", "<br", "<p", "<!--", "<meta", "<article", "<section", "<main",
].map { Array($0.utf8) }

/// Whether the first tag is one of HTML's, after white space and an XML declaration.
func beginsWithMarkup(_ bytes: Span<UInt8>, _ detected: DetectedEncoding) -> Bool {
    var prefix: [UInt8] = []
    for i in 0..<min(bytes.count, 2048) { prefix.append(bytes[i]) }
    let decoded = decode(prefix, detected, .page).text.bytes
    let head = asciiLowercased(decoded.span)
    var start = 0
    while start < head.count && isASCIISpace(head[start]) { start += 1 }
    if stands(Array("<?xml".utf8), in: head.span, at: start) {
        guard let end = firstOffset(of: 0x3E, in: head.span, from: start) else { return false }
        start = end + 1
        while start < head.count && isASCIISpace(head[start]) { start += 1 }
    }
    return openings.contains { opening in
        guard stands(opening, in: head.span, at: start) else { return false }
        let next = start + opening.count
        return opening.last == 0x2D || next >= head.count || isASCIISpace(head[next]) || head[next] == 0x3E
            || head[next] == 0x2F
    }
}
