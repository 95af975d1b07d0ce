import Bytes

/// What is known of how a page writes its dates.
struct DateHabit {
    /// The page's language, BCP 47, in lower case; empty where it is not known.
    var language = ""
    /// The domain's last label (`uk`), in lower case; empty where it is not known.
    var domain = ""

    /// Whether `03/05/2024` has the day first; `nil` where that is not certain.
    ///
    /// The country's custom decides: of the domain, else of the language's region. Nearly all of the world
    /// writes the day first; of languages without a region only English is used on both sides.
    var isDayFirst: Bool? {
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
}

/// The days that a line names, in order, in the words and digits of any language of the table.
///
/// Read are `3 May 2025`, `May 3, 2025`, `2025. május 3.`, `2025. gada 3. maijs`, `2025年5月3日`, `2025/05/03` and `03.05.2025`,
/// with digits of any script; `03/05/2025` where one number is above 12 or the habit decides. The years are those
/// from 1990 to 2099, or of the Buddhist era with Thai digits or months. What is not certain is not read.
///
/// - Parameter line: UTF-8.
/// - Returns: Days with their ranges in `phrase(of:_:)` of the line, which `words` is.
func writtenDays(
    _ words: [UInt8], _ months: MonthNames, _ habit: DateHabit
) -> [(day: CalendarDay, range: Range<Int>)] {
    guard holdsTwoNumbers(words.span) else { return [] }
    // `Sat May 3 10:00:00 2025`
    let tokens = dateTokens(words, months).filter { !$0.isTime }
    var found: [(day: CalendarDay, range: Range<Int>)] = []
    var i = 0
    while i + 2 < tokens.count {
        if let day = day(tokens[i], tokens[i + 1], tokens[i + 2], habit) {
            found.append((day, tokens[i].range.lowerBound..<tokens[i + 2].range.upperBound))
            i += 3
        } else {
            i += 1
        }
    }
    return found
}

/// Whether there are two runs of digits, without which there is no date.
private func holdsTwoNumbers(_ text: Span<UInt8>) -> Bool {
    var count = 0
    var isInNumber = false
    var i = 0
    while i < text.count && count < 2 {
        let scalar = decodeScalar(text, at: i)
        let isDigit = digit(scalar.value) != nil
        if isDigit && !isInNumber { count += 1 }
        isInNumber = isDigit
        i += scalar.byteCount
    }
    return count >= 2
}

/// A number, a month's name, or any other word, at which a date ends.
private struct DateToken {
    enum Unit { case none, year, month, day }

    var range: Range<Int>
    /// The number; -1 for a word.
    var value = -1
    var digitCount = 0
    var readings: [MonthNames.Reading] = []
    /// The sign of the number's unit behind it: 年, 月, 日.
    var unit = Unit.none
    /// The scalar behind it.
    var follower: UInt32 = 0
    /// Whether it is part of a time of day.
    var isTime = false
    var isThai = false

