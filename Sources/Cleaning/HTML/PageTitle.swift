import Bytes

/// A page's title and the blocks that repeat it.
///
/// A heading that says what the head or the structured data says, so that the title's bytes are those that a reader
/// saw; of a heading with a kicker above or a standfirst below that title, the part that says it. Else the `<h1>` that
/// shares most words with the head; else what the head says. The site's name is taken off the ends.
///
/// - Parameters:
///   - data: The page's structured data.
///   - site: What the site is called.
func pageTitle(
    _ content: PageContent, _ data: StructuredData, _ site: SiteNames
) -> (title: MappedText, blocks: [Int])? {
    let headings = headings(of: content).filter { !site.isName($0.words) }
    let whole = content.metaTitle.map(spoken) ?? []
    // What the head's title goes on behind is the site's; what the title itself sets off belongs to it.
    let isClean = content.title.map(spoken).map { $0.count > whole.count && holdsWords($0, whole) } ?? false
    let named = content.metaTitle.flatMap { withoutSite($0, site, byNameOnly: isClean) }
    let shown = content.title.flatMap { withoutSite($0, site, byNameOnly: false) }
    var targets: [[UInt8]] = []
    for words in [named.map(spoken), data.headline.map { spoken(plainText(Array($0.utf8))) }, shown.map(spoken)] {
        if let words, !words.isEmpty, !targets.contains(words) { targets.append(words) }
    }
    let top = headings.filter { $0.element == .h1 }
    for target in [whole] + targets where !target.isEmpty {
        if let found = top.first(where: { $0.words == target }) { return title(found, headings, content) }
    }
    for target in targets where target.count >= 12 {
        for heading in top {
            if let part = part(of: heading, saying: target, content) {
                return (content.text.slice(withoutMarks(content.text.bytes, part)), heading.blocks)
            }
        }
    }
    for target in targets {
        if let found = headings.first(where: { $0.words == target }) { return title(found, headings, content) }
    }
    // The `<h1>` that shares words with the head says what a reader saw.
    var closest: (share: Int, heading: Heading)?
    let wanted = targets.filter { $0.count <= longestHeading }.map(SpokenWords.init)
    for heading in top where heading.words.count >= 8 || targets.contains(where: { holdsWords($0, heading.words) }) {
        let words = SpokenWords(heading.words)
        guard wanted.contains(where: { words.share(in: $0) >= 40 }) else { continue }
        let share = wanted.map { words.share(in: $0) + $0.share(in: words) }.max() ?? 0
        if share > closest?.share ?? 0 { closest = (share, heading) }
    }
    let said = [named, shown].compactMap { $0 }.first { !site.isAffix(spoken($0)) }
    var best = closest?.heading
    if best == nil, let lone = top.first, top.count == 1, said == nil || lone.words.count >= 20 { best = lone }
    // A heading of the site's name alone is none of the article's.
    let place = best.flatMap { setOff($0.words, in: content.title) }
    if best == nil || place != nil,
        let seen = seenTitle(targets, headings, content, site, isHeading: place == .head)
    {
        return seen
    }
    if let best { return title(best, headings, content) }
    if let said { return (said, []) }
    guard named != nil || shown != nil else { return nil }
    return headings.first.map { title($0, headings, content) } ?? (named ?? shown).map { ($0, []) }
}

