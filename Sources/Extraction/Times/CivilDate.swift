/// A day of the Gregorian calendar.
struct CivilDate: Sendable, Hashable, Comparable {
    /// Days since 1 January 1970; negative before.
    var dayNumber: Int

    /// The day that many days after 1 January 1970.
    init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// A day by year, month and day of the month; `nil` where the calendar has none.
    ///
    /// - Source: Hinnant, "chrono-compatible low-level date algorithms", 2013: `days_from_civil`.
    init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDate.dayCount(year: year, month: month)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// The day that an ISO 8601 date or date and time begins with; `nil` for anything else, an incomplete date included.
    init?(iso8601 text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for i in range {
                guard bytes[i] >= 0x30 && bytes[i] <= 0x39 else { return nil }
                value = value * 10 + Int(bytes[i] - 0x30)
            }
            return value
        }
        guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            bytes.count == 10 || bytes[10] == 0x54 || bytes[10] == 0x20,
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// How many days a month has.
    static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// Year, month and day of the month.
    ///
    /// - Source: Hinnant, `civil_from_days`.
    var parts: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 1 for Monday to 7 for Sunday, as in ISO 8601.
    var weekday: Int {
        let remainder = (dayNumber + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    /// The Monday of its week.
    var monday: CivilDate { CivilDate(dayNumber: dayNumber - weekday + 1) }

    /// The ISO 8601 week: the year that its Thursday lies in, and its number there.
    var week: (year: Int, number: Int) {
        let thursday = CivilDate(dayNumber: dayNumber - weekday + 4)
        let year = thursday.parts.year
        let first = CivilDate(year: year, month: 1, day: 1)?.dayNumber ?? thursday.dayNumber
        return (year, (thursday.dayNumber - first) / 7 + 1)
    }

    /// The day that many days later.
    func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    /// `YYYY-MM-DD`.
    var description: String {
        let parts = parts
        return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    }

    static func < (one: CivilDate, other: CivilDate) -> Bool { one.dayNumber < other.dayNumber }
}

/// A number with zeros before it, up to a width.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
