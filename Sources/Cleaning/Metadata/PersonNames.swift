import Bytes

/// How sure it is that a text is a by-line.
enum BylineEvidence {
    /// The head or the structured data says that it is an author.
    case declared
    /// A link or microdata says so.
    case certain
    /// A class says so.
    case marked
    /// It only stands where by-lines stand: it must begin as one and hold what looks like names.
    case visible
}

/// Reads the names out of by-lines.
///
/// What introduces them, roles, degrees, places, addresses and handles is left out, and so are the site's own name, firms
/// and words that name nobody; news agencies count as authors.
struct NameReader {
    let words: BylineWords
    let months: MonthNames
    let givenNames: GivenNames
    private(set) var site: SiteNames

    init(_ tables: MetadataTables, site: SiteNames) {
        words = tables.bylines
        months = tables.months
        givenNames = tables.givenNames
        self.site = site
    }

    /// The same where the site may bear the author's name.
    var withoutSite: NameReader {
        var reader = self
        reader.site = SiteNames()
        return reader
    }

    /// The names of a by-line, each once, in order.
    ///
    /// - Parameter line: UTF-8, with or without markup and character references.
    /// - Complexity: O(*n*) in the first 400 bytes; longer text is no by-line.
    /// - Parameter allowsOffices: Whether a newsroom counts as an author, where no one else is named.
    func names(in line: [UInt8], _ evidence: BylineEvidence, allowsOffices: Bool = false) -> [String] {
        guard line.count <= 400 else { return [] }
        let text = plainText(line)
        var segments = withoutOthers(segments(of: text))
        // A site may bear its author's name.
        let bearsPerson = evidence == .declared && segments.count == 1 && isPerson(segments[0])
        guard bearsPerson || !site.isName(text) else { return [] }
        if evidence == .declared, segments.count == 2, segments.allSatisfy({ $0.count == 1 }), text.contains(0x2C) {
            // Libraries write the family name first: `Doe, Jane`.
            segments = [segments[1] + segments[0]]
        }
        guard var first = segments.first else { return [] }
        // `Example Media, Berlin, Germany`: behind the site or a firm stands where it is.
        if evidence == .declared, segments.count > 1, isCompany(first) { return [] }
        var introduction = removeIntroduction(&first, evidence)
        segments[0] = first
        for i in segments.indices.dropFirst().prefix(2) where introduction == .none {
            // `Posted on May 3, 2025 by Jane Doe`
            var later = segments[i]
            let isDated = segments[..<i].contains { $0.contains(where: isOfDate) }
            introduction = removeIntroduction(&later, isDated ? .marked : evidence)
            if introduction != .none { segments = [later] + segments[(i + 1)...] }
        }
        let isIntroduced = introduction != .none
        // `Author: jane`, `3 May 2025 by Jane`: one word is a name only with more evidence, since `By Friday` is none.
        let isDated = introduction != .none && evidence == .visible && hasDay(text)
        let isLabelled = introduction == .label || introduction == .inside && isDated
        let signed = isIntroduced ? [] : segments.filter { $0.count > 1 && has(.sign, $0[$0.count - 1]) }
        if !signed.isEmpty { segments = signed }
        let isAgency = segments.count <= 3 && segments.allSatisfy { words[lower($0)].contains(.agency) }
        if evidence == .visible {
            guard isIntroduced || !signed.isEmpty || isAgency else { return [] }
        }
        var names: [String] = []
        for segment in segments {
            // `Jane Doe, Head of Research`
            if !names.isEmpty && isRole(segment) { continue }
            for part in parts(of: segment, evidence).map(trimmed) {
                // `Posted by jane`: what the markup calls a by-line and begins as one may hold one word.
                let isOnly = names.isEmpty && part.count == 1
                let isWord = isLabelled && part.allSatisfy { isLogin($0, isDated: isDated) }
                let isCertain = evidence == .marked && isIntroduced || evidence == .visible && isWord
                let evidence = isOnly && isCertain ? .certain : evidence
                if let name = name(of: part, evidence, allowsOffices: allowsOffices) {
                    // `Jane Doe, Jane Doe Evening News`
                    if !names.contains(where: { name == $0 || name.hasPrefix($0 + " ") }) { names.append(name) }
                } else if evidence == .visible && names.isEmpty {
                    return []
                }
            }
        }
        return names
    }

