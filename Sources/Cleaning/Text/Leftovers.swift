import Bytes
import CharacterReferences

/// What a scraper leaves inside the words of a text: characters that show nothing, references, tags.
extension MappedText {
    /// This text without characters that show nothing and join nothing: soft hyphens, zero-width spaces, byte order
    /// marks and the places of objects; and where they stood, a range for each run of them.
    ///
    /// A zero-width space parts the words of scripts that write no spaces, and stays between their letters.
    ///
    /// - Complexity: O(*n*); a text without them is handed back as it is.
    consuming func withoutInvisible() -> (text: MappedText, removed: [Range<Int>]) {
        var removed: [Range<Int>] = []
        var i = 0
        while let start = nextInvisible(bytes.span, from: i) {
            var end = start + invisibleLength(bytes.span, at: start)
            while end < bytes.count, case let more = invisibleLength(bytes.span, at: end), more > 0 { end += more }
            i = end
            let isBorder =
                start > 0 && end < bytes.count && decodeScalar(bytes.span, before: start).map(isUnspacedLetter) ?? false
                && isUnspacedLetter(decodeScalar(bytes.span, at: end))
            if !isBorder { removed.append(start..<end) }
        }
        guard !removed.isEmpty else { return (self, []) }
        var text = MappedText()
        text.bytes.reserveCapacity(bytes.count)
        var cursor = 0
        var done = 0
        for range in removed {
            text.append(done..<range.lowerBound, of: self, cursor: &cursor)
            done = range.upperBound
        }
        text.append(done..<bytes.count, of: self, cursor: &cursor)
        return (text, removed.map { rawRange(of: $0) })
    }
}

/// Where the next character that shows nothing begins.
private func nextInvisible(_ text: Span<UInt8>, from start: Int) -> Int? {
    var i = start
    while i < text.count {
        if i + 8 <= text.count, load8(text, at: i) & 0x8080_8080_8080_8080 == 0 {
            i += 8
        } else if invisibleLength(text, at: i) > 0 {
            return i
        } else {
            i += 1
        }
    }
    return nil
}

/// How many bytes a character takes that shows nothing: U+00AD, U+200B, U+2060, U+FEFF or U+FFFC; 0 for any other.
private func invisibleLength(_ text: Span<UInt8>, at i: Int) -> Int {
    switch text[i] {
    case 0xC2: return i + 1 < text.count && text[i + 1] == 0xAD ? 2 : 0
    case 0xE2, 0xEF:
        guard i + 2 < text.count else { return 0 }
        switch (text[i], text[i + 1], text[i + 2]) {
        case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBC): return 3
        default: return 0
        }
    default: return 0
    }
}

/// Whether a scalar is a letter of Thai, Lao, Tibetan, Burmese or Khmer.
private func isUnspacedLetter(_ scalar: DecodedScalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
}

/// How many characters of a text show nothing and are left out.
///
/// - Complexity: O(*n*).
func invisibleCount(_ text: Span<UInt8>) -> Int {
    var count = 0
    var i = 0
    while let found = nextInvisible(text, from: i) {
        count += 1
        i = found + invisibleLength(text, at: found)
    }
    return count
}

/// A tag that stands in a line of plain text: where, and whether it parts what stands around it.
struct StrayTag {
    var range: Range<Int>
    var isBreak: Bool
}

/// The tags of HTML that stand in a line of plain text: in small letters, or with the other tag of the element.
///
/// What stands in angle brackets is not always a tag: agencies write the symbols of shares so.
///
/// - Complexity: O(*n*) in the line.
func strayTags(_ text: Span<UInt8>, _ line: Range<Int>) -> [StrayTag] {
    let contents = text.extracting(0..<line.upperBound)
    var tags: [(tag: StrayTag, name: [UInt8], isEnd: Bool, isLower: Bool)] = []
    var begun: Set<[UInt8]> = []
    var ended: Set<[UInt8]> = []
    var from = line.lowerBound
    while let start = firstOffset(of: 0x3C, in: contents, from: from) {
        from = start + 1
        let isEnd = from < line.upperBound && text[from] == 0x2F
        let nameStart = isEnd ? from + 1 : from
        var i = nameStart
        while i < line.upperBound, i - nameStart < 12, isASCIIAlphanumeric(text[i]) { i += 1 }
        let name = asciiLowercased(text.extracting(nameStart..<i))
        let isBreak = breakingTags.contains(name)
        guard isBreak || inlineTags.contains(name), let end = endOfTag(contents, from: i) else { continue }
        let isLower = !(nameStart..<i).contains { isASCIIUpper(text[$0]) }
        tags.append((StrayTag(range: start..<end, isBreak: isBreak), name, isEnd, isLower))
        if isEnd { ended.insert(name) } else { begun.insert(name) }
        from = end
    }
    return tags.filter { $0.isLower || ($0.isEnd ? begun : ended).contains($0.name) }.map(\.tag)
}

/// Where a tag ends whose name ends at an offset: behind attributes, each with a value, or at once.
private func endOfTag(_ text: Span<UInt8>, from start: Int) -> Int? {
    let near = text.extracting(0..<min(text.count, start + 401))
    guard let close = firstOffset(of: 0x3E, in: near, from: start) else { return nil }
    var i = start
    while i < close, isASCIISpace(text[i]) { i += 1 }
    if i == close || text[i] == 0x2F && i + 1 == close { return close + 1 }
    guard i > start else { return nil }
    let name = i
    while i < close, isASCIILetter(text[i]) || text[i] == 0x2D { i += 1 }
    return i > name && i < close && text[i] == 0x3D ? close + 1 : nil
}

private let breakingTags = names(
    "br p div li ul ol tr td table h1 h2 h3 h4 h5 h6 blockquote figure figcaption hr section")
private let inlineTags = names(
    "b i u em strong a span font img sup sub small strike s cite code mark iframe script style")

private func names(_ list: String) -> Set<[UInt8]> { Set(list.utf8.split(separator: 0x20).map { Array($0) }) }
