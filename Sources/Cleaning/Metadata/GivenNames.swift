import Bytes
import Lexicons

/// Given names in Latin letters: `pipeline/lexicon/given-names.tsv`.
///
/// By these a line that is a person's name and nothing else is told from other short lines in title case.
struct GivenNames: Sendable {
    private var names: WordSlots
    private let romanization: Romanization

    /// Reads the table.
    init(_ table: Table, _ romanization: Romanization) {
        self.romanization = romanization
        names = WordSlots(capacity: table.rows.count)
        for row in table.rows {
            let name = row.bytes("name")
            names[Self.hash(name)] = 1
        }
    }

    /// Whether a word is a given name, or two joined by a hyphen of which the first is one, without regard to case and
    /// accents; in Cyrillic and Greek letters, whether it is one as it may be written in Latin ones.
    func holds(_ word: [UInt8]) -> Bool {
        if holdsWhole(word) { return true }
        guard let hyphen = word.firstIndex(of: 0x2D), hyphen > 0 else { return false }
        return holdsWhole(Array(word[..<hyphen]))
    }

    private func holdsWhole(_ word: [UInt8]) -> Bool {
        if word.allSatisfy({ $0 < 0x80 }) {
            let lower = asciiLowercased(word.span)
            return names[stableHash(lower.span)] == 1
        }
        return names[Self.hash(word)] == 1
            || romanization.forms(of: phrase(of: word.span, word.indices)).contains { names[stableHash($0.span)] == 1 }
    }

    private static func hash(_ word: [UInt8]) -> UInt64 {
        // Most names of the table, for which this says the same in a tenth of the time.
        let lower =
            word.allSatisfy(isASCIILetter) ? asciiLowercased(word.span) : phrase(of: word.span, word.indices)
        return stableHash(lower.span)
    }
}
