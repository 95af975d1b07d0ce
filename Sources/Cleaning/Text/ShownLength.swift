import Bytes

/// How long a run of text looks, about in letters of an alphabet: a scalar counts once, one of Chinese, Japanese or Korean
/// three times, since it says as much as a syllable or a word.
///
/// Bytes tell so only of ASCII: a Devanagari label has three times as many.
///
/// - Complexity: O(*n*).
func shownLength(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var length = 0
    for i in range where !isUTF8Continuation(text[i]) {
        // The lead bytes of U+3000 to U+D7FF.
        length += (0xE3...0xED).contains(text[i]) ? 3 : 1
    }
    return length
}

/// Whether a run of text looks no longer than so many letters of an alphabet.
///
/// - Complexity: O(1) for one of as few bytes, or of more than three times as many; else O(*n*).
func isShort(_ text: Span<UInt8>, _ range: Range<Int>, _ letters: Int) -> Bool {
    range.count <= letters || range.count <= 3 * letters && shownLength(text, range) <= letters
}
