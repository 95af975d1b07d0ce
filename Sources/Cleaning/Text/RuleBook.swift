import Bytes
import Lexicons
import Patterns

/// A line's words, as `phrase(of:_:)` makes them.
struct ComparedLine {
    /// The words; of a line that is not short, those of its beginning.
    var words: [UInt8]
    /// Whether the line is short enough to be a label.
    var isShort: Bool
}

/// A rule that is a regular expression, and which row of the table it is.
private typealias ExpressionRow = (row: Table.Row, place: RulePlace, rule: Rule, number: Int)

/// The rules of `pipeline/lexicon/boilerplate.tsv`, laid out for matching.
struct RuleBook: Sendable {
    /// Rules whose regular expressions are looked for together.
    private final class Expressions: Sendable {
        private let patterns: PatternSet
        private let rules: [Rule]
        /// Which rows of the table they are.
        private let numbers: [Int]

        init(
            _ rows: [(rule: Rule, number: Int, pattern: String)], after beginning: String, before end: String
        ) throws(PatternError) {
            patterns = try PatternSet(rows.map(\.pattern), after: beginning, before: rows.map { _ in end })
            rules = rows.map(\.rule)
            numbers = rows.map(\.number)
        }

        /// The rule that matches part of a range, and which.
        func match(_ text: Span<UInt8>, _ range: Range<Int>) -> (rule: Rule, range: Range<Int>, number: Int)? {
            let found = patterns.firstMatch(in: text.extracting(range))
            return found.map { (rules[$0.index], $0.range, numbers[$0.index]) }
        }
    }

    private let rules: RuleRows
    /// The phrases that are lines, by the hash of all they have.
    private var lines: RulePhrases
    /// Those that lines begin with, by the hash of their first word.
    private var starts = RulePhrases()
    /// Those that words are glued to, by their first byte.
    private var glued = RulePhrases()
    /// Those that lines end with, by their last byte.
    private var ends = RulePhrases()
    /// With which words the phrases that are lines begin.
    private(set) var firstWords = FirstWords()
    /// With which words the phrases begin that lines begin with.
    private(set) var firstWordsOfStarts = FirstWords()
    private var leads: Set<[UInt8]> = []
    private var features: [Feature: Rule] = [:]
    private var shapes: [RulePlace: Expressions] = [:]
    private var notices: [RulePlace: Expressions] = [:]
    private var credits: Expressions?
    private var pageNumbers: Expressions?
    private var fields: Expressions?
    /// Knows calls to the reader by their words; `nil` where only phrases are known.
    var calls: ReaderCalls?

    /// How many bytes of a line's beginning hold every phrase that a line may begin with, and the next word's
    /// beginning.
    private(set) var longestStart = 0

    /// Reads the rules.
    ///
    /// - Throws: `TableError` at a row with an unknown match, place or feature, a repeated id or a bad pattern.
    init(_ table: Table) throws {
        rules = RuleRows(rows: table.rows)
        lines = RulePhrases(capacity: table.rows.count)
        var ids = WordSlots(capacity: table.rows.count)
        var expressions: [RuleMatch: [ExpressionRow]] = [:]
        let matches = CellValues<RuleMatch>()
        let places = CellValues<RulePlace>()
        let (idColumn, phraseColumn) = (table.column("id"), table.column("phrase"))
        let (matchColumn, placeColumn) = (table.column("match"), table.column("where"))
        let bytes = table.bytes
        var normal: [UInt8] = []
        for (number, row) in table.rows.enumerated() {
            guard let match = matches[bytes.span.extracting(row.range(matchColumn))] else {
                throw table.error(row, "no match \"\(row["match"])\"")
            }
            guard let place = places[bytes.span.extracting(row.range(placeColumn))] else {
                throw table.error(row, "no place \"\(row["where"])\"")
            }
            let id = row.range(idColumn)
            guard Rule.isName(bytes.span.extracting(id)) else {
                throw table.error(row, "no rule's name \"\(row["id"])\"")
            }
            let hash = stableHash(bytes.span.extracting(id))
            guard ids[hash] == 0 else { throw table.error(row, "two rules named \"\(row["id"])\"") }
            ids[hash] = 1
            let written = row.range(phraseColumn)
            normal.removeAll(keepingCapacity: true)
            if match.isWords { appendPhrase(of: bytes.span, written, to: &normal) }
            guard !written.isEmpty, !normal.isEmpty || !match.isWords else {
                throw table.error(row, "no phrase")
            }
            switch match {
            case .line:
                lines.append(normal.span, hash: stableHash(normal.span), row: number, place: place)
                firstWords.insert(normal.span)
            case .start:
                // A colon at the end is part of what the line must begin with.
                if bytes[written.upperBound - 1] == 0x3A { normal.append(0x3A) }
                // Twice, since white space and punctuation around the words are left out of phrases.
                longestStart = max(longestStart, 2 * normal.count + 16)
                firstWordsOfStarts.insert(normal.span)
                starts.append(normal.span, hash: firstWordHash(normal.span), row: number, place: place)
            case .glued:
                let first = UInt64(bytes[written.lowerBound])
                glued.append(bytes.span.extracting(written), hash: first, row: number, place: place)
            case .end:
                let last = UInt64(bytes[written.upperBound - 1])
                ends.append(bytes.span.extracting(written), hash: last, row: number, place: place)
            case .lead: leads.insert(normal)
            case .pattern, .notice, .credit, .page, .field:
                expressions[match, default: []].append((row, place, rules[number], number))
            case .feature:
                guard let feature = Feature(rawValue: row["phrase"]) else {
                    throw table.error(row, "no feature \"\(row["phrase"])\"")
                }
                features[feature] = rules[number]
            }
        }
        do throws(PatternError) {
            try layOut(expressions)
        } catch {
            let row = expressions.values.joined().first { $0.row["phrase"] == error.pattern }?.row
            throw row.map { table.error($0, error.description) } ?? error
        }
    }

