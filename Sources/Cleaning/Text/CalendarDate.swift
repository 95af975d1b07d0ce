import Bytes

/// A day as it is written in a date line or a `<meta>` element, in ISO 8601; `nil` where none can be read for certain.
///
/// What begins with an ISO date (`2025-05-03T10:00:00Z`) is kept whole, up to white space. Else the first of `3 May 2025`,
/// `May 3, 2025`, `2025/05/03` and `03.05.2025`; `03/05/2025` only if one number is above 12, since some write the month
/// first and some the day.
func isoDate(in text: Span<UInt8>) -> String? {
    let tokens = dateTokens(text)
    if let first = tokens.first, first.start == 0, let whole = isoPrefix(text) { return whole }
    for i in tokens.indices where i + 2 < tokens.count {
        if let day = day(tokens[i], tokens[i + 1], tokens[i + 2]) { return day }
    }
    return nil
}

/// A number, or the month that a word names, and the byte that stands behind it.
private struct DateToken {
    var start: Int
    var value: Int
    var digitCount: Int
    var isMonthName: Bool
    var follower: UInt8
}

private func day(_ first: DateToken, _ second: DateToken, _ third: DateToken) -> String? {
    if second.isMonthName { return iso(third, second.value, first) }
    if first.isMonthName { return iso(third, first.value, second) }
    guard !third.isMonthName, first.follower == second.follower else { return nil }
    let separator = first.follower
    guard separator == 0x2D || separator == 0x2E || separator == 0x2F else { return nil }
    if first.digitCount == 4 { return iso(first, second.value, third) }
    if separator == 0x2E || first.value > 12 { return iso(third, second.value, first) }
    return second.value > 12 ? iso(third, first.value, second) : nil
}

private func iso(_ year: DateToken, _ month: Int, _ day: DateToken) -> String? {
    guard year.digitCount == 4, year.value >= 1900, year.value < 2200, !year.isMonthName, !day.isMonthName,
        (1...12).contains(month), (1...31).contains(day.value), day.digitCount <= 2
    else { return nil }
    return "\(year.value)-\(month < 10 ? "0" : "")\(month)-\(day.value < 10 ? "0" : "")\(day.value)"
}

/// The date, and the time where one follows, that the text begins with; `nil` where it is no ISO date.
private func isoPrefix(_ text: Span<UInt8>) -> String? {
    let pattern: [UInt8] = Array("dddd-dd-dd".utf8)
    guard text.count >= pattern.count else { return nil }
    for i in pattern.indices {
        guard pattern[i] == 0x64 ? isASCIIDigit(text[i]) : text[i] == pattern[i] else { return nil }
    }
    let month = (Int(text[5]) - 0x30) * 10 + Int(text[6]) - 0x30
    let day = (Int(text[8]) - 0x30) * 10 + Int(text[9]) - 0x30
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    var end = pattern.count
    if end < text.count && text[end] == 0x54 {
        while end < text.count && isTimeByte(text[end]) { end += 1 }
    }
    var bytes: [UInt8] = []
    for i in 0..<end { bytes.append(text[i]) }
    return String(decoding: bytes, as: UTF8.self)
}

private func isTimeByte(_ byte: UInt8) -> Bool {
    isASCIIDigit(byte) || [0x54, 0x5A, 0x3A, 0x2E, 0x2B, 0x2D].contains(byte)
}

private func dateTokens(_ text: Span<UInt8>) -> [DateToken] {
    var tokens: [DateToken] = []
    var i = 0
    while i < text.count {
        let start = i
        if isASCIIDigit(text[i]) {
            var value = 0
            while i < text.count, isASCIIDigit(text[i]) {
                value = min(value * 10 + Int(text[i]) - 0x30, 1_000_000)
                i += 1
            }
            let follower = i < text.count ? text[i] : 0
            tokens.append(
                DateToken(start: start, value: value, digitCount: i - start, isMonthName: false, follower: follower))
        } else if isASCIILetter(text[i]) {
            var word: [UInt8] = []
            while i < text.count, isASCIILetter(text[i]) {
                word.append(asciiLowercased(text[i]))
                i += 1
            }
            if let month = month(named: word) {
                tokens.append(
                    DateToken(start: start, value: month, digitCount: 0, isMonthName: true, follower: 0))
            }
        } else {
            i += 1
        }
    }
    return tokens
}

private let monthNames: [[UInt8]] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
].map { Array($0.utf8) }

/// The month of an English name or of its first three letters (`sept` too).
private func month(named word: [UInt8]) -> Int? {
    guard word.count >= 3 else { return nil }
    for (i, name) in monthNames.enumerated()
    where word == name || word.count == 3 && name.starts(with: word) || word == Array("sept".utf8) && i == 8 {
        return i + 1
    }
    return nil
}
