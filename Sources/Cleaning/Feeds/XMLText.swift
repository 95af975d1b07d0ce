import Bytes

/// What elements say: text with references decoded and sections opened, mapped to the document.
extension XMLTree {
    /// All text in an element, that of elements in it as well.
    ///
    /// - Complexity: O(*n*).
    func text(of node: Int) -> MappedText { text(in: nodes[node].inner) }

    /// All text in a range.
    ///
    /// - Complexity: O(*n*).
    func text(in range: Range<Int>) -> MappedText {
        var result = MappedText()
        forTokens(in: range) { token in
            switch token.kind {
            case .text: appendText(token.range, to: &result)
            case .cdata: result.appendCopy(of: bytes, token.inner)
            case .start, .end, .empty, .other: break
            }
        }
        return result
    }

    /// The markup in an element, for a reader of pages: comments and the borders of sections left out.
    ///
    /// - Complexity: O(*n*).
    func markup(of node: Int) -> MappedText {
        var result = MappedText()
        forTokens(in: nodes[node].inner) { token in
            switch token.kind {
            case .text, .start, .end, .empty: result.appendCopy(of: bytes, token.range)
            case .cdata: result.appendCopy(of: bytes, token.inner)
            case .other: break
            }
        }
        return result
    }

    /// What an element says, on one line; `nil` where it says nothing or more than a line can hold.
    func said(_ node: Int) -> String? {
        guard nodes[node].inner.count <= 4096 else { return nil }
        let line = oneLine(htmlDecoded(text(of: node)))
        return line.bytes.isEmpty ? nil : String(decoding: line.bytes, as: UTF8.self)
    }

    func forTokens(in range: Range<Int>, _ body: (XMLToken) -> Void) {
        var i = range.lowerBound
        while i < range.upperBound {
            let token = XMLToken(bytes.span, at: i, before: range.upperBound)
            body(token)
            i = token.range.upperBound
        }
    }

    /// Appends text with the references decoded that XML knows without a DTD: five names, and numbers. Others stay.
    func appendText(_ range: Range<Int>, to result: inout MappedText) {
        appendXMLText(range, of: bytes.span, to: &result) { $2.appendCopy(of: $1, $0) }
    }
}

/// Appends text of an XML document with the references decoded that need no DTD.
///
/// - Parameter appendPlain: Appends what holds no references.
func appendXMLText(
    _ range: Range<Int>, of bytes: Span<UInt8>, to result: inout MappedText,
    appendPlain: (Range<Int>, Span<UInt8>, inout MappedText) -> Void
) {
    let text = bytes.extracting(0..<range.upperBound)
    var start = range.lowerBound
    var i = start
    while let ampersand = firstOffset(of: 0x26, in: text, from: i) {
        i = ampersand + 1
        guard let (scalar, end) = xmlReference(text, at: ampersand) else { continue }
        appendPlain(start..<ampersand, bytes, &result)
        result.appendDecoded(scalar, from: ampersand..<end)
        start = end
        i = end
    }
    appendPlain(start..<range.upperBound, bytes, &result)
}

/// What the reference at an offset stands for in any XML document, and where it ends.
private func xmlReference(_ text: Span<UInt8>, at ampersand: Int) -> (scalar: UInt32, end: Int)? {
    guard ampersand + 1 < text.count else { return nil }
    if text[ampersand + 1] != 0x23 {
        guard let found = names.first(where: { stands($0.name, in: text, at: ampersand + 1) }) else { return nil }
        return (found.scalar, ampersand + 1 + found.name.count)
    }
    guard case .character(let scalar, let end) = CharacterReference(text, at: ampersand), text[end - 1] == 0x3B else {
        return nil
    }
    return (scalar == 0x0D ? 0x20 : withoutC1(scalar), end)
}

private let names: [(name: [UInt8], scalar: UInt32)] = [
    (Array("amp;".utf8), 0x26), (Array("lt;".utf8), 0x3C), (Array("gt;".utf8), 0x3E), (Array("quot;".utf8), 0x22),
    (Array("apos;".utf8), 0x27),
]

/// A text with the references of HTML decoded that it holds itself.
func htmlDecoded(_ text: MappedText) -> MappedText {
    MappedText(whole: text.bytes).decodingStrayReferences().traced(through: text)
}

/// A text on one line: runs of white space as one space, none at the ends.
func oneLine(_ text: MappedText) -> MappedText {
    let bytes = text.bytes
    let span = bytes.span
    let range = trimming(span, bytes.indices)
    var line = MappedText()
    var cursor = 0
    var i = range.lowerBound
    while i < range.upperBound {
        let start = i
        while i < range.upperBound, !isASCIISpace(span[i]) { i += 1 }
        line.append(start..<i, of: text, cursor: &cursor)
        let gap = i
        while i < range.upperBound, isASCIISpace(span[i]) { i += 1 }
        guard gap < i else { continue }
        if i - gap == 1 && span[gap] == 0x20 {
            line.append(gap..<i, of: text, cursor: &cursor)
        } else {
            line.appendInserted(0x20, at: text.rawStart(of: gap))
        }
    }
    return line
}

/// Whether a text is the source of a page: it holds a tag, or a reference.
func holdsMarkup(_ text: Span<UInt8>) -> Bool {
    var i = 0
    while let open = firstOffset(of: 0x3C, in: text, from: i) {
        let token = XMLToken(text, at: open, before: text.count)
        if token.kind != .text { return true }
        i = open + 1
    }
    i = 0
    while let ampersand = firstOffset(of: 0x26, in: text, from: i) {
        if case .character(_, let end) = CharacterReference(text, at: ampersand), text[end - 1] == 0x3B { return true }
        i = ampersand + 1
    }
    return false
}

/// How much a text shows: how many bytes stand outside of tags, white space aside.
func shownByteCount(_ text: Span<UInt8>) -> Int {
    var count = 0
    var i = 0
    while i < text.count {
        let token = XMLToken(text, at: i, before: text.count)
        if token.kind == .text { for k in token.range where !isASCIISpace(text[k]) { count += 1 } }
        i = token.range.upperBound
    }
    return count
}