    /// The runs of words between commas, bars and the like.
    private func segments(of text: [UInt8]) -> [[[UInt8]]] {
        var segments: [[[UInt8]]] = [[]]
        func end() { if segments.last?.isEmpty == false { segments.append([]) } }
        var isInBrackets = false
        for written in Cleaning.words(of: text) {
            if written.contains(0x40) || stands(Array("http".utf8), in: written.span, at: 0)
                || stands(Array("www.".utf8), in: written.span, at: 0)
            {
                end()
                continue
            }
            var word: [UInt8] = []
            func endWord() {
                if !word.isEmpty && !isInBrackets { segments[segments.count - 1].append(word) }
                word = []
            }
            var i = 0
            while i < written.count {
                let scalar = decodeScalar(written.span, at: i)
                switch scalar.value {
                case 0x28, 0x5B, 0xFF08:
                    endWord()
                    isInBrackets = true
                case 0x29, 0x5D, 0xFF09:
                    endWord()
                    isInBrackets = false
                case 0x2C, 0x3B, 0x7C, 0x2F, 0x26, 0x2B, 0x2022, 0xB7, 0x3001, 0xFF0C, 0xFF0F, 0x60C, 0xFF5C, 0x2B25,
                    0xAB, 0xBB, 0x22C5:
                    endWord()
                    end()
                case 0x3A, 0xFF1A:
                    word.append(0x3A)
                    endWord()
                case 0x2D where written.count == 1, 0x2013 where written.count == 3, 0x2014 where written.count == 3:
                    end()
                default: word.append(contentsOf: written[i..<i + scalar.byteCount])
                }
                i += scalar.byteCount
            }
            endWord()
        }
        if segments.last?.isEmpty == true { segments.removeLast() }
        return segments
    }

    /// What introduces a name: nothing, a word before it, several or one with a colon, or what stands within a line.
    private enum Introduction { case none, word, label, inside }

    /// Whether a line names a day, whatever its order of day and month.
    func hasDay(_ text: [UInt8]) -> Bool {
        !writtenDays(phrase(of: text.span, text.indices), months, DateHabit(language: "de", domain: "de")).isEmpty
    }

    /// Whether a word may be what somebody goes by: longer than initials and no month; in lower case only beside a date.
    private func isLogin(_ word: [UInt8], isDated: Bool) -> Bool {
        word.count >= 3 && (beginsUpper(word) || isDated) && months.readings(of: lower([word])).isEmpty
    }

    /// Takes off what introduces a name; says what it was.
    ///
    /// Within a line that is only seen, it must stand behind a date or what stands before one: `a guide by Experts` names nobody.
    private func removeIntroduction(_ segment: inout [[UInt8]], _ evidence: BylineEvidence) -> Introduction {
        var found = Introduction.none
        if let word = segment.first, let border = gluedIntroduction(word) {
            segment[0] = Array(word[border...])
            found = .word
        }
        while let length = introduction(segment) {
            found = found == .none && length == 1 && segment[0].last != 0x3A ? .word : .label
            segment.removeFirst(length)
        }
        guard found == .none else { return found }
        // `Posted on 3 May by Jane Doe`; not where the word may be part of a name.
        var isDated = evidence != .visible
        for i in segment.indices.prefix(11) where i + 1 < segment.count {
            defer { isDated = isDated || isOfDate(segment[i]) }
            guard i > 0, isDated else { continue }
            let classes = words[lower([segment[i]])]
            if classes.contains(.by), classes.isDisjoint(with: [.particle, .role, .and, .place, .about]),
                !beginsUpper(segment[i]) || segment[i].last == 0x3A, beginsUpper(segment[i + 1])
            {
                // `Photo by John Roe on a site` names no author.
                guard !has(.place, segment[i - 1]) else { return .none }
                segment.removeFirst(i + 1)
                return .inside
            }
        }
        return .none
    }

