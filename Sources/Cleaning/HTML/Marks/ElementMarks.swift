import Bytes

/// What an element of the body says, by its attributes, of days and authors and of where it leads.
struct ElementMarks {
    /// What it says of an author's name.
    private(set) var author: AuthorClaim?
    /// A day, as it is written; empty where the text says it.
    private(set) var day: [UInt8]?
    /// Whether microdata says that it is the day of publication.
    private(set) var isMicrodata = false
    /// Whether a link leads to a place within a page; `nil` for what is no link.
    private(set) var leadsToPlace: Bool?

    /// - Parameter known: What the page's classes say of authors, as far as that is known.
    init(
        _ element: PageElement, _ attributes: PageAttributes, _ authors: AuthorMarks, known: inout Memo<AuthorClaim?>
    ) {
        var day: [UInt8]?
        var isMicrodata = false
        var isCard = false
        var author: AuthorClaim?
        var leadsToPlace: Bool?
        attributes.forEachTelling { name, value in
            switch name {
            case .datetime where element == .time || element == .custom || element == .other: day = copy(value)
            case .itemprop, .property, .rel:
                // RDFa may name the vocabulary: `schema:author`.
                let start = firstOffset(of: 0x3A, in: value).map { $0 + 1 } ?? 0
                if name != .rel, equalsIgnoringCase(value, at: start, datePublished) {
                    isMicrodata = true
                } else if value.count - start == 6, equalsIgnoringCase(value, at: start, authorName) {
                    author = .certain
                }
            case .class:
                if author == nil && element != .body {
                    author = known.value(of: value) { AuthorClaim(class: $0, authors) }
                }
                isCard = equalsIgnoringCase(value, at: 0, publishedClass)
            case .moment where day == nil && value.count >= 10 && value.count <= 40 && element != .body:
                if machineDate(value) != nil { day = copy(value) }
            case .part:
                if author == nil && element != .body { author = AuthorClaim(class: value, authors) }
            case .href where element == .a:
                leadsToPlace = firstOffset(of: 0x23, in: value) != nil
                if author != .certain { author = AuthorClaim(address: value, authors) ?? author }
            default: break
            }
        }
        if isMicrodata && day == nil { day = attributes["content"] }
        // hAtom has the day as a tip: `<abbr class="published" title="2025-05-03T10:00:00Z">today</abbr>`.
        if isMicrodata || isCard, day == nil, let tip = attributes["title"], machineDate(tip.span) != nil { day = tip }
        if isMicrodata && day == nil { day = [] }
        (self.author, self.day, self.isMicrodata, self.leadsToPlace) = (author, day, isMicrodata, leadsToPlace)
    }
}

private let datePublished = Array("datepublished".utf8)
private let publishedClass = Array("published".utf8)
private let authorName = Array("author".utf8)

private func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    var copied: [UInt8] = []
    for i in bytes.indices { copied.append(bytes[i]) }
    return copied
}
