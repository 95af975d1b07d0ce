import Bytes
import Lexicons

/// What classes and addresses say of authors: `pipeline/lexicon/author-marks.tsv`.
///
/// A class, so that a page's elements, each of which is asked, hand one reference on.
final class AuthorMarks: Sendable {
    /// Where in a class a word must stand.
    private enum Place { case part, start, word }

    private struct Word {
        var form: [UInt8]
        var place: Place
        var exceptions: [[UInt8]]
        var mark: Mark
    }

    /// What classes say.
    enum Mark {
        /// That the element is a by-line of this article.
        case author
        /// That it is an icon of a person, if it holds no text.
        case icon
    }

    /// How many bytes of a class are looked at together: no word is shorter.
    private static let window = 5

    /// By two letters that end a window: how far the next one is that may be the beginning of a word, 0 where this may.
    private let steps: [UInt8]
    /// By the same two letters: which letters begin their words, a bit each.
    private let initials: [UInt32]
    /// In the order of the last two letters of their first `window`.
    private let words: [Word]
    /// By two letters, and once more: where their words begin among all.
    private let starts: [Int]
    private let foreign: [[UInt8]]
    private let beside: [[UInt8]]
    private let cards: [[UInt8]]
    /// By how many bytes they have.
    private let folders: [[[UInt8]]]
    /// By the same: which first letters they have, a bit each.
    private let folderLetters: [UInt32]

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown class or a form that is too short or not lower-case ASCII.
    init(_ table: Table) throws {
        var steps = [UInt8](repeating: UInt8(Self.window - 1), count: 1024)
        var initials = [UInt32](repeating: 0, count: 1024)
        var byPair = [[Word]](repeating: [], count: 1024)
        var folders: [[[UInt8]]] = [[]]
        var folderLetters: [UInt32] = [0]
        var others: [String: [[UInt8]]] = [:]
        let places: [String: Place] = ["part": .part, "start": .start, "word": .word, "icon": .part]
        for row in table.rows {
            let form = row.bytes("form")
            guard !form.isEmpty, form.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !isASCIIUpper($0) }) else {
                throw table.error(row, "a form is lower-case ASCII")
            }
            if let place = places[row["class"]] {
                guard form.count >= Self.window else {
                    throw table.error(row, "a word has \(Self.window) bytes or more")
                }
                for i in 1..<Self.window {
                    let pair = pair(form[i - 1], form[i])
                    steps[pair] = min(steps[pair], UInt8(Self.window - 1 - i))
                }
                let last = pair(form[Self.window - 2], form[Self.window - 1])
                initials[last] |= 1 << UInt32(form[0] & 31)
                let exceptions = row.list("except").map { Array($0.utf8) }
                let mark: Mark = row["class"] == "icon" ? .icon : .author
                byPair[last].append(Word(form: form, place: place, exceptions: exceptions, mark: mark))
                continue
            }
            switch row["class"] {
            case "folder":
                while folders.count <= form.count {
                    folders.append([])
                    folderLetters.append(0)
                }
                folders[form.count].append(form)
                folderLetters[form.count] |= 1 << UInt32(form[0] & 31)
            case "foreign", "beside", "card": others[row["class"], default: []].append(form)
            default: throw table.error(row, "no class \"\(row["class"])\"")
            }
        }
        self.steps = steps
        self.initials = initials
        words = byPair.flatMap(\.self)
        starts = byPair.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        foreign = others["foreign"] ?? []
        beside = others["beside"] ?? []
        cards = others["card"] ?? []
        self.folders = folders
        self.folderLetters = folderLetters
    }

    /// Whether classes are those of a by-line of this article, or else of an icon of a person.
    ///
    /// - Complexity: O(*n*), with a look at every fourth byte or so where none is.
    func mark(of classes: Span<UInt8>) -> Mark? {
        var icon: Mark?
        var last = Self.window - 1
        while last < classes.count {
            let pair = pair(classes[last - 1], classes[last])
            guard steps[pair] == 0 else {
                last += Int(steps[pair])
                continue
            }
            let first = last - Self.window + 1
            guard initials[pair] >> UInt32(classes[first] & 31) & 1 == 1, let mark = mark(of: classes, at: first, pair)
            else {
                last += 1
                continue
            }
            if mark == .icon {
                icon = icon ?? mark
                last += 1
                continue
            }
            var (start, end) = (last, last)
            while start > 0, !isASCIISpace(classes[start - 1]) { start -= 1 }
            while end < classes.count, !isASCIISpace(classes[end]) { end += 1 }
            let whole = classes.extracting(start..<end)
            if !beside.contains(where: { holdsIgnoringCase(whole, $0) }) {
                return foreign.contains { holdsIgnoringCase(classes, $0) } ? nil : .author
            }
            last = end + Self.window
        }
        return icon
    }

    /// Whether classes say that a by-line is a name and nothing else.
    func holdCard(_ classes: Span<UInt8>) -> Bool { cards.contains { holdsIgnoringCase(classes, $0) } }

    /// Whether a part of an address, between slashes, is a folder of pages about authors.
    func isFolder(_ range: Range<Int>, of address: Span<UInt8>) -> Bool {
        guard range.count < folders.count, !range.isEmpty else { return false }
        guard folderLetters[range.count] >> UInt32(address[range.lowerBound] & 31) & 1 == 1 else { return false }
        return folders[range.count].contains { equalsIgnoringCase(address, at: range.lowerBound, $0) }
    }

    /// What the word says that stands at an offset, if one does.
    private func mark(of classes: Span<UInt8>, at start: Int, _ pair: Int) -> Mark? {
        for word in words[starts[pair]..<starts[pair + 1]] where equalsIgnoringCase(classes, at: start, word.form) {
            let end = start + word.form.count
            if word.exceptions.contains(where: { equalsIgnoringCase(classes, at: end, $0) }) { continue }
            if word.place == .part { return word.mark }
            guard beginsWord(classes, at: start) else { continue }
            if word.place == .start || end == classes.count || beginsWord(classes, at: end) { return word.mark }
        }
        return nil
    }
}

/// Whether words of a class are parted at an offset: by what is no letter, or by an upper-case letter after a lower-case one.
private func beginsWord(_ classes: Span<UInt8>, at offset: Int) -> Bool {
    guard offset > 0 else { return true }
    let (before, behind) = (classes[offset - 1], classes[offset])
    return !isASCIIAlphanumeric(before) || !isASCIIAlphanumeric(behind)
        || isASCIIUpper(behind) && isASCIILower(before)
}

/// The place of two letters in a table: any case, and what are no letters beside letters.
private func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 31) << 5 | Int(second & 31) }
