import Bytes

/// A piece of an XML document: what it is and where it stands.
struct XMLToken: Equatable {
    enum Kind {
        case text
        /// The beginning of an element, its end, or both.
        case start, end, empty
        case cdata
        /// A comment, an instruction or a declaration.
        case other
    }

    var kind: Kind
    /// All of it.
    var range: Range<Int>
    /// The text of a section, the name of a tag; of any other the same as `range`.
    var inner: Range<Int>

    /// Reads the piece that begins at an offset.
    ///
    /// A `<` that begins nothing is text. Nothing is expanded and nothing is fetched.
    ///
    /// - Complexity: O(*n*) in the piece; of a tag that does not end, up to the next `<`.
    init(_ text: Span<UInt8>, at start: Int, before limit: Int) {
        let contents = text.extracting(0..<limit)
        kind = .text
        guard text[start] == 0x3C else {
            range = start..<(firstOffset(of: 0x3C, in: contents, from: start) ?? limit)
            inner = range
            return
        }
        if start + 1 < limit, text[start + 1] == 0x21 || text[start + 1] == 0x3F {
            (kind, range, inner) = declaration(contents, at: start)
            return
        }
        let isEnd = start + 1 < limit && text[start + 1] == 0x2F
        let name = endOfName(contents, from: isEnd ? start + 2 : start + 1)
        if name > start + (isEnd ? 2 : 1), let close = endOfTag(contents, from: name) {
            kind = isEnd ? .end : text[close - 1] == 0x2F && close - 1 >= name ? .empty : .start
            range = start..<close + 1
            inner = (isEnd ? start + 2 : start + 1)..<name
            return
        }
        range = start..<(firstOffset(of: 0x3C, in: contents, from: start + 1) ?? limit)
        inner = range
    }
}

private func declaration(_ text: Span<UInt8>, at start: Int) -> (XMLToken.Kind, Range<Int>, Range<Int>) {
    if stands(Array("<![CDATA[".utf8), in: text, at: start) {
        let close = offset(of: "]]>", in: text, from: start + 9)
        let end = close.map { $0 + 3 } ?? text.count
        return (.cdata, start..<end, start + 9..<(close ?? text.count))
    }
    let close: String
    if stands(Array("<!--".utf8), in: text, at: start) {
        close = "-->"
    } else {
        close = text[start + 1] == 0x3F ? "?>" : ">"
    }
    let range = start..<(offset(of: close, in: text, from: start + 2).map { $0 + close.utf8.count } ?? text.count)
    return (.other, range, range)
}

/// Where a mark of a few bytes stands first.
private func offset(of mark: String, in text: Span<UInt8>, from start: Int) -> Int? {
    let mark = Array(mark.utf8)
    var i = start
    while let found = firstOffset(of: mark[0], in: text, from: i) {
        if stands(mark, in: text, at: found) { return found }
        i = found + 1
    }
    return nil
}

/// Where the name ends that begins at an offset.
private func endOfName(_ text: Span<UInt8>, from start: Int) -> Int {
    guard start < text.count, isASCIILetter(text[start]) || text[start] == 0x5F || text[start] >= 0x80 else {
        return start
    }
    var i = start
    while i < text.count {
        switch text[i] {
        case 0...0x20, 0x2F, 0x3C, 0x3E, 0x22, 0x27, 0x26, 0x3D: return i
        default: i += 1
        }
    }
    return i
}

/// The offset of the `>` that ends a tag: not within a value, and not beyond the next `<`.
private func endOfTag(_ text: Span<UInt8>, from start: Int) -> Int? {
    var quote: UInt8 = 0
    var i = start
    while i < text.count {
        let byte = text[i]
        if byte == 0x3C { return nil }
        if quote != 0 {
            if byte == quote { quote = 0 }
        } else if byte == 0x3E {
            return i
        } else if (byte == 0x22 || byte == 0x27) && isBehindEquals(text, i, start) {
            quote = byte
        }
        i += 1
    }
    return nil
}

private func isBehindEquals(_ text: Span<UInt8>, _ offset: Int, _ start: Int) -> Bool {
    var i = offset - 1
    while i >= start, isASCIISpace(text[i]) { i -= 1 }
    return i >= start && text[i] == 0x3D
}
