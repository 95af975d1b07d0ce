import Bytes

/// Reads the text of an RTF document, each character with the bytes that stand for it.
///
/// Whatever is wrong in a document, all that can be read is: groups without an end go on to its end, words that nobody
/// knows are passed over.
///
/// - Complexity: O(*n*); memory for the text, and for as many groups as stand in one another, up to a bound.
struct RTFReader: DocumentReader {
    /// What is known at `offset`.
    var state: RTFState
    /// Where the next token begins.
    private(set) var offset = 0
    /// The text, a line for each paragraph, row and page.
    var text = MappedText()
    /// What the document holds besides, ascending.
    var asides: [DocumentAside] = []
    /// Whether what follows is no part of the last aside.
    var isAsideEnded = false
    /// Runs of control characters that no text holds, ascending.
    var controls: [Range<Int>] = []
    /// What the document says of itself.
    var title = MappedText()
    var author = MappedText()
    /// The first code page without a table that a character of the text is in.
    var unknownPage: Int?
    private let words = RTFWord.all
    let tables = SingleByteTables.all
    /// The encoding of the characters that follow, where it was looked up.
    var encoding: TextEncoding?
    var encodingPage = -1

    /// Begins to read where the state was known.
    init(_ state: RTFState, at offset: Int = 0) {
        self.state = state
        self.offset = offset
    }

    var weight: Int { state.weight }

    mutating func read(_ bytes: Span<UInt8>, upTo limit: Int) { read(bytes, upTo: limit, mostRuns: .max) }

    /// Reads the tokens that begin before an offset.
    ///
    /// - Parameter mostRuns: Reading ends where the text has more runs than this.
    mutating func read(_ bytes: Span<UInt8>, upTo limit: Int, mostRuns: Int) {
        while offset < limit && runCount <= mostRuns {
            switch bytes[offset] {
            case 0x7B:
                endRow()
                state.skipCount = 0
                state.open()
                offset += 1
            case 0x7D:
                endRow()
                state.skipCount = 0
                state.close()
                offset += 1
            case 0x5C: readControl(bytes)
            case 0x0A, 0x0D: offset += 1
            default: readPlain(bytes)
            }
        }
        if offset >= bytes.count { endRow() }
    }

    /// How many runs what was read takes.
    var runCount: Int { text.runs.count + title.runs.count + author.runs.count + controls.count }

    /// Reads bytes that are no tokens: characters.
    private mutating func readPlain(_ bytes: Span<UInt8>) {
        if bytes[offset] < 0x20 || bytes[offset] >= 0x7F || state.skipCount > 0 || !state.row.isEmpty {
            readByte(bytes[offset], from: offset..<offset + 1, isEscaped: false)
            offset += 1
            return
        }
        let start = offset
        while offset < bytes.count, bytes[offset] >= 0x20, bytes[offset] < 0x7F, bytes[offset] != 0x5C,
            bytes[offset] != 0x7B, bytes[offset] != 0x7D
        {
            offset += 1
        }
        endRow()
        switch state.sink {
        case .text: text.appendCopy(of: bytes, start..<offset)
        case .title: title.appendCopy(of: bytes, start..<offset)
        case .author: author.appendCopy(of: bytes, start..<offset)
        case .aside(let kind):
            extendAside(kind, start..<offset)
            Bytes.append(start..<offset, of: bytes, to: &asides[asides.count - 1].text)
        case .nowhere: break
        }
    }

    /// Reads what begins with a backslash.
    private mutating func readControl(_ bytes: Span<UInt8>) {
        let start = offset
        guard start + 1 < bytes.count else {
            offset = bytes.count
            return
        }
        let next = bytes[start + 1]
        if isASCIILetter(next) { return readWord(bytes) }
        offset = start + 2
        switch next {
        case 0x27:
            guard start + 3 < bytes.count, let high = hexDigit(bytes[start + 2]), let low = hexDigit(bytes[start + 3])
            else { return endRow() }
            offset = start + 4
            readByte(UInt8(high << 4 | low), from: start..<offset, isEscaped: true)
        case 0x5C, 0x7B, 0x7D: readByte(next, from: start..<offset, isEscaped: true)
        case 0x2A:
            endRow()
            state.group.isStarred = true
        case 0x7E: readCharacter(0xA0, from: start..<offset)
        case 0x2D: readCharacter(0xAD, from: start..<offset)
        case 0x5F: readCharacter(0x2011, from: start..<offset)
        case 0x0A, 0x0D: readCharacter(0x0A, from: start..<offset)
        case 0x09: readCharacter(0x09, from: start..<offset)
        default: endRow()
        }
    }

