import Lexicons

/// How countries and languages write dates, where they differ from most: `pipeline/lexicon/date-customs.tsv`.
struct DateCustoms: Sendable {
    /// Which number of a date comes first.
    enum First: String, Sendable {
        case day, month, either
        /// Of a domain that says nothing.
        case anywhere
    }

    /// What is known of a country or a language.
    struct Custom: Sendable, Equatable {
        var first: First?
        /// Whether years are counted by the solar Hijri calendar.
        var countsSolarHijri = false
        /// Whether `3.5.25` is a date.
        var writesFullStops = true
    }

    private var countries: [String: Custom] = [:]
    private var languages: [String: Custom] = [:]

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown word, or with a second custom of one country or language.
    init(_ table: Table) throws {
        for row in table.rows {
            var custom = Custom()
            if !row["first"].isEmpty {
                guard let first = First(rawValue: row["first"]) else {
                    throw table.error(row, "\"\(row["first"])\" is not day, month, either or anywhere")
                }
                custom.first = first
            }
            guard ["", "persian"].contains(row["calendar"]) else {
                throw table.error(row, "no calendar \"\(row["calendar"])\"")
            }
            guard ["", "no"].contains(row["stops"]) else {
                throw table.error(row, "\"\(row["stops"])\" is not no")
            }
            custom.countsSolarHijri = !row["calendar"].isEmpty
            custom.writesFullStops = row["stops"].isEmpty
            let code = row["code"]
            let other: Custom?
            switch row["kind"] {
            case "country": other = countries.updateValue(custom, forKey: code)
            case "language": other = languages.updateValue(custom, forKey: code)
            default: throw table.error(row, "\"\(row["kind"])\" is not country or language")
            }
            guard other == nil else { throw table.error(row, "two customs of \"\(code)\"") }
        }
    }

    /// The custom of a country, by the last part of a domain or the region of a language tag, in lower case; of those
    /// that the table lacks nothing is known.
    func country(_ code: String) -> Custom { countries[code] ?? Custom() }

    /// The custom of a language, by the first part of its tag.
    func language(_ code: String) -> Custom { languages[code] ?? Custom() }
}
