import Bytes
import Tagging

/// Lines that the models of lines are not asked about, for what stands around them: numbered headings, quotations in lines
/// of their own, headings and sentences of languages of which the models have learned little.
///
/// The models have learned from English pages. By their shape alone, headings, short sentences and labels look alike to
/// them, and losing the first two is worse than keeping the third.
struct LineVetoes {
    private let text: TextMeasures
    /// By line, how it begins and ends.
    private let outlines: [Outline]
    private let isEnglish: Bool

    private struct Outline {
        /// The number that it begins with.
        var number: Int?
        /// Whether quotation marks stand at both ends.
        var isQuoted = false
        /// Whether it begins with a letter of a script that parts no words.
        var isUnspaced = false
        /// Whether it begins with a letter of a script that has no end marks either.
        var isUnmarked = false
    }

    /// Looks at the lines of a text.
    ///
    /// - Complexity: O(*n*) in lines and words.
    init(_ bytes: Span<UInt8>, _ lines: [TextLine], _ text: TextMeasures) {
        self.text = text
        outlines = lines.map { line in
            Outline(
                number: leadingNumber(bytes, line.range), isQuoted: isQuotation(bytes, line.range),
                isUnspaced: beginsUnspaced(bytes, line.range), isUnmarked: beginsUnmarked(bytes, line.range))
        }
        let found = text.words.hashes.count { Self.englishWords.contains($0) }
        isEnglish = found * 12 >= text.words.hashes.count
    }

    /// The hashes of words of which a twelfth of an English text consists, or more.
    private static let englishWords = {
        var words = LineWords()
        let text = Array("the of and to in".utf8)
        words.read(text.span, text.indices)
        return words.hashes
    }()

    /// The lines that go, less those that stay.
    ///
    /// - Parameter kinds: By line, of what kind it is by the rule that takes it out.
    func keeping(_ isDropped: [Bool], kinds: [String?]) -> [Bool] {
        var result = isDropped
        let lines = text.lines
        let isRemoved = kinds.map { $0 != nil }
        for i in headings(isRemoved) { result[i] = false }
        for i in lines.indices where outlines[i].isUnmarked && lines[i].characters.width >= Self.shortestUnmarked {
            result[i] = isRemoved[i]
        }
        let isProse = lines.indices.map { lines[$0].isProse && !isDropped[$0] && !isRemoved[$0] }
        guard let first = isProse.firstIndex(of: true), let last = isProse.lastIndex(of: true), first < last else {
            return result
        }
        for i in first..<last where isDropped[i] && !isRemoved[i] {
            if outlines[i].isQuoted || outlines[i].isUnspaced && lines[i].endsSentence { result[i] = false }
        }
        guard !isEnglish else { return result }
        for i in sentences(isDropped, kinds) { result[i] = false }
        for run in runs(first..<last, isRemoved, isProse) where run.count == 1 {
            let (above, line) = (run[0] - 1, lines[run[0]])
            if let kind = kinds[above], Self.headingKinds.contains(kind), lines[above].words.count <= 4 { continue }
            guard line.repeats <= 1, line.characters.width <= Self.widest else { continue }
            if line.words.count >= 3 || outlines[run[0]].isUnspaced { result[run[0]] = false }
        }
        return result
    }

    /// A paragraph without an end mark has no fewer columns.
    private static let shortestUnmarked = 60
    /// A heading has no more columns.
    private static let widest = 100
    /// What stands below lines of these kinds belongs to them.
    private static let headingKinds: Set<String> = ["related", "section", "tags", "share", "navigation", "comments"]

    /// Prose that says nothing to the reader and goes, but for what stands below the heading of other articles.
    private func sentences(_ isDropped: [Bool], _ kinds: [String?]) -> [Int] {
        var found: [Int] = []
        var isBelowHeading = false
        for (i, line) in text.lines.enumerated() {
            if let kind = kinds[i] {
                isBelowHeading = Self.headingKinds.contains(kind)
            } else if !isDropped[i] {
                isBelowHeading = false
            } else if line.isProse, line.endsSentence, line.readerWords == 0, !isBelowHeading {
                found.append(i)
            }
        }
        return found
    }

