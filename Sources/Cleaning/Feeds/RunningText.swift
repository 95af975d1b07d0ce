import Bytes

/// The text of an element of XML whose elements are known by their names, as NITF, TEI and XHTML have them: a line a
/// paragraph, white space collapsed.
struct RunningText {
    /// The text, mapped to the document.
    private(set) var text = MappedText()
    /// What stands in it and is no part of the text: pictures with their captions, and notes.
    private(set) var left: [(range: Range<Int>, isNote: Bool)] = []

    private enum Gap: Int {
        case none, space, line
    }

    private var gap = Gap.none
    /// Whether a line of the document ends in the gap.
    private var endsLine = false

    /// Reads an element.
    ///
    /// - Complexity: O(*n*), however deep.
    init(_ tree: XMLTree, _ node: Int) {
        let end = tree.nodes[node].inner.upperBound
        var next = node + 1
        var i = tree.nodes[node].inner.lowerBound
        while i < end {
            let token = XMLToken(tree.bytes.span, at: i, before: end)
            i = token.range.upperBound
            switch token.kind {
            case .text:
                var piece = MappedText()
                tree.appendText(token.range, to: &piece)
                append(piece)
            case .cdata:
                var piece = MappedText()
                piece.appendCopy(of: tree.bytes, token.inner)
                append(piece)
            case .start, .empty:
                while next < tree.nodes.count, tree.nodes[next].range.lowerBound < token.range.lowerBound { next += 1 }
                let name = tree.local(next)
                part(name)
                if let isNote = Self.others[name], token.kind == .start {
                    left.append((tree.nodes[next].range, isNote))
                    i = max(i, tree.nodes[next].range.upperBound)
                    next = tree.nodes[next].next
                    part(name)
                }
            case .end:
                let local = token.inner.last { tree.bytes[$0] == 0x3A }.map { $0 + 1 } ?? token.inner.lowerBound
                part(
                    String(
                        decoding: asciiLowercased(tree.bytes.span.extracting(local..<token.inner.upperBound)),
                        as: UTF8.self))
            case .other: break
            }
        }
    }

    /// Parts what stands before the border of an element from what stands behind it.
    private mutating func part(_ name: String) {
        if Self.blocks.contains(name) {
            gap = .line
        } else if Self.cells.contains(name), gap == .none {
            gap = .space
        }
    }

    /// Appends text, with runs of white space as one space.
    private mutating func append(_ piece: MappedText) {
        let bytes = piece.bytes
        let span = bytes.span
        var cursor = 0
        var i = 0
        while i < bytes.count {
            let space = i
            while i < bytes.count, isASCIISpace(span[i]) {
                if span[i] == 0x0A { endsLine = true }
                i += 1
            }
            if i > space, gap == .none { gap = .space }
            guard i < bytes.count else { return }
            let start = i
            while i < bytes.count {
                if isASCIISpace(span[i]) {
                    guard span[i] == 0x20, i + 1 < bytes.count, !isASCIISpace(span[i + 1]) else { break }
                }
                i += 1
            }
            part(before: span, at: start, raw: piece.rawStart(of: start))
            text.append(start..<i, of: piece, cursor: &cursor)
        }
    }

    private mutating func part(before piece: Span<UInt8>, at start: Int, raw: Int) {
        defer { (gap, endsLine) = (.none, false) }
        guard gap != .none, let last = decodeScalar(text.bytes.span, before: text.bytes.count) else { return }
        if gap == .space, endsLine, isUnspacedWide(last.value), isUnspacedWide(decodeScalar(piece, at: start).value) {
            return
        }
        text.appendInserted(gap == .line ? 0x0A : 0x20, at: raw)
    }

    /// Elements that stand on lines of their own, of HTML, NITF, NewsML and TEI.
    private static let blocks: Set<String> = [
        "p", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "head", "li", "item", "l", "lg", "ab", "sp", "speaker",
        "tr",
        "row", "div", "div1", "div2", "div3", "br", "block", "blockquote", "bq", "dt", "dd", "dl", "ol", "ul", "list",
        "table", "figure", "pre", "hr", "section", "article", "tagline", "dateline", "byline", "paragraph", "para",
        "body",
        "body.content", "media", "caption", "title", "opener", "closer", "signed", "salute", "trailer", "quote",
    ]
    private static let cells: Set<String> = ["td", "th", "cell", "lb", "label"]
    /// Elements that are no part of the text, and whether they are notes.
    private static let others: [String: Bool] = [
        "media": false, "figure": false, "graphic": false, "script": false, "style": false, "iframe": false,
        "object": false, "fw": false, "teiheader": false, "note": true, "footnote": true,
    ]
}
