import Bytes

/// Where the insides of elements end that show no text.
extension PageParser {
    /// The offset of the end tag of an element whose start tag ends here; `nil` if there is none.
    ///
    /// The inside of a template, a drawing or a film is markup, that of the others is not.
    ///
    /// - Complexity: O(*n*) up to the end tag, and once for each name up to the page's end: what does not end as it is nested
    ///   ends with its next end tag from then on.
    @_lifetime(self: copy self)
    mutating func endOfInside(of hidden: OpenElement, _ element: PageElement) -> Int? {
        let isPlain = element == .style || element == .noscript || element == .iframe
        guard !isPlain, !unbalanced.contains(hidden.number) else { return endTag(hidden.name, from: i) }
        let (end, isBalanced) =
            element == .script ? endOfScript(hidden.name) : endOfMarkup(hidden.name, isTemplate: element == .template)
        if !isBalanced { unbalanced.append(hidden.number) }
        return end
    }

    /// The offset of the next end tag of a name.
    func endTag(_ name: MarkupName, from start: Int) -> Int? { tag(name, isEnd: true, in: start..<page.count) }

    /// The offset of the first start tag, or end tag, of a name that begins within a range.
    private func tag(_ name: MarkupName, isEnd: Bool, in range: Range<Int>) -> Int? {
        let page = page.extracting(0..<range.upperBound)
        var next = range.lowerBound
        while let found = firstOffset(of: 0x3C, in: page, from: next) {
            if isEnd ? byte(found + 1) == 0x2F && standsTag(name, at: found + 2) : standsTag(name, at: found + 1) {
                return found
            }
            next = found + 1
        }
        return nil
    }

    /// The end tag of a script. One that stands in `<!--<script>` ends none, if another follows.
    ///
    /// - Source: HTML, section 13.2.5.27, "Script data double escape start state".
    private func endOfScript(_ name: MarkupName) -> (end: Int?, isBalanced: Bool) {
        guard let first = endTag(name, from: i) else { return (nil, true) }
        var end = first
        var next = i
        while let opening = position(of: Self.commentStart, in: next..<end) {
            if let closing = position(of: Self.commentEnd, in: opening + 2..<end) {
                next = closing
                continue
            }
            guard let inner = tag(name, isEnd: false, in: opening..<end) else { return (end, true) }
            // The inner script's end tag is none of this one's.
            guard let outer = endTag(name, from: end + 1) else { return (first, false) }
            next = position(of: Self.commentEnd, in: inner..<outer) ?? end
            end = outer
        }
        return (end, true)
    }

    private static let commentStart = Array("<!--".utf8)
    private static let commentEnd = Array("-->".utf8)

    private func position(of wanted: [UInt8], in range: Range<Int>) -> Int? {
        firstOccurrence(of: wanted.span, in: page.extracting(range)).map { $0 + range.lowerBound }
    }

    /// The end tag of an element that may hold others of its name and comments; the end of the `<div>` around it where
    /// that comes before, unless it is a template.
    private func endOfMarkup(_ name: MarkupName, isTemplate: Bool) -> (end: Int?, isBalanced: Bool) {
        var first: Int?
        var (depth, divisions) = (0, 0)
        let division = table.name(table.division)
        var next = i
        while let found = firstOffset(of: 0x3C, in: page, from: next) {
            next = found + 1
            let byte = byte(next)
            if byte == 0x21, Cleaning.stands(Self.commentStart, in: page, at: found) {
                guard let close = position(of: Self.commentEnd, in: found + 2..<page.count) else {
                    return (first, first == nil)
                }
                next = close
            } else if byte == 0x2F {
                if standsTag(name, at: found + 2) {
                    if depth == 0 { return (found, true) }
                    if first == nil { first = found }
                    depth -= 1
                } else if !isTemplate, standsTag(division, at: found + 2) {
                    if divisions == 0, open.contains(where: { $0.number == table.division }) {
                        return (first ?? found, first == nil)
                    }
                    divisions -= 1
                }
            } else if standsTag(name, at: next) {
                depth += isSelfClosed(from: next) ? 0 : 1
            } else if !isTemplate, standsTag(division, at: next) {
                divisions += 1
            }
        }
        return (first, first == nil)
    }

    /// Whether a name stands at an offset and nothing that goes on with it.
    private func standsTag(_ name: MarkupName, at offset: Int) -> Bool {
        guard stands(name, at: offset) else { return false }
        let next = byte(offset + name.count)
        return next == 0x3E || next == 0x2F || next == 0 || isASCIISpace(next)
    }

    private func isSelfClosed(from start: Int) -> Bool {
        guard let end = firstOffset(of: 0x3E, in: page, from: start) else { return false }
        return page[end - 1] == 0x2F
    }
}
