import Bytes

/// Whether a byte may begin what is glued to a word: a capital, a quotation mark, or a letter beyond ASCII.
func mayBeGlue(_ byte: UInt8) -> Bool { isASCIIUpper(byte) || byte >= 0xC2 || byte == 0x22 }

/// Whether words are glued at an offset: a capital, or a quotation that begins with one, after a small letter, a digit, a
/// closing bracket or the mark of a sentence, the last capital of several, or a letter of another kind of script.
func isGlue(_ text: Span<UInt8>, at offset: Int) -> Bool {
    guard let last = decodeScalar(text, before: offset) else { return false }
    let scalar = decodeScalar(text, at: offset)
    let next = offset + scalar.byteCount
    switch (CharacterKind(last.value), CharacterKind(scalar.value)) {
    case (.lower, .upper), (.digit, .upper), (.closer, .upper), (.colon, .upper), (.letter, .upper), (.mark, .upper):
        return true
    case (.quote, .upper):
        // What closes a quotation has something before it.
        let before = decodeScalar(text, before: offset - last.byteCount)?.value ?? 0x20
        return isCloser(last.value) && isWordScalar(before)
    // A copyright sign, say.
    case (.other, .upper): return last.value == 0xA9 || last.value == 0xAE
    case (.lower, .quote), (.letter, .quote):
        return beginsQuotation(text, at: offset) && scalar.value != 0x27 && next < text.count
            && CharacterKind(decodeScalar(text, at: next).value) == .upper
    // The letters of Vietnamese among them are Latin.
    case (.upper, .letter), (.lower, .letter), (.digit, .letter): return !(0x1E00..<0x1F00).contains(scalar.value)
    case (.upper, .upper): return next < text.count && CharacterKind(decodeScalar(text, at: next).value) == .lower
    default: return false
    }
}

/// Whether the words at a border are two, rather than one name with a capital inside, as `McDonald`, `iPhone` and
/// `DeSantis` are: by how long they are, and since such a name stands in a text more than once.
func partsWords(_ text: Span<UInt8>, at border: Int, _ calls: ReaderCalls?) -> Bool {
    guard let last = decodeScalar(text, before: border), isWordScalar(last.value) else { return true }
    let scalar = decodeScalar(text, at: border)
    guard CharacterKind(scalar.value) == .upper else { return true }
    let first = wordStart(text, before: border)..<border
    let second = border..<wordEnd(text, from: border, before: text.count)
    let secondKind = CharacterKind(decodeScalar(text, at: min(border + scalar.byteCount, text.count - 1)).value)
    guard !isDomain(text, second.upperBound) else { return false }
    let length = shownLength(text, first)
    guard CharacterKind(decodeScalar(text, at: first.lowerBound).value) == .upper else {
        return length >= (secondKind == .upper ? 4 : 3)
    }
    // A shortened name of capitals.
    if CharacterKind(last.value) == .upper {
        // The plural and the genitive of one: `NATOs`.
        let next = shownLength(text, second)
        return length >= 3 && (next >= 3 || next == 2 && text[second.upperBound - 1] != 0x73)
            || length == 2 && next >= 5
    }
    if calls?.knows(text, first) == true { return true }
    return length >= 4 && secondKind != .upper && !standsElsewhere(text, first.lowerBound..<second.upperBound)
}

/// Whether the name of a domain goes on at an offset: `.com`.
private func isDomain(_ text: Span<UInt8>, _ offset: Int) -> Bool {
    offset + 1 < text.count && text[offset] == 0x2E && isASCIILower(text[offset + 1])
}

/// Whether the word that ends at an offset begins with a small letter, and is no single letter.
func beginsLower(_ text: Span<UInt8>, wordEndingAt end: Int) -> Bool {
    let start = wordStart(text, before: end)
    return end - start >= 3 && CharacterKind(decodeScalar(text, at: start).value) == .lower
}

/// Whether the word that begins at an offset is of a closed class, of some bytes or more, and white space follows it.
func isClosedClass(_ text: Span<UInt8>, at start: Int, _ classes: LineWordClasses, minimum: Int = 3) -> Bool {
    let end = wordEnd(text, from: start, before: text.count)
    guard end - start >= minimum, end < text.count, spaceLength(text, at: end) > 0 else { return false }
    var words = LineWords()
    words.read(text, start..<end)
    guard words.hashes.count == 1 else { return false }
    // `May` is a month.
    return classes[words.hashes[0]] & (LineWordClasses.function | LineWordClasses.time) == LineWordClasses.function
}

/// Where the last word of a range begins: after its last white space.
func lastWordStart(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var start = range.upperBound
    while start > range.lowerBound && !isASCIISpace(text[start - 1]) { start -= 1 }
    return start
}

/// No more bytes of a word are looked at, and so many around it for the same word.
private let longestWord = 64
private let nearby = 8192

/// Where the word ends that begins at an offset or goes on there.
func wordEnd(_ text: Span<UInt8>, from start: Int, before limit: Int) -> Int {
    var end = start
    while end < min(limit, start + longestWord), case let scalar = decodeScalar(text, at: end),
        isWordScalar(scalar.value)
    {
        end += scalar.byteCount
    }
    return end
}

/// Where the word begins that ends at an offset or goes on there.
func wordStart(_ text: Span<UInt8>, before end: Int) -> Int {
    var start = end
    while start > end - longestWord, let scalar = decodeScalar(text, before: start), isWordScalar(scalar.value) {
        start -= scalar.byteCount
    }
    return start
}

/// Whether a word stands nearby in a text once more.
private func standsElsewhere(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    let bytes = word.map { text[$0] }
    let before = text.extracting(max(0, word.lowerBound - nearby)..<word.lowerBound)
    return holds(before, bytes)
        || holds(text.extracting(word.upperBound..<min(text.count, word.upperBound + nearby)), bytes)
}
