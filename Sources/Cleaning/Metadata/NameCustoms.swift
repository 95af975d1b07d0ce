import Lexicons

/// How languages write the names of persons, where they differ from most: `pipeline/lexicon/name-customs.tsv`.
struct NameCustoms: Sendable {
    private var familyFirst: Set<String> = []
    private var spacedHan: Set<String> = []
    /// The characters that names in Chinese characters begin with, but for languages in which they may begin with any.
    private(set) var surnames: Set<UInt32> = []

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown word or a surname of several characters.
    init(_ table: Table) throws {
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
            for surname in row.list("surnames") {
                guard let first = surname.unicodeScalars.first, surname.unicodeScalars.count == 1 else {
                    throw table.error(row, "\"\(surname)\" is not one character")
                }
                surnames.insert(first.value)
            }
        }
    }

    /// Whether the given name may be the last word of a name.
    func isFamilyFirst(in language: String) -> Bool { familyFirst.contains(language) }

    /// Whether a space parts the names of one person in Chinese characters, of which any may begin a name.
    func isSpacedHan(in language: String) -> Bool { spacedHan.contains(language) }
}
