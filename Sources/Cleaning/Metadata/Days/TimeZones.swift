import Bytes
import Lexicons

/// How far the clocks of countries are before UTC: `pipeline/lexicon/time-zones.tsv`.
struct TimeZones: Sendable {
    /// Minutes before UTC.
    struct Zone: Sendable, Equatable {
        /// From November to March.
        let winter: Int
        /// From April to October.
        let summer: Int
    }

    private var countries: [String: Zone] = [:]
    private var languages: [String: Zone] = [:]

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row whose offsets cannot be read, or with a second zone of one country or language.
    init(_ table: Table) throws {
        for row in table.rows {
            let offsets = row.list("offsets").map(minutes)
            guard (1...2).contains(offsets.count), let winter = offsets[0], let summer = offsets[offsets.count - 1]
            else {
                throw table.error(row, "\"\(row["offsets"])\" is not +02:00 or +01:00|+02:00")
            }
            let code = row["code"]
            let other: Zone?
            switch row["kind"] {
            case "country": other = countries.updateValue(Zone(winter: winter, summer: summer), forKey: code)
            case "language": other = languages.updateValue(Zone(winter: winter, summer: summer), forKey: code)
            default: throw table.error(row, "\"\(row["kind"])\" is not country or language")
            }
            guard other == nil else { throw table.error(row, "two zones of \"\(code)\"") }
        }
    }

    /// The zone of a page: that of the country of its domain, else of the region of its language, else of the language.
    ///
    /// - Parameters:
    ///   - language: The page's, BCP 47, in lower case; empty where it is not known.
    ///   - domain: The last part of the domain (`uk`), in lower case; empty where it is not known.
    func zone(language tag: String, domain: String) -> Zone? {
        if let zone = countries[domain] { return zone }
        // Of a country that the table lacks nothing is known.
        guard domain.utf8.count != 2 else { return nil }
        let parts = tag.split(separator: "-")
        if let region = parts.dropFirst().last(where: { $0.utf8.count == 2 }) { return countries[String(region)] }
        return parts.first.flatMap { languages[String($0)] }
    }
}

/// The minutes of an offset: 330 of `+05:30`.
private func minutes(_ written: String) -> Int? {
    let bytes = Array(written.utf8)
    guard bytes.count == 6, bytes[0] == 0x2B, bytes[3] == 0x3A, let hours = Int(written.dropFirst().prefix(2)),
        let rest = Int(written.suffix(2))
    else { return nil }
    return 60 * hours + rest
}

/// The day that begins at a moment on the clocks of a zone, as that moment in ISO 8601 with its distance from UTC; `nil`
/// where the moment is not given in UTC, or is none at which a day begins, to the second.
func midnight(_ moment: String, _ zone: TimeZones.Zone) -> String? {
    guard moment.hasSuffix("Z") || moment.hasSuffix("+00:00"), let given = CalendarDay(iso: moment),
        let hour = Int(moment.dropFirst(11).prefix(2)), let minute = Int(moment.dropFirst(14).prefix(2))
    else { return nil }
    let seconds = moment.dropFirst(16).prefix(3)
    let offset = (4...10).contains(given.month) ? zone.summer : zone.winter
    guard !seconds.hasPrefix(":") || seconds == ":00", 60 * hour + minute + offset == 1440 else { return nil }
    let day = CalendarDay(daysSince1970: given.daysSince1970 + 1)
    return "\(day.iso)T00:00\(seconds.hasPrefix(":") ? ":00" : "")+\(twoDigits(offset / 60)):\(twoDigits(offset % 60))"
}
