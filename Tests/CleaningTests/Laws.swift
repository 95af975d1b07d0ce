import Bytes
import Records

@testable import Cleaning

/// What is wrong with an article, seen from the raw bytes that it was made of; empty where nothing is.
///
/// - Parameter decodes: Whether a run of raw bytes means a run of text, for runs of unequal lengths (and, in UTF-16 and
///   the encodings of East Asia, of equal ones).
func complaints(_ article: Article, _ raw: [UInt8], decodes: ([UInt8], [UInt8]) -> Bool) -> [String] {
    var found = mapComplaints(article.text, article.segments, raw, article.source, decodes)
    if let title = article.title {
        found += mapComplaints(title, article.titleSegments, raw, article.source, decodes).map { "title: \($0)" }
        if title.contains(0x0A) { found.append("title: more than one line") }
    } else if !article.titleSegments.isEmpty {
        found.append("segments without a title")
    }
    if article.text.first == 0x0A || article.text.last == 0x0A { found.append("a line feed at an end") }
    for i in article.text.indices.dropFirst() where article.text[i] == 0x0A && article.text[i - 1] == 0x0A {
        found.append("an empty paragraph at \(i)")
    }
    var last = 0
    for removal in article.removed {
        if removal.rule.isEmpty || removal.kind.isEmpty { found.append("a removal without a rule") }
        if removal.rawStart < last { found.append("removals out of order at \(removal.rawStart)") }
        let limit = article.source.offset + raw.count
        if removal.rawEnd < removal.rawStart || removal.rawEnd > limit {
            found.append("removal \(removal.rawStart)..<\(removal.rawEnd)")
        }
        last = removal.rawStart
    }
    return found
}

private func mapComplaints(
    _ text: [UInt8], _ segments: [Segment], _ raw: [UInt8], _ source: Source, _ decodes: ([UInt8], [UInt8]) -> Bool
) -> [String] {
    var found: [String] = []
    if firstInvalidUTF8(text.span) != text.count { found.append("not UTF-8") }
    var position = 0
    var rawPosition = source.offset
    for segment in segments {
        if segment.textStart != position { found.append("a gap before \(segment)") }
        if segment.rawStart < rawPosition { found.append("not ascending: \(segment)") }
        position = segment.textStart + segment.textLength
        rawPosition = segment.rawStart + segment.rawLength
        let start = segment.rawStart - source.offset
        guard start >= 0, start + segment.rawLength <= raw.count, position <= text.count else {
            found.append("out of bounds: \(segment)")
            continue
        }
        let decoded = Array(text[segment.textStart..<position])
        let bytes = Array(raw[start..<start + segment.rawLength])
        if segment.rawLength == 0 {
            if decoded != [0x0A] && decoded != [0x20] { found.append("inserted \(decoded)") }
        } else if segment.rawLength == segment.textLength && !isWide(source.encoding) {
            if decoded != bytes { found.append("no copy: \(segment)") }
        } else if !decodes(bytes, decoded) {
            found.append("\(bytes) is not \(decoded)")
        }
    }
    if position != text.count { found.append("segments end at \(position) of \(text.count)") }
    return found
}

/// Whether equal lengths need not mean equal bytes.
private func isWide(_ encoding: String) -> Bool {
    encoding.hasPrefix("utf-16") || EastAsianEncoding(rawValue: encoding) != nil
}

/// The visible scalars of UTF-8 text that lie neither in a segment nor in a removed run: their offsets.
func lostOffsets(_ article: Article, _ raw: [UInt8]) -> [Int] {
    var isAccounted = [Bool](repeating: false, count: raw.count)
    for segment in article.segments + article.titleSegments {
        for i in segment.rawStart..<segment.rawStart + segment.rawLength { isAccounted[i] = true }
    }
    for removal in article.removed {
        for i in removal.rawStart..<removal.rawEnd { isAccounted[i] = true }
    }
    var lost: [Int] = []
    var i = 0
    while i < raw.count {
        let scalar = decodeScalar(raw.span, at: i)
        if !isInvisible(scalar.value) && !isAccounted[i] { lost.append(i) }
        i += scalar.byteCount
    }
    return lost
}
