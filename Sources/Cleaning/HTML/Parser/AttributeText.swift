import Bytes

/// The value of an attribute as mapped text, without white space at its ends.
///
/// - Parameters:
///   - range: Where it stands in the page, its character references not decoded.
///   - value: The decoded value, without white space at its ends.
/// - Returns: `nil` where those bytes don't decode to that value.
func attributeText(_ range: Range<Int>, _ value: [UInt8], in page: [UInt8]) -> MappedText? {
    var text = MappedText()
    let source = page.span.extracting(0..<range.upperBound)
    var copied = range.lowerBound
    var next = firstOffset(of: 0x26, in: source, from: copied)
    while let mark = next {
        var end = mark + 1
        if let reference = attributeReference(source, at: mark) {
            text.appendCopy(of: page, copied..<mark)
            if !reference.characters.isEmpty { text.appendDecoded(reference.characters, from: mark..<reference.end) }
            end = reference.end
            copied = end
        }
        next = end < range.upperBound ? firstOffset(of: 0x26, in: source, from: end) : nil
    }
    text.appendCopy(of: page, copied..<range.upperBound)
    let rest = trimming(text.bytes.span, text.bytes.indices)
    return Array(text.bytes[rest]) == value ? text.slice(rest) : nil
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
