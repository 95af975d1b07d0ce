import Lexicons

/// The closed classes of words that clause frames are found with: `generic/grammar.tsv`.
struct Grammar: Sendable {
    /// The classes, by their names in the table.
    enum Class: String, CaseIterable, Sendable {
        case auxiliary, passive, negation, adverb, semiauxiliary, preposition, circumstance, attachment, subordinator
        case background, concession, coordinator, relative, determiner, article, person, group, speaker, owner
        case demonstrative, modal, finite, infinitive, conditional, light, beginning, hostile, without, restriction
        case agent, beneficiary, own, adversative, place, expletive
        case hypothetical, forecast, bidden, unasserted, denial, hearsay, relinquishing, altering
        case nounPhrase = "noun_phrase"
    }

    private var classes: [String: UInt64] = [:]

    /// Reads the table.
    ///
    /// - Throws: `TableError` for a class that is not known, or that the table leaves out.
    init(_ table: Table) throws(TableError) {
        var seen: Set<Class> = []
        for row in table.rows {
            guard let known = Class(rawValue: row["class"]) else {
                throw table.error(row, "no class of words \"\(row["class"])\"")
            }
            seen.insert(known)
            for word in row.list("words") {
                let test = WordTest(Array(word.utf8))
                guard test.prefixes.isEmpty, test.suffixes.isEmpty else {
                    throw table.error(row, "\"\(word)\": a class has whole words only")
                }
                for form in test.exact { classes[form, default: 0] |= bit(known) }
            }
        }
        for known in Class.allCases where !seen.contains(known) {
            throw TableError(path: table.path, line: 1, reason: "no row for the class \"\(known.rawValue)\"")
        }
    }

    /// Whether a word belongs to a class. Words in -ly count as adverbs.
    func isIn(_ known: Class, _ form: String) -> Bool {
        if (classes[form] ?? 0) & bit(known) != 0 { return true }
        return known == .adverb && form.utf8.count > 4 && form.hasSuffix("ly")
    }

    private func bit(_ known: Class) -> UInt64 {
        1 << UInt64(Class.allCases.firstIndex(of: known) ?? 0)
    }
}
