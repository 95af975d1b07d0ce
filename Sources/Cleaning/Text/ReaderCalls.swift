import Bytes
import Lexicons

/// Knows lines that speak to the reader: calls to follow the newsroom, to subscribe, to report mistakes, to read on.
///
/// A phrase names one such line; newsrooms word them in ever other ways, but of the same few words. A line is a call
/// where words of some classes stand together, all of one language, and what the reader is told to do begins or ends a
/// clause, as imperatives do.
struct ReaderCalls: Sendable {
    /// The columns of the table that hold words.
    static var columns: [String] { WordClasses.columns.map(\.0) }

    /// The most words that a call has.
    private static let mostWords = 32

    private struct Entry: Sendable {
        var language: Int
        var classes: WordClasses
    }

    private var wholes: [UInt64: [Entry]] = [:]
    private var stems: [UInt64: [Entry]] = [:]
    /// By the lowest sixteen bits of a hash, whether a word or a stem may have it: most words are of no class.
    private var isWhole = [Bool](repeating: false, count: 1 << 16)
    private var isStem = [Bool](repeating: false, count: 1 << 16)
    private let languageCount: Int

    /// Reads `lexicon/reader-calls.tsv`.
    ///
    /// - Throws: `TableError` at a word that is none.
    init(_ table: Table) throws(TableError) {
        languageCount = table.rows.count + 1
        for (index, row) in table.rows.enumerated() {
            let isEvery = row["language"] == "mul"
            for (column, classes) in WordClasses.columns {
                for word in row.list(column) {
                    let isStem = word.utf8.last == 0x2A
                    let bytes = Array(word.utf8.dropLast(isStem ? 1 : 0))
                    guard isWord(bytes.span) else { throw table.error(row, "\"\(word)\" is not one word") }
                    let entry = Entry(
                        language: isEvery ? 0 : index + 1,
                        classes: isEvery && classes == .channel ? [.channel, .service] : classes)
                    add(entry, bytes.span, isStem: isStem)
                }
            }
        }
    }

    private mutating func add(_ entry: Entry, _ word: Span<UInt8>, isStem: Bool) {
        var hash = ByteHash()
        for i in word.indices { hash.add(word[i]) }
        if isStem {
            stems[hash.value, default: []].append(entry)
            self.isStem[Int(hash.value & 0xFFFF)] = true
        } else {
            wholes[hash.value, default: []].append(entry)
            isWhole[Int(hash.value & 0xFFFF)] = true
        }
    }

    /// Which call a line is, if any.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    /// - Complexity: O(*n*).
    func call(_ words: Span<UInt8>) -> Feature? {
        var line = CallLine(languageCount)
        var i = 0
        while i < words.count {
            let scalar = decodeScalar(words, at: i)
            guard isWordScalar(scalar.value) else {
                if isClauseBorder(scalar.value, i > 0 && words[i - 1] == 0x20) { line.endClause() }
                if isQuestionMark(scalar.value) { line.isAnswered = true }
                i += scalar.byteCount
                continue
            }
            guard line.wordCount < Self.mostWords else { return nil }
            line.beginWord()
            var hash = ByteHash()
            while i < words.count {
                let scalar = decodeScalar(words, at: i)
                guard isWordScalar(scalar.value) else { break }
                for j in i..<i + scalar.byteCount { hash.add(words[j]) }
                i += scalar.byteCount
                guard isStem[Int(hash.value & 0xFFFF)], let found = stems[hash.value] else { continue }
                for entry in found { line.add(entry.classes, entry.language) }
            }
            guard isWhole[Int(hash.value & 0xFFFF)], let found = wholes[hash.value] else { continue }
            for entry in found { line.add(entry.classes, entry.language) }
        }
        line.endClause()
        return line.call
    }
}

/// What words of calls say.
private struct WordClasses: OptionSet, Sendable {
    var rawValue: UInt32

