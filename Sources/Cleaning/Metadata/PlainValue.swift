import Bytes
import CharacterReferences

/// A value without tags, its character references decoded, on one line, without quotation marks around it.
func plainText(_ value: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var i = 0
    while i < value.count {
        switch value[i] {
        case 0x3C:
            if let close = firstOffset(of: 0x3E, in: value.span, from: i) {
                text.append(0x20)
                i = close + 1
                continue
            }
            text.append(0x3C)
        case 0x26:
            if let end = appendReference(value.span, at: i, to: &text) {
                i = end
                continue
            }
            text.append(0x26)
        case 0xC2 where i + 1 < value.count && value[i + 1] == 0xA0:
            text.append(0x20)
            i += 1
        case 0x0A, 0x0D: text.append(contentsOf: [0x20, 0x7C, 0x20])
        default: text.append(value[i])
        }
        i += 1
    }
    var range = trimming(text.span, text.indices)
    while range.count >= 2, let mark = text[range].first, mark == 0x22 || mark == 0x27, text[range].last == mark {
        range = range.lowerBound + 1..<range.upperBound - 1
    }
    return Array(text[range])
}

/// Appends what a character reference stands for, spaces of any kind as one; gives where it ends, `nil` where none
/// begins.
private func appendReference(_ value: Span<UInt8>, at ampersand: Int, to text: inout [UInt8]) -> Int? {
    if case .character(let scalar, let end) = CharacterReference(value, at: ampersand) {
        appendUTF8(scalar == 0xA0 || scalar < 0x20 ? 0x20 : withoutC1(scalar), to: &text)
        return end
    }
    guard let named = namedReference(value, at: ampersand, upTo: value.count) else { return nil }
    text.append(contentsOf: named.characters)
    return ampersand + named.byteCount
}
