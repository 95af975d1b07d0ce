/// Brings what expressions say to the date of the article.
struct TimeResolver: Sendable {
    /// The article's date, where it is known.
    var published: CivilDate?

    /// The value of an expression.
    ///
    /// - Parameter direction: The side of the article's date that the sentence speaks of.
    func value(of meaning: TimeMeaning, direction: TimeDirection?) -> TimeValue {
        var value = base(meaning, direction)
        if !meaning.clock.isEmpty {
            value.type = "TIME"
            let day = value.value == "PRESENT_REF" ? openValue(of: .day) : value.value
            value.value = meaning.kind == .clock ? meaning.clock : day + meaning.clock
        }
        if let edge = meaning.edge, let from = value.from, let to = value.to {
            (value.from, value.to) = narrowed(from, to, to: edge)
        }
        return value
    }

    private func base(_ meaning: TimeMeaning, _ direction: TimeDirection?) -> TimeValue {
        switch meaning.kind {
        case .calendar(let year?, let month, let day): calendar(year, month, day)
        case .calendar(nil, let month?, let day): yearless(month, day, direction)
        case .calendar(nil, nil, _): open("DATE", "XXXX")
        case .weekday(let weekday, let relative): self.weekday(weekday, relative, direction)
        case .offset(let unit, let count, let isAnchored): offset(unit, count, isAnchored: isAnchored)
        case .season(let code, let year, let relative): season(code, year, relative)
        case .division(let code, let year): division(code, year)
        case .decade(let decade): years("\(padded(decade, 3))", decade * 10, decade * 10 + 9)
        case .century(let century): years("\(padded(century, 2))", century * 100, century * 100 + 99)
        case .reference(let value): reference(value)
        case .duration(let value, let count, let unit, let lying): duration(value, count, unit, lying)
        case .set(let value): TimeValue(type: "SET", value: value, isResolved: true)
        case .clock: open("TIME", meaning.clock)
        case .open(let value): open("DATE", value)
        }
    }

    private func open(_ type: String, _ value: String) -> TimeValue {
        TimeValue(type: type, value: value, isResolved: false)
    }

    private func interval(_ value: String, _ from: CivilDate?, _ to: CivilDate?) -> TimeValue {
        guard let from, let to else { return open("DATE", value) }
        return TimeValue(type: "DATE", value: value, from: from, to: to, isResolved: true)
    }

    private func years(_ value: String, _ first: Int, _ last: Int) -> TimeValue {
        interval(value, CivilDate(year: first, month: 1, day: 1), CivilDate(year: last, month: 12, day: 31))
    }

    private func calendar(_ year: Int, _ month: Int?, _ day: Int?) -> TimeValue {
        guard let month else { return years(padded(year, 4), year, year) }
        let value = "\(padded(year, 4))-\(padded(month, 2))"
        guard let day else {
            return interval(
                value, CivilDate(year: year, month: month, day: 1),
                CivilDate(year: year, month: month, day: CivilDate.dayCount(year: year, month: month)))
        }
        let date = CivilDate(year: year, month: month, day: day)
        return interval("\(value)-\(padded(day, 2))", date, date)
    }

    /// A month or a day without its year: the nearest one, with four months' favour for the side that is spoken of.
    /// News leaves the year out where it is plain, and looks back unless it says otherwise.
    private func yearless(_ month: Int, _ day: Int?, _ direction: TimeDirection?) -> TimeValue {
        let value = "XXXX-\(padded(month, 2))" + (day.map { "-\(padded($0, 2))" } ?? "")
        guard let published else { return open("DATE", value) }
        let today = published.parts
        var best: (cost: Int, year: Int)?
        for year in [today.year, today.year - 1, today.year + 1] where (1...9999).contains(year) {
            let monthsAway = (year - today.year) * 12 + month - today.month
            let distance = day.map { monthsAway * 31 + $0 - today.day } ?? monthsAway * 31
            let isFavoured = direction == .future ? distance >= 0 : distance <= 0
            let cost = abs(distance) - (isFavoured ? 4 * 31 : 0)
            if let day, day > CivilDate.dayCount(year: year, month: month) { continue }
            if best.map({ cost < $0.cost }) ?? true { best = (cost, year) }
        }
        guard let best else { return open("DATE", value) }
        let resolved = calendar(best.year, month, day)
        return resolved.isResolved ? resolved : open("DATE", value)
    }

    /// A bare weekday is the last one, today included, or the next where the sentence looks ahead. "Last" and "next"
    /// are resolved only where both ways of counting, by days and by weeks, mean the same day.
    private func weekday(_ weekday: Int, _ relative: Int?, _ direction: TimeDirection?) -> TimeValue {
        let value = "XXXX-WXX-\(weekday)"
        guard let published else { return open("DATE", value) }
        let back = published.adding(days: -((published.weekday - weekday + 7) % 7))
        let ahead = published.adding(days: (weekday - published.weekday + 7) % 7)
        let date: CivilDate
        switch relative {
        case nil: date = direction == .future ? ahead : back
        case 0: date = published.monday.adding(days: weekday - 1)
        case -1:
            date = published.monday.adding(days: weekday - 8)
            guard date == back, date != published else { return open("DATE", value) }
        default:
            date = published.monday.adding(days: weekday + 6)
            guard date == ahead, date != published else { return open("DATE", value) }
        }
        return interval(date.description, date, date)
    }