    /// Lays out the regular expressions, those of one use together.
    private mutating func layOut(_ rows: [RuleMatch: [ExpressionRow]]) throws(PatternError) {
        func expressions(
            _ match: RuleMatch, after beginning: String = "\\A", before end: String = "",
            where isMeant: (RulePlace) -> Bool = { _ in true }
        ) throws(PatternError) -> Expressions? {
            let meant = rows[match, default: []].filter { isMeant($0.place) }
            return meant.isEmpty
                ? nil
                : try Expressions(
                    meant.map { ($0.rule, $0.number, $0.row["phrase"]) }, after: beginning, before: end)
        }
        credits = try expressions(.credit, after: "(?<![\\p{L}\\p{N}])", before: "\\s*\\z")
        pageNumbers = try expressions(.page, after: "")
        fields = try expressions(.field)
        // Each is read once, those for both edges too.
        for place in RulePlace.allCases {
            shapes[place] = try expressions(.pattern, before: "\\z") { $0 == place }
            notices[place] = try expressions(.notice, before: "\\z") { $0 == place }
        }
    }

    /// The rule for a shape, where the table has one.
    subscript(feature: Feature) -> Rule? { features[feature] }

    /// Whether a bare URL after a word belongs to the sentence.
    func isLead(_ word: [UInt8]) -> Bool { leads.contains(word) }

    /// The rule that takes a line out whole for its words.
    ///
    /// The rules for any place are asked for the body; for the head and the tail only those that hold nowhere else.
    func rule(forLine line: ComparedLine, _ text: Span<UInt8>, _ range: Range<Int>, at place: LinePlace) -> Rule? {
        let words = line.words
        if line.isShort, let rule = rule(forLine: words, at: place) { return rule }
        // What begins with a quotation mark is somebody's words, whatever they are.
        if !beginsQuotation(text, at: range.lowerBound), let found = rule(forStart: words, at: place) {
            return found.rule
        }
        return line.isShort ? rule(forShape: text, range, at: place) : nil
    }

    /// The rule for how words begin, whether they are that beginning and nothing more, and how many bytes it has.
    func rule(forStart words: [UInt8], at place: LinePlace) -> (rule: Rule, isWhole: Bool, byteCount: Int)? {
        let found = starts.first(firstWordHash(words.span)) { phrase, bytes in
            phrase.place.includes(place) && begins(words.span, with: bytes)
        }
        guard let found else { return nil }
        let byteCount = Int(found.byteCount)
        return (rules[Int(found.row)], byteCount == words.count, byteCount)
    }

    /// Whether a short line goes by the rules for some of several places.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it.
    func takesOut(_ words: [UInt8], _ text: Span<UInt8>, _ range: Range<Int>, at places: [LinePlace]) -> Bool {
        let line = ComparedLine(words: words, isShort: true)
        for place in places where rule(forLine: line, text, range, at: place) != nil { return true }
        return false
    }

    /// The rule that takes a line out because it is a call to the reader, and no quotation.
    ///
    /// - Parameter words: The line as `phrase(of:_:)` makes it, where that is known.
    func rule(forCall words: [UInt8]?, _ text: Span<UInt8>, _ range: Range<Int>) -> Rule? {
        guard let calls, !beginsQuotation(text, at: range.lowerBound) else { return nil }
        let words = words ?? phrase(of: text, range)
        return calls.call(words.span).flatMap { features[$0] }
    }