    /// Where a name begins that what introduces it is glued to: `ByJane`; not in `DeLuca`.
    private func gluedIntroduction(_ word: [UInt8]) -> Int? {
        let border = word.indices.dropFirst(2).prefix(10).first { isASCIIUpper(word[$0]) && isASCIILower(word[$0 - 1]) }
        guard let border else { return nil }
        let classes = words[lower([Array(word[..<border])])]
        return classes.contains(.by) && classes.isDisjoint(with: [.particle, .role, .and, .place]) ? border : nil
    }

    /// The person whose name a line is: alone, or beside a date as `3 May 2025 | Jane Doe`.
    ///
    /// - Parameter isDated: Whether there must be a date.
    func person(in line: [UInt8], isDated: Bool) -> String? {
        guard line.count <= 100, hasDay(line) == isDated else { return nil }
        let parts = segments(of: plainText(line)).filter { segment in
            !segment.contains(where: holdsDigit)
        }
        let persons = parts.filter(isPerson)
        guard persons.count == 1, isDated || parts.count == 1 else { return nil }
        return name(of: persons[0], .visible, allowsOffices: false)
    }

    /// Whether two to four words are a person's name, the first of them a given name.
    func isPerson(_ part: [[UInt8]]) -> Bool {
        (2...4).contains(part.count) && isFullName(part) && givenNames.holds(part[0])
    }

    /// Whether a line introduces a name that does not stand in it.
    func isLabel(_ line: [UInt8]) -> Bool {
        let spoken = Cleaning.words(of: line)
        return introduction(spoken) == spoken.count && !words[phrase(of: line.span, line.indices)].contains(.about)
    }

    /// Whether a line begins with several words that introduce a name, or with one and a colon.
    func beginsWithLabel(_ line: [UInt8]) -> Bool {
        if let colon = line.prefix(40).firstIndex(of: 0x3A), colon > 2 {
            return words[phrase(of: line.span, 0..<colon)].contains(.by)
        }
        // Nearly no line begins so; most are told by the first word.
        guard let space = line.prefix(24).firstIndex(of: 0x20),
            words.beginningsOfLabels.contains(phrase(of: line.span, 0..<space))
        else { return false }
        return introduction(Cleaning.words(of: line)).map { $0 > 1 } ?? false
    }

    /// How many words at the beginning introduce a name.
    private func introduction(_ segment: [[UInt8]]) -> Int? {
        for count in stride(from: min(BylineWords.longestForm, segment.count), to: 0, by: -1) {
            var form = lower(Array(segment[..<count]))
            if form.last == 0x3A { form.removeLast() }
            if words[form].contains(.by) { return count }
        }
        return nil
    }

    /// The parts of a run of words that may each be a name: what stands between `and`s, without roles and places.
    private func parts(of segment: [[UInt8]], _ evidence: BylineEvidence) -> [[[UInt8]]] {
        var parts: [[[UInt8]]] = [[]]
        var i = 0
        while i < segment.count {
            let word = segment[i]
            let classes = words[lower([word])]
            let rest = segment.count - i - 1
            let open = parts[parts.count - 1].count
            let isLower = !beginsUpper(word) || word.count >= 3 && classes.isDisjoint(with: [.particle, .by])
            if isLower && open > 0 && rest > 0 {
                let isName = beginsUpper(segment[i + 1]) || words[lower([segment[i + 1]])].contains(.agency)
                let isSurname = classes.contains(.particle) && open >= 2 && rest == 1
                if classes.contains(.and) && isName && !isSurname && (!classes.contains(.place) || rest >= 2) {
                    parts.append([])
                    i += 1
                    continue
                }
                if classes.contains(.place) && !classes.contains(.particle) { break }
            }
            if open > 0 && !words[label(word)].isDisjoint(with: [.published, .updated]) { break }
            if classes.contains(.sign) && i == segment.count - 1 && open > 0 { break }
            if classes.contains(.role) && !classes.contains(.agency) {
                if open >= 2 { break }
                if open == 0 && rest > 0 {
                    i += 1
                    continue
                }
            }
            parts[parts.count - 1].append(word)
            i += 1
        }
        for i in parts.indices { _ = removeIntroduction(&parts[i], evidence) }
        return parts.filter { !$0.isEmpty }
    }
}
