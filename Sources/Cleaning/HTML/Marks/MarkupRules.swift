import Bytes
import Lexicons

/// The rules of `pipeline/lexicon/boilerplate-markup.tsv`: which elements of a page are no part of its article, by
/// their names and by the words of their attributes.
struct MarkupRules: Sendable {
    /// The rules in the order of the table.
    private var rules: [Rule] = []
    /// By the elements' ordinals.
    private var elements = [MarkupRule?](repeating: nil, count: PageElement.allCases.count)
    private var words = WordRules()
    private var roles = WordRules()
    private var features: [PageFeature: MarkupRule] = [:]
    /// What the markup says of authors.
    let authors: AuthorMarks

    /// Reads the rules.
    ///
    /// - Throws: `TableError` at a row with an unknown match, element or feature, or a repeated id.
    init(_ table: Table, authors: AuthorMarks) throws {
        self.authors = authors
        var ids: Set<String> = []
        for row in table.rows {
            let (id, kind) = (row["id"], row["kind"])
            guard Rule.isName(row.bytes("id").span) else { throw table.error(row, "no rule's name \"\(id)\"") }
            guard ids.insert(id).inserted else { throw table.error(row, "two rules named \"\(id)\"") }
            guard let number = UInt16(exactly: rules.count) else { throw table.error(row, "more than 65,535 rules") }
            let rule = MarkupRule(number: number, kind: MarkupRule.Kind(kind))
            rules.append(Rule(id: id, kind: kind))
            let value = row["value"]
            switch row["match"] {
            case "element":
                guard let element = PageElement(name: value) else {
                    throw table.error(row, "no element \"\(value)\"")
                }
                elements[element.ordinal] = rule
            case "word": words.add(rule, for: value)
            case "role": roles.add(rule, for: value)
            case "before": words.add(nil, for: value)
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
    subscript(feature: PageFeature) -> MarkupRule? { features[feature] }

    /// What a rule is called.
    subscript(rule: MarkupRule) -> Rule { rules[Int(rule.number)] }

    /// These rules without those for the words of classes and ids, and for roles.
    var withoutWords: Self {
        var rules = self
        rules.words = WordRules()
        rules.roles = WordRules()
        return rules
    }

    /// How many rules there are.
    var count: Int { rules.count }

    /// The rule for an element, by its name, its role, and the words of its class and id.
    ///
    /// - Parameters:
    ///   - isInArticle: Whether it stands inside `<article>` or `<main>`, where `<header>` holds the article's own.
    ///   - known: The rules of the page's classes, as far as they are known.
    func rule(
        for element: PageElement, _ attributes: PageAttributes, isInArticle: Bool, known: inout Memo<MarkupRule?>
    ) -> MarkupRule? {
        if element == .html || element == .body || element == .article || element == .main { return nil }
        if let rule = elements[element.ordinal], !(element == .header && isInArticle) { return rule }
        if attributes.isEmpty { return nil }
        // Else each call would copy all tables for the closure.
        let (words, roles) = (words, roles)
        var byRole: MarkupRule?
        var byClass: MarkupRule?
        var byID: MarkupRule?
        var byPart: MarkupRule?
        attributes.forEachTelling { name, value in
            switch name {
            case .role: byRole = roles.rule(forWordsOf: value)
            case .class: byClass = known.value(of: value) { words.rule(forWordsOf: $0) }
            // That of a heading is made of what it says: `<h2 id="how-to-follow-the-vote">`.
            case .id where !element.isHeading: byID = words.rule(forWordsOf: value)
            case .part: byPart = words.rule(forWordsOf: value)
            default: break
            }
        }
        return byRole ?? byClass ?? byID ?? byPart
    }

    /// The rule for captions by the words of an element's class.
    func captionRule(_ attributes: PageAttributes) -> MarkupRule? {
        let words = words
        var found: MarkupRule?
        attributes.forEachTelling { name, value in
            if name == .class { found = words.rule(forWordsOf: value) }
        }
        return found?.kind == .caption ? found : nil
    }

    /// Whether an element is never shown: by the attribute `hidden` or by its style.
    func isHidden(_ attributes: PageAttributes) -> Bool {
        if attributes.isEmpty { return false }
        var isHidden = false
        attributes.forEachTelling { name, value in
            switch name {
            case .hidden: isHidden = true
            case .style: isHidden = isHidden || hides(value)
            // Of AMP: menus, questions about consent.
            case .layout: isHidden = isHidden || value.count == 9 && equals(value, at: 0, "nodisplay")
            default: break
            }
        }
        return isHidden
    }
}

/// Rules by words, in a table that is looked up by the words' hashes.
private struct WordRules: Sendable {
    private struct Place {
        var hash: UInt64 = 0
        var rule: MarkupRule?
        /// Whether the word lifts the rule of the word it is joined to.
        var lifts = false
        /// Whether the word begins two joined ones that have a rule.
        var beginsPair = false
    }

    /// Open addressing; a hash of 0 is an empty place.
    private var places = [Place](repeating: Place(), count: 64)
    private var count = 0

    /// Adds the rule of a word, or of two that are joined, with a space between them; `nil` for a word that lifts rules.
    mutating func add(_ rule: MarkupRule?, for word: String) {
        var hash = ByteHash()
        for byte in word.utf8 {
            if byte == 0x20 { place(hash.value) { $0.beginsPair = true } }
            hash.add(byte)
        }
        place(hash.value) {
            $0.rule = rule
            $0.lifts = rule == nil
        }
    }

    private mutating func place(_ hash: UInt64, _ change: (inout Place) -> Void) {
        if places[index(of: hash)].hash == 0 {
            count += 1
            if 2 * count > places.count {
                let old = places
                places = [Place](repeating: Place(), count: 2 * old.count)
                for place in old where place.hash != 0 { places[index(of: place.hash)] = place }
            }
        }
        let index = index(of: hash)
        places[index].hash = hash
        change(&places[index])
    }

    /// The rule of the first of a value's words that has one, unless a word that lifts it is joined to it: `no-share`.
    ///
    /// Words are parted by everything that is no letter or digit, and by an upper-case letter after a lower-case one.
    func rule(forWordsOf value: Span<UInt8>) -> MarkupRule? {
        var hash = ByteHash()
        // The beginning of two joined words, if the last word begins such.
        var pair: ByteHash?
        var count = 0
        var last: UInt8 = 0
        var isLifted = false
        func pairRule(_ word: Range<Int>) -> MarkupRule? {
            guard var hash = pair else { return nil }
            for i in word { hash.add(asciiLowercased(value[i])) }
            return places[index(of: hash.value)].rule
        }
        for i in value.indices {
            let byte = value[i]
            let isPart = isASCIIAlphanumeric(byte)
            if count > 0 && (!isPart || isASCIIUpper(byte) && isASCIILower(last)) {
                let place = places[index(of: hash.value)]
                if let rule = place.rule, !isLifted { return rule }
                if pair != nil {
                    if let rule = pairRule(i - count..<i) { return rule }
                    pair = nil
                }
                isLifted = false
                if place.lifts || place.beginsPair, !isASCIISpace(byte) {
                    isLifted = place.lifts
                    if place.beginsPair {
                        hash.add(0x20)
                        pair = hash
                    }
                }
                hash = ByteHash()
                count = 0
            }
            if isPart {
                hash.add(asciiLowercased(byte))
                count += 1
            }
            last = byte
        }
        guard count > 0 else { return nil }
        let own = isLifted ? nil : places[index(of: hash.value)].rule
        return own ?? (pair == nil ? nil : pairRule(value.count - count..<value.count))
    }

    /// Where a hash stands, or would.
    private func index(of hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[index].hash != 0 && places[index].hash != hash { index = (index + 1) & (places.count - 1) }
        return index
    }
}

/// Whether a style says `display:none` or `visibility:hidden`.
private func hides(_ style: Span<UInt8>) -> Bool {
    for i in style.indices where style[i] == 0x3A {
        if ends(style, before: i, "display"), begins(style, after: i, "none") { return true }
        if ends(style, before: i, "visibility"), begins(style, after: i, "hidden") { return true }
    }
    return false
}

private func ends(_ style: Span<UInt8>, before offset: Int, _ name: StaticString) -> Bool {
    var end = offset
    while end > 0 && isASCIISpace(style[end - 1]) { end -= 1 }
    let start = end - name.utf8CodeUnitCount
    guard start >= 0, start == 0 || style[start - 1] != 0x2D else { return false }
    return equals(style, at: start, name)
}

private func begins(_ style: Span<UInt8>, after offset: Int, _ value: StaticString) -> Bool {
    var start = offset + 1
    while start < style.count && isASCIISpace(style[start]) { start += 1 }
    return start + value.utf8CodeUnitCount <= style.count && equals(style, at: start, value)
}

private func equals(_ style: Span<UInt8>, at start: Int, _ word: StaticString) -> Bool {
    for k in 0..<word.utf8CodeUnitCount {
        if unsafe asciiLowercased(style[start + k]) != word.utf8Start[k] { return false }
    }
    return true
}

/// The shapes that rules of kind `feature` name.
enum PageFeature: String, CaseIterable {
    /// A block most of whose text is links.
    case linkDensity = "link-density"
    /// A block outside the part of the page that holds most of its prose.
    case outsideMain = "outside-main"
    /// What follows from where a second article begins.
    case secondArticle = "second-article"
    /// A heading or a line that ends with a colon, below which nothing stays.
    case orphanHeading = "orphan-heading"
    /// A short block above the first prose that is no sentence: a section's name, a date.
    case headLabel = "head-label"
    /// The heading that became the title.
    case titleHeading = "title-heading"
    /// A line above the first prose that says only when the article was published, and by whom.
    case datedLine = "dated-line"
    /// A line between a standfirst and the body that says by whom and when.
    case leadByline = "lead-byline"
    /// Labels side by side that a style sets apart.
    case labelPieces = "label-pieces"
    /// A line below the last prose that says only where and by whom the article was published.
    case closingLine = "closing-line"
    /// Whom the press may call or write to.
    case contactLines = "contact-lines"
    /// How the document is to be cited.
    case citeLine = "cite-line"
    /// Who the author is, below the text.
    case authorNote = "author-note"
    /// A sentence of the text that is shown once more, as a quotation.
    case pullQuote = "pull-quote"
    /// Headings behind the text with nothing but short lines below them.
    case endSection = "end-section"
    /// A small box within the text whose first line says what it is.
    case labelledBox = "labelled-box"
    /// The mark of a note within the text.
    case noteMark = "note-mark"
    /// What a line announces as comments.
    case commentsLabel = "comments-label"
    /// Prose above the title.
    case beforeTitle = "before-title"
    /// A block that the classifier of blocks takes out.
    case blockVote = "block-vote"
}
