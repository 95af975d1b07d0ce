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

    /// `2025-05-03`.
    var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }
}
