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
/// What introduces them, roles, degrees, places, addresses and handles is left out, and so are the site's own name,
/// firms and words that name nobody; news agencies count as authors.
struct NameReader {
    private let tables: MetadataTables
    private(set) var site: SiteNames
    /// The page's language, BCP 47 without a region; empty where it is not known.
    let language: String
    /// Whether the given name may be the last word of a name in it.
    let isFamilyFirst: Bool
    /// Whether a space parts the names of one person in Chinese characters.
    let isSpacedHan: Bool
    /// Given names of the page's language that are no names, or words, in others.
    let ownGiven: WordSet

    var words: BylineWords { tables.bylines }
    var dates: DateTables { tables.dates }
    var givenNames: GivenNames { tables.givenNames }
    /// The characters that other names in Chinese characters begin with.
    var surnames: Set<UInt32> { tables.names.surnames }
    /// How languages write names.
    var customs: NameCustoms { tables.names }
    /// Knows what stands below texts on those who wrote them.
    var authorNotes: AuthorNotes { tables.authorNotes }

    init(_ tables: MetadataTables, site: SiteNames, language: String = "") {
        self.tables = tables
        self.site = site
        self.language = language
        isFamilyFirst = tables.names.isFamilyFirst(in: language)
        isSpacedHan = tables.names.isSpacedHan(in: language)
        ownGiven = tables.names.ownGiven(in: language)
    }

    /// The same where the site may bear the author's name.
    var withoutSite: NameReader {
        var reader = self
        reader.site = SiteNames()
        return reader
    }

    /// Takes what stands beside the title in the head for the site's name, unless it names somebody.
    mutating func addSite(_ name: [UInt8]) {
        let spoken = Cleaning.words(of: name)
        if !isPerson(spoken), !isIntroducedLower(spoken) { site.add(name) }
    }

    /// Whether words begin with what introduces a name, not as `De Bode` does.
    func isIntroducedLower(_ spoken: [[UInt8]]) -> Bool {
        spoken.first.map { !beginsUpper($0) } ?? false && introduction(spoken) != nil
    }

