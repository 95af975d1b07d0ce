import Lexicons

/// The names of months in many languages: `pipeline/lexicon/months.tsv`.
struct MonthNames: Sendable {
    /// What a word means in one language.
    struct Reading: Sendable, Equatable {
        /// BCP 47.
        var language: String
        var month: Int
    }

    /// By form; forms of two words with one space between them.
    private var readings: [[UInt8]: [Reading]] = [:]
    /// First words of forms of two words.
    private var firstWords: Set<[UInt8]> = []
    /// Words that may stand between the parts of a date.
    private var between: Set<[UInt8]> = []

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row without a language.
    init(_ table: Table) throws {
        for row in table.rows {
            guard !row["language"].isEmpty else { throw table.error(row, "no language") }
            for month in 1...12 {
                for form in row.list("\(month)") {
                    let key = Array(form.utf8)
                    readings[key, default: []].append(Reading(language: row["language"], month: month))
                    if let space = key.firstIndex(of: 0x20) { firstWords.insert(Array(key[..<space])) }
                }
            }
            for word in row.list("between") { between.insert(Array(word.utf8)) }
        }
    }

    /// The months that a word may mean, one for each language that has it; empty for any other word.
    func readings(of word: [UInt8]) -> [Reading] { readings[word] ?? [] }

    /// Whether a form of two words begins with this one.
    func beginsForm(_ word: [UInt8]) -> Bool { firstWords.contains(word) }

    /// Whether a word may stand between the parts of a date.
    func isBetween(_ word: [UInt8]) -> Bool { between.contains(word) }
}
