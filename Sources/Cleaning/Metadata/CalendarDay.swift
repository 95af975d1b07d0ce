/// A day of the Gregorian calendar.
struct CalendarDay: Equatable {
    let year: Int
    let month: Int
    let day: Int

    /// A day; `nil` where the calendar has none.
    init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let longest = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard day <= longest else { return nil }
        self.year = year
        self.month = month
        self.day = day
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
