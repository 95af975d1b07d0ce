import Bytes

/// Reads the text of a document in steps, each character with the bytes that stand for it.
protocol DocumentReader {
    /// What is known between two tokens.
    associatedtype State: Equatable, Sendable

    /// Begins to read where the state was known.
    init(_ state: State, at offset: Int)

    /// What is known at `offset`.
    var state: State { get }
    /// Where the next token begins.
    var offset: Int { get }
    /// The text that was read.
    var text: MappedText { get }
    /// How much memory the state takes, in groups and the like.
    var weight: Int { get }

    /// Reads the tokens that begin before an offset.
    mutating func read(_ bytes: Span<UInt8>, upTo limit: Int)
}

/// An article of a document that an archive of the press exported.
public struct DocumentPart<State: Equatable & Sendable>: Sendable, Equatable {
    /// Where it stands in the document, and its name.
    public var part: PressPart
    /// What is known where it begins.
    public var state: State
}

/// Parts a document in RTF into its articles; none where it holds one or was not exported by an archive of the press.
public func rtfParts(of bytes: [UInt8], _ lines: PressLines) -> [DocumentPart<RTFState>] {
    documentParts(of: bytes, RTFReader.self, RTFState(bytes.span), lines)
}

/// Parts the text of a document of Word likewise.
public func wordParts(of bytes: [UInt8], _ lines: PressLines) -> [DocumentPart<WordState>] {
    documentParts(of: bytes, WordReader.self, WordState(), lines)
}

/// Parts a document into its articles, by the lines of its text.
///
/// An article begins with the first character of a line, and what stands before that character in the document (words
/// that set fonts and paragraphs) belongs to the article before; what these say is kept in the state. The names of the
/// articles are those that the text has as a file of UTF-8.
///
/// - Complexity: O(*n*).
private func documentParts<Reader: DocumentReader>(
    of bytes: [UInt8], _: Reader.Type, _ state: Reader.State, _ lines: PressLines
) -> [DocumentPart<Reader.State>] {
    var splitter = PressSplitter(lines)
    var steps: [Step<Reader.State>] = []
    var textCount = 0
    var reader = Reader(state, at: 0)
    var beginning: [UInt8]? = []
    while reader.offset < bytes.count {
        steps.append(Step(textStart: textCount, start: reader.offset, state: reader.state))
        reader.read(bytes.span, upTo: min(bytes.count, reader.offset + stepLength))
        let text = reader.text.bytes
        reader = Reader(reader.state, at: reader.offset)
        textCount += text.count
        splitter.add(text)
        guard let held = beginning else { continue }
        beginning = held + text.prefix(longestBeginning - held.count)
        guard textCount >= longestBeginning else { continue }
        guard lines.mayFollow(beginning ?? []) else { return [] }
        beginning = nil
    }
    if let beginning, !lines.mayFollow(beginning) { return [] }
    return placed(splitter.finish(), bytes, Reader.self, steps)
}

/// So much of a text is looked at for a line of an archive: as much as of a file.
private let longestBeginning = 1 << 12

/// Where reading may go on.
private struct Step<State: Sendable> {
    /// Where its text begins in the text of the document.
    var textStart: Int
    /// Where it begins in the document.
    var start: Int
    var state: State
}

private let stepLength = 1 << 16

/// More groups and fonts than the beginnings of articles have together.
private let mostWeight = 1 << 22

/// The parts of a text as parts of its document.
private func placed<Reader: DocumentReader>(
    _ parts: [PressPart], _ bytes: [UInt8], _: Reader.Type, _ steps: [Step<Reader.State>]
) -> [DocumentPart<Reader.State>] {
    var placed: [DocumentPart<Reader.State>] = []
    var weight = 0
    var next = 0
    for (i, step) in steps.enumerated() {
        let textEnd = i + 1 < steps.count ? steps[i + 1].textStart : .max
        guard next < parts.count, parts[next].offset < textEnd else { continue }
        let end = i + 1 < steps.count ? steps[i + 1].start : bytes.count
        var whole = Reader(step.state, at: step.start)
        whole.read(bytes.span, upTo: end)
        var reader = Reader(step.state, at: step.start)
        while next < parts.count, parts[next].offset < textEnd {
            let id = parts[next].id
            if next == 0 {
                // What stands above the first line belongs to the first article.
                let part = PressPart(id: id, offset: 0, byteCount: bytes.count)
                placed.append(DocumentPart(part: part, state: steps[0].state))
            } else {
                let start = whole.text.rawStart(of: parts[next].offset - step.textStart)
                reader.read(bytes.span, upTo: start)
                weight += reader.weight
                guard weight <= mostWeight else { return [] }
                placed[next - 1].part.byteCount = start - placed[next - 1].part.offset
                let part = PressPart(id: id, offset: start, byteCount: bytes.count - start)
                placed.append(DocumentPart(part: part, state: reader.state))
            }
            next += 1
        }
    }
    return placed
}