    private mutating func readWord(_ bytes: Span<UInt8>) {
        let start = offset
        var i = start + 1
        while i < bytes.count, isASCIILetter(bytes[i]) { i += 1 }
        let name = bytes.extracting(start + 1..<i)
        var value: Int?
        let isNegative = i + 1 < bytes.count && bytes[i] == 0x2D && isASCIIDigit(bytes[i + 1])
        if isNegative { i += 1 }
        while i < bytes.count, isASCIIDigit(bytes[i]) {
            value = min((value ?? 0) * 10 + Int(bytes[i]) - 0x30, 1 << 40)
            i += 1
        }
        if isNegative { value = value.map { -$0 } }
        if i < bytes.count, bytes[i] == 0x20 { i += 1 }
        offset = i
        let word = name.count <= 16 ? words[stableHash(name)] : nil
        let isStarred = state.group.isStarred
        state.group.isStarred = false
        switch word {
        case .character(let character): readCharacter(character, from: start..<i)
        case .unicode: readUnicode(value ?? 0, from: start..<i)
        case .binary:
            endRow()
            // What is longer than the rest of the document is no length.
            if let value, value > 0, value <= bytes.count - i { offset = i + value }
        case .set(let setting) where !isStarred:
            endRow()
            state.set(setting, to: value)
        default:
            endRow()
            enter(word, isStarred: isStarred)
        }
    }

    /// Begins a destination.
    private mutating func enter(_ word: RTFWord?, isStarred: Bool) {
        let current = state.group.destination
        switch word {
        case .destination(let destination):
            // What is no text holds none.
            guard current != .none else { return }
            state.group.destination = destination
            state.group.outer = nil
        case .information(let destination): if current == .info { state.group.destination = destination }
        case .container:
            if current != .none { state.group.outer = current }
            state.group.destination = .none
        case .shown:
            if let outer = state.group.outer { state.group.destination = outer }
        case .kept: break
        default:
            guard isStarred else { return }
            // A container may stand within one that nobody knows: its text is not shown either.
            state.group.destination = .none
        }
    }

    /// Reads a character of Unicode, which may be half of a pair.
    private mutating func readUnicode(_ value: Int, from raw: Range<Int>) {
        state.skipCount = 0
        // Numbers are of 16 bits with a sign; some programs write larger ones.
        let unit = UInt32(exactly: value < 0 ? value + 0x10000 : value) ?? .max
        if let first = state.surrogate {
            state.surrogate = nil
            if (0xDC00...0xDFFF).contains(unit) {
                emit(
                    0x10000 + (first.value - 0xD800) << 10 + (unit - 0xDC00),
                    from: first.raw.lowerBound..<raw.upperBound)
                state.skipCount = state.group.fallbackCount
                return
            }
            emit(0xFFFD, from: first.raw)
        }
        endRow()
        if (0xD800...0xDBFF).contains(unit) {
            state.surrogate = (unit, raw)
        } else {
            emit((0xDC00...0xDFFF).contains(unit) || unit > 0x10FFFF ? 0xFFFD : unit, from: raw)
        }
        state.skipCount = state.group.fallbackCount
    }

    /// Reads a character that a word or a sign stands for.
    private mutating func readCharacter(_ character: UInt32, from raw: Range<Int>) {
        // A paragraph ends, whatever was to be passed over.
        if state.skipCount > 0, character != 0x0A {
            state.skipCount -= 1
            return
        }
        state.skipCount = 0
        endRow()
        emit(character, from: raw)
    }
}