    /// The rule whose regular expression a line matches whole.
    func rule(forShape text: Span<UInt8>, _ range: Range<Int>, at place: LinePlace) -> Rule? {
        Self.rule(text, range, of: shapes, at: place)
    }

    private static func rule(
        _ text: Span<UInt8>, _ range: Range<Int>, of expressions: [RulePlace: Expressions], at place: LinePlace
    ) -> Rule? {
        var first: (rule: Rule, range: Range<Int>, number: Int)?
        for place in place.own {
            guard let found = expressions[place]?.match(text, range) else { continue }
            // The first row of the table is meant, wherever it holds.
            if first.map({ found.number < $0.number }) ?? true { first = found }
        }
        return first?.rule
    }

    /// The rule for a notice, where the line stands among the first or the last of a text.
    func rule(forNotice text: Span<UInt8>, _ range: Range<Int>, at place: LinePlace) -> Rule? {
        guard !beginsQuotation(text, at: range.lowerBound) else { return nil }
        let words = phrase(of: text, range)
        return calls?.notice(words.span).flatMap { features[$0] } ?? Self.rule(text, range, of: notices, at: place)
    }

    /// The rule for a field of a message that a line begins with, and the length of its label.
    func field(_ text: Span<UInt8>, _ range: Range<Int>) -> (rule: Rule, length: Int)? {
        fields?.match(text, range).map { ($0.rule, $0.range.upperBound) }
    }

    /// Whether a line is written as only heads and feet with the number of a page are.
    func isPageNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        pageNumbers?.match(text, range) != nil
    }

    /// The rule that takes out a line of these words, and no other, wherever it stands.
    func rule(forLine words: [UInt8]) -> Rule? {
        rule(forLine: words) { $0 == .any }
    }

    /// The rule that takes out a line of these words, and no other, at a place.
    func rule(forLine words: [UInt8], at place: LinePlace) -> Rule? {
        rule(forLine: words) { $0.includes(place) }
    }

    private func rule(forLine words: [UInt8], where isMeant: (RulePlace) -> Bool) -> Rule? {
        lines.first(stableHash(words.span)) { isMeant($0.place) && areEqual($1, words.span) }.map { rules[Int($0.row)] }
    }

    /// The rule that takes a line out whole because it ends with the credit of a picture, as captions do: of two
    /// sentences at most and no more bytes than a caption has.
    func caption(_ text: Span<UInt8>, _ line: TextLine, upTo byteCount: Int) -> Rule? {
        guard let credits, line.range.count <= byteCount else { return nil }
        let last = text[line.range.upperBound - 1]
        guard !line.endsSentence || last == 0x29 || last == 0x5D || last == 0x2E else { return nil }
        if !line.endsSentence, let rule = self[.captionCapitals], endsWithNameInCapitals(text, line.range) {
            return rule
        }
        guard let found = credits.match(text, line.range),
            sentenceCount(text, line.range.lowerBound..<line.range.lowerBound + found.range.lowerBound) <= 2
        else { return nil }
        return found.rule
    }

    /// The rule and the length of a phrase that the line's first word is glued to.
    func gluedPrefix(_ text: Span<UInt8>, _ range: Range<Int>, at place: LinePlace) -> (rule: Rule, length: Int)? {
        guard !range.isEmpty else { return nil }
        let found = glued.first(UInt64(text[range.lowerBound])) { phrase, bytes in
            guard phrase.place.includes(place), stands(bytes, in: text, at: range.lowerBound) else { return false }
            let next = range.lowerBound + bytes.count
            guard next < range.upperBound, beginsSentence(text, at: next) else { return false }
            let rest = next..<range.upperBound
            return rest.count >= 40 && endsSentence(text, rest)
        }
        return found.map { (rules[Int($0.row)], Int($0.byteCount)) }
    }

    /// The rule and the length of a phrase that stands after the line's last sentence.
    func endPhrase(_ text: Span<UInt8>, _ range: Range<Int>, at place: LinePlace) -> (rule: Rule, length: Int)? {
        guard !range.isEmpty else { return nil }
        let found = ends.first(UInt64(text[range.upperBound - 1])) { phrase, bytes in
            guard phrase.place.includes(place), range.count > bytes.count else { return false }
            let start = range.upperBound - bytes.count
            guard stands(bytes, in: text, at: start) else { return false }
            let before = trimming(text, range.lowerBound..<start)
            return before.count >= 40 && endsSentence(text, before)
        }
        return found.map { (rules[Int($0.row)], Int($0.byteCount)) }
    }
}

/// The rules of the rows of a table, each made where it is asked for: most are never.
private struct RuleRows: Sendable {
    let rows: Table.Rows

    subscript(number: Int) -> Rule { Rule(id: rows[number]["id"], kind: rows[number]["kind"]) }
}
