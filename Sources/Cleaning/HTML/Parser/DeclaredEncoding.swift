import Bytes

/// How far an encoding is looked for: browsers look 1,024 bytes far, and heed a `<meta>` further down when they meet it.
private let longestHead = 1 << 16

/// The encoding that a page declares in its head, by `<meta charset>`, `<meta http-equiv>` or the declaration of XML.
///
/// Comments, scripts' `charset=` and whatever else stands outside of those tags declare nothing. The first `<meta>` that
/// names an encoding counts, else the declaration of XML.
///
/// - Source: HTML, section 13.2.3.2, "Prescan a byte stream to determine its encoding".
func declaredEncoding(_ bytes: Span<UInt8>) -> TextEncoding? {
    let head = bytes.extracting(0..<min(bytes.count, longestHead))
    var fallback: TextEncoding?
    var i = 0
    while let tag = firstOffset(of: 0x3C, in: head, from: i) {
        i = tag + 1
        if stands(commentStart, in: head, at: tag) {
            i = endOfComment(head, from: tag + 2)
        } else if equalsIgnoringCase(head, at: i, xmlName) {
            let end = firstOffset(of: 0x3E, in: head, from: i) ?? head.count
            if fallback == nil { fallback = encoding(named: encodingName, in: head.extracting(0..<end), from: i) }
            i = end
        } else if equalsIgnoringCase(head, at: i, metaName), i + 4 < head.count, endsName(head[i + 4]) {
            let end = endOfTag(head, from: i + 4)
            if let found = encoding(named: charsetName, in: head.extracting(0..<end), from: i + 4) { return found }
            i = end
        } else if equalsIgnoringCase(head, at: i, scriptName) {
            // What a script writes is no markup of the page's.
            i = endOfScript(head, from: i)
        }
        if i >= head.count { break }
    }
    return fallback
}

private let commentStart = Array("<!--".utf8)
private let xmlName = Array("?xml".utf8)
private let metaName = Array("meta".utf8)
private let scriptName = Array("script".utf8)
private let scriptEnd = Array("/script".utf8)
private let charsetName = Array("charset".utf8)
private let encodingName = Array("encoding".utf8)

/// Where a comment ends whose `!` stands before an offset.
private func endOfComment(_ head: Span<UInt8>, from start: Int) -> Int {
    var next = start + 2
    while let close = firstOffset(of: 0x3E, in: head, from: next) {
        if head[close - 1] == 0x2D, head[close - 2] == 0x2D { return close + 1 }
        next = close + 1
    }
    return head.count
}

/// Where the `>` of a tag stands that no quotation marks hold.
private func endOfTag(_ head: Span<UInt8>, from start: Int) -> Int {
    var quote: UInt8 = 0
    for i in start..<head.count {
        if quote == 0 {
            if head[i] == 0x3E { return i }
            if (head[i] == 0x22 || head[i] == 0x27) && follows(head, i, 0x3D) { quote = head[i] }
        } else if head[i] == quote {
            quote = 0
        }
    }
    return head.count
}

/// Whether a byte stands before an offset, but for white space.
private func follows(_ head: Span<UInt8>, _ offset: Int, _ byte: UInt8) -> Bool {
    var i = offset
    while i > 0, isASCIISpace(head[i - 1]) { i -= 1 }
    return i > 0 && head[i - 1] == byte
}

/// Where the end tag of a script stands.
private func endOfScript(_ head: Span<UInt8>, from start: Int) -> Int {
    var next = start
    while let tag = firstOffset(of: 0x3C, in: head, from: next) {
        if equalsIgnoringCase(head, at: tag + 1, scriptEnd) { return tag + 1 }
        next = tag + 1
    }
    return head.count
}

private func endsName(_ byte: UInt8) -> Bool { isASCIISpace(byte) || byte == 0x2F || byte == 0x3E }

/// The encoding that a tag names behind a name and `=`.
private func encoding(named name: [UInt8], in tag: Span<UInt8>, from start: Int) -> TextEncoding? {
    for i in start..<max(start, tag.count - name.count) where equalsIgnoringCase(tag, at: i, name) {
        if let label = label(in: tag, from: i + name.count), let found = TextEncoding(label: label) { return found }
    }
    return nil
}

/// What stands behind `=`, with or without quotation marks.
private func label(in head: Span<UInt8>, from start: Int) -> String? {
    var i = start
    while i < head.count && isASCIISpace(head[i]) { i += 1 }
    guard i < head.count, head[i] == 0x3D else { return nil }
    i += 1
    while i < head.count && (isASCIISpace(head[i]) || head[i] == 0x22 || head[i] == 0x27) { i += 1 }
    var label: [UInt8] = []
    while i < head.count, isASCIIAlphanumeric(head[i]) || [0x2D, 0x5F, 0x3A, 0x2E].contains(head[i]) {
        label.append(head[i])
        i += 1
    }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
}
