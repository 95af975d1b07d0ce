import Bytes
import Lexicons

/// How words are written in ASCII letters, by the customs of those who write them: `pipeline/lexicon/romanization.tsv`.
struct Romanization: Sendable {
    /// What each custom writes a letter with.
    private var customs: [[UInt32: [UInt8]]] = []

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a part that is not a letter, a colon and ASCII.
    init(_ table: Table) throws {
        var common: [UInt32: [UInt8]] = [:]
        var own: [(name: String, letters: [UInt32: [UInt8]])] = []
        for row in table.rows {
            var letters: [UInt32: [UInt8]] = [:]
            for part in row.list("letters") {
                let sides = part.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
                guard sides.count == 2, let letter = String(sides[0])?.unicodeScalars.first,
                    String(letter).utf8.count == sides[0].count, sides[1].allSatisfy({ $0 < 0x80 })
                else { throw table.error(row, "\"\(part)\" is not a letter, a colon and ASCII") }
                letters[letter.value] = Array(sides[1])
            }
            if row["custom"] == "mul" {
                common.merge(letters) { _, new in new }
            } else if let place = own.firstIndex(where: { $0.name == row["custom"] }) {
                own[place].letters.merge(letters) { _, new in new }
            } else {
                own.append((row["custom"], letters))
            }
        }
        customs = own.isEmpty ? [common] : own.map { $0.letters.merging(common) { own, _ in own } }
    }

    /// The ways in which a word may be written: Latin letters without accents, Cyrillic and Greek ones by each custom;
    /// none where it has a letter that no custom knows.
    ///
    /// - Parameter word: In lower case.
    func forms(of word: [UInt8]) -> [[UInt8]] {
        var forms: [[UInt8]] = []
        for custom in customs {
            var form: [UInt8] = []
            var i = 0
            var isWhole = true
            while i < word.count {
                let scalar = decodeScalar(word.span, at: i)
                i += scalar.byteCount
                if scalar.value < 0x80 {
                    form.append(UInt8(scalar.value))
                } else if let letters = custom[scalar.value] {
                    form += letters
                } else {
                    isWhole = false
                    break
                }
            }
            if isWhole && !forms.contains(form) { forms.append(form) }
        }
        return forms
    }
}
