import Bytes
import Records

/// Reads one element of a page's head; the first of several elements that say the same is believed.
///
/// - Returns: The title, where the element is one that names it.
func readMetadata(
    _ element: PageElement, _ attributes: PageAttributes, into metadata: inout Metadata
) -> [UInt8]? {
    switch element {
    case .html:
        set(&metadata.language, attributes["lang"] ?? attributes["xml:lang"], "html lang")
    case .link:
        guard let relation = attributes["rel"], asciiLowercased(relation.span) == Array("canonical".utf8) else {
            return nil
        }
        set(&metadata.url, attributes["href"], "link canonical")
    case .meta:
        guard let name = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"],
            let value = attributes["content"]
        else { return nil }
        let key = String(decoding: asciiLowercased(name.span), as: UTF8.self)
        switch key {
        case "og:title": return value
        case "og:site_name": set(&metadata.site, value, key)
        case "og:url": set(&metadata.url, value, key)
        case "author", "article:author", "parsely-author", "byl", "sailthru.author", "dc.creator":
            // Some sites put the address of a profile here.
            if !stands(Array("http".utf8), in: value.span, at: 0) { set(&metadata.author, value, key) }
        case "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date",
            "dc.date", "dc.date.issued", "pubdate", "publish-date", "date":
            set(&metadata.published, value, key)
        default: break
        }
    default: break
    }
    return nil
}

/// Adds what the structured data says; it is believed before `<meta>` elements, as it names persons and days apart.
func add(_ data: StructuredData, to metadata: inout Metadata) {
    if let author = data.author, !author.utf8.starts(with: "http".utf8) {
        let name = Array(author.utf8)
        metadata.author = nil
        set(&metadata.author, name, "json-ld")
    }
    if let published = data.published, isoDate(in: Array(published.utf8).span) != nil {
        metadata.published = Metadata.Value(published, how: "json-ld")
    }
}

/// Adds what the elements of the body mark as a day or as a name.
///
/// - Parameter titleStart: Where the title's heading stands in the text; the first day behind it is the article's, as
///   those before it belong to other ones.
func addMarked(_ content: PageContent, titleStart: Int, to metadata: inout Metadata) {
    if metadata.published == nil {
        let day =
            content.days.first { $0.how == "microdata" } ?? content.days.first { $0.offset >= titleStart }
            ?? content.days.first
        if let day { set(&metadata.published, day.value, day.how) }
    }
    guard metadata.author == nil else { return }
    let text = content.text.bytes
    for range in content.authors {
        // What is marked as an author need not look like a name: many sign with one word, or with a small letter.
        if let name = name(inByline: Array(text[range]), isMarked: true) {
            metadata.author = Metadata.Value(name, how: "marked")
            return
        }
    }
}

/// What the visible lines between the title and the body say, where the head says nothing.
///
/// - Parameter lines: Lines that were taken out as no part of the text, with the kinds of their rules.
func addVisible(_ lines: [(kind: String, text: [UInt8])], to metadata: inout Metadata) {
    for line in lines {
        if metadata.published == nil, let date = isoDate(in: line.text.span) {
            metadata.published = Metadata.Value(date, how: "visible-date")
        }
        if metadata.author == nil, line.kind == "byline", let name = name(inByline: line.text) {
            metadata.author = Metadata.Value(name, how: "byline")
        }
    }
}

/// The day that a page's address names, as many blogs and newspapers do: `/2025/05/03/`.
func addAddressDay(to metadata: inout Metadata) {
    guard metadata.published == nil, let url = metadata.url?.value else { return }
    let address = Array(url.utf8)
    for start in address.indices where address[start] == 0x2F && start + 11 < address.count {
        let day = address[start + 1..<start + 11]
        guard address[start + 11] == 0x2F, address[start + 5] == 0x2F, address[start + 8] == 0x2F,
            day.allSatisfy({ isASCIIDigit($0) || $0 == 0x2F })
        else { continue }
        let written = Array(day)
        if let date = isoDate(in: written.span) {
            metadata.published = Metadata.Value(date, how: "url")
            return
        }
    }
}

