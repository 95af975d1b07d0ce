import Bytes

/// The signs that a mail program puts before the lines of a message that it quotes or forwards: `> ` once or more.
///
/// They go where most lines of the text bear them, or three in a row below a line that says whose message follows: it
/// ends with a colon, or begins with dashes or with the field of a head. The lines are left without them.
///
/// - Complexity: O(*n*).
func quotedMail(_ text: Span<UInt8>, _ lines: inout [LayoutLine], _ book: RuleBook) -> [Deletion] {
    guard let rule = book[.quoteSign] else { return [] }
    var visible = 0
    var quoted = 0
    for line in lines where !line.isBlank {
        visible += 1
        if text[line.range.lowerBound] == 0x3E { quoted += 1 }
    }
    guard quoted >= 3 else { return [] }
    var cuts: [Deletion] = []
    var i = 0
    while i < lines.count {
        guard !lines[i].isBlank, text[lines[i].range.lowerBound] == 0x3E else {
            i += 1
            continue
        }
        var end = i
        while end < lines.count, !lines[end].isBlank, text[lines[end].range.lowerBound] == 0x3E { end += 1 }
        if end - i >= 3 && (2 * quoted > visible || isIntroduced(text, lines, i, book)) {
            for k in i..<end { cuts.append(Deletion(range: cutSigns(text, &lines[k]), rule: rule)) }
        }
        i = end
    }
    return cuts
}

/// Whether the line above quoted ones says that they are quoted: it ends with a colon, or is dashes or a field.
private func isIntroduced(_ text: Span<UInt8>, _ lines: [LayoutLine], _ index: Int, _ book: RuleBook) -> Bool {
    guard let above = lines[..<index].last(where: { !$0.isBlank }) else { return false }
    return text[above.range.upperBound - 1] == 0x3A || stands(Array("--".utf8), in: text, at: above.range.lowerBound)
        || above.width <= LayoutLine.widest && book.field(text, above.range) != nil
}

/// Takes the signs off a line: where they stand.
private func cutSigns(_ text: Span<UInt8>, _ line: inout LayoutLine) -> Range<Int> {
    let start = line.range.lowerBound
    var end = start
    var i = start
    while i < line.range.upperBound, text[i] == 0x3E || text[i] == 0x20 {
        if text[i] == 0x3E { end = i + 1 }
        i += 1
    }
    let rest = trimming(text, end..<line.range.upperBound)
    line.width = line.width == .max ? .max : line.width - columns(text, start..<rest.lowerBound)
    // One space belongs to the sign.
    line.indent = max(0, rest.lowerBound - end - 1)
    line.range = rest
    return start..<end
}
