/// The paragraphs of a text: the runs between line feeds, without the feeds; empty ones left out.
///
/// - Complexity: O(*n*).
public func paragraphs(of text: Span<UInt8>) -> [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var start = 0
    for i in text.indices where text[i] == 0x0A {
        if i > start { paragraphs.append(start..<i) }
        start = i + 1
    }
    if text.count > start { paragraphs.append(start..<text.count) }
    return paragraphs
}
