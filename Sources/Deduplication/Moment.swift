import Bytes

/// A point in time as a date in ISO 8601 has it, in seconds since 1970 in UTC.
public struct Moment: Sendable, Equatable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int

    /// The day, counted from 1970-01-01, in UTC.
    var day: Int32 { Int32(clamping: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400) }

    /// Reads `2026-11-20`, and with a time `2026-11-20T08:15`, `…:30`, `…:30.25`, then nothing, `Z` or an offset such as
    /// `+02:00` or `+0200`; without one the time is taken for UTC. Anything else is `nil`.
    public init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        /// Reads a number of exactly so many digits.
        func number(_ digits: Int) -> Int? {
            guard rest.count >= digits else { return nil }
            var value = 0
            for byte in rest.prefix(digits) {
                guard isASCIIDigit(byte) else { return nil }
                value = 10 * value + Int(byte) - 0x30
            }
            rest = rest.dropFirst(digits)
            return value
        }
        func skip(_ byte: UInt8) -> Bool {
            guard rest.first == byte else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard let year = number(4), skip(0x2D), let month = number(2), skip(0x2D), let day = number(2),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var seconds = 86_400 * daysSince1970(year, month, day)
        if skip(0x54) || skip(0x20) {
            guard let hour = number(2), skip(0x3A), let minute = number(2) else { return nil }
            seconds += 3600 * hour + 60 * minute
            if skip(0x3A) {
                guard let second = number(2) else { return nil }
                seconds += second
                if skip(0x2E) { rest = rest.drop(while: isASCIIDigit) }
            }
            if !skip(0x5A), let sign = rest.first {
                rest = rest.dropFirst()
                guard sign == 0x2B || sign == 0x2D, let hours = number(2) else { return nil }
                _ = skip(0x3A)
                let minutes = rest.isEmpty ? 0 : number(2)
                guard let minutes else { return nil }
                seconds -= (sign == 0x2D ? -1 : 1) * (3600 * hours + 60 * minutes)
            }
        }
        guard rest.isEmpty else { return nil }
        self.seconds = seconds
    }

    /// Earlier comes first.
    public static func < (one: Moment, other: Moment) -> Bool { one.seconds < other.seconds }
}

/// The number of a day in the Gregorian calendar.
///
/// - Source: Hinnant, "chrono-compatible low-level date algorithms", days_from_civil, 2013.
private func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - 400 * era
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return 146_097 * era + 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
