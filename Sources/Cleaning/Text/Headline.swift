import Bytes

/// The line that is the text's headline, if there is one.
///
/// It is the first line that stays, short, of three words or more, not the end of a sentence, and stands before
/// prose: parted from it by an empty line, or, where the text has no empty lines at all, directly above it. A question,
/// an exclamation or the full stop of an abbreviation ends a headline only when it is parted.
///
/// A line that many articles of the site carry is none.
///
/// - Parameters:
///   - carried: By line, what its being carried by articles of the site says.
///   - prose: The first line of prose.
func headline(
    _ text: Span<UInt8>, _ decisions: LineDecisions, _ carried: [SiteEvidence], prose: Int, _ maximumCharacters: Int
) -> Int? {
    guard let first = decisions.kept.first(where: { !carried[$0].isCommon }), first < prose else { return nil }
    let line = decisions.lines[first]
    guard line.range.count <= 4 * maximumCharacters, scalarCount(text, in: line.range) <= maximumCharacters,
        wordCount(text, line.range) >= 3 || isUnspaced(text, line.range), !holdsSentence(text, line.range)
    else { return nil }
    let isParted = decisions.lines[first + 1].followsBlank
    guard let last = lastScalar(text, line.range) else { return nil }
    switch last {
    case 0x2C, 0x3B, 0x3A, 0x2D, 0x2013, 0x2014, 0x2026: return nil
    case 0x3F, 0x21: return isParted ? first : nil
    default: break
    }
    if line.endsSentence { return isParted && endsWithInitials(text, line.range) ? first : nil }
    if isParted { return first }
    let hasBlanks = decisions.lines.dropFirst().contains { $0.followsBlank }
    return !hasBlanks && first + 1 == prose ? first : nil
}

/// Whether a range is written in a script without spaces between words: four scalars or more, all beyond ASCII.
private func isUnspaced(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count >= 12 && range.allSatisfy { text[$0] >= 0x80 }
}

/// Whether a sentence ends before the end: a full stop after a lower-case letter, white space and an upper-case letter.
private func holdsSentence(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for i in range.dropFirst(3) where text[i] == 0x2E && i + 2 < range.upperBound {
        if isASCIILower(text[i - 1]) && isASCIILower(text[i - 2]) && isASCIISpace(text[i + 1])
            && isASCIIUpper(text[i + 2])
        {
            return text[i - 3] != 0x20
        }
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
private func lastScalar(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
    var end = range.upperBound
    while end > range.lowerBound, let scalar = decodeScalar(text, before: end) {
        if !isInvisible(scalar.value) && !isCloser(scalar.value) { return scalar.value }
        end -= scalar.byteCount
    }
    return nil
}
