import Bytes

/// The offset of the first byte at or after `start` that JSON does not copy as it is within a string (a quotation
/// mark, a backslash, a control character) or that is not ASCII; the count where there is none.
///
/// - Complexity: 8 bytes at a step. A vector of 16 is slower here: `any` over a mask joined of several is not one
///   instruction but a loop over its lanes (release build, Swift 6.3: 40 MB/s against more than 1 GB/s).
/// - Source: the tests for a byte within a word are Mycroft's, 1987.
func endOfPlainRun(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var i = start
    while i + 8 <= bytes.count {
        let block = load8(bytes, at: i)
        let quotation = block ^ (ones &* 0x22)
        let backslash = block ^ (ones &* 0x5C)
        // Borrows can only mark bytes above a true mark, so that whether there is any is exact.
        let special =
            ((block &- ones &* 0x20) & ~block) | ((quotation &- ones) & ~quotation)
            | ((backslash &- ones) & ~backslash) | block
        if special & tops != 0 { break }
        i += 8
    }
    while i < bytes.count {
        let byte = bytes[i]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80 { return i }
        i += 1
    }
    return i
}
