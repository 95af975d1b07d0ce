import Bytes

/// A day of the Gregorian calendar.
struct CalendarDay: Equatable {
    let year: Int
    let month: Int
    let day: Int

    /// A day; `nil` where the calendar has none.
    init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...12).contains(month), day >= 1, day <= dayCount(ofMonth: month, year: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day so many days after 1 January 1970.
    ///
    /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let ofEra = shifted % 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + 400 * era + (month <= 2 ? 1 : 0)
    }

    /// The day of the solar Hijri calendar of Iran and Afghanistan; `nil` where it has none.
    ///
    /// - Source: the rule of 33 years, eight of them leap, which agrees with the equinox for all years from 1178 to
    ///   1633 (Borkowski, "The Persian calendar for 3000 years", 1996).
    init?(solarHijri year: Int, _ month: Int, _ day: Int) {
        guard (1178...1633).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = (25 * year + 11) % 33 < 8
        guard day <= (month <= 6 ? 31 : month == 12 && !isLeap ? 29 : 30) else { return nil }
        // Leap days before the year, and before 1348, which began on 21 March 1969, 286 days before 1970.
        let leapDays = (8 * year + 21) / 33 - (8 * 1348 + 21) / 33
        let ofYear = 31 * (month - 1) - max(0, month - 7) + day - 1
        self.init(daysSince1970: 365 * (year - 1348) + leapDays - 286 + ofYear)
    }

    /// The day of the Ethiopic calendar, whose first twelve months have 30 days; `nil` where it has none.
    ///
    /// - Source: Reingold and Dershowitz, "Calendrical Calculations": the year 1982 began on 11 September 1989, 7193 days
    ///   after 1 January 1970, and each fourth year, the one before 1984, has a day more.
    init?(ethiopic year: Int, _ month: Int, _ day: Int) {
        guard (1976...2090).contains(year), (1...12).contains(month), (1...30).contains(day) else { return nil }
        self.init(daysSince1970: 7193 + 365 * (year - 1982) + year / 4 - 1982 / 4 + 30 * (month - 1) + day - 1)
    }

    /// The days since 1 January 1970.
    ///
    /// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    var daysSince1970: Int {
        let shifted = month <= 2 ? year - 1 : year
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - 719_468
    }

    /// The day that a date in ISO 8601 begins with.
    init?(iso: String) {
        let text = iso.utf8.prefix(10)
        guard text.count == 10, let year = Int(iso.prefix(4)), let month = Int(iso.dropFirst(5).prefix(2)),
            let day = Int(iso.dropFirst(8).prefix(2))
        else { return nil }
        self.init(year, month, day)
    }

    /// Whether this is the day after another.
    func isNext(to other: CalendarDay) -> Bool {
        self == CalendarDay(other.year, other.month, other.day + 1)
            ?? CalendarDay(other.year, other.month + 1, 1) ?? CalendarDay(other.year + 1, 1, 1)
    }

    /// `2025-05-03`.
    var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}
