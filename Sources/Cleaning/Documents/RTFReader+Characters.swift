import Bytes
import Records

/// Characters.
extension RTFReader {
    /// Reads a byte of a character.
    mutating func readByte(_ byte: UInt8, from raw: Range<Int>, isEscaped: Bool) {
        if state.skipCount > 0 {
            state.skipCount -= 1
            return
        }
        guard state.sink != .nowhere else { return }
        if state.surrogate != nil { endRow() }
        if state.row.isEmpty {
            guard byte >= 0x80 else { return emit(UInt32(byte), from: raw) }
            guard findEncoding(isEscaped: isEscaped) else { return emit(0xFFFD, from: raw) }
            state.rowRaw = raw
        } else if byte < 0x20 {
            endRow()
            return emit(UInt32(byte), from: raw)
        }
        state.row.append(byte)
        let rest = state.rowRaw.upperBound..<raw.upperBound
        state.rowRaw = state.rowRaw.lowerBound..<raw.upperBound
        guard let encoding, state.row.count >= encoding.characterLength(state.row) else { return }
        switch encoding {
        case .singleByte(let index): emit(UInt32(tables[index].upperHalf[Int(byte) - 0x80]), from: raw)
        case .eastAsian(let encoding):
            let character = encoding.character(state.row.span, at: 0)
            guard character.byteCount == state.row.count else {
                // The last byte stands for itself.
                emit(character.value, from: state.rowRaw.lowerBound..<rest.lowerBound)
                state.row = []
                return readByte(byte, from: raw, isEscaped: isEscaped)
            }
            emit(character.value, and: character.second, from: state.rowRaw)
        default:
            let row = state.row
            let scalar = decodeScalar(row.span, at: 0)
            emit(scalar.byteCount == row.count ? scalar.value : 0xFFFD, from: state.rowRaw)
        }
        state.row = []
    }

    /// Looks up how the next character is encoded; `false` where nobody knows.
    private mutating func findEncoding(isEscaped: Bool) -> Bool {
        let page = !isEscaped && state.isUTF8 ? 65001 : state.page
        if page != encodingPage {
            encodingPage = page
            encoding = RTFCodePage.encoding(page)
        }
        if encoding == nil { unknownPage = unknownPage ?? page }
        return encoding != nil
    }

    /// Ends a character whose last bytes are missing.
    mutating func endRow() {
        if let first = state.surrogate {
            state.surrogate = nil
            emit(0xFFFD, from: first.raw)
        }
        guard !state.row.isEmpty else { return }
        state.row = []
        emit(0xFFFD, from: state.rowRaw)
    }

    /// Appends a character where the group's characters go, with a mark that belongs to it (0 for none).
    mutating func emit(_ value: UInt32, and mark: UInt32 = 0, from raw: Range<Int>) {
        let sink = state.sink
        guard sink != .nowhere else { return }
        var shown = value
        switch value {
        case 0x09, 0x0A, 0x20...0x7E: break
        case 0x0B...0x0D, 0x85, 0x2028, 0x2029: shown = 0x0A
        case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF:
            if sink == .text { drop(raw) }
            return
        default: break
        }
        switch sink {
        case .text where mark > 0:
            var pair: [UInt8] = []
            appendUTF8(shown, to: &pair)
            appendUTF8(mark, to: &pair)
            text.appendDecoded(pair, from: raw)
        // One byte for another is no copy.
        case .text where shown != value && raw.count == 1: text.appendInserted(0x0A, at: raw.lowerBound)
        case .text: text.appendScalar(shown, from: raw)
        case .title: title.appendScalar(shown, from: raw)
        case .author: author.appendScalar(shown, from: raw)
        // Each line of a page's head is one of its own.
        case .aside(.margin) where shown == 0x0A: isAsideEnded = true
        case .aside(let kind):
            extendAside(kind, raw)
            appendUTF8(shown, to: &asides[asides.count - 1].text)
        case .nowhere: break
        }
    }

    /// Leaves out a control character.
    private mutating func drop(_ raw: Range<Int>) {
        if let last = controls.last, last.upperBound == raw.lowerBound {
            controls[controls.count - 1] = last.lowerBound..<raw.upperBound
        } else {
            controls.append(raw)
        }
    }

    /// Makes what stands in a range a part of the last aside, or of a new one behind text of the document.
    mutating func extendAside(_ kind: DocumentAside.Kind, _ raw: Range<Int>) {
        let shownEnd = text.runs.last.map { $0.rawStart + $0.rawLength } ?? 0
        if let last = asides.last, !isAsideEnded, last.kind == kind, last.raw.upperBound >= shownEnd {
            asides[asides.count - 1].raw = last.raw.lowerBound..<raw.upperBound
        } else {
            asides.append(DocumentAside(kind: kind, raw: raw))
            isAsideEnded = false
        }
    }
}
