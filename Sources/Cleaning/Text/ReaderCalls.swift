import Bytes
import Lexicons

/// Knows lines that speak to the reader: calls to follow the newsroom, to subscribe, to report mistakes, to read on; and
/// notices: of artificial intelligence, of whose opinions these are, of help, of corrections, of cookies.
///
/// A phrase names one such line; newsrooms word them in ever other ways, but of the same few words. A line is a call
/// where words of some classes stand together, all of one language, and what the reader is told to do begins or ends a
/// clause, as imperatives do.
struct ReaderCalls: Sendable {
    /// The columns of the table that hold words.
    static var columns: [String] { WordClasses.columns.map(\.0) }

    /// The most words that a call has, and a notice.
    private static let mostWords = 32
    private static let mostWordsOfNotices = 64
    private static let mostWordsOfAccess = 96

    private struct Entry: Sendable {
        var language: Int
        var classes: WordClasses
    }

    private var wholes = WordLists<Entry>(capacity: 8192)
    private var stems = WordLists<Entry>(capacity: 4096)
    /// What is looked for in a line.
    private enum Use: Int, CaseIterable { case calls, notices }
    /// By use, which hashes its words and stems may have: most words are of no class.
    private var wholeMarks = Use.allCases.map { _ in HashMarks() }
    private var stemMarks = Use.allCases.map { _ in HashMarks() }

    /// Reads `lexicon/reader-calls.tsv`.
    ///
    /// - Throws: `TableError` at a word that is none.
    init(_ table: Table) throws(TableError) {
        let columns = WordClasses.columns.map { (column: table.column($0.0), classes: $0.1) }
        let text = table.bytes
        for (index, row) in table.rows.enumerated() {
            let isEvery = row["language"] == "mul"
            for (column, classes) in columns {
                for word in row.ranges(column) {
                    let isStem = text[word.upperBound - 1] == 0x2A
                    let form = isStem ? word.dropLast() : word
                    guard isWord(text.span.extracting(form)) else {
                        throw table.error(row, "\"\(String(decoding: text[word], as: UTF8.self))\" is not one word")
                    }
                    let entry = Entry(
                        language: isEvery ? 0 : index + 1,
                        classes: isEvery && classes == .channel ? [.channel, .service] : classes)
                    add(entry, text.span.extracting(form), isStem: isStem)
                }
            }
        }
    }

    private mutating func add(_ entry: Entry, _ word: Span<UInt8>, isStem: Bool) {
        var hash = ByteHash()
        for i in word.indices { hash.add(word[i]) }
        if isStem { stems.append(entry, to: hash.value) } else { wholes.append(entry, to: hash.value) }
        for use in Use.allCases {
            switch use {
            case .calls where entry.classes.isSubset(of: .ofNoticesOnly): continue
            case .notices where entry.classes.isDisjoint(with: .ofNotices): continue
            default: break
            }
            if isStem {
                stemMarks[use.rawValue].insert(hash.value)
            } else {
                wholeMarks[use.rawValue].insert(hash.value)
            }
        }
    }

    /// Which call a line is, if any.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    /// - Complexity: O(*n*).
    func call(_ words: Span<UInt8>) -> Feature? { line(words, upTo: Self.mostWords, .calls)?.call }

    /// Which notice a line at the beginning or the end of a text is, if any; articles have sentences of the same words.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    /// - Complexity: O(*n*).
    func notice(_ words: Span<UInt8>) -> Feature? { line(words, upTo: Self.mostWordsOfNotices, .notices)?.notice }

    /// Whether a line speaks of the reader's account, as notices on paid access do, or of the devices it is used on.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    /// - Complexity: O(*n*).
    func isOnAccess(_ words: Span<UInt8>) -> (account: Bool, device: Bool) {
        guard let line = line(words, upTo: Self.mostWordsOfAccess, .calls) else { return (false, false) }
        return (line.isOnAccount, line.isOnDevice)
    }

    /// Whether a line of so many words at most has one for newsletters, in any language.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    /// - Complexity: O(*n*).
    func isNewsletter(_ words: Span<UInt8>, upTo count: Int) -> Bool {
        line(words, upTo: count, .calls)?.isNewsletter ?? false
    }

