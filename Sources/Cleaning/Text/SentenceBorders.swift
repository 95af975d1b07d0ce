import Bytes

/// The sentences of a line, each with the white space behind it.
func sentenceRanges(_ text: Span<UInt8>, _ line: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = line.lowerBound
    var i = line.lowerBound
    while i < line.upperBound {
        if i + 8 <= line.upperBound {
            let block = load8(text, at: i)
            let marks = EightBytes.fullStops(block) | block & EightBytes.tops
            i += EightBytes.count(before: marks)
            if marks == 0 { continue }
        }
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
        end = spaceEnd(text, from: end, before: line.upperBound)
        guard end < line.upperBound else { break }
        let kind = CharacterKind(decodeScalar(text, at: end).value)
        guard
            end > afterMark
                ? kind != .lower : scalar.value >= 0x3000 && kind != .lower || isGluedSentence(text, at: end)
        else { continue }
        sentences.append(start..<end)
        start = end
        i = end
    }
    if start < line.upperBound { sentences.append(start..<line.upperBound) }
    return sentences
}

/// Whether a sentence is glued to the mark of another at an offset: a capital and a small letter behind two small letters and
/// the mark, which is no part of an address.
private func isGluedSentence(_ text: Span<UInt8>, at start: Int) -> Bool {
    let first = decodeScalar(text, at: start)
    guard CharacterKind(first.value) == .upper, start + first.byteCount < text.count,
        case let second = CharacterKind(decodeScalar(text, at: start + first.byteCount).value),
        second == .lower || second == .space,
        let mark = decodeScalar(text, before: start),
        let last = decodeScalar(text, before: start - mark.byteCount), CharacterKind(last.value) == .lower,
        let before = decodeScalar(text, before: start - mark.byteCount - last.byteCount)
    else { return false }
    return CharacterKind(before.value) == .lower
}

/// The last mark of a sentence in a range: of those only that a word is glued to, where asked.
func lastMark(_ text: Span<UInt8>, _ range: Range<Int>, isGlued: Bool) -> Range<Int>? {
    var i = range.upperBound
    while i > range.lowerBound {
        if i - 8 >= range.lowerBound {
            let block = load8(text, at: i - 8)
            // Or beyond ASCII the beginning of a scalar.
            let marks = EightBytes.fullStops(block) | block & block << 1 & EightBytes.tops
            i -= marks.leadingZeroBitCount / 8
            if marks == 0 { continue }
        }
        i -= 1
        let byte = text[i]
        if byte < 0x80 {
            guard byte == 0x2E || byte == 0x21 || byte == 0x3F else { continue }
            if !isGlued || i + 1 < text.count && !isASCIISpace(text[i + 1]) { return i..<i + 1 }
        } else if byte >= 0xD8 {
            // No letter of Latin, Greek and Cyrillic begins so.
            let scalar = decodeScalar(text, at: i)
            let end = i + scalar.byteCount
            guard isSentenceMark(scalar.value) else { continue }
            if !isGlued || end < text.count && !isASCIISpace(text[end]) { return i..<end }
        }
    }
    return nil
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
    return scalar.value != 0x58 && end < text.count && spaceLength(text, at: end) > 0
}

/// Whether a word of a closed class begins here; one of two letters only in small ones behind the first and before a word
/// in small ones: headlines of some languages have capitals throughout, and so have shortened names (`US`, `OS`).
func beginsClause(_ text: Span<UInt8>, at start: Int, _ classes: LineWordClasses) -> Bool {
    guard isClosedClass(text, at: start, classes, minimum: 2) else { return false }
    let end = wordEnd(text, from: start, before: text.count)
    let first = decodeScalar(text, at: start).byteCount
    guard end - start <= 2 * first, case let next = spaceEnd(text, from: end, before: text.count), next < text.count
    else { return true }
    let second = CharacterKind(decodeScalar(text, at: start + first).value)
    return (second == .lower || second == .space) && CharacterKind(decodeScalar(text, at: next).value) == .lower
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
            beginsClause(text, at: i, classes) || isLoneCapital(text, at: i)
        {
            return i
        }
        i = spaceStart(text, from: i, before: range.upperBound)
        words += 1
        last = decodeScalar(text, before: i).map { CharacterKind($0.value) }
        i = spaceEnd(text, from: i, before: range.upperBound)
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
