import Bytes
import Records

/// What the marks of a text say of its lines.
struct LineMarks {
    /// Where the text of hyperlinks stands, in order, none overlapping: byte offsets of the text.
    var linked: [Range<Int>] = []
    /// The headings, in order.
    var headings: [MarkdownHeading] = []
    /// Where the line begins that is the title.
    var title: Int?
    /// Whether the title is said elsewhere as well.
    var isTitleSaid = false
    /// Whether the text speaks of what the title does.
    var isTitleShared = false
    /// Whether all of it is what was said, with neither headline nor labels around it.
    var isSpoken = false
}

/// A heading of a Markdown text.
struct MarkdownHeading {
    /// Where its words stand: byte offsets of the text without marks.
    var range: Range<Int>
    /// How high it is, 1 to 6.
    var level: Int
}

/// A Markdown text without its marks.
///
/// Scrapers for language models write it, as do newsletters, static sites and channels of messengers.
struct MarkdownText {
    /// The text, mapped to what the source was made of.
    var content = MappedText()
    /// What was left out, in offsets of what the source was made of.
    var removed: [Removal] = []
    /// What the marks say.
    var marks = LineMarks()
    /// The title, where it is said above the text or known from elsewhere: as a heading says it, if one does.
    var title: MappedText?
    /// What is said above the text besides.
    var metadata = Metadata()
}

/// The rules for what a Markdown text has beside its words.
struct MarkdownRules {
    var mark: Rule
    var image: Rule
    var frontMatter: Rule

    /// The rules of a table; `nil` where it lacks one, and such texts are read as any other.
    init?(_ book: RuleBook) {
        guard let mark = book[.markdownMark], let image = book[.markdownImage], let front = book[.frontMatter] else {
            return nil
        }
        (self.mark, self.image, frontMatter) = (mark, image, front)
    }
}

/// A Markdown text without its marks.
///
/// - Parameters:
///   - head: What stands above the text.
///   - title: The title, where it is known from elsewhere.
///   - url: The address, where it is known from elsewhere.
///   - joinsLines: Whether paragraphs broken at a width are put together.
/// - Complexity: O(*n* log *n*) in marks, O(*n*) in bytes.
func markdownText(
    _ source: MappedText, head: FrontMatter?, title: [UInt8]?, url: String?, _ rules: MarkdownRules, joinsLines: Bool
) -> MarkdownText {
    let bytes = source.bytes
    let text = bytes.span
    var lines = markdownLines(text, from: head?.end ?? 0)
    if joinsLines { markWrapped(&lines, text) }
    let inlines = MarkdownInlines(text, lines)
    var cuts =
        inlines.images.map { Cut(range: $0, rule: rules.image) }
        + inlines.marks.map { Cut(range: $0, rule: rules.mark) }
    for line in lines {
        if line.isDirective { cuts.append(Cut(range: line.content, rule: rules.mark)) }
        if !line.marks.isEmpty { cuts.append(Cut(range: line.marks, rule: rules.mark)) }
        if !line.closing.isEmpty { cuts.append(Cut(range: line.closing, rule: rules.mark)) }
    }
    if let head { cuts.append(Cut(range: 0..<head.end, rule: rules.frontMatter)) }
    for line in lines where line.isWrapped { cuts.append(Cut(range: line.end..<line.end + 1, rule: nil)) }
    var markdown = MarkdownText()
    let pieces = markdown.leaveOut(inOrder(cuts), of: source)
    if let head { markdown.metadata = head.metadata(text) }
    markdown.marks.linked = disjoint(inlines.links.map { pieces.place(of: $0) })
    let headings = lines.filter { $0.level > 0 }.map { line in
        MarkdownHeading(
            range: trimming(markdown.content.bytes.span, pieces.place(of: line.content)), level: line.level)
    }
    markdown.marks.headings = headings.filter { !$0.range.isEmpty }
    if let title {
        markdown.findTitle(said: MappedText(whole: title), address: url)
    } else if let said = head?.title {
        markdown.findTitle(said: source.slice(said), address: markdown.metadata.url?.value ?? url)
    } else {
        markdown.findTitle()
    }
    return markdown
}

/// A range that is left out, and why; without a rule a line feed within a paragraph.
private struct Cut {
    var range: Range<Int>
    var rule: Rule?
}

/// The cuts in order, without those that others hold.
private func inOrder(_ cuts: [Cut]) -> [Cut] {
    var ordered: [Cut] = []
    ordered.reserveCapacity(cuts.count)
    let sorted = cuts.sorted {
        ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    for cut in sorted where cut.range.lowerBound >= ordered.last?.range.upperBound ?? 0 { ordered.append(cut) }
    return ordered
}

/// What is kept of a text: where each piece stood and where it stands.
private struct Pieces {
    var starts: [Int] = []
    var ranges: [Range<Int>] = []

    /// Where an offset of the old text stands in the new one: what was left out where the next piece begins.
    func place(of offset: Int) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count else { return ranges.isEmpty ? 0 : starts[low - 1] + ranges[low - 1].count }
        return starts[low] + max(0, offset - ranges[low].lowerBound)
    }

    func place(of range: Range<Int>) -> Range<Int> {
        let start = place(of: range.lowerBound)
        return start..<max(start, place(of: range.upperBound))
    }
}

extension MarkdownText {
    /// Takes over all of a text but the cuts.
    fileprivate mutating func leaveOut(_ cuts: [Cut], of source: MappedText) -> Pieces {
        let bytes = source.bytes
        let text = bytes.span
        var pieces = Pieces()
        var cursor = 0
        var done = 0
        content.bytes.reserveCapacity(bytes.count)
        for cut in cuts + [Cut(range: bytes.count..<bytes.count)] {
            if done < cut.range.lowerBound {
                pieces.starts.append(content.bytes.count)
                pieces.ranges.append(done..<cut.range.lowerBound)
                content.append(done..<cut.range.lowerBound, of: source, cursor: &cursor)
            }
            done = cut.range.upperBound
            guard let rule = cut.rule else {
                if !cut.range.isEmpty && content.bytes.last != 0x20 {
                    content.appendInserted(0x20, at: source.rawStart(of: cut.range.lowerBound))
                }
                continue
            }
            let raw = source.rawRange(of: cut.range)
            removed.append(
                Removal(
                    rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: rule.kind, rule: rule.id,
                    text: Array(bytes[cut.range])))
            // Words that a picture stood between.
            if text[cut.range.lowerBound] == 0x21, let last = content.bytes.last, !isASCIISpace(last),
                done < text.count, !isASCIISpace(text[done]), isWordScalar(decodeScalar(text, at: done).value)
            {
                content.appendInserted(0x20, at: source.rawStart(of: done))
            }
        }
        return pieces
    }
}

/// Ranges in order, those that overlap or touch as one.
private func disjoint(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
        if let last = joined.last, last.upperBound >= range.lowerBound {
            joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
            joined.append(range)
        }
    }
    return joined
}
