import Bytes
import Lexicons

/// Knows notes below an article on who wrote it: `John Smith is a correspondent in Kyiv.`, `The author is a historian.`
///
/// An article's last sentence may be on a person as well. So a note is of somebody whom no other line of the prose names:
/// the author by the by-line, or one who does the work of the press; or the author without a name, where no
/// other line speaks of an author.
struct AuthorNotes: Sendable {
    /// The columns of the table that hold words.
    static let columns = ["author", "is", "press", "role"]

    private struct Language: Sendable {
        var authors: [[[UInt8]]]
        var verbs: Set<[UInt8]>
        var press: [[UInt8]]
        var roles: [[UInt8]]
        /// Whether what somebody is ends the sentence, and no verb is asked for.
        var isVerbless: Bool
    }

    private var languages: [Language] = []

    /// Reads `lexicon/author-notes.tsv`.
    init(_ table: Table) {
        for row in table.rows {
            let bytes = { (word: String) in Array(word.utf8) }
            let verbs = row.list("is").map(bytes)
            languages.append(
                Language(
                    authors: row.list("author").map { words(of: bytes($0)) }.filter { !$0.isEmpty }, verbs: Set(verbs),
                    press: row.list("press").map(bytes), roles: row.list("role").map(bytes),
                    isVerbless: verbs.isEmpty))
        }
    }

    /// The words that no other line of prose may have for a line to be a note, each a word's beginning in lower case;
    /// `nil` where it is none whatever the others say.
    ///
    /// - Parameters:
    ///   - authors: Who wrote the text, as `phrase(of:_:)` makes it.
    ///   - classes: The words that clauses are made of.
    /// - Complexity: O(1): the first words are looked at.
    func subject(
        of text: Span<UInt8>, _ line: Range<Int>, authors: [[UInt8]], _ classes: LineWordClasses
    ) -> [[UInt8]]? {
        guard line.count <= longestNote, !beginsQuotation(text, at: line.lowerBound) else { return nil }
        let words = noteWords(text, line, classes)
        for author in authors {
            let name = author.split(separator: 0x20).map { Array($0) }
            guard name.count >= 2, words.count > name.count + 1, zip(name, words).allSatisfy({ $0 == $1.said }),
                !words[name.count - 1].endsClause, !words[name.count].isCapital
            else { continue }
            return stems(of: [name[0], name[name.count - 1]])
        }
        // By the surname alone, as below the name: `Doe covers the courts for the paper.`
        for author in authors {
            let name = author.split(separator: 0x20).map { Array($0) }
            guard name.count >= 2, words.count > 4, words[0].said == name[name.count - 1], words[0].isCapital,
                !words[0].endsClause, !words[1].isCapital, !words[1].isDash
            else { continue }
            return stems(of: [words[0].said])
        }
        for language in languages {
            for author in language.authors where words.count > author.count {
                guard zip(author, words).allSatisfy({ $0 == $1.said }),
                    isSomebody(words, from: author.count, language, language.press + language.roles)
                else { continue }
                return author.max { $0.count < $1.count }.map { [$0] }
            }
        }
        let nameCount = words.prefix { $0.isCapital }.count
        for language in languages where nameCount >= 2 {
            // The verb parts the name from what comes; without one the name is of two or three words.
            let counts = language.isVerbless ? Array(2...min(nameCount, 3)) : nameCount <= 4 ? [nameCount] : []
            for count in counts where isSomebody(words, from: count, language, language.press) {
                return stems(of: [words[0].said, words[count - 1].said])
            }
        }
        return nil
    }

    /// Whether one of a line's first words is for the work of the press or for what else authors are, in some language.
    ///
    /// - Complexity: O(1): the first words are looked at.
    func isOnWork(_ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses) -> Bool {
        guard line.count <= longestNote, !beginsQuotation(text, at: line.lowerBound) else { return false }
        let words = noteWords(text, line, classes).prefix(8)
        return languages.contains { language in
            words.contains { word in language.press.contains { Self.isRole(word, $0) } }
        }
    }

    private static func isRole(_ word: NoteWord, _ role: [UInt8]) -> Bool {
        role.last == 0x2A ? word.said.starts(with: role.dropLast()) : word.said == role
    }

    /// Whether words say from a place on that somebody is of some role: a verb or a dash, then the role, with no word of a
    /// clause between; or the role at the sentence's end.
    private func isSomebody(_ words: [NoteWord], from start: Int, _ language: Language, _ roles: [[UInt8]]) -> Bool {
        guard start < words.count else { return false }
        let isRole = { (word: NoteWord) in roles.contains { Self.isRole(word, $0) } }
        if language.isVerbless {
            guard let end = words[start...].firstIndex(where: \.endsSentence), end - start <= 8 else { return false }
            return isRole(words[end]) && !words[start..<end].contains { $0.endsClause && $0.said != words[start].said }
        }
        guard words[start].isDash || language.verbs.contains(words[start].said), !words[start - 1].endsClause else {
            return false
        }
        for (i, word) in words[(start + 1)...].prefix(6).enumerated() {
            if isRole(word) { return true }
            // An article may stand first: `is a`, but not `is accused of`.
            if word.endsClause || word.isDash || word.isFunction && i > 0 { return false }
        }
        return false
    }
}

