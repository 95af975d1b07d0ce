/// What is known of how a page writes its dates.
struct DateHabit {
    /// The first part of the page's language tag, in lower case; empty where it is not known.
    let language: String
    /// How far the clocks of its country are from UTC, where that is known.
    var zone: TimeZones.Zone?
    /// Whether the month is first where custom does not say which number is the day.
    var assumesMonthFirst = false
    /// Whether `1404/02/13` is a day of the solar Hijri calendar: in the languages and countries that count by it.
    let countsSolarHijri: Bool
    /// Whether `3.5.25` is a date rather than a version: where dates are written with full stops and the day first.
    let writesFullStops: Bool
    /// Whether the custom of the country or the language has the day first; `nil` where that is not certain.
    private let custom: Bool?

    /// Whether `03/05/2024` has the day first; `nil` where that is not certain.
    var isDayFirst: Bool? { custom ?? (assumesMonthFirst ? false : nil) }

    /// The habit of a page.
    ///
    /// The country's custom decides: of the domain, else of the language's region, else the language's.
    ///
    /// - Parameters:
    ///   - language: The page's, BCP 47, in lower case; empty where it is not known.
    ///   - domain: The last part of the domain (`uk`), in lower case; empty where it is not known.
    init(language tag: String, domain: String, _ customs: DateCustoms) {
        let parts = tag.split(separator: "-")
        language = parts.first.map(String.init) ?? ""
        let own = customs.language(language)
        let country = customs.country(domain)
        custom = Self.customaryOrder(
            language, own, region: parts.dropFirst().last { $0.utf8.count == 2 }.map(String.init), domain, country,
            customs)
        countsSolarHijri = own.countsSolarHijri || country.countsSolarHijri
        writesFullStops = custom == true && !tag.isEmpty && own.writesFullStops
    }

    /// That of a page which is known to have the day first.
    private init(isDayFirst: Bool) {
        language = ""
        countsSolarHijri = false
        writesFullStops = isDayFirst
        custom = isDayFirst
    }

    /// A habit by which all numbers can be read: the day first.
    static let dayFirst = DateHabit(isDayFirst: true)

    /// Whether the day is first by custom; `nil` where that is not certain.
    private static func customaryOrder(
        _ language: String, _ own: DateCustoms.Custom, region: String?, _ domain: String, _ country: DateCustoms.Custom,
        _ customs: DateCustoms
    ) -> Bool? {
        switch country.first {
        case .month: return false
        case .either: return nil
        case .day: return true
        case nil where domain.utf8.count == 2: return true
        case .anywhere, nil: break
        }
        if let region {
            switch customs.country(region).first {
            case .month: return own.first == .day ? nil : false
            case .either: return nil
            case .day, .anywhere, nil: return true
            }
        }
        guard !language.isEmpty else { return nil }
        return own.first == .either ? nil : true
    }
}
