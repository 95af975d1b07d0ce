import Bytes

/// Takes out what readers say below an article: from a line that announces comments, or ends one, to the last line that
/// ends one (`Reply`), where each has the name of somebody beside a time, and the article above is not short beside them.
///
/// Updates of a chronicle have times and such lines too, but most of its prose below the first of them.
///
/// - Parameter compared: By line, its words, where it is short.
/// - Complexity: O(*n*).
func removeReaderComments(
    _ text: Span<UInt8>, _ compared: [ComparedLine?], _ book: RuleBook, _ decisions: inout LineDecisions
) {
    guard let rule = book[.commentsSection] else { return }
    let lines = decisions.lines
    func kind(_ i: Int) -> String? {
        (decisions.removals[i] ?? compared[i].flatMap { book.rule(forLine: $0, text, lines[i].range, at: .tail) })?.kind
    }
    // What ends a comment is among the last lines, unless it is one by itself wherever it stands.
    guard
        decisions.removals.contains(where: { $0?.kind == "comments" })
            || lines.indices.suffix(linesOfComment).contains(where: { kind($0) == "comments" })
    else { return }
    let kinds = lines.indices.map(kind)
    let marks = kinds.indices.filter { kinds[$0] == "comments" }
    // By line, how long the prose above it is, in bytes.
    var prose = [0]
    prose.reserveCapacity(lines.count + 1)
    for (i, line) in lines.enumerated() {
        prose.append(prose[i] + (line.isProse && decisions.removals[i] == nil ? line.range.count : 0))
    }
    guard var place = marks.indices.first(where: { prose[marks[$0]] > 0 }) else { return }
    var removed = 0
    while place + 1 < marks.count {
        let start = place
        while place + 1 < marks.count, isReaderComment(text, lines, kinds, marks[place] + 1..<marks[place + 1]) {
            place += 1
        }
        let section = marks[start]..<marks[place]
        let byteCount = prose[section.upperBound] - prose[section.lowerBound]
        if place > start, 2 * (prose[section.lowerBound] - removed) >= byteCount {
            for i in section where decisions.removals[i] == nil { decisions.removals[i] = rule }
            removed += byteCount
        }
        if place == start { place += 1 }
    }
}

/// Whether some lines are few and a name and a time stand side by side above the others.
///
/// - Parameter kinds: By line, the kind of what it is below the prose, where a rule knows it.
private func isReaderComment(
    _ text: Span<UInt8>, _ lines: [TextLine], _ kinds: [String?], _ range: Range<Int>
) -> Bool {
    guard (2...linesOfComment).contains(range.count) else { return false }
    return range.dropFirst().contains { i in
        let name = lines[i - 1]
        return kinds[i] == "date" && kinds[i - 1] == nil && !name.endsSentence && wordCount(text, name.range) <= 3
            && name.range.count <= longestReaderName
    }
}

/// A comment has so many lines at most, with the controls around it.
private let linesOfComment = 12
/// In bytes.
private let longestReaderName = 60
