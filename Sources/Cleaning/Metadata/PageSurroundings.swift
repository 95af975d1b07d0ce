import Bytes

/// Where on a page by-lines and dates are looked for, by blocks of its content.
struct PageSurroundings {
    /// The blocks from the title to the second paragraph and a few above, in the order in which they are to be looked
    /// at: from the title on, then those before it.
    private(set) var opening: [Int] = []
    /// The blocks around the end of the text.
    private(set) var ending: [Int] = []
    /// Where the opening lies in the content's text, in bytes.
    private(set) var openingRange = 0..<0
    /// Where the ending lies.
    private(set) var endingRange = 0..<0

    /// Looks around a title and a text.
    ///
    /// - Parameter title: The blocks of the title; empty where it stands in the head only.
    init(_ content: PageContent, _ selection: PageSelection, title: [Int]) {
        let blocks = content.blocks
        let text = content.text.bytes
        func isText(_ i: Int) -> Bool {
            selection.removals[i] == nil && !title.contains(i) && isVisible(text.span, blocks[i].range)
        }
        guard let first = blocks.indices.first(where: isText), let last = blocks.indices.last(where: isText) else {
            return
        }
        // A title may be repeated far above or in the text: the nearest above it counts.
        let heading = title.last { $0 < first } ?? title.first
        let start = heading.map { $0 < last ? $0 : min($0, first + 8) } ?? max(0, first - 8)
        // By-lines stand above or below the first paragraph, or below a picture there.
        var end = max(start, min(first, start + 30))
        var paragraphs = 0
        let limit = min(blocks.count, end + 12, max(end, last + 2))
        while end < limit && paragraphs < 2 {
            if blocks[end].range.count >= 120 && selection.removals[end] == nil { paragraphs += 1 }
            end += 1
        }
        // Some pages show the title twice, and the date between the two.
        let repeated = title.last { $0 < start && start - $0 <= 10 }
        let before = min(repeated ?? start, max(0, start - 3))..<start
        opening = Array(start..<end) + before.reversed()
        // What is taken for the title may be a heading within the text, and the date stand above that.
        if first < before.lowerBound {
            opening += max(0, first - 3)..<min(first + 4, before.lowerBound)
        }
        openingRange = blocks[before.first ?? start].range.lowerBound..<blocks[end - 1].range.upperBound
        ending = Array(max(end, last - 1)..<max(end, min(blocks.count, last + 6)))
        if let from = ending.first, let to = ending.last {
            endingRange = blocks[from].range.lowerBound..<blocks[to].range.upperBound
        }
    }
}
