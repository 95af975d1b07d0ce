import Bytes
public import Lexicons

/// Under which names records say what the clean stage reads: what the user has set, and
/// `pipeline/lexicon/record-members.tsv`.
public struct RecordNames: Sendable {
    /// What is said under a name.
    enum Role: String, Sendable {
        /// The article: a plain text, or a page where it begins with a tag of HTML.
        case text
        /// A page, whatever it begins with.
        case page
        case title, author, day, site, address, language
    }

    /// The name of a record's id.
    let id: RecordName
    /// The names of the member for pages and of that for texts that the user may set.
    let page: RecordName, text: RecordName
    private var names: [Role: [RecordName]] = [:]

    /// Reads the table. Where the user names members for texts or pages, no others are read.
    ///
    /// - Throws: `TableError` at a row with an unknown role.
    public init(_ options: CleaningOptions, _ table: Table) throws {
        id = RecordName(options.idField)
        page = RecordName(options.htmlField)
        text = RecordName(options.textField)
        for row in table.rows {
            guard let role = Role(rawValue: row["role"]) else { throw table.error(row, "no role \"\(row["role"])\"") }
            names[role, default: []].append(RecordName(row["member"]))
        }
        let defaults = CleaningOptions()
        if options.textField != defaults.textField || options.htmlField != defaults.htmlField {
            names[.text] = nil
            names[.page] = nil
        }
    }

    /// The name of texts that the user may set.
    public var textField: String { text.whole }
    /// The name of pages that the user may set.
    public var htmlField: String { page.whole }

    /// Whether one of some columns is called as one that holds articles.
    func mayHoldArticles(_ columns: [String]) -> Bool {
        let loose = Set(columns.map(looseName))
        return ([page, text] + names(of: .page) + names(of: .text)).contains { loose.contains($0.loose) }
    }

    /// The names of a role, in the order in which they are looked for; of texts and pages those beside the user's own.
    func names(of role: Role) -> [RecordName] { names[role] ?? [] }
}

/// The name of a record's member, or the way to one within others, with full stops between.
struct RecordName: Sendable {
    /// The whole name, as it is written.
    let whole: String
    /// The names on the way.
    let parts: [String]
    /// The same without case, spaces, hyphens and underscores.
    let loose: String, looseParts: [String]
    /// Those of the names under which a record may have it.
    let bits: LooseNameBits

    init(_ whole: String) {
        self.whole = whole
        parts = whole.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).map { String($0) ?? "" }
        loose = looseName(whole)
        looseParts = parts.map(looseName)
        bits = LooseNameBits(loose).union(LooseNameBits(looseParts[0]))
    }
}

/// One bit of 128 for each of some names by its loose form: what has none in common has no name in common.
///
/// The table has some two hundred names, a record a dozen, so that most are told apart without a look at their letters.
struct LooseNameBits: OptionSet, Sendable {
    let rawValue: UInt128

    init(rawValue: UInt128) { self.rawValue = rawValue }

    /// The bit of a name as `looseName` makes it.
    init(_ looseName: String) {
        var hash = ByteHash()
        for byte in looseName.utf8 { hash.add(byte) }
        rawValue = 1 << UInt128(hash.value >> 32 & 127)
    }
}

/// A name without case, spaces, hyphens and underscores: `Publish Date`, `publish_date` and `publishDate` are one.
func looseName(_ name: String) -> String {
    if name.utf8.allSatisfy({ isASCIILower($0) || $0 == 0x2E || isASCIIDigit($0) }) { return name }
    let bytes = name.utf8.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x5F }
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    return isASCII
        ? String(decoding: bytes.map { asciiLowercased($0) }, as: UTF8.self)
        : String(decoding: bytes, as: UTF8.self).lowercased()
}
