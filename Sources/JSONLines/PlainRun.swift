import Bytes

/// The offset of the first byte at or after `start` that JSON does not copy as it is within a string (a quotation
/// mark, a backslash, a control character) or that is not ASCII; the count where there is none.
///
/// - Complexity: 16 bytes at a step.
func endOfPlainRun(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i + 16 <= bytes.count {
        let block = load16(bytes, at: i)
        let special =
            (block .< SIMD16(repeating: 0x20)) .| (block .== SIMD16(repeating: 0x22))
            .| (block .== SIMD16(repeating: 0x5C)) .| (block .>= SIMD16(repeating: 0x80))
        if any(special) { break }
        i += 16
    }
    while i < bytes.count {
        let byte = bytes[i]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80 { return i }
        i += 1
    }
    return i
}

/// Appends a range of bytes in one copy.
func appendBytes(of bytes: Span<UInt8>, _ range: Range<Int>, to out: inout [UInt8]) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) }
}
