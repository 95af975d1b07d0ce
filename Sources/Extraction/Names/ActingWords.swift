import Language
import Lexicons

/// The words of `lexicon/acting-words.tsv`, which tell whether a capital acts for its government.
struct ActingWords: Sendable {
    /// What a word says; one may say several things.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt32
        /// What governments do, and what is done to them.
        static let verb = Kinds(rawValue: 1)
        /// What governments have, give and get.
        static let noun = Kinds(rawValue: 2)
        /// Beside "to" and "from", it makes a place of what follows.
        static let motion = Kinds(rawValue: 4)
        /// Right before a name, it makes a place of it: "north".
        static let part = Kinds(rawValue: 8)

        static let names: [String: Kinds] = ["verb": .verb, "noun": .noun, "motion": .motion, "part": .part]
    }

    private var table = WordTable(ignoringCase: true)

    /// - Throws: `TableError` at a row of an unknown kind.
    init(_ lexicon: Table) throws(TableError) {
        for row in lexicon.rows {
            var kinds: Kinds = []
            for name in row.list("kind") {
                guard let kind = Kinds.names[name] else { throw lexicon.error(row, "no kind of word \"\(name)\"") }
                kinds.insert(kind)
            }
            table.insert(row["word"], kinds.rawValue)
        }
    }

    /// What the word at a range says.
    func kinds(_ text: Span<UInt8>, _ range: Range<Int>) -> Kinds {
        Kinds(rawValue: table.value(text, range) ?? 0)
    }
}
