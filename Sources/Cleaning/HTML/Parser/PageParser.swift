import Bytes

/// Parses a page and mends broken markup as it goes: tags that are missing are implied, end tags that match nothing are
/// passed over. No tree is built, and neither depth nor size ends a page early.
///
/// It implies and ends tags as libxml2 2.9.14 does, and as browsers do where a text shows the difference; the text is
/// told by where it stands.
/// The insides of scripts, styles, drawings and other elements that show no text are no markup, up to their end tags; a
/// script or a style without one goes on to the end of the page, others without one hide nothing.
///
/// - Parameter page: UTF-8 without control characters.
/// - Complexity: O(*n*); at worst 1,024 steps for each end tag.
func parsePage<Handler: PageHandler & ~Copyable>(_ page: Span<UInt8>, _ handler: inout Handler) {
    var parser = PageParser(page)
    parser.parse(&handler)
}

/// The longest blank text that implies no paragraph.
private let longestBlank = 999

struct PageParser: ~Escapable {
    let page: Span<UInt8>
    let table = ElementTable.shared
    /// The offset of the next byte.
    var i = 0
    var open: [OpenElement] = []
    var attributes: [PageAttribute] = []
    /// How many tags of `html`, `head` and `body` were passed over, whose end tags are passed over too.
    var misplaced = 0
    var hasHead = false
    var hasBody = false
    var isStopped = false
    /// Whether the element that is about to be opened is one that scripts define.
    var opensCustom = false
    /// The numbers of elements that have no end tag in the rest of the page.
    var unclosed: [Int] = []
    /// The numbers of elements that once did not end as they are nested: each ends with its next end tag from then on.
    var unbalanced: [Int] = []

    struct OpenElement {
        var number: Int
        /// What tells apart those without a number.
        var name: MarkupName
    }

    @_lifetime(copy page)
    init(_ page: Span<UInt8>) {
        self.page = page
    }

    @_lifetime(self: copy self)
    mutating func parse<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        while i < page.count { run(&handler) }
    }

    /// Parses to the end, or up to where too many elements are open, which then stay open.
    @_lifetime(self: copy self)
    mutating func run<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        open.removeAll(keepingCapacity: true)
        misplaced = 0
        hasHead = false
        hasBody = false
        isStopped = false
        prologue()
        while i < page.count && !isStopped {
            if page[i] == 0x3C {
                markup(&handler)
            } else if page[i] == 0x26 {
                reference(&handler)
            } else {
                text(&handler)
            }
        }
        if !isStopped { closeAll(&handler) }
    }

    func byte(_ offset: Int) -> UInt8 { offset < page.count ? page[offset] : 0 }

    @_lifetime(self: copy self)
    mutating func skipBlanks() {
        while i < page.count, isBlank(page[i]) { i += 1 }
    }

    // MARK: Text

    /// Text up to the next tag or reference. It implies a paragraph, unless it is blank and a tag follows.
    @_lifetime(self: copy self)
    mutating func text<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        let end = firstMark(page, from: i)
        let isBlank = endOfSpaces(page, i..<end) == end
        let isIgnored = isBlank && end - i <= longestBlank && (end == page.count || page[end] == 0x3C)
        if !isIgnored { implyParagraph(&handler) }
        handler.text(i..<end, of: page)
        i = end
    }

    /// Text in which no tag is one, but references are.
    @_lifetime(self: copy self)
    mutating func plainText<Handler: PageHandler & ~Copyable>(upTo end: Int, _ handler: inout Handler) {
        while i < end {
            if page[i] == 0x26 {
                reference(&handler)
            } else {
                let next = firstOffset(of: 0x26, in: page.extracting(0..<end), from: i) ?? end
                handler.text(i..<next, of: page)
                i = next
            }
        }
    }

    @_lifetime(self: copy self)
    mutating func reference<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        switch CharacterReference(page, at: i) {
        case .character(let scalar, let end):
            implyParagraph(&handler)
            handler.text(scalar, from: i..<end)
            i = end
        case .invalid(let end): i = end
        case .none:
            implyParagraph(&handler)
            handler.text(i..<i + 1, of: page)
            i += 1
        }
    }

    /// Whether a name stands at an offset, in any case.
    func stands(_ name: MarkupName, at offset: Int) -> Bool {
        guard offset + name.count <= page.count else { return false }
        return MarkupName(page, offset..<offset + name.count) == name
    }
}

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

/// The offset of the next `<` or `&`.
private func firstMark(_ page: Span<UInt8>, from start: Int) -> Int {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var i = start
    while i + 8 <= page.count {
        let block = load8(page, at: i)
        let (less, ampersand) = (block ^ (ones &* 0x3C), block ^ (ones &* 0x26))
        let marks = (((less &- ones) & ~less) | ((ampersand &- ones) & ~ampersand)) & tops
        if marks != 0 { return i + marks.trailingZeroBitCount / 8 }
        i += 8
    }
    while i < page.count, page[i] != 0x3C, page[i] != 0x26 { i += 1 }
    return i
}
