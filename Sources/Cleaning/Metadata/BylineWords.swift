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
    }

    /// The most words that a form has.
    static let longestForm = 4

    private var classes: [[UInt8]: Classes] = [:]
    /// The first words of what introduces those who did not write: of forms of several words that name nobody.
    private(set) var beginningsOfOthers: Set<[UInt8]> = []
    /// The first words of what introduces an author in several words.
    private(set) var beginningsOfLabels: Set<[UInt8]> = []

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown class or a form that is too long.
    init(_ table: Table) throws {
        let names: [String: Classes] = [
            "by": .by, "sign": .sign, "and": .and, "role": .role, "degree": .degree, "place": .place,
            "particle": .particle, "nobody": .nobody, "firm": .firm, "agency": .agency, "published": .published,
            "updated": .updated, "office": .office, "about": .about, "heading": .heading,
        ]
        for row in table.rows {
            guard let named = names[row["class"]] else { throw table.error(row, "no class \"\(row["class"])\"") }
            let form = Array(row["form"].utf8)
            guard !form.isEmpty, words(of: form).count <= Self.longestForm else {
                throw table.error(row, "a form has one to \(Self.longestForm) words")
            }
            classes[form, default: []].insert(named)
            guard let space = form.firstIndex(of: 0x20) else { continue }
            switch named {
            case .by: beginningsOfLabels.insert(Array(form[..<space]))
            case .nobody: beginningsOfOthers.insert(Array(form[..<space]))
            default: break
            }
        }
    }

    /// What a word or a run of words does, in lower case as `phrase(of:_:)` makes it.
    subscript(form: [UInt8]) -> Classes { classes[form] ?? [] }
}
