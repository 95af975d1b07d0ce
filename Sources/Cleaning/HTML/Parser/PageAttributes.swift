import Bytes
import CharacterReferences

/// The attributes that tell of an element's part in its page.
enum TellingAttribute: UInt8, CaseIterable {
    case `class`, id, role, hidden, style, rel, itemprop, property, datetime, href, layout
    /// What the sites' own tests find the element by: `data-testid`, `data-qa`, `data-hook` and the like. Its words say what classes
    /// say where these are hashes.
    case part
    /// What scripts draw dates from: `data-timestamp`, `data-published`, `data-datetime` and the like.
    case moment

    private static let publishDate = MarkupName("data-publish-date")
    private static let sectionType = MarkupName("data-section-type")

    /// The attribute of a name, by the numbers that its bytes make.
    init?(_ name: MarkupName) {
        guard name.tail == 0 else {
            // `data-test`, `data-testid`, `data-test-id`, `data-component`, `data-hook`, `data-type`, `data-module`
            switch (name.head, name.tail) {
            case (0x73_65_74_2D_61_74_61_64, 0x74), (0x73_65_74_2D_61_74_61_64, 0x64_69_74),
                (0x73_65_74_2D_61_74_61_64, 0x64_69_2D_74), (0x6D_6F_63_2D_61_74_61_64, 0x74_6E_65_6E_6F_70),
                (0x6F_6F_68_2D_61_74_61_64, 0x6B), (0x70_79_74_2D_61_74_61_64, 0x65),
                (0x64_6F_6D_2D_61_74_61_64, 0x65_6C_75):
                self = .part
            case (0x6D_69_74_2D_61_74_61_64, 0x70_6D_61_74_73_65),
                (0x62_75_70_2D_61_74_61_64, 0x64_65_68_73_69_6C),
                (0x74_61_64_2D_61_74_61_64, 0x65),
                (0x74_61_64_2D_61_74_61_64, 0x65_6D_69_74_65),
                (0x6D_69_74_2D_61_74_61_64, 0x65),
                (0x62_75_70_2D_61_74_61_64, 0x65_74_61_64):
                self = .moment
            default:
                guard name == Self.sectionType || name == Self.publishDate else { return nil }
                self = name == Self.sectionType ? .part : .moment
            }
            return
        }
        switch name.head {
        case 0x61_71_2D_61_74_61_64, 0x79_63_2D_61_74_61_64: self = .part
        case 0x73_73_61_6C_63: self = .class
        case 0x64_69: self = .id
        case 0x65_6C_6F_72: self = .role
        case 0x6E_65_64_64_69_68: self = .hidden
        case 0x65_6C_79_74_73: self = .style
        case 0x6C_65_72: self = .rel
        case 0x70_6F_72_70_6D_65_74_69: self = .itemprop
        case 0x79_74_72_65_70_6F_72_70: self = .property
        case 0x65_6D_69_74_65_74_61_64: self = .datetime
        case 0x66_65_72_68: self = .href
        case 0x74_75_6F_79_61_6C: self = .layout
        default: return nil
        }
    }
}

/// An attribute of a start tag: where its name and its value stand in the page.
struct PageAttribute {
    fileprivate(set) var name: MarkupName
    fileprivate var telling: TellingAttribute?
    fileprivate var value: Range<Int>
    /// Whether a telling one may hold character references.
    fileprivate var holdsReferences = false

    /// An attribute whose value stands in a range of a page, which is empty where it has none.
    init(_ name: MarkupName, _ page: Span<UInt8>, value: Range<Int>) {
        self.name = name
        self.value = value
        telling = TellingAttribute(name)
        // Asked once here, as most are read twice.
        if telling != nil { holdsReferences = firstOffset(of: 0x26, in: page.extracting(value)) != nil }
    }

    /// The name of an element that scripts define, whose words say what the element is, as a test's name for it would:
    /// `<share-bar>`.
    init(words name: Range<Int>) {
        self.name = MarkupName()
        value = name
        telling = .part
    }
}

/// The attributes of an element that is being opened.
struct PageAttributes: ~Escapable {
    private let page: Span<UInt8>
    private let list: Span<PageAttribute>

