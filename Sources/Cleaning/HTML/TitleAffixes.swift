import Bytes

/// The range of a title without what marks such as ` | ` and ` - ` set off at its ends: the site's name wherever it
/// stands, and behind the last mark, or before the first bar, a few words that are no part of a longer title.
///
/// - Complexity: O(*n*).
///
/// - Parameter byNameOnly: Whether nothing but the site's name is taken off.
func titleRange(_ title: [UInt8], _ site: SiteNames, byNameOnly: Bool) -> Range<Int> {
    var range = trimming(title.span, title.indices)
    var byNameOnly = byNameOnly
    for _ in 0..<3 {
        guard let shorter = withoutAffix(title, range, site, byNameOnly: byNameOnly) else { break }
        range = shorter.range
        // Behind a name that dashes set off, dashes are the title's own.
        byNameOnly = byNameOnly || shorter.isName && shorter.mark != 0x7C
    }
    return range
}

/// What a mark sets off from a title at the end or the beginning of the head's one, which is else the same.
func nameBeside(_ title: [UInt8], in head: [UInt8]) -> [UInt8]? {
    let parts = titleParts(head)
    guard let first = parts.first, let last = parts.last else { return nil }
    let words = phrase(of: title.span, title.indices)
    func isTitle(_ range: Range<Int>) -> Bool { phrase(of: head.span, range) == words }
    if isTitle(first.lowerBound..<parts[parts.count - 2].upperBound) { return Array(head[last]) }
    return isTitle(parts[1].lowerBound..<last.upperBound) ? Array(head[first]) : nil
}

/// The parts of a title that marks set off from each other, in its order; none where there is no such mark.
func titleParts(_ title: [UInt8]) -> [Range<Int>] {
    let range = trimming(title.span, title.indices)
    let marks = titleMarks(title, range)
    guard !marks.isEmpty else { return [] }
    let starts = [range.lowerBound] + marks.map(\.range.upperBound)
    let ends = marks.map(\.range.lowerBound) + [range.upperBound]
    return zip(starts, ends).map { $0..<max($0, $1) }
}

/// A mark that sets off parts of a title, and where it stands, its white space included.
private struct TitleMark {
    var range: Range<Int>
    var scalar: UInt32
    /// Whether white space stands on both sides, or the script has none.
    var isFree: Bool
}

private func withoutAffix(
    _ title: [UInt8], _ range: Range<Int>, _ site: SiteNames, byNameOnly: Bool
) -> (range: Range<Int>, mark: UInt32, isName: Bool)? {
    let marks = titleMarks(title, range)
    guard let first = marks.first, let last = marks.last else { return nil }
    let text = title.span
    let tail = last.range.upperBound..<range.upperBound
    let head = range.lowerBound..<first.range.lowerBound
    let beforeTail = range.lowerBound..<last.range.lowerBound
    let afterHead = first.range.upperBound..<range.upperBound
    // A colon is a common mark within titles.
    func isSite(_ range: Range<Int>, _ mark: TitleMark) -> Bool {
        mark.scalar == 0x3A ? site.isName(Array(title[range])) : site.isAffix(Array(title[range]))
    }
    if !beforeTail.isEmpty, isSite(tail, last) { return (beforeTail, last.scalar, true) }
    if !afterHead.isEmpty, isSite(head, first) { return (afterHead, first.scalar, true) }
    guard !byNameOnly else { return nil }
    if let bar = marks.last(where: { $0.scalar == 0x7C }), bar.range != last.range {
        // A name behind a bar may have a dash in it.
        let tail = bar.range.upperBound..<range.upperBound
        let rest = range.lowerBound..<bar.range.lowerBound
        return wordCount(text, tail) <= 6 && wordCount(text, rest) >= 2 ? (rest, 0x7C, false) : nil
    }
    if last.isFree && ![0x3A, 0x2F, 0x2013, 0x2014].contains(last.scalar) || tail.isEmpty {
        let isUnspaced = title[beforeTail].filter { $0 >= 0xE0 }.count * 6 > beforeTail.count
        if isUnspaced && !title[beforeTail].contains(0x20) {
            if tail.count <= 30 && beforeTail.count >= 24 && tail.count < beforeTail.count {
                return (beforeTail, last.scalar, false)
            }
        } else if beginsUpper(title[tail]), !endsSentence(text, tail),
            wordCount(text, tail) <= (last.scalar == 0x7C ? 5 : 4), wordCount(text, beforeTail) >= 3,
            last.scalar == 0x7C || tail.count < beforeTail.count
        {
            return (beforeTail, last.scalar, false)
        }
        if tail.isEmpty { return (beforeTail, last.scalar, false) }
    }
    if first.isFree, first.scalar == 0x7C || first.scalar == 0xBB, wordCount(text, head) <= 2,
        wordCount(text, afterHead) >= 4
    {
        return (afterHead, first.scalar, false)
    }
    return nil
}

private func titleMarks(_ title: [UInt8], _ range: Range<Int>) -> [TitleMark] {
    var marks: [TitleMark] = []
    let text = title.span
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text, at: i)
        let end = i + scalar.byteCount
        let isBefore = i > range.lowerBound && isSpace(text, before: i)
        let isAfter = end >= range.upperBound || isSpace(text, at: end)
        let isMark: Bool
        switch scalar.value {
        case 0x7C, 0xFF5C, 0x2502, 0xBB, 0xAB, 0x2022, 0xB7, 0x2039, 0x203A:
            isMark = isBefore && isAfter || scalar.value == 0x7C
        case 0x2D, 0x2013, 0x2014, 0x5F:
            isMark = isBefore && isAfter || isIdeograph(text, before: i) && end < range.upperBound
        case 0x2F, 0x7E: isMark = isBefore && isAfter
        case 0x3A: isMark = isAfter
        default: isMark = false
        }
        if isMark {
            let trimmedEnd = trimming(text, range.lowerBound..<i).upperBound
            let rest = trimming(text, end..<range.upperBound)
            let start = max(range.lowerBound, trimmedEnd)
            if let last = marks.last, last.range.upperBound >= start {
                marks[marks.count - 1].range = last.range.lowerBound..<rest.lowerBound
            } else {
                marks.append(
                    TitleMark(
                        range: start..<rest.lowerBound, scalar: scalar.value == 0xFF5C ? 0x7C : scalar.value,
                        isFree: isBefore && isAfter || scalar.value == 0x7C || isIdeograph(text, before: i)))
            }
        }
        i = end
    }
    return marks
}

private func isSpace(_ text: Span<UInt8>, at i: Int) -> Bool { isTrimmed(decodeScalar(text, at: i).value) }

private func isSpace(_ text: Span<UInt8>, before i: Int) -> Bool {
    decodeScalar(text, before: i).map { isTrimmed($0.value) } ?? true
}

/// Whether a character of Chinese, Japanese or Korean stands before an offset, or a mark of their punctuation.
private func isIdeograph(_ text: Span<UInt8>, before i: Int) -> Bool {
    guard i > 0, let scalar = decodeScalar(text, before: i) else { return false }
    return (0x3000...0x9FFF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
        || (0xFF00...0xFFEF).contains(scalar.value)
}
