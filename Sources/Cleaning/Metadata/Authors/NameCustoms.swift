import Lexicons

/// How languages write the names of persons, where they differ from most: `pipeline/lexicon/name-customs.tsv`.
struct NameCustoms: Sendable {
    private var familyFirst: Set<String> = []
    private var spacedHan: Set<String> = []
    /// The characters that names in Chinese characters begin with, but for languages in which they may begin with any.
    private(set) var surnames: Set<UInt32> = []
    /// Given names in letters without cases.
    private(set) var given = WordSet()
    /// By language, given names in letters with cases that are no names, or words, in others.
    private var ownGiven: [String: WordSet] = [:]
    /// Family names in letters without cases, behind given names.
    private(set) var families = WordSet()
    /// Family names in Chinese characters, to which given names are glued.
    private(set) var gluedFamilies = WordSet()
    /// The characters that given names behind those end with.
    private(set) var givenEndings: Set<UInt32> = []

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown word, or a surname or an ending of several characters.
    init(_ table: Table) throws {
        let columns = (given: table.column("given"), families: table.column("families"))
        let bytes = table.bytes
        for row in table.rows {
            switch row["order"] {
            case "family-first": familyFirst.insert(row["language"])
            case "": break
            default: throw table.error(row, "no order \"\(row["order"])\"")
            }
            switch row["han"] {
            case "spaced": spacedHan.insert(row["language"])
            case "surnames", "": break
            default: throw table.error(row, "\"\(row["han"])\" is not spaced or surnames")
            }
            surnames.formUnion(try characters(row, "surnames", of: table))
            givenEndings.formUnion(try characters(row, "endings", of: table))
            for name in row.ranges(columns.given) {
                // From Hebrew on no alphabet of the table has cases.
                if bytes[name.lowerBound] >= 0xD6 {
                    given.insert(Array(bytes[name]))
                } else {
                    ownGiven[row["language"], default: WordSet()].insert(Array(bytes[name]))
                }
            }
            let isGlued = row["han"] == "spaced"
            for name in row.ranges(columns.families) {
                if isGlued { gluedFamilies.insert(Array(bytes[name])) } else { families.insert(Array(bytes[name])) }
            }
        }
    }

    private func characters(_ row: Table.Row, _ column: String, of table: Table) throws -> [UInt32] {
        try row.list(column).map { text in
            guard let first = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
                throw table.error(row, "\"\(text)\" is not one character")
            }
            return first.value
        }
    }

    /// Whether the given name may be the last word of a name.
    func isFamilyFirst(in language: String) -> Bool { familyFirst.contains(language) }

    /// Given names that are no names, or words, in other languages: `Per` is one in Swedish and stands before names in
    /// Catalan.
    func ownGiven(in language: String) -> WordSet { ownGiven[language] ?? WordSet() }

    /// Whether a space parts the names of one person in Chinese characters, of which any may begin a name.
    func isSpacedHan(in language: String) -> Bool { spacedHan.contains(language) }
}
