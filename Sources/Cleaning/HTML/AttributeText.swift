import Bytes

/// The value of an attribute as mapped text: found again in the bytes of its tag, since only decoded values are
/// handed on.
///
/// - Parameters:
///   - value: The decoded value.
///   - tagEnd: Where the tag ends.
/// - Returns: `nil` where the tag's bytes don't decode to that value.
func attributeText(_ name: String, _ value: [UInt8], in page: [UInt8], tagEnd: Int) -> MappedText? {
    guard let range = attributeRange(Array(name.utf8), in: page.span, tagEnd: tagEnd) else { return nil }
    var text = MappedText()
    var i = range.lowerBound
    var k = 0
    var copied = i
    while i < range.upperBound {
        let near = page.span.extracting(0..<min(range.upperBound, i + 13))
        if page[i] == 0x26, let end = firstOffset(of: 0x3B, in: near, from: i) {
            text.appendCopy(of: page, copied..<i)
            // The reference stands for one character: as many bytes of the value.
            guard k < value.count else { return nil }
            let length = max(1, utf8SequenceLength(value.span, at: k))
            text.appendDecoded(Array(value[k..<k + length]), from: i..<end + 1)
            k += length
            i = end + 1
            copied = i
        } else {
            guard k < value.count, page[i] == value[k] else { return nil }
            i += 1
            k += 1
        }
    }
    text.appendCopy(of: page, copied..<range.upperBound)
    guard text.bytes == value else { return nil }
    return text
}

/// Where the value of an attribute stands in the tag that ends at an offset, without its quotation marks.
private func attributeRange(_ name: [UInt8], in page: Span<UInt8>, tagEnd: Int) -> Range<Int>? {
    var start = tagEnd
    while start > 0 && page[start - 1] != 0x3C && tagEnd - start < 1 << 14 { start -= 1 }
    var i = start
    while i + name.count < tagEnd {
        if page[i] == 0x22 || page[i] == 0x27 {
            guard let close = firstOffset(of: page[i], in: page.extracting(0..<tagEnd), from: i + 1) else { return nil }
            i = close + 1
            continue
        }
        if isASCIISpace(page[i]), equalsIgnoringCase(page, at: i + 1, name) {
            var k = i + 1 + name.count
            while k < tagEnd && isASCIISpace(page[k]) { k += 1 }
            guard k + 1 < tagEnd, page[k] == 0x3D else {
                i += 1
                continue
            }
            k += 1
            while k < tagEnd && isASCIISpace(page[k]) { k += 1 }
            guard k < tagEnd, page[k] == 0x22 || page[k] == 0x27 else { return nil }
            guard let close = firstOffset(of: page[k], in: page.extracting(0..<tagEnd), from: k + 1) else { return nil }
            return k + 1..<close
        }
        i += 1
    }
    return nil
}

/// Whether lower-case ASCII stands somewhere in a text, in any case.
func holdsIgnoringCase(_ text: Span<UInt8>, _ name: [UInt8]) -> Bool {
    text.indices.contains { equalsIgnoringCase(text, at: $0, name) }
}

/// Whether lower-case ASCII stands at an offset, in any case.
func equalsIgnoringCase(_ page: Span<UInt8>, at offset: Int, _ name: [UInt8]) -> Bool {
    guard offset + name.count <= page.count else { return false }
    for k in name.indices where asciiLowercased(page[offset + k]) != name[k] { return false }
    return true
}
