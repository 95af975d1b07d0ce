import Bytes

/// JSON of a script with its usual faults mended: what stands around it (`<![CDATA[`, comments), control characters,
/// commas too many, escapes of characters that need none, and quotation marks within strings.
///
/// A quotation mark ends a string where what follows it may follow a string; so `"He said "no" twice"` is read whole.
///
/// - Complexity: O(*n*), but for runs of white space behind quotation marks and commas.
func mendedJSON(_ page: Span<UInt8>, _ script: Range<Int>) -> [UInt8] {
    var mended: [UInt8] = []
    mended.reserveCapacity(script.count)
    var i = beginning(of: page, script)
    let end = script.upperBound
    var isInString = false
    while i < end {
        let byte = page[i]
        switch byte {
        case 0x22 where isInString && !endsString(page, i + 1..<end): mended += [0x5C, 0x22]
        case 0x22:
            isInString.toggle()
            mended.append(byte)
        case 0x5C where isInString:
            if i + 1 < end, isEscape(page, i + 1..<end) {
                mended += [byte, page[i + 1]]
                i += 1
            }
        case 0x2C where !isInString:
            let next = nextByte(page, i + 1..<end)
            if next != 0x2C && next != 0x7D && next != 0x5D { mended.append(byte) }
        default: mended.append(byte < 0x20 ? 0x20 : byte)
        }
        i += 1
    }
    return mended
}

/// Where the first object or array begins; the end where there is none.
private func beginning(of page: Span<UInt8>, _ script: Range<Int>) -> Int {
    for i in script {
        if page[i] == 0x7B { return i }
        guard page[i] == 0x5B, i < script.lowerBound + 5 || !stands(cdata, in: page, at: i - 5) else { continue }
        if let next = nextByte(page, i + 1..<script.upperBound), firstMarks.contains(next) { return i }
    }
    return script.upperBound
}

/// Whether a quotation mark before a range ends a string.
private func endsString(_ page: Span<UInt8>, _ rest: Range<Int>) -> Bool {
    guard let at = rest.first(where: { page[$0] > 0x20 }) else { return true }
    switch page[at] {
    case 0x3A, 0x7D, 0x5D: return true
    case 0x2C:
        let following = nextByte(page, at + 1..<rest.upperBound)
        return following.map { isASCIIDigit($0) || valueMarks.contains($0) } ?? true
    default: return false
    }
}

/// Whether the byte behind a backslash makes an escape of JSON with it.
private func isEscape(_ page: Span<UInt8>, _ rest: Range<Int>) -> Bool {
    guard page[rest.lowerBound] == 0x75 else { return escaped.contains(page[rest.lowerBound]) }
    return rest.count >= 5 && (1...4).allSatisfy { hexDigit(page[rest.lowerBound + $0]) != nil }
}

private func nextByte(_ page: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
    range.first { page[$0] > 0x20 }.map { page[$0] }
}

private let cdata = Array("CDATA".utf8)
private let escaped = Array(#""\/bfnrt"#.utf8)
/// What an array of the data begins with.
private let firstMarks = Array(#""{["#.utf8)
/// What may follow a comma.
private let valueMarks = Array(#""{[]},-"#.utf8)
