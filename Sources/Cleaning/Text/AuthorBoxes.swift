import Bytes

/// Takes out boxes on authors below the first prose: a line that a line above it ends with, a name, and the next one,
/// which says what work of the press that person does, with a label between them at most.
///
/// - Complexity: O(*n*) to find the prose; of the lines above it and of the last ones some are looked at.
func removeAuthorBoxes(
    _ text: Span<UInt8>, _ names: NameReader, _ classes: LineWordClasses, _ rule: Rule, _ decisions: inout LineDecisions
) {
    let lines = decisions.lines
    guard let first = lines.indices.first(where: { decisions.removals[$0] == nil && lines[$0].isProse }) else { return }
    let above = lines[max(0, first - linesAbove)..<first].filter { $0.range.count <= longestName }
        .map { phrase(of: text, $0.range) }
    guard !above.isEmpty else { return }
    for i in lines.indices.suffix(linesBelow) where i > first && isName(text, lines[i]) {
        let name = phrase(of: text, lines[i].range)
        guard above.contains(where: { $0 == name || $0.hasSuffix([0x20] + name) }) else { continue }
        let next = (i + 1..<min(i + 3, lines.count)).filter { decisions.removals[$0] == nil }
        for j in next where j < i + 2 || !lines[i + 1].isProse {
            guard names.authorNotes.isOnWork(text, lines[j].range, classes), lines[j].endsSentence else { continue }
            for k in i...j where decisions.removals[k] == nil { decisions.removals[k] = rule }
            break
        }
    }
}

/// Takes out the heading of a note on an author: the name, and what stands between it and the note.
///
/// - Parameter subject: The beginnings of the first and the last word of the name.
func removeHeading(
    above note: Int, of subject: [[UInt8]], _ text: Span<UInt8>, _ rule: Rule, _ decisions: inout LineDecisions
) {
    guard subject.count == 2 else { return }
    for i in (max(1, note - 2)..<note).reversed() {
        guard isName(text, decisions.lines[i]) || i == note - 1, decisions.lines[i].range.count <= longestName,
            !decisions.lines[i].endsSentence
        else { return }
        let line = phrase(of: text, decisions.lines[i].range)
        if line.starts(with: subject[0]), let space = line.lastIndex(of: 0x20),
            line[(space + 1)...].starts(with: subject[1]) || line.contains(0x2D)
        {
            for k in i..<note where decisions.removals[k] == nil { decisions.removals[k] = rule }
            return
        }
    }
}

/// So many lines above the prose, and so many of the last ones, are looked at.
private let linesAbove = 24
private let linesBelow = 48
/// A name, and a by-line, have no more bytes.
private let longestName = 80

/// Whether a line can be a name: two to five words, without a mark of a sentence.
private func isName(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
    !line.endsSentence && line.range.count <= longestName && (2...5).contains(wordCount(text, line.range))
}
