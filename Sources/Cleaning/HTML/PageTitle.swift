import Bytes

/// A page's title and the blocks that repeat it.
///
/// What `og:title` says if a heading says the same, then that heading, so that the title's bytes are those that a reader
/// saw; else the first `<h1>` that `<title>` begins with; else `og:title`; else `<title>` without the site's name; else a
/// lone `<h1>`.
func pageTitle(_ content: PageContent) -> (title: MappedText, blocks: [Int])? {
    let text = content.text.bytes
    func words(_ mapped: MappedText?) -> [UInt8] {
        guard let bytes = mapped?.bytes else { return [] }
        return phrase(of: bytes.span, bytes.indices)
    }
    let named = words(content.metaTitle)
    let shown = words(content.title)
    let headings = content.blocks.indices.filter { content.blocks[$0].element.isHeading }
    let spoken = headings.map { phrase(of: text.span, content.blocks[$0].range) }
    func heading(where isTitle: ([UInt8]) -> Bool) -> (title: MappedText, blocks: [Int])? {
        guard let found = spoken.firstIndex(where: { !$0.isEmpty && isTitle($0) }) else { return nil }
        let same = headings.indices.filter { spoken[$0] == spoken[found] }.map { headings[$0] }
        return (slice(content.text, content.blocks[headings[found]].range), same)
    }
    if !named.isEmpty, let found = heading(where: { $0 == named }) { return found }
    let top = headings.indices.filter { content.blocks[headings[$0]].element == .h1 }.map { spoken[$0] }
    if let found = heading(where: { top.contains($0) && $0.count >= 12 && stands($0, in: shown.span, at: 0) }) {
        return found
    }
    // A lone `<h1>` that shares words with the head says what a reader saw.
    if top.count == 1, top[0].count >= 8, sharesWords(top[0], named) || sharesWords(top[0], shown),
        let found = heading(where: { $0 == top[0] })
    {
        return found
    }
    if let title = content.metaTitle, !named.isEmpty {
        let bytes = title.bytes
        let range = withoutSiteName(bytes.span)
        return trimmedTitle(slice(title, range)).map { ($0, []) }
    }
    if let title = content.title, !shown.isEmpty {
        let bytes = title.bytes
        let range = withoutSiteName(bytes.span)
        return trimmedTitle(slice(title, range)).map { ($0, []) }
    }
    return top.count == 1 ? heading(where: { $0 == top[0] }) : nil
}

/// Whether at least two fifths of the words of one phrase stand in the other, as words.
private func sharesWords(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard !other.isEmpty else { return false }
    let padded = [0x20] + other + [0x20]
    var shared = 0
    var count = 0
    for word in words(of: one) {
        count += 1
        let wanted = [0x20] + word + [0x20]
        for i in padded.indices where stands(wanted, in: padded.span, at: i) {
            shared += 1
            break
        }
    }
    return 5 * shared >= 2 * count
}

/// The words of a text, parted by white space.
func words(of text: [UInt8]) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for byte in text {
        if !isASCIISpace(byte) {
            word.append(byte)
        } else if !word.isEmpty {
            words.append(word)
            word = []
        }
    }
    if !word.isEmpty { words.append(word) }
    return words
}

private func slice(_ text: MappedText, _ range: Range<Int>) -> MappedText {
    var slice = MappedText()
    var cursor = 0
    slice.append(range, of: text, cursor: &cursor)
    return slice
}

private func trimmedTitle(_ title: MappedText) -> MappedText? {
    let bytes = title.bytes
    let range = trimming(bytes.span, bytes.indices)
    return range.isEmpty ? nil : slice(title, range)
}

/// A title without what stands behind its last ` | `, ` - `, ` – `, ` — ` or ` « `, if that is short and the rest is not.
private func withoutSiteName(_ title: Span<UInt8>) -> Range<Int> {
    var i = title.count
    while i > 0, let scalar = decodeScalar(title, before: i) {
        let start = i - scalar.byteCount
        if [0x7C, 0x2D, 0x2013, 0x2014, 0xAB, 0xBB].contains(scalar.value), start > 0, i < title.count,
            isASCIISpace(title[start - 1]), isASCIISpace(title[i])
        {
            let name = i..<title.count
            let rest = 0..<start
            return wordCount(title, name) <= 5 && wordCount(title, rest) >= 3 ? rest : 0..<title.count
        }
        i = start
    }
    return 0..<title.count
}
