import Bytes

/// A day, and the time where one follows, that a value begins with as machines write it, in ISO 8601; `nil` where the
/// value begins otherwise.
///
/// Read are `2025-05-03T10:00:00+02:00`, the same with a space for the `T`, without seconds, zone or time,
/// `2025/05/03`, `20250503`, `20250503T100000Z`, `20250503100000`, and seconds or milliseconds since 1970 up to 2030
/// (`1746259200`). The time zone stays as it is given; `UTC` and `GMT` become `Z`. A time that cannot be one is left
/// out. Years are those from 1900 to 2199.
func machineDate(_ text: Span<UInt8>) -> String? {
    let written = copied(text, trimming(text, text.indices))
    if let date = digitsOnly(written) { return date }
    var reader = DigitReader(text: written)
    guard let year = reader.number(4), (1900..<2200).contains(year) else { return nil }
    let separator = reader.next
    let isCompact = !reader.skip(0x2D) && !reader.skip(0x2F)
    guard let month = isCompact ? reader.number(2) : reader.number(1...2) else { return nil }
    if !isCompact && !reader.skip(separator) { return nil }
    guard let day = isCompact ? reader.number(2) : reader.number(1...2), let date = CalendarDay(year, month, day),
        !reader.isAtDigit
    else { return nil }
    return date.iso + (time(&reader) ?? "")
}

/// The date and time that digits without marks are: `20250503100000`, `202505031000`, `1746259200`, `1746259200000`.
private func digitsOnly(_ text: [UInt8]) -> String? {
    guard (10...14).contains(text.count), text.allSatisfy(isASCIIDigit) else { return nil }
    if text.count == 12 || text.count == 14 {
        var marked = text
        marked.insert(0x54, at: 8)
        return machineDate(marked.span)
    }
    guard text.count != 11, let seconds = Int(String(decoding: text.prefix(10), as: UTF8.self)),
        (500_000_000..<1_900_000_000).contains(seconds)
    else { return nil }
    let time = seconds % 86_400
    let clock = [time / 3600, time / 60 % 60, time % 60].map(twoDigits).joined(separator: ":")
    return "\(CalendarDay(daysSince1970: seconds / 86_400).iso)T\(clock)Z"
}

/// `T10:00:00+02:00`, where a time follows.
private func time(_ reader: inout DigitReader) -> String? {
    if !reader.skip(0x54) {
        guard reader.skip(0x20) || reader.skip(0x74) else { return nil }
        while reader.skip(0x20) {}
    }
    guard let hour = reader.number(2), hour < 24 else { return nil }
    let isCompact = !reader.skip(0x3A)
    guard let minute = reader.number(2), minute < 60 else { return nil }
    var written = "T\(twoDigits(hour)):\(twoDigits(minute))"
    if isCompact ? reader.isAtDigit : reader.skip(0x3A) {
        guard let second = reader.number(2), second <= 60 else { return nil }
        written += ":\(twoDigits(second))"
        // Fractions say nothing that a reader of news wants.
        if reader.skip(0x2E) || reader.skip(0x2C) { while reader.isAtDigit { _ = reader.number(1) } }
    }
    return written + zone(&reader)
}

/// `Z` or `+02:00`, where one follows; nothing where there is none or it cannot be read.
private func zone(_ reader: inout DigitReader) -> String {
    while reader.skip(0x20) {}
    if reader.skip(0x5A) || reader.skip(0x7A) || reader.skip("UTC") || reader.skip("GMT") { return "Z" }
    let sign = reader.next
    guard reader.skip(0x2B) || reader.skip(0x2D), let hours = reader.number(2), hours <= 14 else { return "" }
    _ = reader.skip(0x3A)
    let minutes = reader.isAtDigit ? reader.number(2) : 0
    guard let minutes, minutes < 60 else { return "" }
    return "\(sign == 0x2B ? "+" : "-")\(twoDigits(hours)):\(twoDigits(minutes))"
}

/// A number below 100 with two digits.
func twoDigits(_ value: Int) -> String { "\(value < 10 ? "0" : "")\(value)" }

/// Reads digits and marks one after the other.
private struct DigitReader {
    let text: [UInt8]
    private var i = 0

    init(text: [UInt8]) { self.text = text }

    /// The byte that is read next; 0 at the end.
    var next: UInt8 { i < text.count ? text[i] : 0 }

    var isAtDigit: Bool { isASCIIDigit(next) }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard byte != 0, next == byte else { return false }
        i += 1
        return true
    }

    mutating func skip(_ word: String) -> Bool {
        guard stands(Array(word.utf8), in: text.span, at: i) else { return false }
        i += word.utf8.count
        return true
    }

    /// A number of exactly so many digits.
    mutating func number(_ count: Int) -> Int? { number(count...count) }

    /// A number of the longest run of digits that is allowed.
    mutating func number(_ counts: ClosedRange<Int>) -> Int? {
        var value = 0
        var end = i
        while end < text.count, end - i < counts.upperBound, isASCIIDigit(text[end]) {
            value = value * 10 + Int(text[end]) - 0x30
            end += 1
        }
        guard end - i >= counts.lowerBound else { return nil }
        i = end
        return value
    }
}

private func copied(_ text: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var copy: [UInt8] = []
    for i in range.prefix(40) { copy.append(text[i]) }
    return copy
}
