import Bytes

/// The multi-byte encodings of East Asia.
///
/// - Source: the WHATWG Encoding Standard, sections 10 to 13.
enum EastAsianEncoding: String, CaseIterable, Sendable {
    case gb18030, gbk, big5
    case eucJP = "euc-jp"
    case shiftJIS = "shift_jis"
    case eucKR = "euc-kr"

    /// The character that begins at an offset, a second one that belongs to it (0 for none), and how many bytes they
    /// take.
    ///
    /// A sequence without a character is U+FFFD; if it ends in an ASCII byte, that byte stands for itself.
    func character(_ bytes: Span<UInt8>, at i: Int) -> (value: UInt32, second: UInt32, byteCount: Int) {
        let lead = bytes[i]
        if lead < 0x80 { return (UInt32(lead), 0, 1) }
        let found: (value: UInt32, byteCount: Int) =
            switch self {
            case .gb18030, .gbk: readGB18030(bytes, at: i, lead)
            case .big5: readBig5(bytes, at: i, lead)
            case .eucJP: readEUCJP(bytes, at: i, lead)
            case .shiftJIS: readShiftJIS(bytes, at: i, lead)
            case .eucKR: readEUCKR(bytes, at: i, lead)
            }
        if found.value > 0x10FFFF { return pair(found.value - 0x110000) }
        // Four bytes have a character always, which may be U+FFFD itself.
        guard found.value == 0xFFFD, (2...3).contains(found.byteCount), bytes[i + found.byteCount - 1] < 0x80 else {
            return (found.value, 0, found.byteCount)
        }
        return (0xFFFD, 0, found.byteCount - 1)
    }
}

private let missing: (value: UInt32, byteCount: Int) = (0xFFFD, 1)

private func readGB18030(_ bytes: Span<UInt8>, at i: Int, _ lead: UInt8) -> (value: UInt32, byteCount: Int) {
    if lead == 0x80 { return (0x20AC, 1) }
    guard lead != 0xFF, i + 1 < bytes.count else { return missing }
    let trail = bytes[i + 1]
    if isASCIIDigit(trail) {
        guard i + 3 < bytes.count, bytes[i + 2] >= 0x81, bytes[i + 2] <= 0xFE, isASCIIDigit(bytes[i + 3]) else {
            return missing
        }
        let high = (UInt32(lead) - 0x81) * 10 + UInt32(trail) - 0x30
        let pointer = (high * 126 + UInt32(bytes[i + 2]) - 0x81) * 10 + UInt32(bytes[i + 3]) - 0x30
        return gb18030Character(pointer).map { ($0, 4) } ?? missing
    }
    guard trail >= 0x40, trail != 0x7F, trail != 0xFF else { return (0xFFFD, 2) }
    let pointer = (Int(lead) - 0x81) * 190 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    return (EastAsianTables.gb18030[pointer], 2)
}

/// The character of a four-byte pointer, where there is one.
private func gb18030Character(_ pointer: UInt32) -> UInt32? {
    if pointer > 39419 && pointer < 189_000 || pointer > 1_237_575 { return nil }
    if pointer == 7457 { return 0xE7C7 }
    let ranges = EastAsianTables.gb18030Ranges
    var low = 0
    var high = ranges.count
    while high - low > 1 {
        let middle = (low + high) / 2
        if ranges[middle].pointer <= pointer { low = middle } else { high = middle }
    }
    return ranges[low].character + pointer - ranges[low].pointer
}

private func readBig5(_ bytes: Span<UInt8>, at i: Int, _ lead: UInt8) -> (value: UInt32, byteCount: Int) {
    guard lead >= 0x81, lead <= 0xFE, i + 1 < bytes.count else { return missing }
    let trail = bytes[i + 1]
    guard trail >= 0x40 && trail <= 0x7E || trail >= 0xA1 && trail <= 0xFE else { return (0xFFFD, 2) }
    let pointer = (Int(lead) - 0x81) * 157 + Int(trail) - (trail < 0x7F ? 0x40 : 0x62)
    switch pointer {
    case 1133, 1135, 1164, 1166: return (0x110000 + UInt32(pointer) - 1133, 2)
    default: return (EastAsianTables.big5[pointer], 2)
    }
}

/// The four characters of Big5 that are a letter and a mark, by their pointers' distance from the first.
private func pair(_ distance: UInt32) -> (value: UInt32, second: UInt32, byteCount: Int) {
    (distance < 31 ? 0xCA : 0xEA, distance == 0 || distance == 31 ? 0x304 : 0x30C, 2)
}

private func readEUCJP(_ bytes: Span<UInt8>, at i: Int, _ lead: UInt8) -> (value: UInt32, byteCount: Int) {
    guard i + 1 < bytes.count else { return missing }
    let trail = bytes[i + 1]
    if lead == 0x8E, trail >= 0xA1, trail <= 0xDF { return (0xFF61 + UInt32(trail) - 0xA1, 2) }
    if lead == 0x8F, trail >= 0xA1, trail <= 0xFE {
        guard i + 2 < bytes.count, bytes[i + 2] >= 0xA1, bytes[i + 2] <= 0xFE else { return (0xFFFD, 2) }
        return (EastAsianTables.jis0212[(Int(trail) - 0xA1) * 94 + Int(bytes[i + 2]) - 0xA1], 3)
    }
    guard lead >= 0xA1, lead <= 0xFE else { return missing }
    guard trail >= 0xA1, trail <= 0xFE else { return (0xFFFD, 2) }
    return (EastAsianTables.jis0208[(Int(lead) - 0xA1) * 94 + Int(trail) - 0xA1], 2)
}

private func readShiftJIS(_ bytes: Span<UInt8>, at i: Int, _ lead: UInt8) -> (value: UInt32, byteCount: Int) {
    if lead == 0x80 { return (0x80, 1) }
    if lead >= 0xA1, lead <= 0xDF { return (0xFF61 + UInt32(lead) - 0xA1, 1) }
    guard lead != 0xA0, lead <= 0xFC, i + 1 < bytes.count else { return missing }
    let trail = bytes[i + 1]
    guard trail >= 0x40, trail != 0x7F, trail <= 0xFC else { return (0xFFFD, 2) }
    let pointer = (Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
    if pointer >= 8836, pointer <= 10715 { return (0xE000 + UInt32(pointer) - 8836, 2) }
    return (pointer < EastAsianTables.jis0208.count ? EastAsianTables.jis0208[pointer] : 0xFFFD, 2)
}

private func readEUCKR(_ bytes: Span<UInt8>, at i: Int, _ lead: UInt8) -> (value: UInt32, byteCount: Int) {
    guard lead >= 0x81, lead <= 0xFE, i + 1 < bytes.count else { return missing }
    let trail = bytes[i + 1]
    guard trail >= 0x41, trail <= 0xFE else { return (0xFFFD, 2) }
    return (EastAsianTables.eucKR[(Int(lead) - 0x81) * 190 + Int(trail) - 0x41], 2)
}
