import Bytes

extension MappedText {
    /// Appends a piece of a text that was stored in pieces: a line of its own, or as what the last one goes on with.
    ///
    /// - Parameters:
    ///   - asLine: Whether each piece is a line unless it shows that it is not.
    ///   - raw: Where the piece begins in the source.
    mutating func append(_ piece: MappedText, asLine: Bool, at raw: Int) {
        if asLine, !bytes.isEmpty, !goesOn(bytes.span, with: piece.bytes.span) { appendInserted(0x0A, at: raw) }
        var cursor = 0
        append(piece.bytes.indices, of: piece, cursor: &cursor)
    }
}

/// Whether a piece of a text goes on in the line that the piece before it ends in, as those do that stood around a
/// hyperlink: with a mark that ends words, or behind a space, its own or the last one's, where no sentence ends and none
/// begins.
private func goesOn(_ text: Span<UInt8>, with next: Span<UInt8>) -> Bool {
    guard !next.isEmpty, let last = text.count > 0 ? text[text.count - 1] : nil, last != 0x0A else { return false }
    switch next[0] {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x21, 0x29: return next.count == 1 || next[1] != next[0]
    default: break
    }
    var end = text.count
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    var start = 0
    while start < next.count, next[start] == 0x20 { start += 1 }
    guard start + text.count - end == 1, start < next.count, let before = decodeScalar(text, before: end) else {
        return false
    }
    guard !isSentenceMark(before.value), before.value != 0x0A else { return false }
    return start == 0 || CharacterKind(decodeScalar(next, at: start).value) == .lower
}