    static let follow = WordClasses(rawValue: 1 << 0)
    static let us = WordClasses(rawValue: 1 << 1)
    static let channel = WordClasses(rawValue: 1 << 2)
    static let letter = WordClasses(rawValue: 1 << 3)
    static let app = WordClasses(rawValue: 1 << 4)
    static let news = WordClasses(rawValue: 1 << 5)
    static let error = WordClasses(rawValue: 1 << 6)
    static let write = WordClasses(rawValue: 1 << 7)
    static let tip = WordClasses(rawValue: 1 << 8)
    static let article = WordClasses(rawValue: 1 << 9)
    static let continues = WordClasses(rawValue: 1 << 10)
    static let notice = WordClasses(rawValue: 1 << 11)
    static let readOn = WordClasses(rawValue: 1 << 12)
    static let support = WordClasses(rawValue: 1 << 13)
    static let cause = WordClasses(rawValue: 1 << 14)
    static let listen = WordClasses(rawValue: 1 << 15)
    static let comment = WordClasses(rawValue: 1 << 16)
    static let say = WordClasses(rawValue: 1 << 17)
    static let rights = WordClasses(rawValue: 1 << 18)
    static let forbid = WordClasses(rawValue: 1 << 19)
    /// A channel known by its name in every language.
    static let service = WordClasses(rawValue: 1 << 20)

    /// The columns of the table.
    static let columns: [(String, WordClasses)] = [
        ("follow", .follow), ("us", .us), ("channel", .channel), ("letter", .letter), ("app", .app), ("news", .news),
        ("error", .error), ("write", .write), ("tip", .tip), ("article", .article), ("continues", .continues),
        ("notice", .notice), ("readon", .readOn), ("support", .support), ("cause", .cause), ("listen", .listen),
        ("comment", .comment), ("say", .say), ("rights", .rights), ("forbid", .forbid),
    ]
}

/// What the words of a line say, language by language; the first stands for all.
private struct CallLine {
    private struct Said {
        var all: WordClasses = []
        /// Of the words at the borders of clauses, and of those behind a question.
        var atBorder: WordClasses = []
        var asked: WordClasses = []
        var answered: WordClasses = []
    }

    /// By language; empty until a word says anything, as few do.
    private var said: [Said] = []
    private let languageCount: Int
    /// What the last word says, by language.
    private var last: [(language: Int, classes: WordClasses)] = []
    private var beginsClause = true
    /// Whether a question stands before what comes.
    var isAnswered = false
    private(set) var wordCount = 0
    private var isBorder = true
    init(_ languageCount: Int) { self.languageCount = languageCount }

    mutating func beginWord() {
        if wordCount > 0 && !isBorder { beginsClause = false }
        isBorder = false
        wordCount += 1
        last.removeAll(keepingCapacity: true)
    }

    mutating func add(_ classes: WordClasses, _ language: Int) {
        if said.isEmpty { said = [Said](repeating: Said(), count: languageCount) }
        last.append((language, classes))
        said[language].all.formUnion(classes)
        if beginsClause { said[language].atBorder.formUnion(classes) }
        if isAnswered {
            said[language].answered.formUnion(classes)
        } else {
            said[language].asked.formUnion(classes)
        }
    }

    mutating func endClause() {
        for (language, classes) in last { said[language].atBorder.formUnion(classes) }
        last.removeAll(keepingCapacity: true)
        isBorder = true
        beginsClause = true
    }

    /// The call that the words make in some language.
    var call: Feature? {
        guard !said.isEmpty else { return nil }
        let shared = said[0].all
        for own in said.dropFirst() where !own.all.isEmpty {
            if let call = call(own, own.all.union(shared)) { return call }
        }
        return nil
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
        if wordCount <= 10, own.all.isSuperset(of: [.article, .continues, .notice]) { return .callToReadOn }
        if wordCount <= 6, own.atBorder.contains(.listen), own.all.contains(.article) { return .callToListen }
        if wordCount <= 6, own.atBorder.contains(.say), own.all.contains(.comment) { return .callToComment }
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
