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

    private struct Entry: Sendable {
        var language: Int
        var classes: WordClasses
    }

    private var wholes = WordLists<Entry>(capacity: 8192)
    private var stems = WordLists<Entry>(capacity: 4096)
    /// By the lowest sixteen bits of a hash, whether a word or a stem of calls, of notices, may have it: most words are of
    /// no class.
    private var wholeUses = [UInt8](repeating: 0, count: 1 << 16)
    private var stemUses = [UInt8](repeating: 0, count: 1 << 16)
    private static let ofCalls: UInt8 = 1
    private static let ofNotices: UInt8 = 2

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
        let uses =
            (entry.classes.isSubset(of: .ofNoticesOnly) ? 0 : Self.ofCalls)
            | (entry.classes.isDisjoint(with: .ofNotices) ? 0 : Self.ofNotices)
        if isStem {
            stems.append(entry, to: hash.value)
            stemUses[Int(hash.value & 0xFFFF)] |= uses
        } else {
            wholes.append(entry, to: hash.value)
            wholeUses[Int(hash.value & 0xFFFF)] |= uses
        }
    }

    /// Which call a line is, if any.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    /// - Complexity: O(*n*).
    func call(_ words: Span<UInt8>) -> Feature? { line(words, upTo: Self.mostWords, Self.ofCalls)?.call }

    /// Which notice a line at the beginning or the end of a text is, if any; articles have sentences of the same words.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    /// - Complexity: O(*n*).
    func notice(_ words: Span<UInt8>) -> Feature? { line(words, upTo: Self.mostWordsOfNotices, Self.ofNotices)?.notice }

    /// Whether a line of so many words at most has one for newsletters, in any language.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    /// - Complexity: O(*n*).
    func isNewsletter(_ words: Span<UInt8>, upTo count: Int) -> Bool {
        line(words, upTo: count, Self.ofCalls)?.isNewsletter ?? false
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
    private func line(_ words: Span<UInt8>, upTo mostWords: Int, _ use: UInt8) -> CallLine? {
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
                guard stemUses[Int(hash.value & 0xFFFF)] & use != 0 else { continue }
                stems.forEach(of: hash.value) { line.add($0.classes, $0.language) }
            }
            if digits >= 3 { line.hasNumber = true }
            guard wholeUses[Int(hash.value & 0xFFFF)] & use != 0 else { continue }
            wholes.forEach(of: hash.value) { line.add($0.classes, $0.language) }
        }
        line.endClause()
        return line
    }
}

/// What the words of a line say, language by language; the one of number 0 stands for all.
private struct CallLine {
    private struct Said {
        var all: WordClasses = []
        /// Of the words at the borders of clauses, and of those behind a question.
        var atBorder: WordClasses = []
        var asked: WordClasses = []
        var answered: WordClasses = []
    }

    /// Of the languages that words of the line are of, in the order of the words; most lines have words of few.
    private var said: [(language: Int, said: Said)] = []
    /// What the last word says, by language.
    private var last: [(language: Int, classes: WordClasses)] = []
    private var beginsClause = true
    /// Whether a question stands before what comes.
    var isAnswered = false
    /// Whether a word has three digits or more, as numbers of telephones have.
    var hasNumber = false
    private(set) var wordCount = 0
    private var isBorder = true

    mutating func beginWord() {
        if wordCount > 0 && !isBorder { beginsClause = false }
        isBorder = false
        wordCount += 1
        last.removeAll(keepingCapacity: true)
    }

    mutating func add(_ classes: WordClasses, _ language: Int) {
        last.append((language, classes))
        let own = place(of: language)
        said[own].said.all.formUnion(classes)
        if beginsClause { said[own].said.atBorder.formUnion(classes) }
        if isAnswered {
            said[own].said.answered.formUnion(classes)
        } else {
            said[own].said.asked.formUnion(classes)
        }
    }

    /// Where a language stands among those of the line.
    private mutating func place(of language: Int) -> Int {
        if let known = said.firstIndex(where: { $0.language == language }) { return known }
        said.append((language, Said()))
        return said.count - 1
    }

