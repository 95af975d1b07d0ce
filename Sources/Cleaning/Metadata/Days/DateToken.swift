import Bytes

/// A number, a month's name, or any other word, at which a date ends.
struct DateToken {
    var range: Range<Int>
    /// The number; -1 for a word.
    var value = -1
    var digitCount = 0
    var readings: [MonthNames.Reading] = []
    /// What the number counts, where a sign beside it says so: 年, 月, 日, `tháng`.
    var unit = DateSigns.Unit.none
    /// The scalar behind it, behind a space too.
    var follower: UInt32 = 0
    /// Whether it is a number with a colon right behind it.
    var isBeforeColon = false
    /// Whether it is part of a time of day.
    var isTime = false
    /// Whether an apostrophe stands for the century: `'25`.
    var isShort = false
    /// Whether its digits are those of Persian and Urdu.
    var isPersian = false

    var isNumber: Bool { value >= 0 && !isTime }
    var isMonth: Bool { !readings.isEmpty }

    /// Whether both are names of one month, if in two languages.
    func names(sameMonthAs other: DateToken) -> Bool {
        readings.contains { one in other.readings.contains { $0.month == one.month } }
    }

    /// Whether two digits beside it are a year of the Buddhist era.
    var isBuddhist: Bool { readings.contains(where: \.isBuddhist) }

    /// The month of the Ethiopic calendar that it names in a language.
    func ethiopicMonth(in language: String) -> Int? {
        readings.first { $0.isEthiopic && $0.language == language }?.month
    }
}

/// The numbers and the words of a line; words that may stand within a date are left out.
///
/// - Parameter words: A line as `phrase(of:_:)` makes it.
func dateTokens(_ words: [UInt8], _ tables: DateTables) -> [DateToken] {
    let months = tables.months
    let signs = tables.signs
    let text = words.span
    var tokens: [DateToken] = []
    var isMonthNext = false
    var i = 0
    while i < words.count {
        let scalar = decodeScalar(text, at: i)
        if let unit = signs.unit(scalar.value), let last = tokens.indices.last, tokens[last].isNumber {
            tokens[last].unit = unit
            if unit == .year { addEra(&tokens[last], text, signs) }
            i += scalar.byteCount
        } else if digit(scalar.value) != nil {
            tokens.append(numberToken(text, from: &i, isTimeBefore: tokens.last?.isBeforeColon ?? false))
            if isMonthNext { tokens[tokens.count - 1].unit = .month }
            isMonthNext = false
        } else if isLetter(scalar.value) {
            let start = i
            let word = monthForm(text, from: &i, tables)
            // `május 3-i`, but `2025. I. 3.`
            let isNumeral = start > 0 && text[start - 1] == 0x20 && !months.readings(of: word).isEmpty
            if months.isBetween(word) && !isNumeral { continue }
            if months.isBeforeNumber(word) {
                isMonthNext = true
                continue
            }
            if months.isBehindNumber(word), let last = tokens.indices.last, tokens[last].isNumber {
                tokens[last].unit = .month
                continue
            }
            var token = DateToken(range: start..<i)
            token.readings = months.readings(of: word)
            token.follower = follower(text, at: i)
            // `مايو/أيار`, `3 أيار (مايو)`
            if let last = tokens.indices.last, tokens[last].names(sameMonthAs: token) {
                tokens[last].follower = token.follower
                continue
            }
            isMonthNext = false
            tokens.append(token)
        } else {
            // A bar or a bullet parts what has nothing to do with each other.
            if scalar.value == 0x7C || scalar.value == 0x2022 { tokens.append(DateToken(range: i..<i + 1)) }
            i += scalar.byteCount
        }
    }
    return tokens
}

