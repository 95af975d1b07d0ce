import Bytes

/// The line that is the text's headline, if there is one.
///
/// It is the first line that stays, labels aside, short, of three words or more, not the end of a sentence, and stands
/// before prose: parted from it by an empty line or by a line that goes, or, where the text has no empty lines at all,
/// directly above it. Lines that go, and labels beside them, do not come between. A question, an exclamation or the full
/// stop of an abbreviation ends a headline only when it is parted.
///
/// A line that many articles of the site carry is none.
///
/// - Parameters:
///   - carried: By line, what its being carried by articles of the site says.
///   - prose: The first line of prose.
func headline(
    _ text: Span<UInt8>, _ decisions: LineDecisions, _ carried: [SiteEvidence], prose: Int, _ maximumCharacters: Int
) -> Int? {
    let hasRemoved = (0..<prose).contains { decisions.removals[$0] != nil }
    // Where lines of a page stand above the text, labels stand among them.
    let head = (0..<prose).filter {
        decisions.removals[$0] == nil && !carried[$0].isCommon && !(hasRemoved && isLabel(text, decisions.lines[$0]))
    }
    guard let first = head.first else { return nil }
    let line = decisions.lines[first]
    guard line.range.count <= 4 * maximumCharacters, scalarCount(text, in: line.range) <= maximumCharacters,
        !beginsItem(text, line.range),
        wordCount(text, line.range) >= 3 || isUnspaced(text, line.range), !holdsSentence(text, line.range)
    else { return nil }
    let isParted = decisions.lines[first + 1].followsBlank || decisions.removals[first + 1] != nil
    guard let last = lastScalar(text, line.range), !goesOn(last) else { return nil }
    switch last {
    case 0x3F, 0x21, 0x61F, 0xFF1F, 0xFF01: return isParted ? first : nil
    default: break
    }
    if line.endsSentence { return isParted && endsWithInitials(text, line.range) ? first : nil }
    if isParted { return first }
    let hasBlanks = decisions.lines.dropFirst().contains { $0.followsBlank }
    return !hasBlanks && head.count == 1 ? first : nil
}

/// Whether a line goes on in the next one that ends with a scalar: a comma, a colon, a dash and the like.
func goesOn(_ last: UInt32) -> Bool {
    switch last {
    case 0x2C, 0x2D, 0x3A, 0x3B, 0x2013, 0x2014, 0x2026: true
    default: false
    }
}

/// Whether lines of a page stand above the prose, by-lines and days aside, so that the first line that stays may be another
/// one of these; not asked of scripts without spaces between words, where no line shares a word with the prose.
func hasFurniture(_ text: Span<UInt8>, _ decisions: LineDecisions, prose: Int) -> Bool {
    let kinds = decisions.removals[..<prose].lazy.compactMap { $0?.kind }
    return kinds.contains { $0 != "byline" && $0 != "date" }
        && !isUnspaced(decodeScalar(text, at: decisions.lines[prose].range.lowerBound).value)
}

/// Whether a line is no sentence and of one or two words, or of six characters at most where words are not parted.
private func isLabel(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
    guard !line.endsSentence else { return false }
    return isUnspaced(text, line.range) ? scalarCount(text, in: line.range) <= 6 : wordCount(text, line.range) <= 2
}

/// Whether a range is written in a script without spaces between words: four scalars or more, the first of such a script, and
/// none of ASCII.
private func isUnspaced(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count >= 12 && range.allSatisfy { text[$0] >= 0x80 }
        && isUnspaced(decodeScalar(text, at: range.lowerBound).value)
}

/// Whether a scalar is of a script without spaces between words.
private func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E00...0x109F, 0x1780...0x17FF, 0x2E80...: true
    default: false
    }
}

/// Whether a sentence ends before the end: a full stop after two letters that are no capitals, white space and a capital;
/// the two letters are a word's end, no shortened word.
func holdsSentence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for i in range where text[i] == 0x2E && i + 2 < range.upperBound && isASCIISpace(text[i + 1]) {
        guard CharacterKind(decodeScalar(text, at: i + 2).value) == .upper,
            let last = decodeScalar(text, before: i), CharacterKind(last.value) == .lower,
            let before = decodeScalar(text, before: i - last.byteCount), CharacterKind(before.value) == .lower
        else { continue }
        let start = i - last.byteCount - before.byteCount
        return start > range.lowerBound && text[start - 1] != 0x20
    }
    return false
}

/// Whether a range ends with initials: `U.S.`, `D.C.`
private func endsWithInitials(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let end = range.upperBound
    return range.count >= 4 && text[end - 1] == 0x2E && isASCIIUpper(text[end - 2]) && text[end - 3] == 0x2E
        && isASCIIUpper(text[end - 4])
}

/// The last scalar that is neither white space nor invisible nor a closing mark.
func lastScalar(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
    var end = range.upperBound
    while end > range.lowerBound, let scalar = decodeScalar(text, before: end) {
        if !isInvisible(scalar.value) && !isCloser(scalar.value) { return scalar.value }
        end -= scalar.byteCount
    }
    return nil
}
