import Bytes

/// Text in which lines that end with a space are joined with those below them, if these are quoted as deep.
///
/// Signs of quoting stay, of joined lines the first ones'. Spaces that keep a line from being taken for something else
/// go. A line of two dashes and a space ends there: a signature follows.
///
/// - Source: RFC 3676, sections 4.1 to 4.6.
func unflowed(_ bytes: [UInt8], deletingSpace: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    /// How deep the line above is quoted, where it goes on.
    var open: Int?
    /// The line break above, which is written where the lines are not joined.
    var lineBreak: Range<Int> = 0..<0
    var i = 0
    while i < bytes.count {
        let next = firstOffset(of: 0x0A, in: bytes.span, from: i).map { $0 + 1 } ?? bytes.count
        let end = textEnd(bytes.span, i..<next)
        var start = i
        while start < end, bytes[start] == 0x3E { start += 1 }
        let depth = start - i
        let content = start < end && bytes[start] == 0x20 ? start + 1 : start
        if open == depth {
            if deletingSpace { out.removeLast() }
        } else {
            out += bytes[lineBreak]
            out += bytes[i..<start]
            // A space parts the signs of quoting from the text, as readers expect.
            if depth > 0, content > start { out.append(0x20) }
        }
        out += bytes[content..<end]
        let isSignature = end - content == 3 && bytes[content..<end].elementsEqual("-- ".utf8)
        open = end > content && bytes[end - 1] == 0x20 && !isSignature ? depth : nil
        lineBreak = end..<next
        i = next
    }
    return out + bytes[lineBreak]
}

/// Text without the `>` that keeps a line that begins with `From ` from beginning a message of a mailbox.
func withoutFromQuotes(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
        let next = firstOffset(of: 0x0A, in: bytes.span, from: i).map { $0 + 1 } ?? bytes.count
        var start = i
        while start < next, bytes[start] == 0x3E { start += 1 }
        out += bytes[(start > i && bytes[start..<next].starts(with: fromSpace) ? i + 1 : i)..<next]
        i = next
    }
    return out
}

/// What the first line of each message of a mailbox begins with.
let fromSpace = Array("From ".utf8)
