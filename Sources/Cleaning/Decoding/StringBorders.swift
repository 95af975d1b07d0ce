import Bytes

/// Where a row of backslashes ends that begins at an offset, if any does.
func rowEnd(_ text: Span<UInt8>, at start: Int) -> Int {
    var end = start
    while end < text.count, text[end] == 0x5C { end += 1 }
    return end
}

/// Where the ASCII white space ends that begins at an offset, if any does.
func asciiSpaceEnd(_ text: Span<UInt8>, at start: Int) -> Int {
    var end = start
    while end < text.count, isASCIISpace(text[end]) { end += 1 }
    return end
}

/// Where the string ends whose mark stands at an offset: at the next such mark that is not escaped, or where the line ends,
/// which JavaScript's templates go beyond, or the text.
func stringEnd(_ text: Span<UInt8>, ofMark start: Int) -> Int {
    let mark = text[start]
    var i = start + 1
    while i < text.count, text[i] != mark, text[i] != 0x0A || mark == 0x60 { i += text[i] == 0x5C ? 2 : 1 }
    return min(i, text.count)
}
