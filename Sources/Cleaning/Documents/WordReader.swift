import Bytes
import Records

/// What a reader of a document of Word knows between two tags.
public struct WordState: Sendable, Equatable {
    /// What stands between what was read and what comes.
    enum Border: Sendable {
        case nothing
        /// The next cell of a row.
        case cell
        /// The next paragraph.
        case line
    }

    /// Whether the text that follows is shown, as far as the element says in which it stands.
    enum Content: Sendable {
        case none, text, deleted
    }

    var content = Content.none
    var isInRun = false
    var isHidden = false
    /// How many elements are open that are shown elsewhere, or for other readers.
    var skipCount = 0
    var border = Border.nothing

    /// The beginning of a document.
    public init() {}
}

/// Reads the text of a document of Word: the file `word/document.xml` of its archive.
///
/// Elements are known by their names without prefix. Whatever is wrong, all that can be read is.
///
/// - Source: ECMA-376, part 1, chapter 17.
/// - Complexity: O(*n*).
struct WordReader: DocumentReader {
    private(set) var state: WordState
    private(set) var offset: Int
    /// The text, a line for each paragraph and row.
    private(set) var text = MappedText()
    /// What is hidden, or was deleted, ascending.
    private(set) var asides: [DocumentAside] = []

    init(_ state: WordState, at offset: Int = 0) {
        self.state = state
        self.offset = offset
    }

    var weight: Int { 1 }

    mutating func read(_ bytes: Span<UInt8>, upTo limit: Int) { read(bytes, upTo: limit, mostRuns: .max) }

    /// Reads the tokens that begin before an offset.
    ///
    /// - Parameter mostRuns: Reading ends where the text has more runs than this.
    mutating func read(_ bytes: Span<UInt8>, upTo limit: Int, mostRuns: Int) {
        while offset < limit && text.runs.count <= mostRuns {
            let token = XMLToken(bytes, at: offset, before: bytes.count)
            switch token.kind {
            case .text, .cdata: append(token, bytes)
            case .start: open(name(token, bytes), token, bytes)
            case .empty:
                open(name(token, bytes), token, bytes)
                close(name(token, bytes), at: token.range.lowerBound)
            case .end: close(name(token, bytes), at: token.range.lowerBound)
            case .other: break
            }
            offset = token.range.upperBound
        }
    }

    /// The elements that matter.
    private enum Name: String, CaseIterable {
        case text = "t"
        case deletedText = "delText"
        case run = "r"
        case paragraph = "p"
        case row = "tr"
        case cell = "tc"
        case hidden = "vanish"
        case tab, lineBreak = "br", carriageReturn = "cr"
        case moved = "moveFrom"
        case fallback = "Fallback"
        case hyphen = "noBreakHyphen"
    }

    private static let names = Name.allCases.map { (bytes: Array($0.rawValue.utf8), name: $0) }

    private func name(_ token: XMLToken, _ bytes: Span<UInt8>) -> Name? {
        var start = token.inner.lowerBound
        for i in token.inner.prefix(32) where bytes[i] == 0x3A { start = i + 1 }
        guard token.inner.upperBound - start <= 13 else { return nil }
        let local = bytes.extracting(start..<token.inner.upperBound)
        return Self.names.first { $0.bytes.count == local.count && starts(local, with: $0.bytes) }?.name
    }

    /// Whether a mark that stands here in the place of a character is shown.
    private var isShown: Bool { state.isInRun && state.skipCount == 0 && !state.isHidden }

    private mutating func open(_ name: Name?, _ token: XMLToken, _ bytes: Span<UInt8>) {
        switch name {
        case .text: state.content = state.skipCount > 0 ? .none : state.isHidden ? .deleted : .text
        case .deletedText: state.content = state.skipCount > 0 ? .none : .deleted
        case .run:
            state.isInRun = true
            state.isHidden = false
        // Of a run, and not of the mark that ends a paragraph, or of its stops.
        case .hidden where state.isInRun: state.isHidden = !isOff(token, bytes)
        case .tab where isShown:
            addBorder(at: token.range.lowerBound)
            text.appendInserted(0x20, at: token.range.lowerBound)
        case .hyphen where isShown:
            addBorder(at: token.range.lowerBound)
            text.appendDecoded(0x2011, from: token.range)
        case .lineBreak where isShown, .carriageReturn where isShown: addLine(at: token.range.lowerBound)
        case .moved, .fallback: state.skipCount += 1
        default: break
        }
    }

    private mutating func close(_ name: Name?, at raw: Int) {
        switch name {
        case .text, .deletedText: state.content = .none
        case .run: (state.isInRun, state.isHidden) = (false, false)
        case .paragraph where state.skipCount == 0: addLine(at: raw)
        case .cell where state.skipCount == 0: if state.border == .line { state.border = .cell }
        case .row where state.skipCount == 0: if state.border == .cell { state.border = .line }
        case .moved, .fallback: state.skipCount = max(0, state.skipCount - 1)
        default: break
        }
    }

    /// Whether a property is switched off: `w:val="0"`.
    private func isOff(_ token: XMLToken, _ bytes: Span<UInt8>) -> Bool {
        let attributes = token.inner.upperBound..<token.range.upperBound
        return ["\"0\"", "\"false\"", "\"off\"", "'0'", "'false'", "'off'"].contains { value in
            attributes.contains { stands(Array(value.utf8), in: bytes, at: $0) }
        }
    }

    /// Ends a line.
    private mutating func addLine(at raw: Int) {
        if state.border == .line { text.appendInserted(0x0A, at: raw) }
        state.border = .line
    }

    /// Adds what stands before the text that begins at an offset.
    private mutating func addBorder(at raw: Int) {
        switch state.border {
        case .nothing: break
        case .cell: text.appendInserted(0x20, at: raw)
        case .line: text.appendInserted(0x0A, at: raw)
        }
        state.border = .nothing
    }

    private mutating func append(_ token: XMLToken, _ bytes: Span<UInt8>) {
        guard state.content != .none, !token.inner.isEmpty else { return }
        var read = MappedText()
        if token.kind == .cdata {
            appendLine(token.inner, of: bytes, to: &read)
        } else {
            appendXMLText(token.range, of: bytes, to: &read) { appendLine($0, of: $1, to: &$2) }
        }
        if state.content == .text {
            addBorder(at: token.inner.lowerBound)
            var cursor = 0
            text.append(read.bytes.indices, of: read, cursor: &cursor)
        } else {
            asides.append(DocumentAside(kind: .hidden, text: read.bytes, raw: token.range))
        }
    }
}

/// Appends text of one line: what ends lines in the file is a space.
private func appendLine(_ range: Range<Int>, of bytes: Span<UInt8>, to text: inout MappedText) {
    var start = range.lowerBound
    for i in range where bytes[i] < 0x20 || bytes[i] == 0x7F {
        text.appendCopy(of: bytes, start..<i)
        text.appendInserted(0x20, at: i)
        start = i + 1
    }
    text.appendCopy(of: bytes, start..<range.upperBound)
}
