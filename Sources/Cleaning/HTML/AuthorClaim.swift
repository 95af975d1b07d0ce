import Bytes

/// What an element's attributes say of the text in it: that it is an author's name.
enum AuthorClaim: Equatable {
    /// By microdata or by the relation of a link.
    case certain
    /// By the classes that hCard has for it: certain where the text may be a name and nothing else.
    case card
    /// By a word of its class.
    case likely
    /// By the address of a page about an author: certain where the text has a word of it.
    case page(slug: [UInt8])

    /// What a class says: `byline`, `article__author`, `autor-name`; not that of a comment, of a picture's licence,
    /// of a teaser or of what somebody is.
    ///
    /// - Source: microformats.org, hCard and hAtom, for `author vcard`.
    init?(class value: Span<UInt8>) {
        guard namesAuthor(value), !otherClasses.contains(where: { holdsIgnoringCase(value, $0) }) else { return nil }
        self = holdsIgnoringCase(value, cardClass) ? .card : .likely
    }

    /// What the address of a link says: `/author/jane-doe`.
    init?(address: Span<UInt8>) {
        var slash = firstOffset(of: 0x2F, in: address)
        while let start = slash {
            slash = firstOffset(of: 0x2F, in: address, from: start + 1)
            guard let end = slash, end + 3 < address.count else { return nil }
            let folder = start + 1..<end
            guard folder.count < authorFolders.count,
                authorFolders[folder.count].contains(where: { stands($0, in: address, at: start + 1) })
            else { continue }
            let rest = end + 1..<address.count
            let slug = rest.lowerBound..<(rest.first { address[$0] == 0x3F || address[$0] == 0x23 } ?? rest.upperBound)
            self = .page(slug: asciiLowercased(address.extracting(slug)))
            return
        }
        return nil
    }

    /// Whether a text is an author's name without more evidence.
    func isCertain(of text: Span<UInt8>) -> Bool {
        switch self {
        case .certain: return true
        case .likely: return false
        case .card: return text.count <= 40 && !text.indices.contains { isASCIIDigit(text[$0]) }
        case .page(let slug):
            guard text.count <= 80 else { return false }
            return words(of: phrase(of: text, text.indices)).contains { word in
                word.count >= 3 && holds(slug.span, word)
            }
        }
    }
}

private let otherClasses = ["comment", "licen"].map { Array($0.utf8) }
/// Parts of a class for what stands beside a name, or for a name beside another article.
private let otherParts = ["description", "position", "affiliation", "-job", "-role", "teaser", "related"]
    .map { Array($0.utf8) }
private let cardClass = Array("vcard".utf8)

/// The folders in which sites keep the pages about their authors, by how many bytes their names have.
private let authorFolders: [[[UInt8]]] = [
    "author", "authors", "autor", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "contributor",
    "contributors", "reporter", "reporters", "columnist", "columnists", "columnista", "columnistas", "colunista",
    "colunistas", "journalist", "journalists", "journaliste", "journalistes", "periodista", "periodistas", "writer",
    "writers", "staff", "autora", "autorin", "autorzy", "szerzo", "szerzok", "yazar", "yazarlar", "penulis", "skribent",
    "forfatter",
].reduce(into: [[[UInt8]]](repeating: [], count: 16)) { $0[$1.utf8.count].append(Array($1.utf8)) }

/// Whether one of the classes of an element says that it holds a by-line.
///
/// - Complexity: O(*n*).
private func namesAuthor(_ value: Span<UInt8>) -> Bool {
    var start = 0
    while start < value.count {
        var end = start
        while end < value.count, !isASCIISpace(value[end]) { end += 1 }
        let part = value.extracting(start..<end)
        if holdsAuthorWord(part), !otherParts.contains(where: { holdsIgnoringCase(part, $0) }) { return true }
        start = end + 1
    }
    return false
}

private func holdsAuthorWord(_ part: Span<UInt8>) -> Bool {
    for i in part.indices {
        let byte = part[i] | 0x20
        guard byte == 0x61 || byte == 0x62, i + 5 <= part.count else { continue }
        // All begin with `au` or `by`.
        guard part[i + 1] | 0x20 == (byte == 0x61 ? 0x75 : 0x79) else { continue }
        for (word, exceptions) in authorWords where equalsIgnoringCase(part, at: i, word) {
            let end = i + word.count
            if !exceptions.contains(where: { equalsIgnoringCase(part, at: end, $0) }) { return true }
        }
    }
    return false
}

/// Words that name authors, and how longer words go on that do not.
private let authorWords: [(word: [UInt8], exceptions: [[UInt8]])] = [
    ("author", ["i", "ed"]), ("byline", []), ("autor", ["i"]), ("auteur", []), ("by-line", []),
].map { (Array($0.0.utf8), $0.1.map { Array($0.utf8) }) }
