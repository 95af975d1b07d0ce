import Bytes

/// Takes off what stands below the text of mail: who wrote it, below a line of two dashes, and what a mailing list adds,
/// below a line of underscores.
///
/// It is short, the text above it is longer, and nobody's words are quoted below it.
///
/// - Source: RFC 3676, section 4.3, for the dashes.
/// - Complexity: O(*n*).
func mailSignature(_ text: Span<UInt8>, _ lines: inout [LayoutLine], _ book: RuleBook) {
    guard let rule = book[.mailSignature] else { return }
    var first: Int?
    var visible = 0
    var byteCount = 0
    var holdsAddress = false
    for i in lines.indices.reversed() where !lines[i].isBlank {
        let range = lines[i].range
        guard text[range.lowerBound] != 0x3E, lines[i].width <= LayoutLine.widest else { break }
        switch text[range.lowerBound] {
        case 0x2D where range.count == 2 && text[range.lowerBound + 1] == 0x2D: if visible > 0 { first = i }
        case 0x5F where range.count >= 40 && range.allSatisfy({ text[$0] == 0x5F }):
            if holdsAddress && visible <= 6 { first = i }
        default: break
        }
        if range.contains(where: { text[$0] == 0x40 || stands(Array("://".utf8), in: text, at: $0) }) {
            holdsAddress = true
        }
        visible += 1
        byteCount += range.count
        if visible > 20 || byteCount > 1500 { break }
    }
    guard let first else { return }
    let above = lines[..<first].reduce(0) { $0 + $1.range.count }
    let below = lines[first...].reduce(0) { $0 + $1.range.count }
    guard above > below else { return }
    for i in lines.indices[first...] where lines[i].isKept { lines[i].rule = rule }
}
