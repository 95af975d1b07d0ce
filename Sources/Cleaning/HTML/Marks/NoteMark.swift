import Bytes

/// The mark that a link to a place of the page is, if it leads to a note and is no part of the sentence
/// (`the winter.<a href="#fn1">1</a>`): where it stands in the text; `nil` for other links.
///
/// It is a number of up to three digits, asterisks or a dagger, in square brackets or not, and touches the word or the
/// sentence before it or, behind a comma, another mark: `see figure <a href="#f2">2</a>`, `[<a href="#n3">3</a>]` are none.
///
/// - Parameters:
///   - start: Where the link's text begins, which ends the page's text so far.
///   - blockStart: Where that of its block does.
func noteMark(_ content: PageContent, from start: Int, blockStart: Int) -> Range<Int>? {
    let bytes = content.text.bytes
    let length = bytes.count - start
    guard start > blockStart, (1...6).contains(length) else { return nil }
    var inside = start..<bytes.count
    if length > 2, bytes[start] == 0x5B, bytes[bytes.count - 1] == 0x5D { inside = start + 1..<bytes.count - 1 }
    let isNumber = inside.count <= 3 && inside.allSatisfy { isASCIIDigit(bytes[$0]) }
    guard isNumber || signs.contains(Array(bytes[inside])) else { return nil }
    if let last = content.noteMarks.last?.upperBound {
        if last == start { return start..<bytes.count }
        if last == start - 1, bytes[last] == 0x2C { return last..<bytes.count }
    }
    // `the council,<a href="#fn1">1</a> which`
    let end = bytes[start - 1] == 0x2C ? start - 1 : start
    guard end > blockStart, let before = decodeScalar(bytes.span, before: end)?.value else { return nil }
    // `8<a href="#a">3</a>` is a number, `[<a href="#a">3</a>]` would leave its brackets.
    let isTouched = isSentenceMark(before) || isCloser(before) || before == 0x3A || before == 0x3B
    let isWord = isWordScalar(before) && !(before < 0x80 && isASCIIDigit(UInt8(before)))
    return isTouched || isWord ? start..<bytes.count : nil
}

private let signs = ["*", "**", "***", "\u{2020}", "\u{2021}"].map { Array($0.utf8) }
