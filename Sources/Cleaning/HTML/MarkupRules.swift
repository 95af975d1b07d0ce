import Bytes
import Lexicons

/// The rules of `pipeline/lexicon/boilerplate-markup.tsv`: which elements of a page are no part of its article, by
/// their names and by the words of their attributes.
struct MarkupRules: Sendable {
    private var elements: [PageElement: Rule] = [:]
    private var words: [UInt64: Rule] = [:]
    private var roles: [UInt64: Rule] = [:]
    private var features: [PageFeature: Rule] = [:]

    /// Reads the rules.
    ///
    /// - Throws: `TableError` at a row with an unknown match, element or feature, or a repeated id.
    init(_ table: Table) throws {
        var ids: Set<String> = []
        for row in table.rows {
            guard ids.insert(row["id"]).inserted else { throw table.error(row, "two rules named \"\(row["id"])\"") }
            let rule = Rule(id: row["id"], kind: row["kind"])
            let value = row["value"]
            switch row["match"] {
            case "element":
                guard let element = PageElement(rawValue: value) else {
                    throw table.error(row, "no element \"\(value)\"")
                }
                elements[element] = rule
            case "word": words[stableHash(value)] = rule
            case "role": roles[stableHash(value)] = rule
            case "feature":
                guard let feature = PageFeature(rawValue: value) else {
                    throw table.error(row, "no feature \"\(value)\"")
                }
                features[feature] = rule
            default: throw table.error(row, "no match \"\(row["match"])\"")
            }
        }
    }

    /// The rule for a shape, where the table has one.
    subscript(feature: PageFeature) -> Rule? { features[feature] }

    /// The rule for an element, by its name, its role, and the words of its class and id.
    ///
    /// - Parameter isInArticle: Whether it stands inside `<article>` or `<main>`, where `<header>` holds the article's own.
    func rule(for element: PageElement, _ attributes: PageAttributes, isInArticle: Bool) -> Rule? {
        if element == .html || element == .body || element == .article || element == .main { return nil }
        if let rule = elements[element], !(element == .header && isInArticle) { return rule }
        if let role = attributes["role"], let rule = roles[stableHash(asciiLowercased(role.span).span)] { return rule }
        if let list = attributes["class"], let rule = rule(forWordsOf: list) { return rule }
        if let id = attributes["id"] { return rule(forWordsOf: id) }
        return nil
    }

    /// Whether an element is never shown: by the attribute `hidden` or by its style.
    func isHidden(_ attributes: PageAttributes) -> Bool {
        if attributes["hidden"] != nil { return true }
        guard let style = attributes["style"] else { return false }
        let written = asciiLowercased(style.span).filter { !isASCIISpace($0) }
        return contains(written, Array("display:none".utf8)) || contains(written, Array("visibility:hidden".utf8))
    }

    /// Words are parted by everything that is no letter or digit, and by an upper-case letter after a lower-case one.
    private func rule(forWordsOf value: [UInt8]) -> Rule? {
        var word: [UInt8] = []
        var last: UInt8 = 0
        for byte in value {
            let isPart = isASCIIAlphanumeric(byte)
            if !word.isEmpty && (!isPart || isASCIIUpper(byte) && isASCIILower(last)) {
                if let rule = words[stableHash(word.span)] { return rule }
                word.removeAll(keepingCapacity: true)
            }
            if isPart { word.append(asciiLowercased(byte)) }
            last = byte
        }
        return word.isEmpty ? nil : words[stableHash(word.span)]
    }
}

/// The shapes that rules of kind `feature` name.
enum PageFeature: String, CaseIterable {
    /// A block most of whose text is links.
    case linkDensity = "link-density"
    /// A block outside the part of the page that holds most of its prose.
    case outsideMain = "outside-main"
    /// The heading that became the title.
    case titleHeading = "title-heading"
}

private func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard bytes.count >= wanted.count else { return false }
    for i in 0...bytes.count - wanted.count where stands(wanted, in: bytes.span, at: i) { return true }
    return false
}
