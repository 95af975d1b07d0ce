import Bytes

/// Takes out the lines of a text that its own markup tells from the article: the title, what stands above it, and lines
/// that are nothing but hyperlinks, teasers and comments.
///
/// A paragraph that is one hyperlink belongs to a list of other articles, unless the text has no other paragraphs. The
/// heading of the title counts where nothing that reads as prose stands above it; where little of it does and the text
/// speaks of the same; or where the title is said elsewhere as well and most of the prose stands below: then prose above
/// it goes, too.
///
/// - Returns: The line of the title, where there is one.
/// - Complexity: O(*n*) in lines and hyperlinks.
func markedLines(
    _ text: Span<UInt8>, _ marks: LineMarks, _ book: RuleBook, _ decisions: inout LineDecisions
) -> Int? {
    guard !marks.linked.isEmpty || !marks.headings.isEmpty else { return nil }
    let lines = decisions.lines
    let isLinked = linkedLines(text, lines, marks.linked)
    let title = marks.title.flatMap { offset in lines.firstIndex { $0.range.contains(offset) } }
    let prose = lines.indices.filter {
        lines[$0].isProse && decisions.removals[$0] == nil && !isLinked[$0] && $0 != title
    }
    if let rule = book[.linkedLine] {
        for i in lines.indices where isLinked[i] && decisions.removals[i] == nil && i != title {
            if !lines[i].isProse || !prose.isEmpty { decisions.removals[i] = rule }
        }
    }
    let sections = sections(lines, marks.headings)
    if !prose.isEmpty {
        removeTeasers(sections.filter { isLinked[$0.heading] && $0.heading != title }, prose, book, &decisions)
        removeComments(sections, book, &decisions)
    }
    guard let title, let last = prose.last, title < last, let rule = book[.headline], let above = book[.aboveTitle]
    else { return nil }
    let proseAbove = prose.count { $0 < title }
    // Further down it is the heading of a part, or names the article once more.
    let most = marks.isTitleSaid ? prose.count / 2 : marks.isTitleShared ? prose.count / 4 : 0
    guard proseAbove <= most else { return nil }
    decisions.removals[title] = rule
    for i in 0..<title where decisions.removals[i] == nil && (marks.isTitleSaid || !lines[i].isProse) {
        decisions.removals[i] = above
    }
    return title
}

/// A heading and the lines below it.
private struct Section {
    var heading: Int
    var level: Int
    /// Up to the next heading.
    var lines: Range<Int>
}

private func sections(_ lines: [TextLine], _ headings: [MarkdownHeading]) -> [Section] {
    var sections: [Section] = []
    var i = 0
    for heading in headings {
        while i < lines.count && lines[i].range.upperBound <= heading.range.lowerBound { i += 1 }
        guard i < lines.count, lines[i].range.lowerBound <= heading.range.lowerBound, sections.last?.heading != i else {
            continue
        }
        if let last = sections.indices.last { sections[last].lines = sections[last].lines.lowerBound..<i }
        sections.append(Section(heading: i, level: heading.level, lines: i + 1..<lines.count))
    }
    return sections
}

/// A teaser has so many lines below its heading at most.
private let linesOfTeaser = 2

/// Takes out what stands below headings that are hyperlinks, where there are two such with a line or two below each, no
/// other prose behind the first of them, and three times as much before: a text may be a list of such headings itself.
private func removeTeasers(
    _ sections: [Section], _ prose: [Int], _ book: RuleBook, _ decisions: inout LineDecisions
) {
    guard let rule = book[.linkedTeaser] else { return }
    let teasers = sections.map { section in section.lines.filter { decisions.removals[$0] == nil } }
        .filter { (1...linesOfTeaser).contains($0.count) }
    let lines = Set(teasers.joined())
    guard let last = prose.last(where: { !lines.contains($0) }) else { return }
    let behind = teasers.filter { $0[0] > last }
    func byteCount(_ lines: some Sequence<Int>) -> Int { lines.reduce(0) { $0 + decisions.lines[$1].range.count } }
    guard behind.count > 1, byteCount(behind.joined()) * 3 <= byteCount(prose.prefix { $0 <= last }) else { return }
    for i in behind.joined() { decisions.removals[i] = rule }
}

/// Takes out what stands below a heading that announces comments, up to the next heading that is as high.
private func removeComments(_ sections: [Section], _ book: RuleBook, _ decisions: inout LineDecisions) {
    guard let rule = book[.commentsSection] else { return }
    var level: Int?
    for section in sections {
        if let open = level, section.level <= open { level = nil }
        if decisions.removals[section.heading]?.kind == "comments" { level = min(level ?? 6, section.level) }
        guard level != nil else { continue }
        for i in section.heading..<section.lines.upperBound where decisions.removals[i] == nil {
            decisions.removals[i] = rule
        }
    }
}

/// By line, whether nine tenths of its letters and more stand in hyperlinks.
private func linkedLines(_ text: Span<UInt8>, _ lines: [TextLine], _ linked: [Range<Int>]) -> [Bool] {
    var next = 0
    return lines.map { line in
        while next < linked.count && linked[next].upperBound <= line.range.lowerBound { next += 1 }
        guard next < linked.count, linked[next].lowerBound < line.range.upperBound else { return false }
        var all = 0
        var inside = 0
        var link = next
        for i in line.range where text[i] >= 0x80 || isASCIILetter(text[i]) {
            all += 1
            while link < linked.count && linked[link].upperBound <= i { link += 1 }
            if link < linked.count && linked[link].lowerBound <= i { inside += 1 }
        }
        return all > 0 && inside * 10 >= all * 9
    }
}
