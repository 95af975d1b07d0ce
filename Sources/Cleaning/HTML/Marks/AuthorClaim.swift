import Bytes

/// What an element's attributes say of the text in it: that it is an author's name.
enum AuthorClaim: Equatable {
    /// By microdata or by the relation of a link.
    case certain
    /// By the classes that hCard has for it: certain where the text may be a name and nothing else.
    case card
    /// By a word of its class.
    case likely
    /// None of it, but what stands behind it is, if it is an icon and holds no text.
    case icon
    /// By the address of a page about an author: certain where the text has a word of it.
    case page(slug: [UInt8])

    /// What a class says: `byline`, `article__author`, `autor-name`; not that of a comment, of a picture's licence,
    /// of a teaser or of what somebody is.
    ///
    /// - Source: microformats.org, hCard and hAtom, for `author vcard`.
    init?(class value: Span<UInt8>, _ marks: AuthorMarks) {
        switch marks.mark(of: value) {
        case .author: self = marks.holdCard(value) ? .card : .likely
        case .icon: self = .icon
        case nil: return nil
        }
    }

    /// What the address of a link says: `/author/jane-doe`.
    init?(address: Span<UInt8>, _ marks: AuthorMarks) {
        var slash = firstOffset(of: 0x2F, in: address)
        while let start = slash {
            slash = firstOffset(of: 0x2F, in: address, from: start + 1)
            guard let end = slash, end + 3 < address.count else { return nil }
            guard marks.isFolder(start + 1..<end, of: address) else { continue }
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
        case .likely, .icon: return false
        case .card: return text.count <= 40 && !text.indices.contains { isASCIIDigit(text[$0]) }
        case .page(let slug):
            guard text.count <= 80 else { return false }
            return words(of: phrase(of: text, text.indices)).contains { word in
                word.count >= 3 && holds(slug.span, word)
            }
        }
    }
}