    mutating func endClause() {
        for (language, classes) in last { said[place(of: language)].said.atBorder.formUnion(classes) }
        last.removeAll(keepingCapacity: true)
        isBorder = true
        beginsClause = true
    }

    /// Whether a word is one for newsletters.
    var isNewsletter: Bool { said.contains { $0.said.all.contains(.letter) } }

    /// The call that the words make in some language.
    var call: Feature? { first(call) }

    /// The notice that the words make in some language.
    var notice: Feature? { first(notice) }

    private func first(_ find: (Said, WordClasses) -> Feature?) -> Feature? {
        let shared = said.first { $0.language == 0 }?.said.all ?? []
        var best: (language: Int, call: Feature)?
        for (language, own) in said where language > 0 && language < best?.language ?? .max {
            if let call = find(own, own.all.union(shared)) { best = (language, call) }
        }
        return best?.call
    }

    private func notice(_ own: Said, _ all: WordClasses) -> Feature? {
        let isOfText = !all.isDisjoint(with: [.text, .article])
        if wordCount <= 24 && isOfText && all.isSuperset(of: [.machine, .made]) { return .machineNotice }
        if own.all.isSuperset(of: [.views, .author, .house]) { return .viewsNotice }
        if !own.all.isDisjoint(with: [.us, .we]), own.all.isSuperset(of: [.cookie, .visit]) { return .cookieNotice }
        if hasNumber && own.all.isSuperset(of: [.help, .dial, .need]) { return .helpNotice }
        return isOfText && own.all.isSuperset(of: [.version, .wrong]) ? .correction : nil
    }

    private func call(_ own: Said, _ all: WordClasses) -> Feature? {
        if own.atBorder.contains(.follow) {
            if all.isSuperset(of: [.channel, .us]) || all.contains(.letter) { return .callToFollow }
            if all.isSuperset(of: [.service, .news]) { return .callToFollow }
            if all.contains(.service), own.all.contains(.channel) { return .callToFollow }
            if own.all.contains(.app), !own.all.isDisjoint(with: [.us, .news]) { return .callToFollow }
            if own.all.contains(.readOn) { return .callToReadOn }
        }
        if wordCount <= 24, own.answered.contains(.write), own.atBorder.contains(.write),
            !own.asked.isDisjoint(with: [.error, .tip])
        {
            return .callToWrite
        }
        if own.atBorder.contains(.support), own.all.contains(.cause) { return .callToSupport }
        // What a newsroom says of itself when it asks: that its work is paid by its readers.
        if wordCount <= 20, !own.all.isDisjoint(with: [.us, .we]), own.all.isSuperset(of: [.gift, .reader]),
            !own.all.isDisjoint(with: [.cause, .article])
        {
            return .callToSupport
        }
        if wordCount <= 20, own.all.isSuperset(of: [.inbox, .news, .yours]) { return .callToFollow }
        if wordCount <= 10, own.all.isSuperset(of: [.article, .continues, .notice]) { return .callToReadOn }
        if wordCount <= 6, own.atBorder.contains(.listen), own.all.contains(.article) { return .callToListen }
        if wordCount <= 6, own.atBorder.contains(.say), own.all.contains(.comment) { return .callToComment }
        if wordCount <= 12, own.all.isSuperset(of: [.login, .comment]) { return .callToComment }
        if wordCount <= 10, own.atBorder.contains(.see), own.all.isSuperset(of: [.every, .posts]) {
            return .callToReadOn
        }
        if wordCount <= 12 && !all.isDisjoint(with: [.text, .article]) {
            if own.all.isSuperset(of: [.subscriber, .only]) { return .callToReadOn }
            if all.isSuperset(of: [.machine, .made]) { return .machineNotice }
        }
        if wordCount <= 24, own.all.isSuperset(of: [.enable, .your]), all.contains(.browser) { return .browserNotice }
        if wordCount <= 8, own.all.isSuperset(of: [.see, .post]), all.contains(.service) { return .embeddedPost }
        return wordCount <= 24 && own.all.isSuperset(of: [.rights, .forbid]) ? .rightsNotice : nil
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

private func isQuestionMark(_ scalar: UInt32) -> Bool {
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
