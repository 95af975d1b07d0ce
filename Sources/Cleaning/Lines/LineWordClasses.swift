import Bytes
import Lexicons

/// The words of `lexicon/line-words.tsv` by their hashes.
struct LineWordClasses: Sendable {
    static let function: UInt32 = 1
    static let reader: UInt32 = 2
    static let time: UInt32 = 4

    private var classes = WordSlots()

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown class or more than a word.
    init(_ table: Table) throws(TableError) {
        for row in table.rows {
            let bytes = row.bytes("word")
            var words = LineWords()
            words.read(bytes.span, bytes.indices)
            guard words.hashes.count == 1 else { throw table.error(row, "\"\(row["word"])\" is not one word") }
            var value: UInt32 = 0
            for name in row.list("classes") {
                switch name {
                case "function": value |= Self.function
                case "reader": value |= Self.reader
                case "time": value |= Self.time
                default: throw table.error(row, "no class of words \"\(name)\"")
                }
            }
            classes[words.hashes[0]] = value
        }
    }

    /// The classes of a word, as bits.
    subscript(word: UInt64) -> UInt32 { classes[word] }
}
