import Bytes
import Records

/// A text without its residue, the title that stood in it, and what was left out.
struct CleanedText {
    var text = MappedText()
    var title: MappedText?
    var removed: [Removal] = []
    /// What rules of the kind `byline` took out.
    var bylines: [[UInt8]] = []
    /// What rules of the kind `date` took out.
    var dates: [[UInt8]] = []
}

/// Applies the rules to a text and puts together what stays.
///
/// - Parameters:
///   - isPage: Whether the text was taken from a page, where no tags are left over.
///   - classes: The words that a sentence behind a label may begin with.
///   - title: The title, where it is known from elsewhere.
///   - author: Who wrote it, where that is known from elsewhere.
///   - marks: What the text's own markup says of its lines.
///   - scorer: Judges what the rules leave; `nil` where only rules decide.
///   - site: What is known of the lines of the text's site.
///   - names: Reads by-lines; `nil` where they are read already.
func cleaned(
    _ content: MappedText, isPage: Bool, _ book: RuleBook, _ classes: LineWordClasses, _ options: CleaningOptions,
    title: [UInt8]?, author: String? = nil, marks: LineMarks = LineMarks(), scorer: LineScorer?, site: LinesOfSite?,
    names: NameReader?
) -> CleanedText {
    let bytes = content.bytes
    let text = bytes.span
    let decisions = decideLines(
        text, book, classes, options, title: title, author: author, marks: marks, scorer: scorer, site: site,
        names: names)
    var cleaned = CleanedText()
    cleaned.text.bytes.reserveCapacity(bytes.count)
    // A line that an agency signs does not end as prose does.
    let lastLong = decisions.lines.indices.last {
        decisions.removals[$0] == nil && decisions.lines[$0].range.count >= 40
    }
    let firstLong = decisions.lines.indices.first {
        decisions.removals[$0] == nil && decisions.lines[$0].isProse
    }
    var cursor = 0
    var pending: Deletion?
    var breakFrom: Int?

    func flush(_ deletion: Deletion?) {
        guard let deletion else { return }
        let raw = content.rawRange(of: deletion.range)
        cleaned.removed.append(
            Removal(
                rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: deletion.rule.kind, rule: deletion.rule.id,
                text: Array(bytes[deletion.range])))
    }

    for (index, line) in decisions.lines.enumerated() {
        if let rule = decisions.removals[index] {
            if rule.kind == "byline" { cleaned.bylines.append(Array(bytes[line.range])) }
            if rule.kind == "date" { cleaned.dates.append(Array(bytes[line.range])) }
            if index == decisions.headline {
                var title = MappedText()
                var start = 0
                title.append(line.range, of: content, cursor: &start)
                cleaned.title = title
            }
            if let open = pending, open.rule == rule {
                pending?.range = open.range.lowerBound..<line.range.upperBound
            } else {
                flush(pending)
                pending = Deletion(range: line.range, rule: rule)
            }
            continue
        }
        flush(pending)
        pending = nil
        let deletions = inlineDeletions(
            text, line, book, classes, names, isFirst: index == firstLong, isLast: index == lastLong,
            holdsTags: !isPage)
        let kept = keptRanges(text, line.range, deletions)
        for deletion in deletions {
            if deletion.rule.kind == "byline" { cleaned.bylines.append(Array(bytes[deletion.range])) }
            if deletion.rule.kind == "date" { cleaned.dates.append(Array(bytes[deletion.range])) }
            flush(deletion)
        }
        guard !kept.isEmpty else { continue }
        // The first line feed after the paragraph before is the break; the others are left out.
        if let from = breakFrom, let feed = firstOffset(of: 0x0A, in: text, from: from) {
            cleaned.text.append(feed..<feed + 1, of: content, cursor: &cursor)
        }
        var next = 0
        for (k, range) in kept.enumerated() {
            if k > 0, parts(text, kept[k - 1].upperBound..<range.lowerBound, deletions, from: &next) {
                cleaned.text.appendInserted(0x20, at: content.rawStart(of: range.lowerBound))
            }
            cleaned.text.append(range, of: content, cursor: &cursor)
        }
        breakFrom = line.range.upperBound
    }
    flush(pending)
    return cleaned
}

/// Whether words would run together where a tag was left out that parts what stands around it.
///
/// - Parameter next: The first deletion that may stand in the gap; gaps are asked about in their order.
private func parts(_ text: Span<UInt8>, _ gap: Range<Int>, _ deletions: [Deletion], from next: inout Int) -> Bool {
    var holdsBreak = false
    while next < deletions.count && deletions[next].range.lowerBound < gap.upperBound {
        if deletions[next].isBreak && deletions[next].range.lowerBound >= gap.lowerBound { holdsBreak = true }
        next += 1
    }
    return holdsBreak && !isASCIISpace(text[gap.lowerBound - 1]) && !isASCIISpace(text[gap.upperBound])
}

/// The parts of a line between its deletions, without white space at the ends of the whole.
private func keptRanges(_ text: Span<UInt8>, _ line: Range<Int>, _ deletions: [Deletion]) -> [Range<Int>] {
    guard !deletions.isEmpty else { return [line] }
    var kept = ranges(of: line, without: deletions.lazy.map(\.range))
    guard let first = kept.firstIndex(where: { !trimming(text, $0).isEmpty }) else { return [] }
    kept.removeSubrange(..<first)
    kept[0] = trimming(text, kept[0]).lowerBound..<kept[0].upperBound
    while let last = kept.last {
        let trimmed = trailingTrimmed(text, last)
        if trimmed.isEmpty { kept.removeLast() } else { kept[kept.count - 1] = trimmed; break }
    }
    return kept
}

/// The parts of a range between others, which ascend.
func ranges(of whole: Range<Int>, without others: some Sequence<Range<Int>>) -> [Range<Int>] {
    var rest: [Range<Int>] = []
    var start = whole.lowerBound
    for other in others {
        if start < other.lowerBound { rest.append(start..<other.lowerBound) }
        start = other.upperBound
    }
    if start < whole.upperBound { rest.append(start..<whole.upperBound) }
    return rest
}

private func trailingTrimmed(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    let trimmed = trimming(text, range)
    return trimmed.isEmpty ? trimmed : range.lowerBound..<trimmed.upperBound
}
