import Bytes
import Records

extension MarkdownText {
    /// Finds the title that is said above the text or elsewhere, and the line that says it, as in a page that has it in
    /// its head.
    mutating func findTitle(said: MappedText, address: String?) {
        var site = SiteNames()
        if let address { site.add(address: Array(address.utf8)) }
        if let name = metadata.site { site.add(Array(name.value.utf8)) }
        var page = PageContent()
        page.text = content
        page.title = said
        var heading = 0
        for line in textLines(content.bytes.span) {
            while heading < marks.headings.count && marks.headings[heading].range.upperBound <= line.range.lowerBound {
                heading += 1
            }
            let isHeading =
                heading < marks.headings.count && line.range.contains(marks.headings[heading].range.lowerBound)
            page.blocks.append(
                PageBlock(
                    range: line.range, node: 0, element: isHeading ? elements[marks.headings[heading].level - 1] : .p,
                    linkBytes: 0))
        }
        guard let found = pageTitle(page, StructuredData(said.bytes.span, [], titles: []), site) else { return }
        title = found.title
        marks.title = found.blocks.first.map { page.blocks[$0].range.lowerBound }
        marks.isTitleSaid = marks.title != nil
    }

    /// Finds the heading that is the title where it is said nowhere else: of those of the highest level that are no
    /// hyperlinks the one that shares most words with the lines of prose, else the first.
    mutating func findTitle() {
        let text = content.bytes
        let lines = textLines(text.span).filter(\.isProse)
        let free = marks.headings.prefix(mostHeadings).filter { heading in
            !marks.linked.contains { $0.contains(heading.range.lowerBound) }
        }
        let top = free.filter { $0.level == 1 }
        let candidates = top.isEmpty ? free.filter { $0.level == 2 } : top
        guard !candidates.isEmpty else { return }
        var prose: Set<[UInt8]> = []
        for line in lines where !candidates.contains(where: { line.range.contains($0.range.lowerBound) }) {
            prose.formUnion(longWords(text, line.range))
        }
        var best: (shared: Int, of: Int, start: Int)?
        for heading in candidates {
            let words = Set(longWords(text, heading.range))
            let shared = words.count { prose.contains($0) }
            if shared > best?.shared ?? -1 { best = (shared, words.count, heading.range.lowerBound) }
        }
        guard let best, best.shared > 0 || top.count == 1 else { return }
        marks.title = best.start
        marks.isTitleShared = best.shared >= 2 && best.shared * 2 >= best.of
    }
}

/// The title is among the first headings.
private let mostHeadings = 64

private let elements: [PageElement] = [.h1, .h2, .h3, .h4, .h5, .h6]

/// The words of a range, those of three bytes or fewer aside.
private func longWords(_ text: [UInt8], _ range: Range<Int>) -> [[UInt8]] {
    words(of: phrase(of: text.span, range)).filter { $0.count > 3 }
}
