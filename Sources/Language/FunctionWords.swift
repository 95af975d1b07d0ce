public import Lexicons

/// The classes of words of which a language has few and makes no new ones; a word may be of several.
public struct WordClasses: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt32
    /// Classes by their bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// the, this, every, its…
    public static let determiner = WordClasses(rawValue: 1)
    /// he, them, who, someone…
    public static let pronoun = WordClasses(rawValue: 1 << 1)
    /// Pronouns that stand before a verb: he, they, there…
    public static let subject = WordClasses(rawValue: 1 << 2)
    /// of, in, after…
    public static let preposition = WordClasses(rawValue: 1 << 3)
    /// and, or, but…
    public static let coordinator = WordClasses(rawValue: 1 << 4)
    /// if, because, unless…
    public static let subordinator = WordClasses(rawValue: 1 << 5)
    /// who, which, that, where…
    public static let relative = WordClasses(rawValue: 1 << 6)
    /// that, whether, if.
    public static let complementizer = WordClasses(rawValue: 1 << 7)
    /// Forms of be, have and do.
    public static let auxiliary = WordClasses(rawValue: 1 << 8)
    /// Verbs in a form that makes a clause: auxiliaries, modals, irregular past forms.
    public static let finite = WordClasses(rawValue: 1 << 9)
    /// can, will, must…
    public static let modal = WordClasses(rawValue: 1 << 10)
    /// not, never, no, don't…
    public static let negation = WordClasses(rawValue: 1 << 11)
    /// Adverbs that begin or link sentences: however, meanwhile, recently…
    public static let adverb = WordClasses(rawValue: 1 << 12)
    /// who, what, when…
    public static let interrogative = WordClasses(rawValue: 1 << 13)
    /// Verbs that may follow a quotation and a name: said, asked…
    public static let tag = WordClasses(rawValue: 1 << 14)

    static let names: [(String, WordClasses)] = [
        ("determiner", .determiner), ("pronoun", .pronoun), ("subject", .subject), ("preposition", .preposition),
        ("coordinator", .coordinator), ("subordinator", .subordinator), ("relative", .relative),
        ("complementizer", .complementizer), ("auxiliary", .auxiliary), ("finite", .finite), ("modal", .modal),
        ("negation", .negation), ("adverb", .adverb), ("interrogative", .interrogative), ("tag", .tag),
    ]
}

/// The words of `lexicon/function-words.tsv`, looked up without regard to ASCII case.
public struct FunctionWords: Sendable {
    private var table = WordTable(ignoringCase: true)

    /// Reads the lexicon.
    ///
    /// - Throws: `TableError` at a row that names an unknown class.
    public init(_ lexicon: Table) throws(TableError) {
        for row in lexicon.rows {
            var classes: WordClasses = []
            for name in row.list("classes") {
                guard let known = WordClasses.names.first(where: { $0.0 == name }) else {
                    throw lexicon.error(row, "no class of words \"\(name)\"")
                }
                classes.insert(known.1)
            }
            table.insert(row["word"], classes.rawValue)
        }
    }

    /// The classes of the word at a range; none for any other word.
    public func classes(_ text: Span<UInt8>, _ range: Range<Int>) -> WordClasses {
        WordClasses(rawValue: table.value(text, range) ?? 0)
    }
}
