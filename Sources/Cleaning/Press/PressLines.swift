import Bytes
public import Lexicons
import Patterns

/// The lines by which archives of the press part and describe the articles that they export as text:
/// `pipeline/lexicon/press-lines.tsv`.
public struct PressLines: Sendable {
    /// What a line says.
    enum Role: String, Sendable {
        /// An article stands below.
        case begin
        /// An article stands above.
        case end
        /// Articles stand above and below.
        case rule
        /// How long the article is, or what else each article of an archive has above its text.
        case length
        /// The text follows.
        case text
        case title, author, site, day
        case address = "url"
        /// A field of which nothing is kept.
        case other
        /// A line that may stand anywhere and says nothing of the article: whose it is, the number of a page.
        case aside

        /// Whether a line of the role parts articles.
        var isBorder: Bool { self == .begin || self == .end || self == .rule }
    }

    /// What a line is found to be.
    struct Mark: Equatable {
        /// The name in the table.
        var id: String
        var role: Role
        /// How many bytes of the line are the label; behind it stands the value.
        var label: Int
        /// Whether the whole line is such a one, and has no value.
        var isWhole: Bool
    }

    private let patterns: PatternSet
    private let rows: [(id: String, role: Role, isWhole: Bool)]

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown role or match, or a bad pattern.
    public init(_ table: Table) throws {
        var rows: [(id: String, role: Role, isWhole: Bool)] = []
        for row in table.rows {
            guard let role = Role(rawValue: row["role"]) else { throw table.error(row, "no role \"\(row["role"])\"") }
            guard row["match"] == "line" || row["match"] == "field" else {
                throw table.error(row, "no match \"\(row["match"])\"")
            }
            rows.append((row["id"], role, isWhole: row["match"] == "line"))
        }
        self.rows = rows
        let phrases = table.rows.map { $0["phrase"] }
        do throws(PatternError) {
            patterns = try PatternSet(phrases, [], after: "\\A", before: rows.map { $0.isWhole ? "\\z" : "" })
        } catch {
            guard let row = phrases.firstIndex(of: error.pattern) else { throw error }
            throw table.error(table.rows[row], error.description)
        }
    }

    /// What a line is, white space at its ends left out; `nil` for one of other text.
    func mark(_ text: Span<UInt8>, _ range: Range<Int>) -> Mark? {
        guard let first = range.first, mayBegin(text[first]) else { return nil }
        guard let found = patterns.firstMatch(in: text.extracting(range)) else { return nil }
        let row = rows[found.index]
        return Mark(id: row.id, role: row.role, label: found.range.upperBound, isWhole: row.isWhole)
    }

    /// What a line of a file is whose encoding is not known yet; `nil` for one of other text.
    func mark(ofRaw line: ArraySlice<UInt8>) -> Mark? {
        guard line.count <= Self.longestLine else { return nil }
        var bytes = Array(line)
        if firstInvalidUTF8(bytes.span) < bytes.count {
            // In encodings of one byte the words of the table have letters of Latin 1 at most.
            bytes = line.reduce(into: []) { appendUTF8(UInt32($1), to: &$0) }
        }
        return mark(bytes.span, trimming(bytes.span, bytes.indices))
    }

    /// Whether a file that begins so may hold articles from an archive of the press.
    public func mayFollow(_ beginning: [UInt8]) -> Bool {
        hasLine(beginning.span, upTo: beginning.count) { line in
            mark(ofRaw: beginning[line]).map { $0.role.isBorder || $0.role == .length } ?? false
        }
    }

    /// Whether a text may be an article from an archive of the press, by its first lines.
    func mayDescribe(_ text: Span<UInt8>) -> Bool {
        hasLine(text, upTo: Self.longestHead) { line in
            guard line.count <= Self.longestLine else { return false }
            let role = mark(text, trimming(text, line))?.role
            return role.map { $0.isBorder || $0 == .length || $0 == .text } ?? false
        }
    }

    /// Whether one of the lines that begin before an offset is wanted.
    private func hasLine(_ text: Span<UInt8>, upTo limit: Int, where isWanted: (Range<Int>) -> Bool) -> Bool {
        var start = 0
        while start < min(text.count, limit) {
            let end = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
            if isWanted(start..<end) { return true }
            start = end + 1
        }
        return false
    }

    /// So many bytes of a text are looked at for a line of an archive.
    private static let longestHead = 1 << 14

    /// Lines of more bytes part no articles.
    private static let longestLine = 400

    /// Whether a line of the table may begin with a byte: a capital, a digit, a bracket, a line, a letter beyond ASCII.
    private func mayBegin(_ byte: UInt8) -> Bool {
        isASCIIUpper(byte) || isASCIIDigit(byte) || byte == 0x28 || byte == 0x5F || byte >= 0x80
    }
}