/// The title as a reader saw it, where no heading says what the head says: a heading or a line of its own that says this
/// or what stands in the head's title before its last mark, behind its first or behind its last; of several the one
/// nearest above the article, since sites show their own name further up.
///
/// - Parameters:
///   - targets: What the head and the structured data say.
///   - isHeading: Whether only a heading counts.
/// - Complexity: O(*n*) in blocks, and in the bytes of those as long as the title.
private func seenTitle(
    _ targets: [[UInt8]], _ headings: [Heading], _ content: PageContent, _ site: SiteNames, isHeading: Bool
) -> (title: MappedText, blocks: [Int])? {
    let text = content.text.bytes
    let ends = content.title.map { setOffParts($0.bytes) + namedPart($0.bytes, site) } ?? []
    var found: [(title: MappedText, blocks: [Int])] = []
    for words in ends where words.count >= leastTitle && !site.isAffix(words) {
        if let heading = headings.first(where: { $0.words == words }) {
            found.append(title(heading, headings, content))
        }
    }
    for words in isHeading ? [] : targets + ends where words.count >= leastTitle && !site.isAffix(words) {
        // Marks and spaces are no words; a line that is much longer says more.
        let lengths = words.count...words.count + words.count / 4 + 8
        let said = content.blocks.indices.filter { i in
            let block = content.blocks[i]
            return lengths.contains(block.range.count) && 2 * block.linkBytes < block.range.count
                && spoken(text.span, block.range) == words
        }
        if let first = said.first {
            found.append((content.text.slice(withoutMarks(text, content.blocks[first].range)), said))
        }
    }
    guard found.count > 1 else { return found.first }
    // Above at least half of the prose: what a footer says stands below it.
    let weights = proseWeights(content)
    var left = weights.reduce(0, +) / 2
    var middle = weights.count
    while middle > 0, left > 0 {
        middle -= 1
        left -= weights[middle]
    }
    let above = found.filter { $0.blocks[0] <= middle }
    return above.max { $0.blocks[0] < $1.blocks[0] } ?? found.first
}

/// The fewest bytes of a title that is looked for in lines: shorter ones are names of sites and sections.
private let leastTitle = 24

/// An end of a title.
private enum TitleEnd { case head, tail }

/// The end of a title that words are, if a mark sets it off.
private func setOff(_ words: [UInt8], in title: MappedText?) -> TitleEnd? {
    guard let bytes = title?.bytes else { return nil }
    let parts = titleParts(bytes)
    guard let first = parts.first, let last = parts.last else { return nil }
    return spoken(bytes.span, last) == words ? .tail : spoken(bytes.span, first) == words ? .head : nil
}

/// What stands before the last mark of a title, what behind the first, and what behind the last: what stands between two
/// is as often a section's name.
private func setOffParts(_ title: [UInt8]) -> [[UInt8]] {
    let parts = titleParts(title)
    guard let first = parts.first, let last = parts.last else { return [] }
    let joined = [first.lowerBound..<parts[parts.count - 2].upperBound, parts[1].lowerBound..<last.upperBound]
    return (joined + (parts.count > 2 ? [last] : [])).map { spoken(title.span, $0) }
}

/// What stands before the last mark of a title without the site's name.
private func namedPart(_ title: [UInt8], _ site: SiteNames) -> [[UInt8]] {
    let range = titleRange(title, site, byNameOnly: true)
    return range == title.indices ? [] : Array(setOffParts(Array(title[range])).prefix(1))
}

/// What a page's head and its main headings say that its title is, as phrases.
func spokenTitles(_ content: PageContent) -> [[UInt8]] {
    [content.metaTitle, content.title].compactMap { $0.map(phrase) }
        + headingBlocks(of: content).lazy.map { content.blocks[$0] }.filter { $0.element == .h1 }
        .map { phrase(of: content.text.bytes.span, $0.range) }
}

/// The most bytes of a heading, and of a title that is compared with headings word by word.
private let longestHeading = 600
/// So many headings are looked at: each is compared with all that the head says.
private let mostHeadings = 1000

/// A heading; its lines are blocks of their own.
private struct Heading {
    var element: PageElement
    var blocks: [Int]
    var range: Range<Int>
    /// Its words as a phrase.
    var words: [UInt8]
}

private func headings(of content: PageContent) -> [Heading] {
    headingBlocks(of: content).map { i in
        let block = content.blocks[i]
        return Heading(
            element: block.element, blocks: [i], range: block.range,
            words: spoken(content.text.bytes.span, block.range))
    }
}

/// The blocks of the headings that have words.
private func headingBlocks(of content: PageContent) -> [Int] {
    let text = content.text.bytes
    var headings: [Int] = []
    for (i, block) in content.blocks.enumerated()
    where block.element.isHeading && block.range.count <= longestHeading && hasWord(text.span, block.range) {
        guard headings.count < mostHeadings else { break }
        headings.append(i)
    }
    return headings
}

/// A heading's text, and all blocks that say the same.
private func title(
    _ heading: Heading, _ headings: [Heading], _ content: PageContent
) -> (title: MappedText, blocks: [Int]) {
    (
        content.text.slice(withoutMarks(content.text.bytes, heading.range)),
        headings.filter { $0.words == heading.words }.flatMap(\.blocks)
    )
}

