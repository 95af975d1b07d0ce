import Bytes
import Lexicons

/// The words around names and dates: `pipeline/lexicon/bylines.tsv`.
struct BylineWords: Sendable {
    /// What a word does; the table says it of each.
    struct Classes: OptionSet, Sendable {
        let rawValue: Int
        static let by = Classes(rawValue: 1 << 0)
        static let sign = Classes(rawValue: 1 << 1)
        static let and = Classes(rawValue: 1 << 2)
        static let role = Classes(rawValue: 1 << 3)
        static let degree = Classes(rawValue: 1 << 4)
        static let place = Classes(rawValue: 1 << 5)
        static let particle = Classes(rawValue: 1 << 6)
        static let nobody = Classes(rawValue: 1 << 7)
        static let firm = Classes(rawValue: 1 << 8)
        static let agency = Classes(rawValue: 1 << 9)
        static let published = Classes(rawValue: 1 << 10)
        static let updated = Classes(rawValue: 1 << 11)
        static let office = Classes(rawValue: 1 << 12)
        static let about = Classes(rawValue: 1 << 13)
        static let heading = Classes(rawValue: 1 << 14)
        static let source = Classes(rawValue: 1 << 15)
        static let report = Classes(rawValue: 1 << 16)
        static let city = Classes(rawValue: 1 << 17)
        static let weekday = Classes(rawValue: 1 << 18)
        static let relative = Classes(rawValue: 1 << 19)
    }

    /// The most words that a form has.
    static let longestForm = 4

    private var classes = WordSlots(capacity: 4096)
    /// The languages in which a form is that of an agency; `mul` for one that is known everywhere.
    private var agencyLanguages = WordSlots()
    /// The languages in which a word stands between a name and a place.
    private var placeLanguages = WordSlots()
    /// What introduces authors in Chinese characters, to which their names are glued.
    private(set) var hanLabels: [[UInt8]] = []
    /// What ends a line in Chinese characters that says who reports from where.
    private(set) var hanReports: [[UInt8]] = []
    /// Places to which the names of those who report from there are glued.
    private(set) var hanCities: [[UInt8]] = []
    /// The first words of what introduces those who did not write: of forms of several words that name nobody.
    private(set) var beginningsOfOthers = WordSet()
    /// The first words of what introduces an author in several words.
    private(set) var beginningsOfLabels = WordSet()

    /// First words of what begins a by-line: of what introduces a name, and of agencies' names.
    private(set) var beginnings = WordSet()
    /// First words of what introduces an agency in several words.
    private var beginningsOfSources = WordSet()
    /// Words that stand before a date.
    private(set) var beginningsOfDates = WordSet()
    /// What stands behind a name in scripts that part words.
    private(set) var signs: [[UInt8]] = []

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown class or a form that is too long.
    init(_ table: Table) throws {
        let names: CellValues<Classes> = [
            "by": .by, "sign": .sign, "and": .and, "role": .role, "degree": .degree, "place": .place,
            "particle": .particle, "nobody": .nobody, "firm": .firm, "agency": .agency, "published": .published,
            "updated": .updated, "office": .office, "about": .about, "heading": .heading,
            "source": .source, "report": .report, "city": .city, "weekday": .weekday, "relative": .relative,
        ]
        let (formColumn, classColumn) = (table.column("form"), table.column("class"))
        let languageColumn = table.column("language")
        let bytes = table.bytes
        for row in table.rows {
            guard let named = names[bytes.span.extracting(row.range(classColumn))] else {
                throw table.error(row, "no class \"\(row["class"])\"")
            }
            let form = Array(bytes[row.range(formColumn)])
            guard !form.isEmpty, wordCount(form) <= Self.longestForm else {
                throw table.error(row, "a form has one to \(Self.longestForm) words")
            }
            classes[stableHash(form.span)] |= UInt32(named.rawValue)
            let language = row.range(languageColumn)
            let space = form.firstIndex(of: 0x20)
            switch named {
            case .by:
                if form.count >= 6, isHan(form) { hanLabels.append(form) }
                beginnings.insert(phrase(of: form.span, 0..<(space ?? form.count)))
                if let space { beginningsOfLabels.insert(Array(form[..<space])) }
            case .office where space == nil: beginnings.insert(form)
            case .agency:
                agencyLanguages[hash(form, in: bytes.span.extracting(language))] = 1
                beginnings.insert(phrase(of: form.span, 0..<(space ?? form.count)))
            case .place: placeLanguages[hash(form, in: bytes.span.extracting(language))] = 1
            case .nobody:
                if let space { beginningsOfOthers.insert(Array(form[..<space])) }
            case .source:
                if let space { beginningsOfSources.insert(Array(form[..<space])) }
            case .published, .updated: beginningsOfDates.insert(form)
            case .sign:
                if form.allSatisfy({ $0 < 0xE3 }) { signs.append(form) }
            case .report: hanReports.append(form)
            case .city:
                if form[0] >= 0xE3 { hanCities.append(form) }
            default: break
            }
        }
        // `本报记者` is found by `记者`.
        let all = hanLabels
        hanLabels.removeAll { label in all.contains { $0.count < label.count && label.hasSuffix($0) } }
    }

    /// Whether a line may begin with several words that introduce an agency.
    func beginsSource(_ line: [UInt8]) -> Bool {
        guard let space = line.prefix(24).firstIndex(of: 0x20) else { return false }
        return beginningsOfSources.contains(hash: phraseHash(of: line.span, 0..<space))
    }

    /// Whether the table has an agency's name for a language, BCP 47 without a region; `mul` for all.
    func isAgency(_ form: [UInt8], in language: String) -> Bool {
        let language = Array(language.utf8)
        return agencyLanguages[hash(form, in: language.span)] == 1
    }

    /// Whether a word stands between a name and a place in a language, BCP 47 without a region.
    func isPlace(_ form: [UInt8], in language: String) -> Bool {
        let language = Array(language.utf8)
        return placeLanguages[hash(form, in: language.span)] == 1
    }

    /// What a word or a run of words does, in lower case as `phrase(of:_:)` makes it.
    subscript(form: [UInt8]) -> Classes { self[hash: stableHash(form.span)] }

    /// What a word does, in any case.
    subscript(lower word: [UInt8]) -> Classes { self[hash: lowerHash(word)] }

    /// What a word does, in any case, without the colon behind it.
    subscript(label word: [UInt8]) -> Classes { self[hash: phraseHash(of: word.span, word.indices)] }

    /// What the word or the run of words with a hash does.
    subscript(hash hash: UInt64) -> Classes { Classes(rawValue: Int(classes[hash])) }
}

/// How many words a form has.
private func wordCount(_ form: [UInt8]) -> Int {
    form.indices.count { !isASCIISpace(form[$0]) && ($0 == 0 || isASCIISpace(form[$0 - 1])) }
}

/// The hash of a form in a language.
private func hash(_ form: [UInt8], in language: Span<UInt8>) -> UInt64 {
    stableHash(form.span, seed: stableHash(language))
}
