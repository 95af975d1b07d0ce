/// What is known of how a page writes its dates.
struct DateHabit {
    /// The page's language, BCP 47, in lower case; empty where it is not known.
    var language = ""
    /// The domain's last label (`uk`), in lower case; empty where it is not known.
    var domain = ""
    /// Whether the month is first where custom does not say which number is the day.
    var assumesMonthFirst = false

    /// Whether `03/05/2024` has the day first; `nil` where that is not certain.
    ///
    /// The country's custom decides: of the domain, else of the language's region. Nearly all of the world
    /// writes the day first; of languages without a region only English is used on both sides.
    var isDayFirst: Bool? { custom ?? (assumesMonthFirst ? false : nil) }

    /// The custom of the country or the language.
    private var custom: Bool? {
        let parts = language.split(separator: "-")
        let region = parts.dropFirst().last { $0.utf8.count == 2 }.map(String.init) ?? ""
        if Self.monthFirst.contains(domain) { return false }
        if domain == "ca" { return nil }
        if domain.utf8.count == 2 && !Self.borderless.contains(domain) { return true }
        if Self.monthFirst.contains(region) { return parts.first == "es" ? nil : false }
        if region == "ca" { return nil }
        guard let first = parts.first else { return nil }
        if !region.isEmpty { return true }
        return ["en", "fil", "tl"].contains(first) ? nil : true
    }

    /// Countries that write the month first.
    ///
    /// - Source: Unicode CLDR, short date patterns of `en-US` and `fil-PH`.
    private static let monthFirst: Set<String> = ["us", "gov", "mil", "ph"]

    /// Domains of countries that are used all over the world.
    private static let borderless: Set<String> = ["tv", "io", "co", "me", "ai", "eu", "fm", "ly", "to", "cc", "ws"]

    /// Whether `1404/02/13` is a day of the solar Hijri calendar: in the languages and countries that count by it.
    var countsSolarHijri: Bool {
        domain == "ir" || domain == "af"
            || ["fa", "ps", "prs"].contains(String(language.prefix { $0 != "-" }))
    }

    /// Whether `3.5.25` is a date rather than a version: where dates are written with full stops and the day first.
    var writesFullStops: Bool { isDayFirst == true && !language.isEmpty && !language.hasPrefix("en") }
}
