import Bytes

/// A text that was broken into lines of a width, exactly or as far as characters of several widths fit.
struct WrappedText {
    private let lines: [LayoutLine]
    /// The lines that stay.
    private let kept: [Int]
    /// Whether little more has to show that the lines are broken ones.
    private let isMade: Bool
    /// What nearly every line is not wider than.
    private var fullWidth = 0
    /// Whether every line is as long as it could be.
    private var isExact = false
    /// How far full lines fall short of the width, of lines that are not exact.
    private var slack = 0
    /// Whether empty lines or indents part the paragraphs.
    private var isParted = false
    /// Whether indents do.
    private var isIndented = false

    private static let narrowest = 24

    /// What a text was broken at; `nil` for a text whose lines are lines.
    ///
    /// - Complexity: O(*n* log *n*) in lines.
    init?(_ text: Span<UInt8>, _ lines: [LayoutLine], _ kept: [Int], isMade: Bool) {
        self.lines = lines
        self.kept = kept
        self.isMade = isMade
        let pairs = kept.indices.dropLast().filter { kept[$0] + 1 == kept[$0 + 1] && !lines[kept[$0 + 1]].startsPage }
        guard !pairs.isEmpty, !kept.contains(where: { lines[$0].width == .max }) else { return nil }
        guard !isWrappedExactly(text, pairs) else { return }
        guard isWrappedRoughly(text, pairs) else { return nil }
    }

    /// Whether nearly every line that another one follows is as long as it could be: the next line's first word would
    /// not have fitted, and if every other line at least goes on with a small letter; of few lines three quarters.
    private mutating func isWrappedExactly(_ text: Span<UInt8>, _ pairs: [Int]) -> Bool {
        let widest = kept.reduce(0) { max($0, lines[$1].width) }
        guard (40...120).contains(widest) else { return false }
        var (followed, joined, small, capitals) = (0, 0, 0, 0)
        for k in pairs where lines[kept[k + 1]].indent <= lines[kept[k]].indent {
            followed += 1
            guard lines[kept[k]].width + 1 + firstWordWidth(text, k + 1) >= widest else { continue }
            joined += 1
            let kind = text.firstKind(lines[kept[k + 1]].range)
            if kind == .lower || kind == .letter { small += 1 }
            if kind == .upper { capitals += 1 }
        }
        // Of scripts without cases only text has sentences that end within lines.
        guard isProse(text, pairs) else { return false }
        // A text of a few paragraphs has few such lines: then they must all be as long as they could be.
        guard
            joined >= 3 && joined == followed && widest >= 60 && capitals * 4 <= joined
                || joined >= 6 && joined * 10 >= followed * 9 && small * 2 >= joined
        else { return false }
        isExact = true
        fullWidth = widest
        return true
    }

    /// Whether most lines that another one follows are about as long as the longest, and go on with a small letter.
    private mutating func isWrappedRoughly(_ text: Span<UInt8>, _ pairs: [Int]) -> Bool {
        guard pairs.count >= (isMade ? 2 : 4) else { return false }
        let widths = pairs.map { lines[kept[$0]].width }.sorted()
        fullWidth = widths[widths.count * 9 / 10]
        guard (Self.narrowest...160).contains(fullWidth) else { return false }
        // A title may be wider than the text, a table is not of a width.
        let wider = kept.count { 4 * lines[$0].width > 5 * fullWidth }
        guard wider <= 2 + kept.count / 20 else { return false }
        var (goingOn, short, followed) = (0, 0, 0)
        var shortfalls: [Int] = []
        let inText = blocksOfText(text, pairs)
        for k in pairs where inText[k] {
            let line = lines[kept[k]]
            if endsSentence(text, line.range) {
                if lines[kept[k + 1]].indent > line.indent { continue }
                followed += 1
                continue
            }
            followed += 1
            let isFull = 4 * line.width >= 3 * fullWidth
            let kind = text.firstKind(lines[kept[k + 1]].range)
            if !isFull {
                short += 1
            } else if kind == .lower || kind == .letter {
                goingOn += 1
                shortfalls.append(fullWidth - line.width)
            }
        }
        guard goingOn >= (isMade ? 2 : 3), 5 * goingOn >= 2 * followed, 6 * short <= followed, isProse(text, pairs)
        else { return false }
        shortfalls.sort()
        slack = max(2, shortfalls[shortfalls.count * 9 / 10])
        findPartings(text)
        return true
    }