    private func offset(_ unit: TimeUnit, _ count: Int, isAnchored: Bool) -> TimeValue {
        guard let moved = published?.adding(unit, count), isAnchored else {
            let isToday = unit == .day && count == 0 && isAnchored
            return open("DATE", isToday ? "PRESENT_REF" : openValue(of: unit))
        }
        let parts = moved.parts
        switch unit {
        case .second, .minute, .hour:
            return open("TIME", openValue(of: unit))
        case .day:
            return interval(moved.description, moved, moved)
        case .week, .weekend:
            let monday = moved.monday
            let value = "\(padded(monday.week.year, 4))-W\(padded(monday.week.number, 2))"
            if unit == .week { return interval(value, monday, monday.adding(days: 6)) }
            return interval(value + "-WE", monday.adding(days: 5), monday.adding(days: 6))
        case .month: return calendar(parts.year, parts.month, nil)
        case .quarter: return division("Q\((parts.month - 1) / 3 + 1)", parts.year)
        case .year: return calendar(parts.year, nil, nil)
        case .decade: return base(TimeMeaning(.decade(parts.year / 10)), nil)
        case .century: return base(TimeMeaning(.century(parts.year / 100)), nil)
        }
    }

    private func season(_ code: String, _ year: Int?, _ relative: Int?) -> TimeValue {
        guard let year = year ?? relative.flatMap({ count in published.map { $0.parts.year + count } }) else {
            return open("DATE", "XXXX-\(code)")
        }
        let months = ["SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)]
        guard let (first, last) = months[code] else { return open("DATE", "XXXX-\(code)") }
        let end = last > 12 ? calendar(year + 1, last - 12, nil).to : calendar(year, last, nil).to
        // A winter has two years, and which one "last winter" began in depends on the day it is said.
        if code == "WI" && relative != nil { return open("DATE", "XXXX-WI") }
        return interval("\(padded(year, 4))-\(code)", calendar(year, first, nil).from, end)
    }

    private func division(_ code: String, _ year: Int?) -> TimeValue {
        guard let year, let number = Int(code.dropFirst()) else { return open("DATE", "XXXX-\(code)") }
        let length = code.utf8.first == 0x48 ? 6 : 3
        return interval(
            "\(padded(year, 4))-\(code)", calendar(year, length * (number - 1) + 1, nil).from,
            calendar(year, length * number, nil).to)
    }

    private func reference(_ value: String) -> TimeValue {
        guard value == "PRESENT_REF", let published else { return open("DATE", value) }
        return interval(value, published, published)
    }

    private func duration(_ value: String, _ count: Int?, _ unit: TimeUnit, _ lying: Int) -> TimeValue {
        var result = TimeValue(type: "DURATION", value: value, isResolved: count != nil)
        guard lying != 0, let count, let published else { return result }
        guard let other = published.adding(unit, lying * count) else { return result }
        (result.from, result.to) = lying < 0 ? (other, published) : (published, other)
        return result
    }

    /// The first, middle or last ten days of a month, four months of a year; a third of anything else.
    private func narrowed(_ from: CivilDate, _ to: CivilDate, to edge: TimeEdge) -> (CivilDate, CivilDate) {
        let days = to.dayNumber - from.dayNumber + 1
        if days >= 365 && days <= 366 {
            let year = from.parts.year
            let months = edge == .start ? (1, 4) : edge == .middle ? (5, 8) : (9, 12)
            return (calendar(year, months.0, nil).from ?? from, calendar(year, months.1, nil).to ?? to)
        }
        let third = days / 3
        switch edge {
        case .start: return (from, from.adding(days: max(0, third - 1)))
        case .middle: return (from.adding(days: third), from.adding(days: max(third, 2 * third - 1)))
        case .end: return (from.adding(days: 2 * third), to)
        }
    }
}

extension CivilDate {
    /// The day that many units later, or the last of the month where the month is too short; `nil` for units of the clock
    /// and outside the years 1 to 9999.
    func adding(_ unit: TimeUnit, _ count: Int) -> CivilDate? {
        func adding(months: Int) -> CivilDate? {
            let total = parts.year * 12 + parts.month - 1 + months
            guard total >= 12, total < 120_000 else { return nil }
            let (year, month) = (total / 12, total % 12 + 1)
            return CivilDate(
                year: year, month: month, day: min(parts.day, CivilDate.dayCount(year: year, month: month)))
        }
        guard abs(count) <= 10_000 else { return nil }
        func adding(days: Int) -> CivilDate? {
            let moved = self.adding(days: days)
            return (1...9999).contains(moved.parts.year) ? moved : nil
        }
        switch unit {
        case .second, .minute, .hour: return nil
        case .day: return adding(days: count)
        case .week, .weekend: return adding(days: 7 * count)
        case .month: return adding(months: count)
        case .quarter: return adding(months: 3 * count)
        case .year: return adding(months: 12 * count)
        case .decade: return adding(months: 120 * count)
        case .century: return adding(months: 1200 * count)
        }
    }
}

/// The value of a unit that is not known.
func openValue(of unit: TimeUnit) -> String {
    switch unit {
    case .second, .minute, .hour: "XXXX-XX-XXTXX"
    case .day: "XXXX-XX-XX"
    case .week: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .year: "XXXX"
    case .decade: "XXX"
    case .century: "XX"
    }
}
