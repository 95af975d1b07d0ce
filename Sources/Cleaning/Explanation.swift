import Bytes
public import Records

/// What was kept of an input and what was removed and why, for a reader at a terminal: one line a paragraph or removed
/// run, in the order of the input.
///
/// A line begins with `+` for text that was kept or `-` for a run that was removed, and with the input's bytes that it
/// came from, the last one exclusive. A removed run names its kind and its rule; what a reader saw there follows, its
/// further lines indented. A run that was removed within a paragraph stands below it.
public func explanation(of article: Article) -> [UInt8] {
    var out: [UInt8] = []
    func line(_ mark: String, _ label: String, _ text: [UInt8]) {
        out += Array((text.isEmpty ? "\(mark) \(label)" : "\(mark) \(label): ").utf8)
        for byte in text {
            out.append(byte)
            if byte == 0x0A { out += Array("        ".utf8) }
        }
        out.append(0x0A)
    }
    let source = article.source
    line("=", "\(source.path)", Array("\(source.byteCount) bytes, \(source.mediaType), \(source.encoding)".utf8))
    if let title = article.title { line("=", "title", title) }
    let metadata = article.metadata
    for (name, value) in [
        ("author", metadata.author), ("published", metadata.published), ("site", metadata.site), ("url", metadata.url),
        ("language", metadata.language),
    ] {
        if let value { line("=", "\(name), by \(value.how)", Array(value.value.utf8)) }
    }
    var kept = paragraphs(of: article)[...]
    for removal in article.removed {
        while let paragraph = kept.first, paragraph.raw.lowerBound <= removal.rawStart {
            line("+", "\(paragraph.raw.lowerBound)-\(paragraph.raw.upperBound)", paragraph.text)
            kept.removeFirst()
        }
        line("-", "\(removal.rawStart)-\(removal.rawEnd) \(removal.kind), by \(removal.rule)", removal.text)
    }
    for paragraph in kept { line("+", "\(paragraph.raw.lowerBound)-\(paragraph.raw.upperBound)", paragraph.text) }
    return out
}

/// The paragraphs of an article with the raw bytes that they came from.
private func paragraphs(of article: Article) -> [(raw: Range<Int>, text: [UInt8])] {
    var map = MappedText()
    map.bytes = article.text
    map.runs = article.segments
    var found: [(raw: Range<Int>, text: [UInt8])] = []
    var start = 0
    while start < article.text.count {
        let end = firstOffset(of: 0x0A, in: article.text.span, from: start) ?? article.text.count
        found.append((map.rawRange(of: start..<end), Array(article.text[start..<end])))
        start = end + 1
    }
    return found
}
