import Bytes

/// A mark in the text of a cue: a tag (`<i>`, `<c.yellow>`, `<00:00:01.500>`, `<v Anna>`) or where and how it is drawn
/// (`{\an8}`).
struct CueMark {
    var range: Range<Int>
    /// The speaker's name, in the mark of a voice.
    var voice: Range<Int>?
}

/// The marks in a range, ascending.
///
/// - Source: WebVTT, section 4.2.2, "WebVTT cue text"; SubRip's tags are those of HTML; what stands in braces is Advanced
///   SubStation's.
/// - Complexity: O(*n*).
func cueMarks(_ text: Span<UInt8>, _ range: Range<Int>) -> [CueMark] {
    var marks: [CueMark] = []
    var i = range.lowerBound
    while i < range.upperBound {
        let byte = text[i]
        guard byte == 0x3C || byte == 0x7B, i + 2 < range.upperBound else {
            i += 1
            continue
        }
        if byte == 0x7B {
            guard text[i + 1] == 0x5C, let end = close(text, 0x7D, from: i + 2, before: range.upperBound) else {
                i += 1
                continue
            }
            marks.append(CueMark(range: i..<end + 1))
            i = end + 1
        } else {
            let name = text[i + 1] == 0x2F ? i + 2 : i + 1
            guard isASCIIAlphanumeric(text[name]), let end = close(text, 0x3E, from: name, before: range.upperBound),
                isTag(text, name..<end)
            else {
                i += 1
                continue
            }
            marks.append(CueMark(range: i..<end + 1, voice: voice(text, i + 1..<end)))
            i = end + 1
        }
    }
    return marks
}

/// A hash of what a line says, its marks aside.
func spokenHash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    let marks = cueMarks(text, range)
    guard !marks.isEmpty else { return stableHash(text.extracting(range)) }
    var said: [UInt8] = []
    for part in ranges(of: range, without: marks.lazy.map(\.range)) { append(part, of: text, to: &said) }
    let trimmed = trimming(said.span, said.indices)
    return stableHash(said.span.extracting(trimmed))
}

/// Where the mark ends that begins here, near by and before another one begins.
private func close(_ text: Span<UInt8>, _ bracket: UInt8, from start: Int, before limit: Int) -> Int? {
    for i in start..<min(limit, start + 200) {
        if text[i] == bracket { return i }
        if text[i] == 0x3C || text[i] == 0x7B { return nil }
    }
    return nil
}

private let tagNames = ["b", "i", "u", "s", "c", "v", "lang", "ruby", "rt", "font", "em", "strong", "span"].map {
    Array($0.utf8)
}

/// Whether the inside of a tag is one of subtitles: a name, or a time.
private func isTag(_ text: Span<UInt8>, _ inside: Range<Int>) -> Bool {
    if let clock = CueClock(text, at: inside.lowerBound, before: inside.upperBound) {
        return clock.end == inside.upperBound
    }
    var end = inside.lowerBound
    while end < inside.upperBound, isASCIILetter(text[end]) { end += 1 }
    guard end == inside.upperBound || text[end] == 0x2E || text[end] == 0x2F || isASCIISpace(text[end]) else {
        return false
    }
    return tagNames.contains(asciiLowercased(text.extracting(inside.lowerBound..<end)))
}

/// The name in the mark of a voice: `v Anna`, `v.loud Anna`.
private func voice(_ text: Span<UInt8>, _ inside: Range<Int>) -> Range<Int>? {
    guard text[inside.lowerBound] == 0x76, inside.count > 2 else { return nil }
    guard let space = inside.first(where: { isASCIISpace(text[$0]) }),
        space == inside.lowerBound + 1 || text[inside.lowerBound + 1] == 0x2E
    else { return nil }
    let name = trimming(text, space..<inside.upperBound)
    return name.isEmpty ? nil : name
}
