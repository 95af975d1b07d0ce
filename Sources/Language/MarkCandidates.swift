import Bytes

/// The forms of quotation marks that are told apart.
enum Glyph: UInt8, Sendable {
    case straightDouble, straightSingle, backtick, doubleBacktick, doubleApostrophe
    case leftDouble, rightDouble, lowDouble, leftSingle, rightSingle, lowSingle
    case leftGuillemet, rightGuillemet, leftAngle, rightAngle
    case leftCorner, rightCorner

    /// Whether it is a single mark, which may also be an apostrophe.
    var isSingle: Bool {
        switch self {
        case .straightSingle, .backtick, .leftSingle, .rightSingle, .lowSingle, .leftAngle, .rightAngle: true
        default: false
        }
    }
}

/// A place where a quotation mark may stand, and what is around it.
struct MarkCandidate {
    var range: Range<Int>
    var glyph: Glyph
    var before: ScalarClass
    var after: ScalarClass
    /// The byte before, 0 at the beginning of the paragraph.
    var byteBefore: UInt8

    /// What stands before it may stand before an opening mark.
    var maySeparateBefore: Bool {
        before == .space || before == .opening || before == .dash || before == .quotation || byteBefore == 0x2F
    }
    /// What stands after it may stand after a closing mark.
    var maySeparateAfter: Bool { !isWordClass(after) && after != .opening }
    /// It looks like an opening mark.
    var looksOpening: Bool { maySeparateBefore && after != .space }
    /// It looks like a closing mark.
    var looksClosing: Bool { before != .space && before != .opening && maySeparateAfter }
    /// It stands between two letters, or a letter and a digit.
    var isInsideWord: Bool { isWordClass(before) && isWordClass(after) }
}

/// Every place in a paragraph where a quotation mark may stand, in order.
///
/// - Complexity: O(*n*).
func markCandidates(_ text: Span<UInt8>, in paragraph: Range<Int>) -> [MarkCandidate] {
    var candidates: [MarkCandidate] = []
    var i = paragraph.lowerBound
    while i < paragraph.upperBound {
        let (glyph, length) = glyph(text, at: i, end: paragraph.upperBound)
        guard let glyph else {
            i += 1
            continue
        }
        let end = i + length
        candidates.append(
            MarkCandidate(
                range: i..<end, glyph: glyph,
                before: i == paragraph.lowerBound ? .space : scalarClass(text, before: i),
                after: end >= paragraph.upperBound ? .space : scalarClass(text, at: end),
                byteBefore: i == paragraph.lowerBound ? 0 : text[i - 1]))
        i = end
    }
    return candidates
}

private func glyph(_ text: Span<UInt8>, at i: Int, end: Int) -> (Glyph?, Int) {
    let doubled = i + 1 < end && text[i + 1] == text[i]
    switch text[i] {
    case 0x22: return (.straightDouble, 1)
    case 0x27: return doubled ? (.doubleApostrophe, 2) : (.straightSingle, 1)
    case 0x60: return doubled ? (.doubleBacktick, 2) : (.backtick, 1)
    case 0xC2 where i + 1 < end:
        if text[i + 1] == 0xAB { return (.leftGuillemet, 2) }
        if text[i + 1] == 0xBB { return (.rightGuillemet, 2) }
        return (nil, 0)
    case 0xE2 where i + 2 < end && text[i + 1] == 0x80:
        switch text[i + 2] {
        case 0x98, 0x9B: return isRepeated(text, at: i, end: end) ? (.leftDouble, 6) : (.leftSingle, 3)
        case 0x99: return isRepeated(text, at: i, end: end) ? (.rightDouble, 6) : (.rightSingle, 3)
        case 0x9A: return (.lowSingle, 3)
        case 0x9C, 0x9F: return (.leftDouble, 3)
        case 0x9D: return (.rightDouble, 3)
        case 0x9E: return (.lowDouble, 3)
        case 0xB9: return (.leftAngle, 3)
        case 0xBA: return (.rightAngle, 3)
        default: return (nil, 0)
        }
    case 0xE3 where i + 2 < end && text[i + 1] == 0x80:
        switch text[i + 2] {
        case 0x8C, 0x8E: return (.leftCorner, 3)
        case 0x8D, 0x8F: return (.rightCorner, 3)
        default: return (nil, 0)
        }
    default: return (nil, 0)
    }
}

/// Whether the mark of three bytes at `i` stands there twice: ‘‘ for “.
private func isRepeated(_ text: Span<UInt8>, at i: Int, end: Int) -> Bool {
    i + 5 < end && text[i + 3] == text[i] && text[i + 4] == text[i + 1] && text[i + 5] == text[i + 2]
}