    /// By line that stays, whether it is in a block of lines of which one goes on in the next: fields and lists beside
    /// the text say nothing of how it is wrapped.
    private func blocksOfText(_ text: Span<UInt8>, _ pairs: [Int]) -> [Bool] {
        var inText = [Bool](repeating: false, count: kept.count)
        var p = 0
        while p < pairs.count {
            let start = p
            while p + 1 < pairs.count, pairs[p + 1] == pairs[p] + 1 { p += 1 }
            let isText = pairs[start...p].contains { k in
                let line = lines[kept[k]]
                let kind = text.firstKind(lines[kept[k + 1]].range)
                return 4 * line.width >= 3 * fullWidth && !endsSentence(text, line.range)
                    && (kind == .lower || kind == .letter)
            }
            if isText { for k in pairs[start...p] { inText[k] = true } }
            p += 1
        }
        return inText
    }

    /// Whether the lines hold sentences, of scripts without cases: several end within a line.
    private func isProse(_ text: Span<UInt8>, _ pairs: [Int]) -> Bool {
        var (uncased, evidence) = (0, 0)
        for k in pairs {
            let range = lines[kept[k]].range
            guard text.firstKind(range) == .letter else { continue }
            uncased += 1
            // Headlines in Chinese and Japanese have commas, too.
            let isUnspaced = isWide(decodeScalar(text, at: range.lowerBound).value)
            if holdsInnerMark(text, range, where: isSentenceMark) {
                evidence += 3
            } else if !isUnspaced, holdsInnerMark(text, range, where: { CharacterKind($0) == .comma }) {
                evidence += 1
            }
        }
        return uncased * 2 < pairs.count || 3 * evidence >= uncased
    }

    /// Finds whether paragraphs begin behind empty lines or with an indent.
    private mutating func findPartings(_ text: Span<UInt8>) {
        var (blank, indented, unparted) = (0, 0, 0)
        for (k, i) in kept.dropLast().enumerated() where endsSentence(text, lines[i].range) {
            let j = kept[k + 1]
            guard !lines[j].startsPage else { continue }
            if i + 1 < j {
                blank += 1
            } else if lines[j].indent > lines[i].indent {
                indented += 1
            } else if isShort(text, k) {
                unparted += 1
            }
        }
        isParted = blank + indented >= max(1, 2 * unparted)
        isIndented = indented >= 2 && indented > blank
    }

    /// Whether the first word of the next line would have fitted behind a line.
    private func isShort(_ text: Span<UInt8>, _ k: Int) -> Bool {
        lines[kept[k]].width + 1 + firstWordWidth(text, k + 1) + slack < fullWidth
    }

    /// Whether a line goes on in the next.
    func joins(_ text: Span<UInt8>, _ k: Int) -> Bool {
        let (line, next) = (lines[kept[k]], lines[kept[k + 1]])
        if isExact {
            let isIndented = next.indent > line.indent
            return !isIndented && !beginsItem(text, next.range)
                && line.width + 1 + firstWordWidth(text, k + 1) >= fullWidth
        }
        // A title that is wider than the text stands by itself.
        if beginsItem(text, next.range) || 100 * line.width > 115 * fullWidth { return false }
        let kind = text.firstKind(next.range)
        if endsWithHyphen(text, line.range) && kind == .lower { return true }
        if endsSentence(text, line.range) {
            if next.indent > line.indent || beginsNumber(text, next.range) { return false }
            return isParted ? 10 * line.width >= 6 * fullWidth : !isShort(text, k)
        }
        if next.indent > line.indent && kind != .lower { return false }
        switch kind {
        case .lower: return 10 * line.width >= 4 * fullWidth
        case .letter: return 10 * (line.width + 1 + firstWordWidth(text, k + 1)) >= 8 * fullWidth
        default:
            return 10 * (line.width + 1 + firstWordWidth(text, k + 1)) >= 9 * fullWidth && !isHeading(text, k)
        }
    }

