import Lexicons

/// The words of `lexicon/abbreviations.tsv`, as written, and whether a sentence may end with them.
struct Abbreviations: Sendable {
    /// What follows an abbreviation.
    enum Kind: UInt32, Sendable {
        case beforeName, beforeNumber, date, mayEnd
    }

    private(set) var table = WordTable()

    /// - Throws: `TableError` at a row of an unknown kind, or without a full stop at its end.
    init(_ lexicon: Table) throws(TableError) {
        for row in lexicon.rows {
            let kind: Kind
            switch row["kind"] {
            case "before-name": kind = .beforeName
            case "before-number": kind = .beforeNumber
            case "month", "day": kind = .date
            case "may-end": kind = .mayEnd
            default: throw lexicon.error(row, "no kind of abbreviation \"\(row["kind"])\"")
            }
            guard row["abbreviation"].utf8.last == 0x2E else {
                throw lexicon.error(row, "no full stop at the end of \"\(row["abbreviation"])\"")
            }
            table.insert(row["abbreviation"], kind.rawValue)
        }
    }

    /// The kind of the abbreviation at a range.
    func kind(_ text: Span<UInt8>, _ range: Range<Int>) -> Kind? {
        table.value(text, range).flatMap(Kind.init(rawValue:))
    }
}