/// A range without marks at its ends that part it from what is not there.
private func withoutMarks(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var rest = trimming(text.span, range)
    while let first = rest.first, text[first] == 0x7C || text[first] == 0x3A || text[first] == 0x2F {
        rest = trimming(text.span, first + 1..<rest.upperBound)
    }
    while let last = rest.last, text[last] == 0x7C { rest = trimming(text.span, rest.lowerBound..<last) }
    return rest.isEmpty ? range : rest
}

/// The end or the beginning of a heading that says a title, where the rest is a kicker or a standfirst.
private func part(of heading: Heading, saying target: [UInt8], _ content: PageContent) -> Range<Int>? {
    guard heading.words.count > target.count, holdsWords(heading.words, target) else { return nil }
    let text = content.text.bytes
    for i in heading.range.dropFirst() where isASCIISpace(text[i - 1]) {
        // What a colon or a dash joins is one title.
        let before = trimming(text.span, heading.range.lowerBound..<i)
        if before.isEmpty || !endsPhrase(text.span, before) { continue }
        if spoken(text.span, i..<heading.range.upperBound) == target { return i..<heading.range.upperBound }
        if beginsUpper(text[i...]) && spoken(text.span, before) == target { return before }
    }
    return nil
}

/// Whether a range ends otherwise than with a mark that joins it to what follows.
private func endsPhrase(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let last = decodeScalar(text, before: range.upperBound) else { return false }
    return ![0x3A, 0x2D, 0x2013, 0x2014, 0x2C].contains(last.value)
}

/// Whether a phrase begins or ends with another one.
private func holdsWords(_ words: [UInt8], _ part: [UInt8]) -> Bool {
    stands(part, in: words.span, at: 0) || stands(part, in: words.span, at: words.count - part.count)
}

/// The words of a phrase, to be compared with those of others.
private struct SpokenWords {
    private let list: [[UInt8]]
    private let set: Set<[UInt8]>

    init(_ phrase: [UInt8]) {
        list = words(of: phrase)
        set = Set(list)
    }

    /// How many percent of them stand in another phrase.
    func share(in other: SpokenWords) -> Int {
        list.isEmpty ? 0 : 100 * list.count { other.set.contains($0) } / list.count
    }
}

/// The words of a text, parted by white space.
func words(of text: [UInt8]) -> [[UInt8]] { wordRanges(of: text).map { Array(text[$0]) } }

/// Where the words of a text stand, parted by white space.
func wordRanges(of text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for i in text.indices where isASCIISpace(text[i]) {
        if start < i { ranges.append(start..<i) }
        start = i + 1
    }
    if start < text.count { ranges.append(start..<text.count) }
    return ranges
}

private func phrase(_ text: MappedText) -> [UInt8] {
    let bytes = text.bytes
    return phrase(of: bytes.span, bytes.indices)
}

private func spoken(_ text: MappedText) -> [UInt8] { spoken(text.bytes) }

private func spoken(_ text: [UInt8]) -> [UInt8] { spoken(text.span, text.indices) }

/// The words of a range in lower case, with one space for all that stands between them: the same title may be written
/// with other dashes and quotation marks.
private func spoken(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    let words = phrase(of: text, range)
    let bytes = words.span
    return newBytes(capacity: words.count) { (spoken: inout OutputSpan<UInt8>) in
        var isParted = false
        var i = 0
        while i < bytes.count {
            let scalar = decodeScalar(bytes, at: i)
            if isWordScalar(scalar.value) || scalar.value == 0x27 {
                if isParted { spoken.append(0x20) }
                isParted = false
                for k in i..<i + scalar.byteCount { spoken.append(bytes[k]) }
            } else {
                isParted = spoken.count > 0
            }
            i += scalar.byteCount
        }
    }
}

/// A title without the site's name at its ends; `nil` where nothing is left.
private func withoutSite(_ title: MappedText, _ site: SiteNames, byNameOnly: Bool) -> MappedText? {
    let bytes = title.bytes
    let range = titleRange(bytes, site, byNameOnly: byNameOnly)
    return range.isEmpty ? nil : title.slice(range)
}
