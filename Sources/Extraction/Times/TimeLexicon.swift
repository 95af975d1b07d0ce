import Bytes
import Lexicons

/// The words of time expressions, from `lexicon/times.tsv`.
struct TimeLexicon: Sendable {
    /// Where the table stands, from `pipeline/`.
    static let path = "lexicon/times.tsv"

    /// Forms of one word and the first words of longer ones, by the hash of their lower-case bytes.
    private var words: [UInt64: TimeWord] = [:]
    private var phrases: [UInt64: [(rest: [UInt64], word: TimeWord)]] = [:]

    /// The function words that the grammar knows by themselves.
    let longHash = stableHash("long")
    let toHash = stableHash("to")
    let orHash = stableHash("or")
    let andHash = stableHash("and")
    let pastHash = stableHash("past")
    let startHash = stableHash("start")
    let endHash = stableHash("end")

    /// Reads the words.
    ///
    /// - Throws: `TableError` for a class or a value that is not one of those in the table's header.
    init(_ table: Table) throws {
        for row in table.rows {
            guard let word = timeWord(class: row["class"], value: row["value"]) else {
                throw table.error(row, "no time word of class \"\(row["class"])\" and value \"\(row["value"])\"")
            }
            let parts = row["form"].utf8.split(separator: 0x20).map { part in
                let bytes = Array(part)
                return stableHash(asciiLowercased(bytes.span).span)
            }
            guard let first = parts.first else { throw table.error(row, "no form") }
            if parts.count == 1 {
                guard words.updateValue(word, forKey: first) == nil else {
                    throw table.error(row, "\"\(row["form"])\" stands here twice")
                }
            } else {
                phrases[first, default: []].append((Array(parts.dropFirst()), word))
            }
        }
        for first in phrases.keys { phrases[first]?.sort { $0.rest.count > $1.rest.count } }
    }

    /// The word with this hash, where it is one of time.
    func word(_ hash: UInt64) -> TimeWord? { words[hash] }

    /// The longest phrase that begins at a token, and the token after it.
    func phrase(_ tokens: [TimeToken], at i: Int) -> (word: TimeWord, end: Int)? {
        guard let candidates = phrases[tokens[i].hash] else { return nil }
        for candidate in candidates where i + candidate.rest.count < tokens.count {
            let matches = candidate.rest.indices.allSatisfy { tokens[i + 1 + $0].hash == candidate.rest[$0] }
            if matches { return (candidate.word, i + 1 + candidate.rest.count) }
        }
        return nil
    }
}

private func timeWord(class name: String, value: String) -> TimeWord? {
    let number = Int(value)
    switch name {
    case "month": return number.map { .month($0, isShort: false, isAmbiguous: false) }
    case "month-or-name": return number.map { .month($0, isShort: false, isAmbiguous: true) }
    case "month-short": return number.map { .month($0, isShort: true, isAmbiguous: false) }
    case "weekday": return number.map { .weekday($0, isShort: false) }
    case "weekday-short": return number.map { .weekday($0, isShort: true) }
    case "unit": return TimeUnit(rawValue: value).map { .unit($0, isPlural: false) }
    case "units": return TimeUnit(rawValue: value).map { .unit($0, isPlural: true) }
    case "number": return number.map { .number($0) }
    case "vague": return .vague
    case "ordinal": return number.map { .ordinal($0) }
    case "season": return .season(value)
    case "part": return .part(value)
    case "day": return number.map { .day($0) }
    case "relative": return number.map { .relative($0) }
    case "lying": return number.map { .lying($0) }
    case "edge": return TimeEdge(rawValue: value).map { .edge($0) }
    case "reference": return .reference(value)
    case "frequency": return .frequency(value)
    case "every": return .every
    case "shift": return number.map { .shift($0) }
    case "decade": return number.map { .decade($0) }
    case "article": return .article
    case "the": return .the
    case "narrative": return number.map { .narrative($0) }
    case "tonight": return number.map { .tonight($0) }
    case "clock": return .clock(value)
    case "meridiem": return .meridiem(isAfternoon: value == "PM")
    case "suffix": return .suffix
    case "linker": return .linker
    case "preposition": return .preposition(value == "past" ? .past : value == "future" ? .future : nil)
    case "amount": return .amount
    case "ahead": return .ahead
    case "of": return .of
    case "other": return .other
    case "half": return .half
    default: return nil
    }
}