    var isNumber: Bool { value >= 0 && !isTime }
    var isMonth: Bool { !readings.isEmpty }
}

private func day(_ first: DateToken, _ second: DateToken, _ third: DateToken, _ habit: DateHabit) -> CalendarDay? {
    if second.isMonth && first.isNumber && third.isNumber {
        return third.digitCount == 4
            ? calendarDay(third, second, first, habit) : calendarDay(first, second, third, habit)
    }
    if first.isMonth && second.isNumber && third.isNumber { return calendarDay(third, first, second, habit) }
    if third.isMonth && first.isNumber && second.isNumber && first.digitCount == 4 {
        return calendarDay(first, third, second, habit)
    }
    guard first.isNumber, second.isNumber, third.isNumber else { return nil }
    if first.unit == .year && second.unit == .month && third.unit == .day {
        return calendarDay(first, second, third, habit)
    }
    let separator = first.follower
    guard separator == second.follower, separator == 0x2D || separator == 0x2E || separator == 0x2F,
        second.range.lowerBound - first.range.upperBound <= 2, third.range.lowerBound - second.range.upperBound <= 2
    else { return nil }
    if first.digitCount == 4 { return calendarDay(first, second, third, habit) }
    guard first.digitCount <= 2, second.digitCount <= 2 else { return nil }
    // Two digits for the year are read only where both others have two as well, as versions and prices have not.
    guard third.digitCount == 4 || [first, second, third].allSatisfy({ $0.digitCount == 2 }) else { return nil }
    if separator == 0x2E || first.value > 12 { return calendarDay(third, second, first, habit) }
    if second.value > 12 { return calendarDay(third, first, second, habit) }
    if first.value == second.value { return calendarDay(third, first, second, habit) }
    guard let isDayFirst = habit.isDayFirst else { return nil }
    return isDayFirst ? calendarDay(third, second, first, habit) : calendarDay(third, first, second, habit)
}

private func calendarDay(
    _ year: DateToken, _ month: DateToken, _ day: DateToken, _ habit: DateHabit
) -> CalendarDay? {
    guard day.digitCount <= 2, let number = month.isMonth ? namedMonth(month, habit) : month.value else { return nil }
    let isThai = year.isThai || month.isThai
    let value: Int
    switch year.digitCount {
    case 4 where isThai && year.value > 2400: value = year.value - 543
    case 4: value = year.value
    case 2 where !month.isMonth: value = 2000 + year.value
    default: return nil
    }
    return (1990..<2100).contains(value) ? CalendarDay(value, number, day.value) : nil
}

/// The month that a name means: that of all languages which have it, else that of the page's language.
private func namedMonth(_ token: DateToken, _ habit: DateHabit) -> Int? {
    guard let first = token.readings.first else { return nil }
    if token.readings.allSatisfy({ $0.month == first.month }) { return first.month }
    let language = habit.language.split(separator: "-").first ?? ""
    let own = token.readings.filter { $0.language.split(separator: "-").first == language }
    return own.first?.month
}

private func dateTokens(_ words: [UInt8], _ months: MonthNames) -> [DateToken] {
    let text = words.span
    var tokens: [DateToken] = []
    var i = 0
    while i < words.count {
        let scalar = decodeScalar(text, at: i)
        if let unit = unit(scalar.value), let last = tokens.indices.last, tokens[last].isNumber {
            tokens[last].unit = unit
            i += scalar.byteCount
        } else if digit(scalar.value) != nil {
            tokens.append(numberToken(text, from: &i, isTimeBefore: tokens.last?.follower == 0x3A))
        } else if isLetter(scalar.value) {
            let start = i
            var word = letters(text, from: &i)
            if months.isBetween(word) { continue }
            if months.beginsForm(word) {
                var end = i
                while end < words.count && words[end] == 0x20 { end += 1 }
                let second = letters(text, from: &end)
                if !second.isEmpty, !months.readings(of: word + [0x20] + second).isEmpty {
                    word += [0x20] + second
                    i = end
                }
            }
            var token = DateToken(range: start..<i)
            token.readings = months.readings(of: word)
            token.isThai = token.readings.first?.language == "th"
            tokens.append(token)
        } else {
            // A bar or a bullet parts what has nothing to do with each other.
            if scalar.value == 0x7C || scalar.value == 0x2022 { tokens.append(DateToken(range: i..<i + 1)) }
            i += scalar.byteCount
        }
    }
    return tokens
}

/// The letters from an offset on, without the full stops of an abbreviation between them (`มี.ค.`).
private func letters(_ text: Span<UInt8>, from i: inout Int) -> [UInt8] {
    var word: [UInt8] = []
    while i < text.count {
        let scalar = decodeScalar(text, at: i)
        if scalar.value == 0x2E, !word.isEmpty, i + 1 < text.count, isLetter(decodeScalar(text, at: i + 1).value) {
            i += 1
            continue
        }
        guard isLetter(scalar.value), unit(scalar.value) == nil || word.isEmpty else { break }
        appendUTF8(scalar.value, to: &word)
        i += scalar.byteCount
        if (0x4E00...0x9FFF).contains(scalar.value) { break }
    }
    return word
}

private func numberToken(_ text: Span<UInt8>, from i: inout Int, isTimeBefore: Bool) -> DateToken {
    var token = DateToken(range: i..<i)
    token.value = 0
    token.isThai = (0xE50...0xE59).contains(decodeScalar(text, at: i).value)
    while i < text.count {
        let scalar = decodeScalar(text, at: i)
        guard let digit = digit(scalar.value) else { break }
        token.value = min(token.value * 10 + digit, 1_000_000)
        token.digitCount += 1
        i += scalar.byteCount
    }
    token.range = token.range.lowerBound..<i
    token.follower = i < text.count ? decodeScalar(text, at: i).value : 0
    let start = token.range.lowerBound
    let isZone = token.digitCount == 4 && start > 0 && text[start - 1] == 0x2B
    token.isTime = token.follower == 0x3A || isTimeBefore || isZone
    return token
}

/// The value of a decimal digit of the scripts in which news are written.
func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x30...0x39: Int(scalar) - 0x30
    case 0x660...0x669: Int(scalar) - 0x660
    case 0x6F0...0x6F9: Int(scalar) - 0x6F0
    case 0x966...0x96F: Int(scalar) - 0x966
    case 0x9E6...0x9EF: Int(scalar) - 0x9E6
    case 0xE50...0xE59: Int(scalar) - 0xE50
    case 0xFF10...0xFF19: Int(scalar) - 0xFF10
    default: nil
    }
}

/// The sign behind a number that says what it counts, in Chinese, Japanese and Korean.
private func unit(_ scalar: UInt32) -> DateToken.Unit? {
    switch scalar {
    case 0x5E74, 0xB144: .year
    case 0x6708, 0xC6D4: .month
    case 0x65E5, 0xC77C: .day
    default: nil
    }
}

private func isLetter(_ scalar: UInt32) -> Bool { isWordScalar(scalar) && digit(scalar) == nil }
