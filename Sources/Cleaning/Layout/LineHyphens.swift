import Bytes
import Lexicons

/// What the words of a text say about the hyphens at the ends of its lines: whether they part a word or are its own.
///
/// A word that stands elsewhere in the text decides, with a hyphen or without, or one of the table of common words. Else
/// the hyphen stays between two words, before a capital or a digit and behind either; and in a text that has so few
/// lines with hyphens at their ends that they may all be words' own.
struct LineHyphens {
    /// The words of the text, those parted at the ends of lines aside; those with a hyphen inside have it.
    private var words = WordSlots()
    private let knownWords: KnownWords
    private var endings = 0
    private var inner = 0
    private var lineCount = 0
    private var wordTotal = 0

    /// Reads the words of the lines that stay.
    ///
    /// - Complexity: O(*n*).
    init(_ text: Span<UInt8>, _ lines: [LayoutLine], _ kept: [Int], _ knownWords: KnownWords) {
        self.knownWords = knownWords
        lineCount = kept.count
        var isContinued = false
        for i in kept {
            let range = lines[i].range
            let isParted = endsWithHyphen(text, range)
            var start = range.lowerBound
            var isFirst = true
            while start < range.upperBound {
                var end = start
                while end < range.upperBound && !isASCIISpace(text[end]) { end += 1 }
                let isHalf = isFirst && isContinued || isParted && end == range.upperBound
                if !isHalf, end > start { add(text, start..<end) }
                isFirst = false
                start = end
                while start < range.upperBound && isASCIISpace(text[start]) { start += 1 }
            }
            if isParted { endings += 1 }
            isContinued = isParted
        }
    }

    private mutating func add(_ text: Span<UInt8>, _ range: Range<Int>) {
        let word = trimmedWord(text, range)
        guard !word.isEmpty else { return }
        wordTotal += 1
        let hash = wordHash(text, word, nil)
        words[hash] = 1
        if let hyphen = word.dropFirst().dropLast().first(where: { text[$0] == 0x2D }) {
            inner += 1
            // The halves are words, too.
            words[wordHash(text, word.lowerBound..<hyphen, nil)] = 1
        }
    }

    /// Whether a word stands in the text, or in the table.
    private func isWord(_ hash: UInt64) -> Bool { words[hash] != 0 || knownWords.contains(hash) }

    /// How a line that ends with a hyphen is joined to the next.
    func joint(_ text: Span<UInt8>, _ line: Range<Int>, _ next: Range<Int>) -> Layout.Joint {
        guard let last = decodeScalar(text, before: line.upperBound) else { return .space }
        // A soft hyphen goes with all that show nothing; OCR writes a negation sign for it.
        if last.value == 0xAD { return .nothing }
        if last.value == 0xAC { return .cutHyphen }
        var start = line.upperBound - last.byteCount
        while start > line.lowerBound && !isASCIISpace(text[start - 1]) { start -= 1 }
        var end = next.lowerBound
        while end < next.upperBound && !isASCIISpace(text[end]) { end += 1 }
        let before = trimmedWord(text, start..<line.upperBound - last.byteCount)
        let after = trimmedWord(text, next.lowerBound..<end)
        // A dash stands alone.
        guard !before.isEmpty, before.upperBound == line.upperBound - last.byteCount, !after.isEmpty else {
            return .space
        }
        guard after.lowerBound == next.lowerBound, text.firstKind(after) == .lower else { return .nothing }
        if isWord(wordHash(text, before, after)) { return .cutHyphen }
        if words[wordHash(text, before, after, hyphen: true)] != 0 { return .nothing }
        if before.contains(where: { isASCIIDigit(text[$0]) || text[$0] == 0x2D }) { return .nothing }
        guard let lastLetter = decodeScalar(text, before: before.upperBound),
            CharacterKind(lastLetter.value) == .lower
        else { return .nothing }
        let areWords = isWord(wordHash(text, before, nil)) && isWord(wordHash(text, after, nil))
        if areWords && min(before.count, after.count) >= 3 { return .nothing }
        // As many words with hyphens as there are fall at the ends of lines by chance.
        let expected = wordTotal == 0 ? 0 : inner * lineCount / wordTotal
        return endings > 2 * expected + (inner > 0 ? 1 : 0) ? .cutHyphen : .nothing
    }
}

/// The words of `lexicon/common-words.tsv`, for texts too short to show what is a word.
struct KnownWords: Sendable {
    private let slots: WhenAsked<WordSlots>

    /// Takes the table, which is read when the first word is asked for.
    init(_ table: Table) {
        slots = WhenAsked {
            var slots = WordSlots(capacity: table.rows.count)
            let column = table.column("word")
            let bytes = table.bytes
            for row in table.rows { slots[wordHash(bytes.span, row.range(column), nil)] = 1 }
            return slots
        }
    }

    /// Whether a word is in the table, by its hash.
    fileprivate func contains(_ hash: UInt64) -> Bool { slots.value[hash] != 0 }
}

/// Whether a line ends with a hyphen behind a word: `-`, a soft hyphen, U+2010, or the negation sign that OCR writes.
func endsWithHyphen(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    guard line.count >= 2, let last = decodeScalar(text, before: line.upperBound),
        [0x2D, 0xAD, 0x2010, 0xAC].contains(last.value),
        let before = decodeScalar(text, before: line.upperBound - last.byteCount)
    else { return false }
    return isWordScalar(before.value)
}

/// A word without the signs at its ends.
private func trimmedWord(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, case let scalar = decodeScalar(text, at: start), !isWordScalar(scalar.value) {
        start += scalar.byteCount
    }
    while end > start, let scalar = decodeScalar(text, before: end), !isWordScalar(scalar.value) {
        end -= scalar.byteCount
    }
    return start..<max(start, end)
}

/// The hash of a word, or of one that two parts make, without regard to case.
private func wordHash(_ text: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>?, hyphen: Bool = false) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ range: Range<Int>) {
        var i = range.lowerBound
        while i < range.upperBound {
            let scalar = decodeScalar(text, at: i)
            hash =
                (hash ^ UInt64(scalar.value < 0x80 ? UInt32(asciiLowercased(text[i])) : lowercased(scalar.value)))
                &* 0x100_0000_01b3
            i += scalar.byteCount
        }
    }
    add(first)
    if hyphen { hash = (hash ^ 0x2D) &* 0x100_0000_01b3 }
    if let second { add(second) }
    hash = (hash ^ hash >> 32) &* 0x9e37_79b9_7f4a_7c15
    return hash ^ hash >> 29
}
