import Bytes
import Lexicons

/// Signs and words beside the numbers of a date: `pipeline/lexicon/date-signs.tsv`.
struct DateSigns: Sendable {
    /// What a number counts.
    enum Unit: Sendable { case none, year, month, day }

    /// Few enough to be looked through.
    private var units: [(sign: UInt32, unit: Unit)] = []
    private var lowestSign = UInt32.max
    /// The names of eras, each with the year before its first.
    private(set) var eras: [(name: [UInt8], years: Int)] = []
    private var endsOfMonthFirst: [[UInt8]] = []

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown class, a unit of several characters or an era without a year.
    init(_ table: Table) throws {
        for row in table.rows {
            let unit: Unit
            switch row["class"] {
            case "year": unit = .year
            case "month": unit = .month
            case "day": unit = .day
            case "era":
                guard let years = Int(row["years"]) else { throw table.error(row, "an era has a year") }
                eras.append((row.bytes("form"), years))
                continue
            case "month-first":
                endsOfMonthFirst.append(row.bytes("form"))
                continue
            default: throw table.error(row, "no class \"\(row["class"])\"")
            }
            let scalars = Array(row["form"].unicodeScalars)
            guard scalars.count == 1 else { throw table.error(row, "a sign is one character") }
            units.append((scalars[0].value, unit))
            lowestSign = min(lowestSign, scalars[0].value)
        }
    }

    /// The unit whose sign a character is.
    func unit(_ scalar: UInt32) -> Unit? {
        guard scalar >= lowestSign else { return nil }
        for known in units where known.sign == scalar { return known.unit }
        return nil
    }

    /// Whether a date ends as programs write it with the month before the day.
    ///
    /// - Parameter words: As `phrase(of:_:)` makes it.
    func endMonthFirst(_ words: [UInt8]) -> Bool { endsOfMonthFirst.contains(where: words.hasSuffix) }
}
