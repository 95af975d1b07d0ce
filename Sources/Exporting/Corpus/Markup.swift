import Records

/// An element that a run of text stands in.
struct Mark: Sendable, Equatable {
    /// The elements of running text, outermost first: this order decides which of two overlapping ones is split.
    enum Element: Int, Sendable, Comparable {
        case sentence, said, quoted, role, name

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    var element: Element
    /// The number of the sentence, quote, quoted part, role or mention in its article.
    var number: Int
    /// UTF-8 bytes.
    var range: Range<Int>
}

/// One step of writing a marked text.
enum MarkupStep: Sendable, Equatable {
    case openParagraph
    case closeParagraph
    /// Opens a part of a mark, counted from 0.
    case open(Mark, part: Int)
    case close
    /// A run of text without a border in it, in UTF-8 bytes.
    case text(Range<Int>)
}

/// The steps that write a text with its marks as a tree.
///
/// Paragraphs, separated by line feeds, come first, then sentences, speech, quoted parts and names. Where two marks
/// overlap or one crosses the end of a paragraph, the inner one is closed with the outer one and opened again as its next
/// part, so that the elements nest and no text is lost or repeated.
///
/// - Parameter marks: In any order, none empty.
/// - Returns: The steps, in order.
/// - Complexity: O(*n* + *m* log *m*) for *m* marks, as few of them stand in one place.
func markup(_ text: [UInt8], _ marks: [Mark]) -> [MarkupStep] {
    var writer = MarkupPlan(marks)
    var start = 0
    while start < text.count {
        let end = text[start...].firstIndex(of: 0x0A) ?? text.count
        if start < end { writer.add(paragraph: start..<end) }
        start = end + 1
    }
    return writer.steps
}

private struct MarkupPlan {
    private(set) var steps: [MarkupStep] = []
    private let marks: [Mark]
    private var next = 0
    /// The marks that may still cover text, outermost first.
    private var active: [(mark: Mark, parts: Int)] = []

    init(_ marks: [Mark]) {
        self.marks = marks.sorted { one, other in
            if one.range.lowerBound != other.range.lowerBound { return one.range.lowerBound < other.range.lowerBound }
            return isOutside(one, other)
        }
    }

    mutating func add(paragraph: Range<Int>) {
        steps.append(.openParagraph)
        var open: [Mark] = []
        var position = paragraph.lowerBound
        while position < paragraph.upperBound {
            activate(at: position)
            let end = nextBorder(after: position, before: paragraph.upperBound)
            let kept = zip(open, active).prefix { $0 == $1.mark }.count
            steps.append(contentsOf: repeatElement(.close, count: open.count - kept))
            for i in kept..<active.count {
                steps.append(.open(active[i].mark, part: active[i].parts))
                active[i].parts += 1
            }
            open = active.map(\.mark)
            steps.append(.text(position..<end))
            position = end
        }
        steps.append(contentsOf: repeatElement(.close, count: open.count))
        steps.append(.closeParagraph)
    }

    /// Lets the marks go that ended, and takes in those that begin, up to `position`.
    private mutating func activate(at position: Int) {
        active.removeAll { $0.mark.range.upperBound <= position }
        while next < marks.count, marks[next].range.lowerBound <= position {
            let mark = marks[next]
            next += 1
            if mark.range.upperBound <= position { continue }
            let place = active.firstIndex { isOutside(mark, $0.mark) } ?? active.count
            active.insert((mark, 0), at: place)
        }
    }

    private func nextBorder(after position: Int, before limit: Int) -> Int {
        var border = limit
        for (mark, _) in active where mark.range.upperBound < border { border = mark.range.upperBound }
        if next < marks.count, marks[next].range.lowerBound < border { border = marks[next].range.lowerBound }
        return border
    }
}

/// Whether one mark belongs around another where both cover the same text.
private func isOutside(_ one: Mark, _ other: Mark) -> Bool {
    if one.element != other.element { return one.element < other.element }
    if one.range.lowerBound != other.range.lowerBound { return one.range.lowerBound < other.range.lowerBound }
    if one.range.upperBound != other.range.upperBound { return one.range.upperBound > other.range.upperBound }
    return one.number < other.number
}