/// A note has no more bytes, and so many of its words are looked at.
private let longestNote = 480
private let mostWords = 24
/// A text has no more notes.
private let mostNotes = 8

/// A word of a line.
private struct NoteWord {
    /// As `phrase(of:_:)` makes it.
    var said: [UInt8]
    var isCapital: Bool
    var isDash: Bool
    /// Whether a comma, a colon or the mark of a sentence stands behind it.
    var endsClause: Bool
    var endsSentence: Bool
    /// Whether it is of a closed class.
    var isFunction: Bool
}

/// The first words of a line.
private func noteWords(_ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses) -> [NoteWord] {
    var words: [NoteWord] = []
    var start = line.lowerBound
    while start < line.upperBound, words.count < mostWords {
        var end = start
        while end < line.upperBound, !isASCIISpace(text[end]) { end += 1 }
        if end > start {
            let said = phrase(of: text, start..<end)
            let last = decodeScalar(text, before: end)?.value ?? 0
            let kind = CharacterKind(last)
            let isSentence = isSentenceMark(last)
            if !said.isEmpty || kind == .dash {
                var read = LineWords()
                read.read(text, start..<end)
                words.append(
                    NoteWord(
                        said: said, isCapital: CharacterKind(decodeScalar(text, at: start).value) == .upper,
                        isDash: said.isEmpty, endsClause: isSentence || kind == .comma || kind == .colon,
                        endsSentence: isSentence || end == line.upperBound,
                        isFunction: read.hashes.count == 1
                            && classes[read.hashes[0]] & LineWordClasses.function != 0))
            }
        }
        start = end + 1
    }
    return words
}

/// The beginnings of words, without what cases change.
private func stems(of words: [[UInt8]]) -> [[UInt8]] {
    words.map { word in
        var stem = word
        // Two letters fewer, of four or more that are left.
        for _ in 0..<2 where scalarCount(stem.span, in: stem.indices) > 4 {
            while let last = stem.popLast(), isUTF8Continuation(last) {}
        }
        return stem
    }
}

/// Takes out the notes on authors below a text. Two lines of other prose must stay, of which none names who is meant.
///
/// - Parameter author: Who wrote it, where that is known from elsewhere; else by-lines above the prose are read.
/// - Complexity: O(*n*) where a line is one by itself; else the first and the last lines are looked at.
func removeAuthorNotes(
    _ text: Span<UInt8>, _ names: NameReader, _ book: RuleBook, _ classes: LineWordClasses, author: String?,
    _ decisions: inout LineDecisions
) {
    guard let rule = book[.authorNote] else { return }
    let authors = (author.map { names.names(in: Array($0.utf8), .declared) } ?? signed(text, decisions, names))
        .map { name in
            let bytes = Array(name.utf8)
            return phrase(of: bytes.span, bytes.indices)
        }
    var found: [(line: Int, subject: [[UInt8]])] = []
    var (unknown, unknownProse) = (0, 0)
    for i in decisions.lines.indices.reversed() where decisions.removals[i] == nil {
        guard unknown < 8, unknownProse < 3, found.count < mostNotes, i > 0 else { break }
        if let subject = names.authorNotes.subject(of: text, decisions.lines[i].range, authors: authors, classes) {
            found.append((i, subject))
        } else {
            unknown += 1
            if decisions.lines[i].isProse { unknownProse += 1 }
        }
    }
    removeAuthorBoxes(text, names, classes, rule, &decisions)
    guard !found.isEmpty else { return }
    let prose = decisions.lines.indices.filter { i in
        decisions.removals[i] == nil && decisions.lines[i].isProse && !found.contains { $0.line == i }
    }
    guard prose.count >= 2 else { return }
    let others = prose.map { phrase(of: text, decisions.lines[$0].range) }
    for (line, subject) in found {
        let isNamed = others.contains { other in subject.contains { beginsWord($0, in: other.span) } }
        guard !isNamed else { continue }
        decisions.removals[line] = rule
        removeHeading(above: line, of: subject, text, rule, &decisions)
    }
}

/// The names in by-lines among the first lines, or just above the first prose.
private func signed(_ text: Span<UInt8>, _ decisions: LineDecisions, _ names: NameReader) -> [String] {
    let lines = decisions.lines
    let top = lines.prefix(6).prefix { !$0.isProse }.count
    let first = lines.indices.first { decisions.removals[$0] == nil && lines[$0].isProse } ?? 0
    for i in Array(0..<top) + Array(max(top, first - 8)..<max(top, first)) where lines[i].range.count <= 120 {
        let line = lines[i].range.map { text[$0] }
        guard i < top || names.mayBeByline(line) else { continue }
        let found = names.names(in: line, .visible)
        if !found.isEmpty { return found }
    }
    return []
}

/// Whether a word begins with some bytes.
private func beginsWord(_ stem: [UInt8], in text: Span<UInt8>) -> Bool {
    var from = 0
    while let found = firstOccurrence(of: stem.span, in: text.extracting(from..<text.count)) {
        let start = from + found
        guard let before = decodeScalar(text, before: start), isWordScalar(before.value) else { return true }
        from = start + stem.count
    }
    return false
}
