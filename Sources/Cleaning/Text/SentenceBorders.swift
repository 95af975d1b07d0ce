import Bytes

/// The sentences of a line, each with the white space behind it.
func sentenceRanges(_ text: Span<UInt8>, _ line: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = line.lowerBound
    var i = line.lowerBound
    while i < line.upperBound {
        let byte = text[i]
        if byte < 0x80, byte != 0x2E, byte != 0x21, byte != 0x3F {
            i += 1
            continue
        }
        let scalar = decodeScalar(text, at: i)
        i += scalar.byteCount
        guard isSentenceMark(scalar.value) else { continue }
        var end = i
        while end < line.upperBound, case let next = decodeScalar(text, at: end),
            isCloser(next.value) || isSentenceMark(next.value)
        {
            end += next.byteCount
        }
        let afterMark = end
        while end < line.upperBound, isASCIISpace(text[end]) { end += 1 }
        guard end < line.upperBound else { break }
        let kind = CharacterKind(decodeScalar(text, at: end).value)
        guard end > afterMark || scalar.value >= 0x3000, kind != .lower else { continue }
        sentences.append(start..<end)
        start = end
        i = end
    }
    if start < line.upperBound { sentences.append(start..<line.upperBound) }
    return sentences
}

/// How many sentences end in a range: marks with white space or the end behind them.
func sentenceCount(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    range.count { i in
        (text[i] == 0x2E || text[i] == 0x21 || text[i] == 0x3F)
            && (i + 1 == range.upperBound || isASCIISpace(text[i + 1]))
    }
}

/// Whether a sentence may begin behind a label: with a capital, a letter without case, a number or a quotation mark.
func mayBeginSentence(_ text: Span<UInt8>, at start: Int) -> Bool {
    switch CharacterKind(decodeScalar(text, at: start).value) {
    case .upper, .letter, .digit, .quote: true
    default: false
    }
}

/// Whether a word of one capital stands here, as some languages begin sentences with; not the name of a service.
func isLoneCapital(_ text: Span<UInt8>, at start: Int) -> Bool {
    let scalar = decodeScalar(text, at: start)
    let end = start + scalar.byteCount
    return scalar.value != 0x58 && end < text.count && isASCIISpace(text[end])
}

/// Where another sentence begins in a range without a mark before it: at a word of a closed class with a capital, behind
/// two other words or more, the last of which is followed by nothing but white space.
///
/// - Complexity: O(1): the first 400 bytes are looked at.
func border(_ text: Span<UInt8>, _ range: Range<Int>, _ classes: LineWordClasses) -> Int? {
    var i = range.lowerBound
    var last: CharacterKind?
    var words = 0
    let range = range.lowerBound..<min(range.upperBound, range.lowerBound + longestSearch)
    while i < range.upperBound {
        if words > 1, last == .lower || last == .upper || last == .digit || last == .closer,
            CharacterKind(decodeScalar(text, at: i).value) == .upper,
            isClosedClass(text, at: i, classes) || isLoneCapital(text, at: i)
        {
            return i
        }
        while i < range.upperBound, !isASCIISpace(text[i]) { i += 1 }
        words += 1
        last = decodeScalar(text, before: i).map { CharacterKind($0.value) }
        while i < range.upperBound, isASCIISpace(text[i]) { i += 1 }
    }
    return nil
}

func holdsClosedClass(_ text: Span<UInt8>, _ range: Range<Int>, _ classes: LineWordClasses) -> Bool {
    var words = LineWords()
    words.read(text, range)
    return words.hashes.contains { classes[$0] & LineWordClasses.function != 0 }
}

/// How many different words of a range speak to the reader, in whatever language.
func readerWords(_ text: Span<UInt8>, _ range: Range<Int>, _ classes: LineWordClasses) -> Int {
    var words = LineWords()
    words.read(text, range)
    return Set(words.hashes.lazy.filter { classes[$0] & LineWordClasses.reader != 0 }).count
}

/// No border is looked for further on, in bytes.
private let longestSearch = 400
