import Bytes

/// The article that a page's scripts hold and would show: the texts that stand in the object that bears the page's title,
/// mapped to the page; a line each unless they are pieces of one.
///
/// Pages that are drawn by scripts come from a server as empty frames, with the article as data: JSON-LD's `articleBody`, the
/// state of a framework, the answer of a service. It is one string with tags or without, or one for each paragraph or piece.
///
/// - Parameters:
///   - page: The page, UTF-8.
///   - scripts: Where its scripts stand, and its structured data.
///   - title: What the article is called.
/// - Complexity: O(*n*) in the scripts' bytes.
func scriptArticle(_ page: [UInt8], _ scripts: [Range<Int>], title: [UInt8]) -> MappedText? {
    let title = phrase(of: title.span)
    var strings = ScriptStrings()
    for script in scripts { strings.read(page.span, script) }
    if let found = article(strings, page.span, title) { return found }
    // Data within data: an argument of `JSON.parse`, an answer that was stored, parts of a stream.
    for inner in nested(strings, page.span) {
        var strings = ScriptStrings()
        strings.read(inner.bytes.span, inner.bytes.indices)
        if let found = article(strings, inner.bytes.span, title) { return found.traced(through: inner) }
    }
    return nil
}

/// The texts beside the title, of one name; of several names those with the most prose; else the text that is called an
/// article's.
private func article(_ strings: ScriptStrings, _ source: Span<UInt8>, _ title: [UInt8]) -> MappedText? {
    var best: (values: [ScriptStrings.Value], byteCount: Int)?
    var searched: Set<Int> = []
    for value in strings.values where title.count >= 10 && isTitle(source, value.range, title) {
        var container = value.container
        // What stands in no object is no article's, and a page is titled a few times.
        while searched.count < mostContainers, searched.insert(container).inserted,
            strings.containers[container].parent >= 0
        {
            if let found = prose(strings, source, in: container) {
                if found.byteCount > best?.byteCount ?? 0 { best = found }
                break
            }
            // Beyond a list stand other articles.
            container = strings.containers[container].parent
            if strings.containers[container].isList { break }
        }
    }
    guard let best = best ?? named(strings) else { return nil }
    let text = joined(best.values, strings, source)
    guard best.values.count == 1, isData(text.bytes.span, 0) else { return text }
    // What an editor stored as it was.
    var inner = ScriptStrings()
    inner.read(text.bytes.span, text.bytes.indices)
    return prose(inner, text.bytes.span, in: 0).map { joined($0.values, inner, text.bytes.span).traced(through: text) }
}

/// The longest text that is called an article's, whatever the article is called.
private func named(_ strings: ScriptStrings) -> (values: [ScriptStrings.Value], byteCount: Int)? {
    let bodies = strings.values.filter { $0.name == articleBody && $0.range.count >= fewestBytes }
    return bodies.max { $0.range.count < $1.range.count }.map { ([$0], $0.range.count) }
}

/// The member of JSON-LD.
///
/// - Source: schema.org, `articleBody`.
private let articleBody = stableHash("articleBody")

/// Whether an object or a list begins at an offset.
private func isData(_ text: Span<UInt8>, _ start: Int) -> Bool { text[start] == 0x7B || text[start] == 0x5B }

/// The values of the name with the most prose within a container, and how many bytes their prose has.
private func prose(
    _ strings: ScriptStrings, _ source: Span<UInt8>, in container: Int
) -> (values: [ScriptStrings.Value], byteCount: Int)? {
    var byteCounts: [UInt64: Int] = [:]
    // What bears a title of its own is another article's.
    let inside = strings.values.filter {
        strings.holds(container, $0) && ($0.container == container || !strings.titled.contains($0.container))
    }
    for value in inside where isProse(source, value.range) {
        byteCounts[value.path, default: 0] += value.range.count
    }
    // Of as many bytes the name that comes first.
    var path: UInt64?
    for value in inside where byteCounts[value.path, default: 0] > (path.map { byteCounts[$0, default: 0] } ?? 0) {
        path = value.path
    }
    guard let path, let byteCount = byteCounts[path], byteCount >= fewestBytes else { return nil }
    var values = inside.filter { $0.path == path }
    if strings.containers[container].isList, values.contains(where: { $0.container == container }) {
        // In a list of values of all sorts the longest is the text.
        values = values.max { $0.range.count < $1.range.count }.map { [$0] } ?? []
    }
    return (values, byteCount)
}

/// What values say, each unescaped: a line each, but for those of one list where there are several lists.
private func joined(
    _ values: [ScriptStrings.Value], _ strings: ScriptStrings, _ source: Span<UInt8>
) -> MappedText {
    let lists = values.map { strings.containers[$0.container].parent }
    let haveLists = Set(lists).count > 2
    var text = MappedText()
    for (i, value) in values.enumerated() {
        var piece = MappedText()
        piece.appendUnescaped(value.range, of: source, isStrict: true)
        text.append(piece, asLine: !haveLists || i == 0 || lists[i] != lists[i - 1], at: value.range.lowerBound)
    }
    return text
}

/// The strings that are data themselves, and what the lists at the top have, together.
private func nested(_ strings: ScriptStrings, _ source: Span<UInt8>) -> [MappedText] {
    var found: [MappedText] = []
    var stream = MappedText()
    for value in strings.values where value.range.count >= fewestBytes {
        let container = strings.containers[value.container]
        let isPart = container.isList && container.parent >= 0 && strings.containers[container.parent].parent < 0
        guard isPart || isData(source, value.range.lowerBound) else { continue }
        var inner = MappedText()
        inner.appendUnescaped(value.range, of: source, isStrict: true)
        if isPart {
            stream.append(inner, asLine: false, at: value.range.lowerBound)
        } else {
            found.append(inner)
        }
    }
    return stream.bytes.isEmpty ? found : found + [stream]
}

private func isTitle(_ source: Span<UInt8>, _ range: Range<Int>, _ title: [UInt8]) -> Bool {
    guard range.count >= title.count, range.count <= 8 * title.count + 16 else { return false }
    var said = MappedText()
    said.appendUnescaped(range, of: source, isStrict: true)
    let words = phrase(of: said.decodingStrayReferences().bytes.span)
    return words == title
}

/// Whether a string reads as sentences, with tags or without.
private func isProse(_ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 60 else { return false }
    var spaces = 0
    var others = 0
    for i in range {
        if source[i] == 0x20 { spaces += 1 }
        if source[i] >= 0xE0 || source[i] == 0x5C { others += 1 }
    }
    return spaces * 16 > range.count || others * 8 > range.count
}

/// More are not searched for prose; for each all strings are looked through.
private let mostContainers = 32

/// What is shorter is a summary.
private let fewestBytes = 300
