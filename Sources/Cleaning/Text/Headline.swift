import Bytes

/// The line that is the text's headline, if there is one.
///
/// It is the first line that stays, labels and menus aside, short, of three words or more, not the end of a sentence, and stands
/// before prose: parted from it by an empty line or by a line that goes, or, where the text has no empty lines at all,
/// directly above it. Lines that go, and labels beside them, do not come between. The full stop of an abbreviation ends a
/// headline only when it is parted, a question or an exclamation also above a paragraph that is twice as long,
/// unless others follow below.
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
            && !isMenu(text, decisions.lines[$0].range)
    }
    guard let first = head.first else { return nil }
    let line = decisions.lines[first]
    guard line.range.count <= 4 * maximumCharacters, scalarCount(text, in: line.range) <= maximumCharacters,
        !beginsItem(text, line.range),
        wordCount(text, line.range) >= 3 || isUnspaced(text, line.range), !holdsSentence(text, line.range)
    else { return nil }
    let hasBlanks = decisions.lines.dropFirst().contains { $0.followsBlank }
    let isParted = decisions.lines[first + 1].followsBlank || decisions.removals[first + 1] != nil
    guard let last = lastScalar(text, line.range), !goesOn(last) else { return nil }
    switch last {
    case 0x3F, 0x21, 0x61F, 0xFF1F, 0xFF01:
        let isAlone =
            !hasBlanks && head.count == 1
            && decisions.lines[prose].range.count >= 2 * line.range.count
            && !isInterview(text, decisions.lines[prose...])
        return isParted || isAlone ? first : nil
    default: break
    }
    if line.endsSentence { return isParted && endsWithInitials(text, line.range) ? first : nil }
    if isParted { return first }
    return !hasBlanks && head.count == 1 ? first : nil
}

/// Whether several lines ask, so that one above them may ask as they do.
func isInterview(_ text: Span<UInt8>, _ lines: ArraySlice<TextLine>) -> Bool {
    var count = 0
    for line in lines where line.endsSentence && isQuestionMark(lastScalar(text, line.range) ?? 0) {
        count += 1
        if count == 2 { return true }
    }
    return false
}

/// Whether a line goes on in the next one that ends with a scalar: a comma, a colon, a dash and the like.
func goesOn(_ last: UInt32) -> Bool {
    switch last {
    case 0x2C, 0x2D, 0x3A, 0x3B, 0x2013, 0x2014, 0x2026: true
    default: false
    }
}

/// Whether lines of a page stand above the prose, by-lines and days aside, so that the first line that stays may be another
/// one of these.
func hasFurniture(_ decisions: LineDecisions, prose: Int) -> Bool {
    let kinds = decisions.removals[..<prose].lazy.compactMap { $0?.kind }
    return kinds.contains { $0 != "byline" && $0 != "date" }
}

/// Whether a line is no sentence and of one or two words, or of six characters at most where words are not parted.
private func isLabel(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
    guard !line.endsSentence else { return false }
    return isUnspaced(text, line.range) ? scalarCount(text, in: line.range) <= 6 : wordCount(text, line.range) <= 2
}

/// Whether a line is three words or more in Chinese or Japanese characters, four at most each, with spaces between them:
/// `新闻 体育 财经`. Headlines part whole clauses by spaces.
func isMenu(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var (words, length) = (0, 0)
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text, at: i)
        i += scalar.byteCount
        if scalar.value == 0x20 || scalar.value == 0x3000 {
            length = 0
            continue
        }
        if length == 0 { words += 1 }
        length += 1
        guard length <= 4, scalar.value >= 0x2E80, isUnspaced(scalar.value) else { return false }
    }
    return words >= 3
}

/// Whether a range is written in a script without spaces between words: four letters or more of such a script, and no fewer
/// than other letters and digits, as names and numbers have them.
func isUnspaced(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var (unspaced, others) = (0, 0)
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text, at: i)
        if isWordScalar(scalar.value) { if isUnspaced(scalar.value) { unspaced += 1 } else { others += 1 } }
        i += scalar.byteCount
    }
    return unspaced >= 4 && unspaced >= others
}

/// Whether a scalar is of a script without spaces between words.
func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0E00...0x109F, 0x1780...0x17FF, 0x2E80..<0xAC00, 0xD7B0...: true
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