    /// The names of a by-line, each once, in order.
    ///
    /// - Parameter line: UTF-8, with or without markup and character references.
    /// - Parameter allowsOffices: Whether a newsroom counts as an author, where no one else is named.
    /// - Complexity: O(*n*) in the first 400 bytes; longer text is no by-line.
    func names(in line: [UInt8], _ evidence: BylineEvidence, allowsOffices: Bool = false) -> [String] {
        guard line.count <= 400, evidence != .visible || mayBeByline(line) else { return [] }
        let written = plainText(line)
        let text = evidence == .declared ? written : withoutBrackets(written)
        if isSpacedHan, text.count < written.count || evidence != .visible {
            let correspondent = correspondent(text)
            if !correspondent.isEmpty { return correspondent }
        }
        if evidence == .declared, let inverted = inverted(text) { return inverted }
        let (unglued, isReporter) = ungluingHan(segments(of: text))
        var segments = withoutOthers(withoutLabelled(withoutWeekdays(unglued), isIntroduced: isReporter))
        if evidence != .declared { segments = segments.map(withoutSiteName) }
        // A site may bear its author's name.
        let bearsPerson = evidence == .declared && segments.count == 1 && isPerson(segments[0])
        guard bearsPerson || !site.isName(text) else { return [] }
        if evidence == .declared, segments.count == 2, segments.allSatisfy({ $0.count == 1 }), text.contains(0x2C) {
            // Libraries write the family name first: `Doe, Jane`.
            segments = [segments[1] + segments[0]]
        }
        // `البصرة / علي الساعدي`, `صحيفة الوادي - علي الساعدي`
        let isBehindPlace =
            evidence == .visible && segments.count == 2 && !isReporter && segments[0].count <= 4
            && (words[lower(segments[0])].contains(.city) || isName(ofSite: segments[0]))
            && segments[0][0][0] >= 0xD6 && isPerson(segments[1])
        segments = withoutCompany(segments, evidence)
        guard var first = segments.first else { return [] }
        // `Example Media, Berlin, Germany`: behind the site or a firm stands where it is.
        if evidence == .declared, segments.count > 1, isCompany(first) { return [] }
        var introduction = removeIntroduction(&first, evidence)
        if introduction == .none, isReporter { introduction = .label }
        segments[0] = first
        // `De notre correspondante à Dakar, Marie Durand`
        if introduction == .label, segments.count > 1, let word = first.first, !beginsUpper(word),
            words.isPlace(lower([word]), in: language), isPerson(segments[1])
        {
            segments.removeFirst()
        }
        for i in segments.indices.dropFirst().prefix(2) where introduction == .none {
            // `Posted on May 3, 2025 by Jane Doe`
            var later = segments[i]
            // `Jane Doe, journaliste à Kiev`
            if isFullName(segments[0]), let word = later.first, has(.role, word) { continue }
            let isDated = segments[..<i].contains { $0.contains(where: isOfDate) }
            introduction = removeIntroduction(&later, isDated ? .marked : evidence)
            if introduction != .none { segments = [later] + segments[(i + 1)...] }
        }
        // `Door & Window Sensors`, but `مصنف, احمد خان`
        if introduction == .word, evidence == .visible, segments[0].isEmpty, text.first.map({ $0 < 0xD8 }) ?? true,
            !(segments.count == 2 && isPerson(segments[1]))
        {
            return []
        }
        // `संवाददाता, पटना`
        if introduction == .word, evidence != .declared, segments.count == 2, segments[0].isEmpty,
            segments[1].count == 1, (0xD6...0xE2).contains(segments[1][0][0])
        {
            return []
        }
        let isIntroduced = introduction != .none
        // `Author: jane`, `3 May 2025 by Jane`: one word is a name only with more evidence, since `By Friday` is none.
        let isDated = introduction != .none && evidence == .visible && hasDay(text)
        let isLabelled = introduction == .label || introduction == .inside && isDated
        let signed = isIntroduced ? [] : signed(segments)
        if !signed.isEmpty { segments = signed }
        let isAgency =
            evidence == .visible && !isIntroduced && segments.count <= 3 && segments.contains(where: isStandingAgency)
            && segments.allSatisfy { isStandingAgency($0) || isInitials($0) || $0.contains(where: isOfDate) }
            || evidence == .visible && isAgencyBeforePlace(segments, text)
        if isAgency { segments = segments.filter(isStandingAgency) }
        if evidence == .visible {
            guard isIntroduced || !signed.isEmpty || isAgency || isBehindPlace else { return [] }
        }
        var names: [String] = []
        let isPersonFirst = segments.count > 1 && isPerson(segments[0])
        for (i, segment) in segments.enumerated() {
            // `Jane Doe, Head of Research`
            if !names.isEmpty && isRole(segment) { continue }
            if !names.isEmpty, evidence != .declared, site.includes(Array(segment.joined(separator: [0x20]))) {
                continue
            }
            // `By Jane Doe, Evening News — Springfield`
            if i > 1, i == segments.count - 1, names.count == 1, isName(ofSite: segments[i - 1]) { continue }
            for part in parts(of: segment, evidence).map(trimmed) {
                // `जागरण संवाददाता, भोपाल`
                if evidence != .declared, i > 0, names.isEmpty, part.count == 1, isRole(segments[i - 1]) { continue }
                // `dpa/lby`
                if evidence == .declared, part.count == 1, isService(part[0], behind: names.last) { continue }
                // `Jane Doe, Kyiv`
                if evidence == .declared, part.count == 1, isPersonFirst, agency(part) == nil { continue }
                if evidence != .declared, i > 0, let name = names.first, agency(part) == nil,
                    isElsewhere(part, behind: name)
                {
                    continue
                }
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

    /// Whether a run of words is the site's own name.
    private func isName(ofSite segment: [[UInt8]]) -> Bool { site.isName(Array(segment.joined(separator: [0x20]))) }

    /// What introduces a name: nothing, a word before it, several or one with a colon, or what stands within a line.
    enum Introduction { case none, word, label, inside }

    /// Whether a line names a day, whatever its order of day and month.
    func hasDay(_ text: [UInt8]) -> Bool {
        hasDigit(text, text.indices)
            && !writtenDays(phrase(of: text.span, text.indices), dates, .dayFirst).isEmpty
    }

    /// What a line says beside a day, without case and marks; `nil` where it does not show it.
    ///
    /// - Parameter day: The day, or a moment of it, as ISO 8601 writes it.
    func besideDay(_ day: String, in line: [UInt8]) -> [UInt8]? {
        var words = phrase(of: line.span, line.indices)
        let shown = writtenDays(words, dates, .dayFirst).first { day.utf8.starts(with: $0.day.iso.utf8) }
        guard let shown else { return nil }
        words.removeSubrange(shown.range)
        return words
    }

    /// Whether a word may be what somebody goes by: longer than initials and no month; in lower case only beside a
    /// date.
    private func isLogin(_ word: [UInt8], isDated: Bool) -> Bool {
        word.count >= 3 && (beginsUpper(word) || isDated) && dates.months.readings(ofHash: lowerHash(word)).isEmpty
    }

    /// Takes off what introduces a name; says what it was.
    ///
    /// Within a line that is only seen, it must stand behind a date or what stands before one: `a guide by Experts`
    /// names nobody.
    func removeIntroduction(_ segment: inout [[UInt8]], _ evidence: BylineEvidence) -> Introduction {
        var found = Introduction.none
        if let word = segment.first, let border = gluedIntroduction(word) {
            segment[0] = Array(word[border...])
            found = .word
        }
        while let length = introduction(segment), !isOffice(segment) {
            found = found == .none && length == 1 && segment[0].last != 0x3A ? .word : .label
            segment.removeFirst(length)
        }
        guard found == .none else { return found }
        // `Posted on 3 May by Jane Doe`; not where the word may be part of a name.
        var isDated = evidence != .visible
        for i in segment.indices.prefix(11) where i + 1 < segment.count {
            // `来源：江城晚报 作者：王小明`
            defer { isDated = isDated || isOfDate(segment[i]) || isSourceLabel(segment[i]) }
            guard i > 0, isDated else { continue }
            let isBehindNumber = isBehindNumber(segment, i)
            let isLabel = segment[i].last == 0x3A
            let classes = words[isBehindNumber || isLabel ? label(segment[i]) : lower([segment[i]])]
            if classes.contains(.by), classes.isDisjoint(with: [.particle, .role, .and, .place, .about]),
                !beginsUpper(segment[i]) || isLabel || isBehindNumber,
                beginsUpper(segment[i + 1])
            {
                // `Photo by John Roe on a site` names no author.
                guard !has(.place, segment[i - 1]) else { return .none }
                segment.removeFirst(i + 1)
                return .inside
            }
        }
        return .none
    }

    /// Whether a word stands behind a number, or behind what belongs to one (`4 May 2025 By`, `2:05 PM By`), and no place
    /// or section follows: `By Jane Doe In Travel`.
    private func isBehindNumber(_ segment: [[UInt8]], _ i: Int) -> Bool {
        (holdsDigit(segment[i - 1]) || i > 1 && segment[i - 1].count <= 4 && holdsDigit(segment[i - 2]))
            && !segment[i...].contains { has(.place, $0) }
    }

    /// Where a name begins that what introduces it is glued to: `ByJane`; not in `DeLuca`.
    private func gluedIntroduction(_ word: [UInt8]) -> Int? {
        let border = word.indices.dropFirst(2).prefix(10).first { isASCIIUpper(word[$0]) && isASCIILower(word[$0 - 1]) }
        guard let border else { return nil }
        let classes = words[lower: Array(word[..<border])]
        return classes.contains(.by) && classes.isDisjoint(with: [.particle, .role, .and, .place]) ? border : nil
    }

    /// How many words at the beginning introduce a name.
    func introduction(_ segment: [[UInt8]]) -> Int? {
        // A full stop ends an abbreviation: `Av. del Puerto 12`.
        if let first = segment.first, first.count <= 3, first.last == 0x2E { return nil }
        // `Per Olav Skeie` is called so.
        if segment.count >= 2, beginsUpper(segment[0]), segment[0].last != 0x3A, isFullName(Array(segment[..<2])),
            segment.count == 2 && givenNames.holds(segment[0]) || ownGiven.contains(segment[0])
        {
            return nil
        }
        guard let first = segment.first else { return nil }
        // Nearly no run of words does; most are told by the first, unless marks or invisible signs are part of it.
        let beginning = label(first)
        if beginning.isEmpty || beginning.contains(0x20) || words.beginnings.contains(beginning) {
            for count in stride(from: min(BylineWords.longestForm, segment.count), to: 0, by: -1) {
                var form = lower(Array(segment[..<count]))
                if form.last == 0x3A { form.removeLast() }
                if words[form].contains(.by) { return count }
            }
        }
        guard first.last == 0x3A, segment.count > 2 else { return nil }
        let classes = words[label: first]
        // `الرياض: أحمد علي`, `Redaktion: Max Muster`
        let isPlace = first[0] >= 0xD8 && first[0] <= 0xDB && classes.contains(.city)
        return isPlace || classes.contains(.office) && isPerson(Array(segment[1...].prefix(2))) ? 1 : nil
    }
}
