import Bytes
import Lexicons

/// The names of months in many languages: `pipeline/lexicon/months.tsv`.
struct MonthNames: Sendable {
    /// What a word means in one language.
    struct Reading: Sendable, Equatable {
        /// The first part of BCP 47.
        var language: String
        var month: Int
        /// Whether it is a Roman numeral.
        var isRoman = false
        /// Whether it is a month of the solar Hijri calendar.
        var isSolar = false
        /// Whether two digits beside it are a year of the Buddhist era.
        var isBuddhist = false
        /// Whether it is a month of the Ethiopic calendar.
        var isEthiopic = false
    }

    /// A form in a row of the table.
    private struct Form: Sendable {
        let row: Int32
        let month: Int32
    }

    /// Forms of several words have one space between them.
    private var forms = WordLists<Form>(capacity: 4096)
    /// What each row says of its forms, but for the month.
    private var rows: [Reading] = []
    /// First words of forms of several words.
    private var firstWords = WordSet()
    /// Words that may stand between the parts of a date.
    private var between = WordSet()
    /// Words beside a number that say that it is the month: those that stand before it and those behind it.
    private var signs = (before: WordSet(), behind: WordSet())

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row without a language, or with a sign that has no place.
    init(_ table: Table) throws {
        let columns = (1...12).map { table.column("\($0)") }
        let bytes = table.bytes
        for (number, row) in table.rows.enumerated() {
            let tag = row["language"]
            guard let language = tag.split(separator: "-").first.map(String.init) else {
                throw table.error(row, "no language")
            }
            rows.append(
                Reading(
                    language: language, month: 0, isRoman: tag.hasSuffix("-x-roman"),
                    isSolar: tag.hasSuffix("-u-ca-persian"), isBuddhist: tag.hasSuffix("-u-ca-buddhist"),
                    isEthiopic: tag.hasSuffix("-u-ca-ethiopic")))
            for (i, column) in columns.enumerated() {
                for form in row.ranges(column) {
                    let words = bytes.span.extracting(form)
                    forms.append(Form(row: Int32(number), month: Int32(i + 1)), to: stableHash(words))
                    if let space = firstOffset(of: 0x20, in: words) {
                        firstWords.insert(Array(bytes[form.lowerBound..<form.lowerBound + space]))
                    }
                }
            }
            for word in row.list("between") { between.insert(Array(word.utf8)) }
            for sign in row.list("sign") {
                if sign.hasSuffix(" #") {
                    signs.before.insert(Array(sign.utf8.dropLast(2)))
                } else if sign.hasPrefix("# ") {
                    signs.behind.insert(Array(sign.utf8.dropFirst(2)))
                } else {
                    throw table.error(row, "a sign stands before or behind #")
                }
            }
        }
    }

    /// The months that a word may mean, one for each language that has it; empty for any other word.
    func readings(of word: [UInt8]) -> [Reading] { readings(ofHash: stableHash(word.span)) }

    /// The months that the word with a hash may mean.
    func readings(ofHash hash: UInt64) -> [Reading] {
        forms[hash].map { form in
            var reading = rows[Int(form.row)]
            reading.month = Int(form.month)
            return reading
        }
    }

    /// Whether a form of several words begins with this one.
    func beginsForm(_ word: [UInt8]) -> Bool { firstWords.contains(word) }

    /// Whether a word may stand between the parts of a date.
    func isBetween(_ word: [UInt8]) -> Bool { between.contains(word) }

    /// Whether a word before a number says that it is the month: `tháng 5`.
    func isBeforeNumber(_ word: [UInt8]) -> Bool { signs.before.contains(word) }

    /// Whether a word behind a number says that it is the month: `5 сарын`.
    func isBehindNumber(_ word: [UInt8]) -> Bool { signs.behind.contains(word) }
}
