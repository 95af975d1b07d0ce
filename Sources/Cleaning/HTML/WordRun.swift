import Bytes

/// The end of a run of white space that begins a range of a page, which has no other controls.
func endOfSpaces(_ page: Span<UInt8>, _ range: Range<Int>) -> Int {
    let (lows, tops) = (~EightBytes.tops, EightBytes.tops)
    var i = range.lowerBound
    while i < range.upperBound {
        guard i + 8 <= page.count else {
            if page[i] > 0x20 { return i }
            i += 1
            continue
        }
        let block = load8(page, at: i)
        let others = ((block & lows) &+ EightBytes.ones &* 0x5F | block) & tops
        i += EightBytes.count(before: others)
        if others != 0 { break }
    }
    return min(i, range.upperBound)
}

/// The end of a run of words with single spaces between them that begins a range.
func endOfRun(_ page: Span<UInt8>, _ range: Range<Int>) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (lows, tops) = (ones &* 0x7F, ones &* 0x80)
    /// Marks the bytes that are no more than a limit below 0x80; each exactly, as no carry leaves its byte.
    func marks(_ block: UInt64, atMost limit: UInt64) -> UInt64 {
        ~((block & lows) &+ ones &* (0x7F - limit) | block) & tops
    }
    var i = range.lowerBound
    while i < range.upperBound {
        if i + 9 <= page.count {
            let block = load8(page, at: i)
            let spaces = marks(block, atMost: 0x20)
            let doubled = spaces & marks(load8(page, at: i + 1), atMost: 0x20)
            let found = doubled | marks(block, atMost: 0x1F)
            if found == 0 {
                i += 8
                continue
            }
            i += found.trailingZeroBitCount / 8
        }
        guard i < range.upperBound else { break }
        let next = i + 1
        if isASCIISpace(page[i]), page[i] != 0x20 || next == range.upperBound || isASCIISpace(page[next]) { return i }
        i = next
    }
    let last = range.upperBound - 1
    return page[last] == 0x20 ? last : range.upperBound
}
