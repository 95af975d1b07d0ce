import Bytes

/// Whether one or two sentences stand before a name in capitals that ends the line, as credits of photographs are set:
/// `A woman at the gate, on Monday. JANE DOE`, `JANE DOE FOR « THE PAPER »`.
///
/// - Complexity: O(1) where no such word ends the line, as most do not; else O(*n*).
func endsWithNameInCapitals(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    guard line.count <= longestCaption else { return false }
    var end = line.upperBound
    var words = 0
    var next = 0
    while words <= mostWords {
        while end > line.lowerBound, isASCIISpace(text[end - 1]) { end -= 1 }
        var start = end
        while start > line.lowerBound, !isASCIISpace(text[start - 1]) { start -= 1 }
        guard start < end, start > line.lowerBound else { return false }
        switch isInCapitals(text, start..<end) {
        case .yes(let length):
            words += 1
            guard words <= mostWords else { return false }
            var before = start
            while before > line.lowerBound, isASCIISpace(text[before - 1]) { before -= 1 }
            let sentence = line.lowerBound..<before
            if text[before - 1] == 0x2E {
                // Two words of some length at least: others are abbreviations.
                return next >= shortestWord && length >= shortestWord && sentence.count >= shortestCaption
                    && isSmallLetter(text, before: before - 1) && sentenceCount(text, sentence) <= 2
            }
            next = length
        case .quotationMark: break
        case .no: return false
        }
        end = start
    }
    return false
}

private let mostWords = 6
private let shortestWord = 4
private let shortestCaption = 20
private let longestCaption = 240

private enum CapitalWord {
    case yes(length: Int)
    case quotationMark
    case no
}

/// Whether a word is written in capitals, an apostrophe or hyphen aside.
private func isInCapitals(_ text: Span<UInt8>, _ word: Range<Int>) -> CapitalWord {
    var length = 0
    var i = word.lowerBound
    while i < word.upperBound {
        let scalar = decodeScalar(text, at: i)
        switch scalar.value {
        case 0x27, 0x2D, 0x2019, 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x2F: break
        default:
            guard CharacterKind(scalar.value) == .upper else { return .no }
            length += 1
        }
        i += scalar.byteCount
    }
    return length > 0 ? .yes(length: length) : .quotationMark
}

/// Whether a small letter or a digit stands before an offset.
private func isSmallLetter(_ text: Span<UInt8>, before offset: Int) -> Bool {
    guard let scalar = decodeScalar(text.extracting(0..<offset), before: offset) else { return false }
    return isASCIIDigit(text[offset - 1]) || CharacterKind(scalar.value) != .upper && isWordScalar(scalar.value)
}