    /// Whether a line behind the end of a sentence, or of the text above, is a heading by its capitals.
    private func isHeading(_ text: Span<UInt8>, _ k: Int) -> Bool {
        if k > 0, kept[k - 1] + 1 == kept[k], !endsSentence(text, lines[kept[k - 1]].range) { return false }
        var (words, capitals) = (0, 0)
        var isInWord = false
        var i = lines[kept[k]].range.lowerBound
        while i < lines[kept[k]].range.upperBound {
            let scalar = decodeScalar(text, at: i)
            let kind = CharacterKind(scalar.value)
            let isLetter = kind == .upper || kind == .lower
            if isLetter && !isInWord {
                words += 1
                if kind == .upper { capitals += 1 }
            }
            isInWord = isLetter || kind == .digit || scalar.value == 0x27 || scalar.value == 0x2019
            i += scalar.byteCount
        }
        return words >= 2 && 3 * capitals >= 2 * words
    }

    /// Whether a line goes on in the next beyond the border of a page.
    func joinsOverPage(_ text: Span<UInt8>, _ k: Int) -> Bool {
        let (line, next) = (lines[kept[k]], lines[kept[k + 1]])
        if beginsItem(text, next.range) || beginsNumber(text, next.range) { return false }
        let kind = text.firstKind(next.range)
        if endsWithHyphen(text, line.range) && kind == .lower { return true }
        let isFull = line.width + 1 + firstWordWidth(text, k + 1) + slack >= fullWidth
        if endsSentence(text, line.range) {
            // Only where paragraphs begin with an indent can be told whether one does.
            return isIndented && isFull && k + 2 < kept.count && next.indent <= lines[kept[k + 2]].indent
        }
        return kind == .lower ? 10 * line.width >= 4 * fullWidth : isFull
    }

    /// How wide what a line begins with is that does not come apart: a word, or a character with the marks behind it.
    private func firstWordWidth(_ text: Span<UInt8>, _ k: Int) -> Int {
        let range = lines[kept[k]].range
        let first = decodeScalar(text, at: range.lowerBound)
        if isUnspacedWide(first.value) { return 4 }
        var end = range.lowerBound
        while end < range.upperBound && !isASCIISpace(text[end]) { end += 1 }
        return columns(text, range.lowerBound..<end)
    }
}

/// Whether a clause ends within a line: a mark before its last character, and white space or a wide character behind.
private func holdsInnerMark(_ text: Span<UInt8>, _ range: Range<Int>, where isMark: (UInt32) -> Bool) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text, at: i)
        i += scalar.byteCount
        guard i < range.upperBound else { return false }
        if isMark(scalar.value), isASCIISpace(text[i]) || isWide(scalar.value) { return true }
    }
    return false
}

/// Whether a line begins with the sign of an item: a bullet and white space.
func beginsItem(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let first = decodeScalar(text, at: range.lowerBound)
    let next = range.lowerBound + first.byteCount
    guard next < range.upperBound, isASCIISpace(text[next]) else { return false }
    switch first.value {
    case 0x2A, 0x2B, 0xB7, 0x2022, 0x2023, 0x2043, 0x25AA, 0x25CF, 0x25CB, 0x25A0, 0x25E6, 0xF0B7, 0xFFED: return true
    default: return false
    }
}

/// Whether a line begins with a number, a full stop or a bracket, and white space.
func beginsNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound, isASCIIDigit(text[i]) { i += 1 }
    guard i > range.lowerBound, i - range.lowerBound <= 3, i + 1 < range.upperBound else { return false }
    return (text[i] == 0x2E || text[i] == 0x29) && isASCIISpace(text[i + 1])
}
