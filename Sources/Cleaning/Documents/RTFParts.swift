import Bytes

/// An article of a document in RTF that an archive of the press exported.
public struct RTFPart: Sendable, Equatable {
    /// Where it stands in the document, and its name.
    public var part: PressPart
    /// What is known where it begins.
    public var state: RTFState
}

/// Parts a document in RTF into its articles, by the lines of its text; none where it holds one or was not exported by an
/// archive of the press.
///
/// An article begins with the first character of a line, and what stands before that character in the document (words
/// that set fonts and paragraphs) belongs to the article before; what these say is kept in the state. The names of the
/// articles are those that the text has as a file of UTF-8.
///
/// - Complexity: O(*n*).
public func rtfParts(of bytes: [UInt8], _ lines: PressLines) -> [RTFPart] {
    var splitter = PressSplitter(lines)
    var steps: [Step] = []
    var textCount = 0
    var reader = RTFReader(RTFState(bytes.span))
    var beginning: [UInt8]? = []
    while reader.offset < bytes.count {
        steps.append(Step(textStart: textCount, start: reader.offset, state: reader.state))
        reader.read(bytes.span, upTo: min(bytes.count, reader.offset + stepLength))
        let text = reader.text.bytes
        reader.clear()
        textCount += text.count
        splitter.add(text)
        guard let held = beginning else { continue }
        beginning = held + text.prefix(longestBeginning - held.count)
        guard textCount >= longestBeginning else { continue }
        guard lines.mayFollow(beginning ?? []) else { return [] }
        beginning = nil
    }
    if let beginning, !lines.mayFollow(beginning) { return [] }
    return placed(splitter.finish(), bytes, steps)
}

/// So much of a text is looked at for a line of an archive: as much as of a file.
private let longestBeginning = 1 << 12

/// Where reading may go on.
private struct Step {
    /// Where its text begins in the text of the document.
    var textStart: Int
    /// Where it begins in the document.
    var start: Int
    var state: RTFState
}

private let stepLength = 1 << 16

/// More groups and fonts than the beginnings of articles have together.
private let mostWeight = 1 << 22

/// The parts of a text as parts of its document.
private func placed(_ parts: [PressPart], _ bytes: [UInt8], _ steps: [Step]) -> [RTFPart] {
    var placed: [RTFPart] = []
    var weight = 0
    var next = 0
    for (i, step) in steps.enumerated() {
        let textEnd = i + 1 < steps.count ? steps[i + 1].textStart : .max
        guard next < parts.count, parts[next].offset < textEnd else { continue }
        let end = i + 1 < steps.count ? steps[i + 1].start : bytes.count
        var whole = RTFReader(step.state, at: step.start)
        whole.read(bytes.span, upTo: end)
        var reader = RTFReader(step.state, at: step.start)
        while next < parts.count, parts[next].offset < textEnd {
            let id = parts[next].id
            if next == 0 {
                // What stands above the first line belongs to the first article.
                let part = PressPart(id: id, offset: 0, byteCount: bytes.count)
                placed.append(RTFPart(part: part, state: steps[0].state))
            } else {
                let start = whole.text.rawStart(of: parts[next].offset - step.textStart)
                reader.read(bytes.span, upTo: start)
                reader.clear()
                weight += reader.state.weight
                guard weight <= mostWeight else { return [] }
                placed[next - 1].part.byteCount = start - placed[next - 1].part.offset
                let part = PressPart(id: id, offset: start, byteCount: bytes.count - start)
                placed.append(RTFPart(part: part, state: reader.state))
            }
            next += 1
        }
    }
    return placed
}
