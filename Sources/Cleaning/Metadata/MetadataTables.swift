import Lexicons

/// The tables by which authors, days and languages are read.
struct MetadataTables: Sendable {
    let months: MonthNames
    let bylines: BylineWords
    let givenNames: GivenNames
    let languages: LanguageDetector
}
