import Bytes

/// Names that stand without more, which the given name tells from other short lines.
extension NameReader {
    /// The person whose name stands beside a date: `3 May 2025 | Jane Doe`, `Jane Doe 3 May 2025`; or those who stand
    /// there with nothing but a comma between them, `3 May 2025 · 6 min · Jane Doe, John Roe`, since one behind another
    /// bar is as often who edited or took the pictures.
    ///
    /// - Parameter pieces: The line, parted where elements begin and end.
    func datedPersons(in pieces: [[UInt8]]) -> [String] {
        func parts(_ text: [UInt8]) -> [[[UInt8]]] {
            withoutWeekdays(segments(of: text)).flatMap { $0.contains(where: holdsDigit) ? besideDate($0) : [$0] }
                .map(withoutRole).flatMap(joinedPersons)
        }
        let texts = pieces.map(plainText)
        let all = texts.flatMap(segments)
        guard !all.contains(where: isPicture) else { return [] }
        var persons = texts.flatMap(parts).filter(isPerson)
        if (2...4).contains(persons.count) {
            let listed = texts.flatMap(barred).map(parts).filter { $0.contains(where: isPerson) }
            guard listed.count == 1, listed[0].count == persons.count else { return [] }
            persons = listed[0]
        }
        guard (1...4).contains(persons.count) else { return [] }
        let names = persons.compactMap { name(of: $0, .visible, allowsOffices: false) }
        return names.count == persons.count ? names : []
    }

    /// A name without what somebody is behind it, in small letters: `Jane Doe envoyée spéciale`.
    private func withoutRole(_ segment: [[UInt8]]) -> [[UInt8]] {
        let role = segment.indices.dropFirst(2).first { !beginsUpper(segment[$0]) && has(.role, segment[$0]) }
        return role.map { Array(segment[..<$0]) } ?? segment
    }

    /// The persons between whom an `and` stands, or else the run of words as it is: `Jane Doe and John Roe`.
    private func joinedPersons(_ segment: [[UInt8]]) -> [[[UInt8]]] {
        guard (5...9).contains(segment.count), segment.contains(where: { has(.and, $0) }) else { return [segment] }
        let people = parts(of: segment, .visible)
        let isAll = people.count == 2 && people[0].count + people[1].count + 1 == segment.count
        return isAll && people.allSatisfy(isPerson) ? people : [segment]
    }

    /// A text, parted at bars and middle dots.
    private func barred(_ text: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        for (i, byte) in text.enumerated() {
            if byte == 0x7C || byte == 0xB7 && i > 0 && text[i - 1] == 0xC2 {
                if byte == 0xB7 { parts[parts.count - 1].removeLast() }
                parts.append([])
            } else {
                parts[parts.count - 1].append(byte)
            }
        }
        return parts
    }

    /// Whether a short line says when without a whole date: `18:00`, `24.5. 18:00`, `22 Jan`, `3 hours ago`, `today`.
    func saysWhen(_ line: [UInt8]) -> Bool {
        guard isShort(line.span, line.indices, 60) else { return false }
        let written = phrase(of: line.span, line.indices)
        // A phrase has single spaces, as forms of several words have.
        let spoken = wordRanges(of: written)
        let isSaid = spoken.indices.contains { start in
            (start..<min(spoken.count, start + BylineWords.longestForm)).contains {
                let form = spoken[start].lowerBound..<spoken[$0].upperBound
                return words[hash: stableHash(written.span.extracting(form))].contains(.relative)
            }
        }
        if isSaid { return true }
        guard hasDigit(line, line.indices) else { return false }
        let tokens = dateTokens(written, dates)
        return tokens.contains(where: \.isTime)
            || tokens.contains(where: \.isMonth) && tokens.contains(where: \.isNumber)
    }