/// The word at an offset: the longest run of up to three that is a form of the table, else one.
private func monthForm(_ text: Span<UInt8>, from i: inout Int, _ tables: DateTables) -> [UInt8] {
    let months = tables.months
    let word = letters(text, from: &i, tables.signs)
    guard months.beginsForm(word) else { return word }
    var form = word
    var longest = word
    var end = i
    for _ in 0..<2 {
        while end < text.count && text[end] == 0x20 { end += 1 }
        let next = letters(text, from: &end, tables.signs)
        guard !next.isEmpty else { break }
        form += [0x20] + next
        if !months.readings(of: form).isEmpty { (longest, i) = (form, end) }
    }
    return longest
}

/// Turns the year of an era that stands before it into one of the Gregorian calendar: `令和7`, `民國114`.
private func addEra(_ token: inout DateToken, _ text: Span<UInt8>, _ signs: DateSigns) {
    guard token.digitCount <= 3 else { return }
    for (name, years) in signs.eras where stands(name, in: text, at: token.range.lowerBound - name.count) {
        token.value += years
        token.digitCount = 4
    }
}

/// The scalar at an offset, or behind a space there.
private func follower(_ text: Span<UInt8>, at offset: Int) -> UInt32 {
    let i = offset < text.count && text[offset] == 0x20 ? offset + 1 : offset
    return i < text.count ? decodeScalar(text, at: i).value : 0
}

/// The letters from an offset on, without the full stops of an abbreviation between them (`มี.ค.`).
private func letters(_ text: Span<UInt8>, from i: inout Int, _ signs: DateSigns) -> [UInt8] {
    var word: [UInt8] = []
    while i < text.count {
        let scalar = decodeScalar(text, at: i)
        if scalar.value == 0x2E, !word.isEmpty, i + 1 < text.count, isLetter(decodeScalar(text, at: i + 1).value) {
            i += 1
            continue
        }
        guard isLetter(scalar.value), signs.unit(scalar.value) == nil || word.isEmpty else { break }
        appendUTF8(scalar.value, to: &word)
        i += scalar.byteCount
        if (0x4E00...0x9FFF).contains(scalar.value) { break }
    }
    return word
}

private func numberToken(_ text: Span<UInt8>, from i: inout Int, isTimeBefore: Bool) -> DateToken {
    var token = DateToken(range: i..<i)
    token.value = 0
    token.isPersian = (0x6F0...0x6F9).contains(decodeScalar(text, at: i).value)
    while i < text.count {
        let scalar = decodeScalar(text, at: i)
        guard let digit = digit(scalar.value) else { break }
        token.value = min(token.value * 10 + digit, 1_000_000)
        token.digitCount += 1
        i += scalar.byteCount
    }
    token.range = token.range.lowerBound..<i
    token.follower = follower(text, at: i)
    let start = token.range.lowerBound
    token.isShort = start > 0 && text[start - 1] == 0x27
    let isZone = token.digitCount == 4 && start > 0 && text[start - 1] == 0x2B
    token.isBeforeColon = i < text.count && text[i] == 0x3A
    token.isTime = token.isBeforeColon || isTimeBefore || isZone
    return token
}

/// The value of a decimal digit of the scripts in which news are written.
func digit(_ scalar: UInt32) -> Int? {
    let zero: UInt32
    switch scalar {
    case 0x30...0x39: zero = 0x30
    case ..<0x660: return nil
    case 0x660...0x669, 0x6F0...0x6F9: zero = scalar & ~0xF
    // Devanagari to Malayalam: in each block of 128 signs at the same place.
    case 0x966...0x96F, 0x9E6...0x9EF, 0xA66...0xA6F, 0xAE6...0xAEF, 0xB66...0xB6F, 0xBE6...0xBEF, 0xC66...0xC6F,
        0xCE6...0xCEF, 0xD66...0xD6F:
        zero = scalar & ~0x7F | 0x66
    // Thai, Lao, Burmese, Khmer, and the wide form.
    case 0xE50...0xE59, 0xED0...0xED9, 0x1040...0x1049, 0x17E0...0x17E9, 0xFF10...0xFF19: zero = scalar & ~0xF
    default: return nil
    }
    return Int(scalar - zero)
}

private func isLetter(_ scalar: UInt32) -> Bool { isWordScalar(scalar) && digit(scalar) == nil }