    /// The lines between two lines of prose that stay, those aside that rules take out.
    private func runs(_ range: Range<Int>, _ isRemoved: [Bool], _ isProse: [Bool]) -> [[Int]] {
        var runs: [[Int]] = []
        var run: [Int] = []
        for i in range.lowerBound...range.upperBound where !isRemoved[i] {
            if !isProse[i] {
                run.append(i)
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
        }
        return runs
    }

    /// Lines with numbers that count up, each with prose below it.
    private func headings(_ isRemoved: [Bool]) -> [Int] {
        var found: [Int] = []
        var before: (line: Int, number: Int)?
        for (i, outline) in outlines.enumerated() {
            guard let number = outline.number, !isRemoved[i], !text.lines[i].isProse, hasProse(below: i, isRemoved)
            else {
                continue
            }
            if let before, number == before.number + 1 { found += [before.line, i] }
            before = (i, number)
        }
        return found
    }

    private func hasProse(below line: Int, _ isRemoved: [Bool]) -> Bool {
        var i = line + 1
        while i < isRemoved.count, isRemoved[i] { i += 1 }
        return i < isRemoved.count && text.lines[i].isProse && outlines[i].number == nil
    }
}

/// The number below a hundred that a line begins with, parted from what follows it.
private func leadingNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var number = 0
    var digits = 0
    var i = range.lowerBound
    while i < range.upperBound {
        let scalar = decodeScalar(text, at: i)
        guard let digit = digitValue(scalar.value) else { break }
        number = number * 10 + digit
        digits += 1
        i += scalar.byteCount
        guard digits <= 2 else { return nil }
    }
    guard digits > 0, i < range.upperBound else { return nil }
    let mark = decodeScalar(text, at: i)
    switch mark.value {
    case 0x20, 0x3001, 0xFF0E: return number
    case 0x2E, 0x29, 0x6D4:
        let next = i + mark.byteCount
        return next < range.upperBound && digitValue(decodeScalar(text, at: next).value) == nil ? number : nil
    default: return nil
    }
}

private func digitValue(_ scalar: UInt32) -> Int? {
    for zero: UInt32 in [0x30, 0x660, 0x6F0, 0x966, 0x9E6] where scalar >= zero && scalar < zero + 10 {
        return Int(scalar - zero)
    }
    switch scalar {
    case 0x4E00: return 1
    case 0x4E8C: return 2
    case 0x4E09: return 3
    case 0x56DB: return 4
    case 0x4E94: return 5
    case 0x516D: return 6
    case 0x4E03: return 7
    case 0x516B: return 8
    case 0x4E5D: return 9
    default: return nil
    }
}

/// Whether a line is somebody's words from the first to the last, in quotation marks.
private func isQuotation(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 12, let last = decodeScalar(text, before: range.upperBound) else { return false }
    var end = range.upperBound
    if isSentenceMark(last.value) { end -= last.byteCount }
    guard let close = decodeScalar(text, before: end)?.value else { return false }
    switch decodeScalar(text, at: range.lowerBound).value {
    case 0x22: return close == 0x22
    case 0xAB, 0x201C, 0x201E, 0x2018, 0x300C, 0x300E:
        return [0xBB, 0x201D, 0x201C, 0x2019, 0x300D, 0x300F].contains(close)
    default: return false
    }
}

/// Whether a line begins with a letter of China, Japan or Southeast Asia, where spaces part no words.
private func beginsUnspaced(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    switch decodeScalar(text, at: range.lowerBound).value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF: true
    default: false
    }
}

/// Whether a line begins with a letter of Thai or Lao, which have no end marks.
private func beginsUnmarked(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    (0x0E00...0x0EFF).contains(decodeScalar(text, at: range.lowerBound).value)
}
