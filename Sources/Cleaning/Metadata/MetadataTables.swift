import Lexicons

/// The tables by which authors, days and languages are read.
///
/// A class, since readers of many lines hand them on: a copy of all the tables' buffers would be counted each time.
final class MetadataTables: Sendable {
    let dates: DateTables
    let bylines: BylineWords
    let names: NameCustoms
    let givenNames: GivenNames
    let languages: LanguageDetector
    let authorNotes: AuthorNotes

    /// Reads the tables.
    ///
    /// - Parameter table: Reads a table by its path relative to `pipeline/`, with the columns that it must have.
    init(reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table) throws {
        dates = try DateTables(reading: table)
        bylines = try BylineWords(table("lexicon/bylines.tsv", ["form", "class", "language"]))
        names = try NameCustoms(
            table("lexicon/name-customs.tsv", ["language", "order", "han", "surnames", "given", "families", "endings"]))
        givenNames = GivenNames(
            try table("lexicon/given-names.tsv", ["name"]),
            try Romanization(table("lexicon/romanization.tsv", ["custom", "letters"])))
        languages = try LanguageDetector(
            table("lexicon/languages.tsv", ["language", "also", "long", "script", "words", "parts"]))
        authorNotes = AuthorNotes(try table("lexicon/author-notes.tsv", ["language"] + AuthorNotes.columns))
    }
}

/// The tables by which days are read.
struct DateTables: Sendable {
    let months: MonthNames
    let signs: DateSigns
    let customs: DateCustoms
    let zones: TimeZones

    /// Reads the tables, as those of all metadata are read.
    init(reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table) throws {
        months = try MonthNames(table("lexicon/months.tsv", ["language", "1", "12"]))
        signs = try DateSigns(table("lexicon/date-signs.tsv", ["form", "class", "years"]))
        customs = try DateCustoms(table("lexicon/date-customs.tsv", ["kind", "code", "first", "calendar", "stops"]))
        zones = try TimeZones(table("lexicon/time-zones.tsv", ["kind", "code", "offsets"]))
    }
}