    /// The runs of words of a date's segment that are no part of the date: neither numbers nor months nor days of the
    /// week.
    private func besideDate(_ segment: [[UInt8]]) -> [[[UInt8]]] {
        var parts: [[[UInt8]]] = [[]]
        for word in segment {
            if isOfDate(word) || has([.nobody, .weekday, .relative], word)
                || !dates.months.readings(ofHash: lowerHash(word)).isEmpty
            {
                parts.append([])
            } else {
                parts[parts.count - 1].append(word)
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Whether a line says a day and nothing else but what stands beside one: the time, who wrote, and, behind a label,
    /// where (`Updated - March 15, 2025 10:00 am - Geneva`).
    func isDayAndName(_ line: [UInt8]) -> Bool {
        guard line.count <= 160 || isShort(line.span, line.indices, 120), hasDay(line) else { return false }
        let segments = segments(of: plainText(line))
        let isLabelled = segments.first.map { $0.count == 1 && has([.published, .updated], $0[0]) } ?? false
        return segments.indices.allSatisfy { i in
            var rest = withoutDate(segments[i])
            guard !rest.isEmpty else { return true }
            if isLabelled, i > 0, i == segments.count - 1, rest.count <= 2, rest.allSatisfy(beginsUpper) { return true }
            guard removeIntroduction(&rest, .marked) != .none else { return isPerson(rest) }
            return rest.count <= 1 || isFullName(rest)
        }
    }

    /// A run of words without what is of a date: numbers and a short word behind one, months, days of the week, what
    /// stands before a date, and small words.
    private func withoutDate(_ segment: [[UInt8]]) -> [[UInt8]] {
        var rest: [[UInt8]] = []
        var isNumber = false
        var i = 0
        while i < segment.count {
            let word = segment[i]
            let wasNumber = isNumber
            isNumber = holdsDigit(word)
            if let form = dateForm(in: segment, at: i) {
                i += form.wordCount
                continue
            }
            i += 1
            if isNumber || wasNumber && word.count <= 4 || !dates.months.readings(of: label(word)).isEmpty { continue }
            if !hasWord(word.span, word.indices) || word.count <= 3 && !beginsUpper(word) { continue }
            // `2:05 PM IST`
            if i == segment.count, i > 2, word.count <= 4, isInCapitals(word), holdsDigit(segment[i - 3]) { continue }
            rest.append(word)
        }
        return rest
    }

    /// The longest form at a word that stands before days, or the day of a week: how many words it has, and it without
    /// the colon behind it.
    func dateForm(in segment: [[UInt8]], at start: Int) -> (wordCount: Int, form: [UInt8])? {
        for count in stride(from: min(BylineWords.longestForm, segment.count - start), to: 0, by: -1) {
            let form = withoutColon(lower(Array(segment[start..<start + count])))
            if !words[form].isDisjoint(with: [.published, .updated, .weekday]) { return (count, form) }
        }
        return nil
    }

    /// The persons whose names a line is, and agencies behind them: `Jane Doe and John Roe`, `Jānis Bērziņš/LETA`.
    ///
    /// - Parameters:
    ///   - pieces: The line, parted where elements begin and end, or whole.
    ///   - allowsMore: Whether what else stands behind names may follow: a place, what somebody is, the paper.
    func persons(in pieces: [[UInt8]], allowsMore: Bool) -> [String] {
        guard pieces.reduce(0, { $0 + shownLength($1.span, $1.indices) }) <= 100, !pieces.contains(where: hasDay) else {
            return []
        }
        // `© Evening News | John Roe` names whose a picture is.
        guard !pieces.contains(where: { firstOffset(of: 0xC2, in: $0.span) != nil && holds($0.span, [0xC2, 0xA9]) })
        else {
            return []
        }
        var segments = pieces.flatMap { self.segments(of: withoutBrackets(plainText($0))) }
        // `القاهرة - سارة محمود`
        if segments.count > 1,
            words[lower(segments[0])].contains(.city) || isPlaceBefore(segments[0], segments[1], .visible)
        {
            segments.removeFirst()
        }
        // `Jane Doe, photo: John Roe`
        guard (1...4).contains(segments.count), !segments.contains(where: isPicture) else { return [] }
        var names: [String] = []
        for (i, segment) in segments.enumerated() {
            // `Ana Souza, da Agência Brasil`
            let isOf = segment.count > 1 && !beginsUpper(segment[0])
            if i > 0, let agency = agency(isOf ? Array(segment.dropFirst()) : segment) {
                names.append(agency)
                continue
            }
            // `Rocío Pérez / Alto Valle`, where the site is the Diario del Alto Valle.
            if i > 0, !names.isEmpty, site.includes(Array(segment.joined(separator: [0x20]))) { continue }
            let people = parts(of: segment, .visible)
            // `Stanford GSB`
            let words = people.filter { agency($0) == nil }.flatMap(\.self)
            let capitals = words.filter { $0.count > 1 && isInCapitals($0) && $0.last != 0x2E }
            let isCapital = capitals.contains { $0.count <= 3 || $0 == segment[0] } && capitals.count < words.count
            let isWhole = people.reduce(people.count - 1) { $0 + $1.count } == segment.count
            if !isCapital, isWhole || allowsMore && people.allSatisfy({ $0.count <= 3 }),
                people.first.map(isPerson) ?? false,
                people.allSatisfy({
                    // Behind a name and an `and` whatever looks like it is one.
                    isPerson($0)
                        || isWhole && (agency($0) != nil || segments.count == 1 && $0.count == 2 && isFullName($0))
                })
            {
                for part in people {
                    guard let name = name(of: trimmed(part), .visible, allowsOffices: false) else { return [] }
                    names.append(name)
                }
                continue
            }
            guard allowsMore, i > 0 else { return [] }
            // A place is a word or two.
            let isPlace = i == segments.count - 1 && segment.count <= 2 && beginsUpper(segment[0])
            let isFor = !beginsUpper(segment[0]) && segment.count <= 6 && segment.contains { has(.place, $0) }
            guard isRole(segment) || isCompany(segment) || isPlace || isFor else { return [] }
        }
        return names
    }

    /// Whether a line says who took a picture.
    func namesPicture(_ line: [UInt8]) -> Bool {
        line.contains(0x3A) && segments(of: plainText(line)).contains(where: isPicture)
    }

    /// Whether a run of words has a label of a picture.
    private func isPicture(_ segment: [[UInt8]]) -> Bool {
        segment.contains { $0.last == 0x3A && has(.place, Array($0.dropLast())) }
    }

    /// Whether two to four words are a person's name: the first of them a given name, the last where family names come
    /// first; or one word in Chinese characters that is both.
    func isPerson(_ part: [[UInt8]]) -> Bool {
        if part.count == 1 { return isSpacedHan && isGluedName(part[0]) }
        guard (2...4).contains(part.count), isFullName(part) else { return false }
        let last = part[part.count - 1]
        if givenNames.holds(part[0]) || ownGiven.contains(part[0]) || isFamilyFirst && givenNames.holds(last) {
            return true
        }
        // `Prof. Jane Doe`, `J. Robert Doe`
        if part.count > 2, (2...5).contains(part[0].count), part[0].last == 0x2E, givenNames.holds(part[1]) {
            return true
        }
        // Scripts without cases.
        guard part[0][0] >= 0xD6 else { return false }
        if isSpacedHan, part.count == 2, customs.gluedFamilies.contains(part[0]) { return isHanGiven(part[1]) }
        return customs.given.contains(part[0]) || customs.families.contains(last)
    }

    /// The Japanese name that a line in brackets is, which what given names end with tells from other words: `【村瀬由紀】`.
    func bracketedName(_ line: [UInt8]) -> String? {
        guard isSpacedHan, line.count <= 60 else { return nil }
        let text = plainText(line)
        let name = withoutBrackets(text)
        guard name.count < text.count, (12...15).contains(name.count), isHan(name), words[name].isEmpty,
            isHanGiven(name.suffix(3) + [])
        else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    /// Whether a word is a family name in Chinese characters and a given name behind it: `山田太郎`.
    private func isGluedName(_ word: [UInt8]) -> Bool {
        guard (9...18).contains(word.count), word.count % 3 == 0 else { return false }
        return stride(from: min(9, word.count - 3), to: 0, by: -3).contains { end in
            customs.gluedFamilies.contains(Array(word[..<end])) && isHanGiven(Array(word[end...]))
        }
    }

    /// Whether one to three characters may be a given name of Japanese: its last is one that those end with, or all are
    /// hiragana.
    private func isHanGiven(_ text: [UInt8]) -> Bool {
        guard (3...9).contains(text.count), text.count % 3 == 0 else { return false }
        if isHan(text) { return customs.givenEndings.contains(decodeScalar(text.span, at: text.count - 3).value) }
        return text.count >= 6
            && stride(from: 0, to: text.count, by: 3).allSatisfy {
                (0x3041...0x3096).contains(decodeScalar(text.span, at: $0).value)
            }
    }
}