    /// Attributes of a page; of several of one name the first counts.
    @_lifetime(copy page, copy list)
    init(_ page: Span<UInt8>, _ list: Span<PageAttribute>) {
        self.page = page
        self.list = list
    }

    /// Whether there are none.
    var isEmpty: Bool { list.isEmpty }

    /// Whether there is one that may say that the element is not shown.
    var mayHide: Bool {
        first { $0.telling == .hidden || $0.telling == .style || $0.telling == .layout } != nil
    }

    /// Whether these are a link's that leads nowhere and only names a place: `<a name=top>`.
    var isAnchor: Bool {
        first { $0.name == Self.nameName || $0.telling == .id } != nil && first { $0.telling == .href } == nil
    }

    private static let nameName = MarkupName("name")

    /// The value of an attribute, its character references decoded; empty where it has none, `nil` where it is missing.
    subscript(name: String) -> [UInt8]? {
        guard let value = range(of: name) else { return nil }
        return decoded(value)
    }

    /// A hash of the class; 0 where there is none.
    ///
    /// - Complexity: O(1): of a long one the first and the last eight bytes are read, and how long it is.
    var look: UInt64 {
        guard let found = first(where: { $0.telling == .class }), !found.value.isEmpty else { return 0 }
        var hash = ByteHash()
        hash.add(UInt8(truncatingIfNeeded: found.value.count))
        for i in found.value.prefix(8) { hash.add(page[i]) }
        for i in found.value.dropFirst(8).suffix(8) { hash.add(page[i]) }
        return hash.value
    }

    /// Walks over the attributes whose names tell of an element's part in the page, in the order of the page.
    func forEachTelling(_ body: (TellingAttribute, Span<UInt8>) -> Void) {
        var seen: UInt16 = 0
        for i in list.indices {
            let attribute = list[i]
            guard let telling = attribute.telling, seen & 1 << UInt16(telling.rawValue) == 0 else { continue }
            seen |= 1 << UInt16(telling.rawValue)
            if attribute.holdsReferences {
                let decoded = decoded(attribute.value)
                body(telling, decoded.span)
            } else {
                body(telling, page.extracting(attribute.value))
            }
        }
    }

    /// Where the value of an attribute stands in the page; `nil` where it is missing.
    func range(of name: String) -> Range<Int>? {
        let name = MarkupName(name)
        return first { $0.name == name }?.value
    }

    private func first(where isWanted: (PageAttribute) -> Bool) -> PageAttribute? {
        for i in list.indices where isWanted(list[i]) { return list[i] }
        return nil
    }

    /// The bytes of a value with its references decoded; a reference to no character is left out.
    private func decoded(_ range: Range<Int>) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(range.count)
        let page = page.extracting(0..<range.upperBound)
        var i = range.lowerBound
        while i < range.upperBound {
            let mark = firstOffset(of: 0x26, in: page, from: i) ?? range.upperBound
            append(i..<mark, of: page, to: &value)
            guard mark < range.upperBound else { break }
            if let (characters, end) = attributeReference(page, at: mark) {
                value += characters
                i = end
            } else {
                value.append(0x26)
                i = mark + 1
            }
        }
        return value
    }
}

/// What the reference stands for that begins at an ampersand of an attribute's value, as UTF-8, and where it ends; `nil`
/// where there is none.
///
/// - Parameter page: Up to the end of the value.
/// - Source: HTML, section 13.2.5.73: a name without a semicolon is none before `=` and what a name may hold, since it is
///   a part of an address: `?a=b&copy=c`.
func attributeReference(_ page: Span<UInt8>, at ampersand: Int) -> (characters: [UInt8], end: Int)? {
    switch CharacterReference(page, at: ampersand) {
    case .character(let scalar, let end):
        var characters: [UInt8] = []
        if let shown = shownScalar(scalar) { appendUTF8(shown, to: &characters) }
        return (characters, end)
    case .invalid(let end): return ([], end)
    case .none:
        guard let found = namedReference(page, at: ampersand, upTo: page.count) else { return nil }
        let end = ampersand + found.byteCount
        if page[end - 1] != 0x3B, end < page.count, page[end] == 0x3D || isASCIIAlphanumeric(page[end]) { return nil }
        return (found.characters, end)
    }
}
