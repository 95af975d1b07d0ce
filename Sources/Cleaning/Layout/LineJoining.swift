import Bytes

/// How the lines of a text are joined to paragraphs: by line, how it is joined to the next one that stays; `nil` where
/// it ends.
///
/// Lines are joined where the text was broken at a width (`WrappedText`), and over the border of a page, within a
/// sentence, in any text.
///
/// - Parameter isMade: Whether other marks show that a program laid the text out.
/// - Complexity: O(*n*).
func joinedLines(
    _ text: Span<UInt8>, _ lines: [LayoutLine], _ knownWords: KnownWords, isMade: Bool
) -> [Layout.Joint?] {
    var joints = [Layout.Joint?](repeating: nil, count: lines.count)
    let kept = lines.indices.filter { lines[$0].isKept }
    guard kept.count >= 2 else { return joints }
    let wrapped = WrappedText(text, lines, kept, isMade: isMade)
    var hyphens: LineHyphens?
    for (k, i) in kept.dropLast().enumerated() {
        let j = kept[k + 1]
        let isJoined: Bool
        if i + 1 == j && !lines[j].startsPage {
            isJoined = wrapped?.joins(text, k) ?? false
        } else if crossesPage(lines, i, j) {
            isJoined = wrapped?.joinsOverPage(text, k) ?? (lines[i].width >= 40 && goesOn(text, lines[i], lines[j]))
        } else {
            isJoined = false
        }
        guard isJoined else { continue }
        guard endsWithHyphen(text, lines[i].range) else {
            joints[i] = isUnspaced(text, lines[i].range, lines[j].range) ? .nothing : .space
            continue
        }
        let known = hyphens ?? LineHyphens(text, lines, kept, knownWords)
        hyphens = known
        joints[i] = known.joint(text, lines[i].range, lines[j].range)
    }
    joinTitle(text, lines, kept, &joints)
    return joints
}

/// Joins the two lines of a title that stands above all else: the second begins with a small letter or both are centred
/// on one column, none ends a sentence, and an empty line follows.
private func joinTitle(_ text: Span<UInt8>, _ lines: [LayoutLine], _ kept: [Int], _ joints: inout [Layout.Joint?]) {
    // Two heads may stand above it.
    for k in kept.indices.prefix(3) where k + 2 < kept.count {
        let (i, j) = (kept[k], kept[k + 1])
        guard i + 1 == j, joints[i] == nil, joints[j] == nil, j + 1 < kept[k + 2],
            k == 0 || kept[k - 1] + 1 < i, !endsSentence(text, lines[i].range), !endsSentence(text, lines[j].range),
            lines[i].width < .max, lines[j].width < .max, lines[i].width + lines[j].width <= 160
        else { continue }
        let apart = 2 * (lines[i].indent - lines[j].indent) + lines[i].width - lines[j].width
        let isCentred =
            min(lines[i].indent, lines[j].indent) >= 4 && lines[i].indent != lines[j].indent && abs(apart) <= 3
        guard isCentred || text.firstKind(lines[j].range) == .lower && lines[i].width >= 20 else { continue }
        joints[i] = isUnspaced(text, lines[i].range, lines[j].range) ? .nothing : .space
        return
    }
}

/// Whether the border of a page stands between two lines: a form feed, or a line that was found to stand there.
private func crossesPage(_ lines: [LayoutLine], _ i: Int, _ j: Int) -> Bool {
    lines[j].startsPage || (i + 1..<j).contains { lines[$0].rule != nil }
}

/// Whether no space stands between two lines in their script.
func isUnspaced(_ text: Span<UInt8>, _ line: Range<Int>, _ next: Range<Int>) -> Bool {
    guard let last = decodeScalar(text, before: line.upperBound) else { return false }
    return isUnspacedWide(last.value) && isUnspacedWide(decodeScalar(text, at: next.lowerBound).value)
}