/// The name that a byline says: two to five words that begin with capitals, behind a word such as `By`.
private func name(inByline line: [UInt8], isMarked: Bool = false) -> String? {
    var words = words(of: line)
    if let first = words.first,
        ["by", "von", "por", "par", "di", "door", "av", "by:", "von:", "author:"].contains(where: {
            $0.utf8.elementsEqual(asciiLowercased(first.span))
        })
    {
        words.removeFirst()
    }
    if isMarked, (1...5).contains(words.count), line.count <= 60 {
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
    guard (2...5).contains(words.count), words.allSatisfy({ isASCIIUpper($0[0]) || $0[0] >= 0x80 }),
        !words.contains(where: { $0.contains(where: isASCIIDigit) || $0.last == 0x3A || $0 == [0x7C] })
    else { return nil }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
}

/// The words of a page's summary, where an element of its head names one.
func summary(_ element: PageElement, _ attributes: PageAttributes) -> [UInt8]? {
    guard element == .meta, let name = attributes["property"] ?? attributes["name"],
        ["og:description", "description", "twitter:description"].contains(
            String(decoding: asciiLowercased(name.span), as: UTF8.self)),
        let value = attributes["content"], firstInvalidUTF8(value.span) == value.count
    else { return nil }
    return phrase(of: value.span, value.indices)
}

private func set(_ value: inout Metadata.Value?, _ bytes: [UInt8]?, _ how: String) {
    guard value == nil, let bytes, firstInvalidUTF8(bytes.span) == bytes.count else { return }
    let range = trimming(bytes.span, bytes.indices)
    guard !range.isEmpty else { return }
    value = Metadata.Value(String(decoding: bytes[range], as: UTF8.self), how: how)
}

/// The value of an attribute as mapped text: found again in the bytes of its tag, since only decoded values are
/// handed on.
///
/// - Parameters:
///   - value: The decoded value.
///   - tagEnd: Where the tag ends.
/// - Returns: `nil` where the tag's bytes don't decode to that value.
func attributeText(_ name: String, _ value: [UInt8], in page: [UInt8], tagEnd: Int) -> MappedText? {
    guard let range = attributeRange(Array(name.utf8), in: page.span, tagEnd: tagEnd) else { return nil }
    var text = MappedText()
    var i = range.lowerBound
    var k = 0
    var copied = i
    while i < range.upperBound {
        if page[i] == 0x26, let end = firstOffset(of: 0x3B, in: page.span, from: i), end < range.upperBound,
            end - i <= 12
        {
            text.appendCopy(of: page, copied..<i)
            // The reference stands for one character: as many bytes of the value.
            guard k < value.count else { return nil }
            let length = max(1, utf8SequenceLength(value.span, at: k))
            text.appendDecoded(Array(value[k..<k + length]), from: i..<end + 1)
            k += length
            i = end + 1
            copied = i
        } else {
            guard k < value.count, page[i] == value[k] else { return nil }
            i += 1
            k += 1
        }
    }
    text.appendCopy(of: page, copied..<range.upperBound)
    guard text.bytes == value else { return nil }
    return text
}

/// Where the value of an attribute stands in the tag that ends at an offset, without its quotation marks.
private func attributeRange(_ name: [UInt8], in page: Span<UInt8>, tagEnd: Int) -> Range<Int>? {
    var start = tagEnd
    while start > 0 && page[start - 1] != 0x3C && tagEnd - start < 1 << 14 { start -= 1 }
    var i = start
    while i + name.count < tagEnd {
        if page[i] == 0x22 || page[i] == 0x27 {
            guard let close = firstOffset(of: page[i], in: page.extracting(0..<tagEnd), from: i + 1) else { return nil }
            i = close + 1
            continue
        }
        if isASCIISpace(page[i]), equalsIgnoringCase(page, at: i + 1, name) {
            var k = i + 1 + name.count
            while k < tagEnd && isASCIISpace(page[k]) { k += 1 }
            guard k + 1 < tagEnd, page[k] == 0x3D else {
                i += 1
                continue
            }
            k += 1
            while k < tagEnd && isASCIISpace(page[k]) { k += 1 }
            guard k < tagEnd, page[k] == 0x22 || page[k] == 0x27 else { return nil }
            guard let close = firstOffset(of: page[k], in: page.extracting(0..<tagEnd), from: k + 1) else { return nil }
            return k + 1..<close
        }
        i += 1
    }
    return nil
}

/// Whether lower-case ASCII stands at an offset, in any case.
func equalsIgnoringCase(_ page: Span<UInt8>, at offset: Int, _ name: [UInt8]) -> Bool {
    guard offset + name.count <= page.count else { return false }
    for k in name.indices where asciiLowercased(page[offset + k]) != name[k] { return false }
    return true
}
