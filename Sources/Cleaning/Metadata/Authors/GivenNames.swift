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
        let column = table.column("name")
        let bytes = table.bytes
        for row in table.rows { names[Self.hash(bytes.span.extracting(row.range(column)))] = 1 }
    }

    /// Whether a word is a given name, or two joined by a hyphen of which the first is one, without regard to case and
    /// accents; in Cyrillic and Greek letters, whether it is one as it may be written in Latin ones.
    func holds(_ word: [UInt8]) -> Bool {
        if holdsWhole(word) { return true }
        guard let hyphen = word.firstIndex(of: 0x2D), hyphen > 0 else { return false }
        return holdsWhole(Array(word[..<hyphen]))
    }

    private func holdsWhole(_ word: [UInt8]) -> Bool {
        if word.allSatisfy({ $0 < 0x80 }) { return names[Self.loweredHash(word.span)] == 1 }
        return names[Self.hash(word.span)] == 1
            || romanization.forms(of: phrase(of: word.span, word.indices)).contains {
                names[Self.loweredHash($0.span)] == 1
            }
    }

    /// The hash of a word as phrases are compared.
    private static func hash(_ word: Span<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for i in word.indices {
            guard isASCIILetter(word[i]) else {
                let phrase = phrase(of: word)
                return loweredHash(phrase.span)
            }
            // Most names of the table are of such letters, for which this says the same in a tenth of the time.
            hash.add(asciiLowercased(word[i]))
        }
        return hash.value
    }

    private static func loweredHash(_ word: Span<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for i in word.indices { hash.add(asciiLowercased(word[i])) }
        return hash.value
    }
}
