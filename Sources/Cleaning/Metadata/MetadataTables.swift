import Lexicons

/// The tables by which authors and days are read.
struct MetadataTables: Sendable {
    let months: MonthNames
    let bylines: BylineWords
}
