import Bytes

/// The offset of the first byte at or after `start` that JSON does not copy as it is within a string (a quotation
/// mark, a backslash, a control character) or that is not ASCII; the count where there is none.
///
/// - Complexity: 32 bytes at a step. A vector of 16 is slower here: `any` over a mask joined of several is not one
///   instruction but a loop over its lanes (release build, Swift 6.3: 40 MB/s against more than 1 GB/s).
/// - Source: the tests for a byte within a word are Mycroft's, 1987.
func endOfPlainRun(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i + 32 <= bytes.count {
        // Borrows can only mark bytes above a true mark, so that the lowest is exact.
        let first = specialMarks(load8(bytes, at: i))
        let second = specialMarks(load8(bytes, at: i + 8))
        let third = specialMarks(load8(bytes, at: i + 16))
        let fourth = specialMarks(load8(bytes, at: i + 24))
        guard (first | second) | (third | fourth) == 0 else {
            if first != 0 { return i + first.trailingZeroBitCount / 8 }
            if second != 0 { return i + 8 + second.trailingZeroBitCount / 8 }
            if third != 0 { return i + 16 + third.trailingZeroBitCount / 8 }
            return i + 24 + fourth.trailingZeroBitCount / 8
        }
        i += 32
    }
    while i + 8 <= bytes.count {
        let marks = specialMarks(load8(bytes, at: i))
        if marks != 0 { return i + marks.trailingZeroBitCount / 8 }
        i += 8
    }
    while i < bytes.count {
        let byte = bytes[i]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80 { return i }
        i += 1
    }
    return i
}

/// The top bits of those of eight bytes that are special, and of some above the lowest of them.
@inline(__always)
private func specialMarks(_ block: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotation = block ^ (ones &* 0x22)
    let backslash = block ^ (ones &* 0x5C)
    return
        (((block &- ones &* 0x20) & ~block) | ((quotation &- ones) & ~quotation)
        | ((backslash &- ones) & ~backslash) | block) & (ones &* 0x80)
}