    /// Where a name ends that counts in every language, as those of services do, and that words begin with.
    func nameEnd(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? { reach(text, range) { $0.language == 0 } }

    /// Whether a word is one of the table's.
    func knows(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool { reach(text, word) { _ in true } != nil }

    /// Where the longest stem ends that a word begins with, or the word itself, where some entry for it is wanted.
    private func reach(_ text: Span<UInt8>, _ range: Range<Int>, where isWanted: (Entry) -> Bool) -> Int? {
        let word = phrase(of: text, range)
        guard word.count == range.count else { return nil }
        var hash = ByteHash()
        var end: Int?
        for (i, byte) in word.enumerated() {
            hash.add(byte)
            if stems.first(of: hash.value, where: isWanted) != nil
                || i + 1 == word.count && wholes.first(of: hash.value, where: isWanted) != nil
            {
                end = range.lowerBound + i + 1
            }
        }
        return end
    }

    /// What the words of a line say; `nil` where there are more of them than a limit.
    private func line(_ words: Span<UInt8>, upTo mostWords: Int, _ use: Use) -> CallLine? {
        let stemMarks = stemMarks[use.rawValue]
        let wholeMarks = wholeMarks[use.rawValue]
        var line = CallLine()
        var i = 0
        while i < words.count {
            let scalar = decodeScalar(words, at: i)
            guard isWordScalar(scalar.value) else {
                if isClauseBorder(scalar.value, i > 0 && words[i - 1] == 0x20) { line.endClause() }
                if isQuestionMark(scalar.value) { line.isAnswered = true }
                i += scalar.byteCount
                continue
            }
            guard line.wordCount < mostWords else { return nil }
            line.beginWord()
            var digits = 0
            var hash = ByteHash()
            while i < words.count {
                let byte = words[i]
                if byte < 0x80 {
                    guard isASCIIAlphanumeric(byte) else { break }
                    if isASCIIDigit(byte) { digits += 1 }
                    hash.add(byte)
                    i += 1
                } else {
                    let scalar = decodeScalar(words, at: i)
                    guard isWordScalar(scalar.value) else { break }
                    if isDigitOfNews(scalar.value) { digits += 1 }
                    for j in i..<i + scalar.byteCount { hash.add(words[j]) }
                    i += scalar.byteCount
                }
                guard stemMarks.mayHold(hash.value) else { continue }
                stems.forEach(of: hash.value) { line.add($0.classes, $0.language) }
            }
            if digits >= 3 { line.hasNumber = true }
            guard wholeMarks.mayHold(hash.value) else { continue }
            wholes.forEach(of: hash.value) { line.add($0.classes, $0.language) }
        }
        line.endClause()
        return line
    }
}

/// Whether a sign parts clauses: none that stands within sentences, so no comma; a hyphen does behind a space.
private func isClauseBorder(_ scalar: UInt32, _ isBehindSpace: Bool) -> Bool {
    switch scalar {
    case 0x21, 0x28, 0x29, 0x2E, 0x2F, 0x3A, 0x3B, 0x3F, 0x7C: true
    case 0x2D: isBehindSpace
    case 0...0x7F, 0xAD, 0x60C, 0x3001, 0xFF0C, 0x2010, 0x2011, 0x2018, 0x2019, 0x2BC: false
    default: !isInvisible(scalar)
    }
}

/// Whether a scalar is a digit of a script that news are written in.
func isDigitOfNews(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF: true
    default: false
    }
}

func isQuestionMark(_ scalar: UInt32) -> Bool {
    scalar == 0x3F || scalar == 0x37E || scalar == 0x61F || scalar == 0xFF1F
}

/// Whether bytes are one word without a sign in it.
private func isWord(_ bytes: Span<UInt8>) -> Bool {
    var i = 0
    while i < bytes.count, case let scalar = decodeScalar(bytes, at: i), isWordScalar(scalar.value) {
        i += scalar.byteCount
    }
    return i > 0 && i == bytes.count
}
