import Bytes

/// What a parser tells of a page, in the order of the page.
protocol PageHandler: ~Copyable {
    /// An element begins, by its tag or because others imply it.
    ///
    /// - Parameter tagEnd: Where the `>` of its tag stands.
    mutating func open(_ element: PageElement, _ attributes: PageAttributes, tagEnd: Int)
    /// The innermost element ends.
    mutating func close()
    /// A range of the page is text as it stands.
    mutating func text(_ range: Range<Int>)
    /// A character that a reference stands for.
    mutating func text(_ scalar: UInt32, from reference: Range<Int>)
    /// The inside of an element that shows no text is passed over.
    mutating func pass(_ element: PageElement, tag: Range<Int>, inside: Range<Int>)
}

/// Parses a page and mends broken markup as it goes: tags that are missing are implied, end tags that match nothing are
/// passed over. No tree is built, and neither depth nor size ends a page early.
///
/// It does what libxml2 2.9.14 does, event for event, which the tests hold it to; the text is told by where it stands.
/// The insides of scripts, styles, drawings and other elements that show no text are no markup, up to their end tags; a
/// script or a style without one goes on to the end of the page, others without one hide nothing.
///
/// - Parameter page: UTF-8 without control characters.
/// - Complexity: O(*n*); at worst 1,024 steps for each end tag.
func parsePage<Handler: PageHandler & ~Copyable>(_ page: Span<UInt8>, _ handler: inout Handler) {
    var parser = PageParser(page)
    parser.parse(&handler)
}

/// How many elements may be open before a run is ended and the next begins behind them. For each end tag all open
/// elements are looked through, so that a page of nothing but open and misplaced tags would take the square of its length.
private let deepest = 1024

/// The longest blank text that implies no paragraph.
private let longestBlank = 999

/// The longest name; what goes on is another.
private let longestName = 100

private struct PageParser: ~Escapable {
    private let page: Span<UInt8>
    private let table = ElementTable.shared
    /// The offset of the next byte.
    private var i = 0
    private var open: [OpenElement] = []
    private var attributes: [PageAttribute] = []
    /// How many tags of `html`, `head` and `body` were passed over, whose end tags are passed over too.
    private var misplaced = 0
    private var hasHead = false
    private var hasBody = false
    private var isStopped = false
    /// The numbers of elements that have no end tag in the rest of the page.
    private var unclosed: [Int] = []

    private struct OpenElement {
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
    private mutating func run<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
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

    private func byte(_ offset: Int) -> UInt8 { offset < page.count ? page[offset] : 0 }

    @_lifetime(self: copy self)
    private mutating func skipBlanks() {
        while i < page.count, isBlank(page[i]) { i += 1 }
    }

    // MARK: Text

    /// Text up to the next tag or reference. It implies a paragraph, unless it is blank and a tag follows.
    @_lifetime(self: copy self)
    private mutating func text<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        let end = firstMark(from: i)
        var k = i
        while k < end, isBlank(page[k]) { k += 1 }
        let isIgnored = k == end && end - i <= longestBlank && (end == page.count || page[end] == 0x3C)
        if !isIgnored { implyParagraph(&handler) }
        handler.text(i..<end)
        i = end
    }

    /// The offset of the next `<` or `&`.
    private func firstMark(from start: Int) -> Int {
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

    @_lifetime(self: copy self)
    private mutating func reference<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        switch CharacterReference(page, at: i) {
        case .character(let scalar, let end):
            implyParagraph(&handler)
            handler.text(scalar, from: i..<end)
            i = end
        case .invalid(let end): i = end
        case .none:
            implyParagraph(&handler)
            handler.text(i..<i + 1)
            i += 1
        }
    }

    /// Whether a name stands at an offset, in any case.
    private func stands(_ name: MarkupName, at offset: Int) -> Bool {
        guard offset + name.count <= page.count else { return false }
        var read = MarkupName()
        for k in 0..<name.count { read.append(asciiLowercased(page[offset + k])) }
        return read == name
    }

    // MARK: Tags

    @_lifetime(self: copy self)
    private mutating func markup<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        let next = byte(i + 1)
        if next == 0x2F { return endTag(&handler) }
        var name = MarkupName()
        var number = 0
        var end = 0
        if isASCIILetter(next) {
            (name, end) = self.name(from: i + 1)
            number = table.number(of: name)
            closeEnded(byStartOf: number, &handler)
        }
        if end > 0 {
            // Only to end other elements is a name read up to a full stop.
            if byte(end) == 0x2E { return startTag(&handler) }
            let tagStart = i
            i = end
            startTag(OpenElement(number: number, name: name), from: tagStart, &handler)
        } else if standsComment {
            comment()
        } else if next == 0x3F {
            instruction()
        } else if standsDoctype {
            doctype()
            behindDoctype(&handler)
        } else {
            less(&handler)
        }
    }

    /// Right behind a misplaced document type there is neither an end tag nor another document type.
    @_lifetime(self: copy self)
    private mutating func behindDoctype<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        guard byte(i) == 0x3C, !standsComment, byte(i + 1) != 0x3F else { return }
        if isASCIILetter(byte(i + 1)) { startTag(&handler) } else { less(&handler) }
    }

    /// A `<` that begins nothing.
    @_lifetime(self: copy self)
    private mutating func less<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        handler.text(i..<i + 1)
        i += 1
    }

    /// Reads a name in lower case; gives where it ends.
    private func name(from start: Int, withStops: Bool = false) -> (MarkupName, Int) {
        var name = MarkupName()
        var i = start
        let limit = min(page.count, start + longestName)
        while i < limit {
            let byte = table.nameBytes[Int(page[i])]
            if byte == 0 || byte == 0x2E && !withStops { break }
            name.append(byte)
            i += 1
        }
        return (name, i)
    }

    @_lifetime(self: copy self)
    private mutating func startTag<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        let tagStart = i
        let (name, end) = name(from: i + 1, withStops: true)
        i = end
        startTag(OpenElement(number: table.number(of: name), name: name), from: tagStart, &handler)
    }

    /// The rest of a start tag whose name was read.
    @_lifetime(self: copy self)
    private mutating func startTag<Handler: PageHandler & ~Copyable>(
        _ element: OpenElement, from tagStart: Int, _ handler: inout Handler
    ) {
        closeEnded(byStartOf: element.number, &handler)
        imply(before: element.number, &handler)
        let isMisplaced: Bool
        switch table.roles[element.number] {
        case .html: isMisplaced = !open.isEmpty
        case .head: isMisplaced = open.count != 1
        case .body: isMisplaced = open.contains { $0.number == table.body }
        default: isMisplaced = false
        }
        if isMisplaced { misplaced += 1 }
        readAttributes()
        if !isMisplaced {
            push(element, &handler)
            isStopped = open.count > deepest && byte(i) == 0x3E
        }
        // The tag of a misplaced element ends the one around it, if at all.
        guard let top = open.last else { return }
        if byte(i) == 0x2F {
            i += 2
            pop(&handler)
        } else if i < page.count {
            i += 1
            if table.isEmpty[top.number] { pop(&handler) }
        } else {
            open.removeLast()
            return
        }
        if table.isHidden[element.number] { passInside(of: element, tag: tagStart..<i, &handler) }
    }

    /// Passes over what stands between the tags of an element that shows no text.
    @_lifetime(self: copy self)
    private mutating func passInside<Handler: PageHandler & ~Copyable>(
        of hidden: OpenElement, tag: Range<Int>, _ handler: inout Handler
    ) {
        let element = table.elements[hidden.number]
        if element == .svg || element == .math, page[i - 2] == 0x2F { return }
        guard !unclosed.contains(hidden.number) else { return }
        var end = i
        while let found = firstOffset(of: 0x3C, in: page, from: end) {
            if byte(found + 1) == 0x2F, stands(hidden.name, at: found + 2) {
                handler.pass(element, tag: tag, inside: i..<found)
                i = found
                return
            }
            end = found + 1
        }
        unclosed.append(hidden.number)
        if element == .script || element == .style { i = page.count }
    }

    @_lifetime(self: copy self)
    private mutating func readAttributes() {
        attributes.removeAll(keepingCapacity: true)
        skipBlanks()
        while i < page.count, page[i] != 0x3E, !isEndOfEmptyTag(i) {
            let first = page[i]
            // Digits and hyphens begin none of libxml2's names, but those of pages.
            if isASCIIAlphanumeric(first) || first == 0x5F || first == 0x3A || first == 0x2E || first == 0x2D {
                let (name, end) = name(from: i, withStops: true)
                i = end
                skipBlanks()
                var value = i..<i
                if byte(i) == 0x3D {
                    i += 1
                    skipBlanks()
                    value = readValue()
                }
                attributes.append(PageAttribute(name, value: value))
            } else {
                while i < page.count, !isBlank(page[i]), page[i] != 0x3E, !isEndOfEmptyTag(i) { i += 1 }
            }
            skipBlanks()
        }
    }

    private func isEndOfEmptyTag(_ offset: Int) -> Bool { page[offset] == 0x2F && byte(offset + 1) == 0x3E }

    @_lifetime(self: copy self)
    private mutating func readValue() -> Range<Int> {
        let quote = byte(i)
        guard quote == 0x22 || quote == 0x27 else {
            let start = i
            while i < page.count, !isBlank(page[i]), page[i] != 0x3E { i += 1 }
            return start..<i
        }
        let start = i + 1
        let end = firstOffset(of: quote, in: page, from: start) ?? page.count
        i = min(end + 1, page.count)
        return start..<end
    }

    @_lifetime(self: copy self)
    private mutating func endTag<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        i += 2
        let first = byte(i)
        guard isASCIILetter(first) || first == 0x5F || first == 0x3A || first == 0x2E else { return }
        let (name, end) = name(from: i, withStops: true)
        let number = table.number(of: name)
        i = firstOffset(of: 0x3E, in: page, from: end).map { $0 + 1 } ?? page.count
        let role = table.roles[number]
        if misplaced > 0, role == .html || role == .body || role == .head {
            misplaced -= 1
            return
        }
        var depth = open.count
        while depth > 0, open[depth - 1].number != number || number == 0 && open[depth - 1].name != name {
            // An end tag does not reach through elements of a higher priority.
            if table.priorities[open[depth - 1].number] > table.priorities[number] { return }
            depth -= 1
        }
        guard depth > 0 else { return }
        while open.count >= depth { pop(&handler) }
    }

    // MARK: What is implied

    @_lifetime(self: copy self)
    private mutating func push<Handler: PageHandler & ~Copyable>(_ element: OpenElement, _ handler: inout Handler) {
        if element.number == table.head { hasHead = true }
        if element.number == table.body { hasBody = true }
        open.append(element)
        handler.open(table.elements[element.number], PageAttributes(page, attributes), tagEnd: i)
    }

    @_lifetime(self: copy self)
    private mutating func pushImplied<Handler: PageHandler & ~Copyable>(_ number: Int, _ handler: inout Handler) {
        attributes.removeAll(keepingCapacity: true)
        push(OpenElement(number: number, name: table.name(number)), &handler)
    }

    @_lifetime(self: copy self)
    private mutating func pop<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        open.removeLast()
        handler.close()
    }

    @_lifetime(self: copy self)
    private mutating func closeAll<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        while !open.isEmpty { pop(&handler) }
    }

    @_lifetime(self: copy self)
    private mutating func closeEnded<Handler: PageHandler & ~Copyable>(
        byStartOf number: Int, _ handler: inout Handler
    ) {
        while let top = open.last, table.ends(top.number, byStartOf: number) { pop(&handler) }
    }

    /// Opens what an element of a number cannot stand without.
    @_lifetime(self: copy self)
    private mutating func imply<Handler: PageHandler & ~Copyable>(before number: Int, _ handler: inout Handler) {
        let role = table.roles[number]
        if role == .html { return }
        if open.isEmpty { pushImplied(table.html, &handler) }
        if role == .body || role == .head { return }
        if role == .headContent && open.count <= 1 {
            if !hasHead && !hasBody { pushImplied(table.head, &handler) }
        } else if role != .frames && !hasBody {
            if !open.contains(where: { $0.number == table.head }) { pushImplied(table.body, &handler) }
        }
    }

    /// Opens a paragraph for text that stands outside of the body.
    @_lifetime(self: copy self)
    private mutating func implyParagraph<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        if let top = open.last, top.number != table.html, top.number != table.head { return }
        closeEnded(byStartOf: table.paragraph, &handler)
        imply(before: table.paragraph, &handler)
        pushImplied(table.paragraph, &handler)
    }

    // MARK: What is no text

    /// Passes a byte order mark, and what stands before the first element.
    @_lifetime(self: copy self)
    private mutating func prologue() {
        if page.count - i >= 4, page[i] == 0xEF, page[i + 1] == 0xBB, page[i + 2] == 0xBF { i += 3 }
        skipBlanks()
        skipMiscellany()
        if standsDoctype { doctype() }
        skipBlanks()
        skipMiscellany()
    }

    @_lifetime(self: copy self)
    private mutating func skipMiscellany() {
        while byte(i) == 0x3C {
            if standsComment {
                comment()
            } else if byte(i + 1) == 0x3F {
                instruction()
            } else {
                return
            }
            skipBlanks()
        }
    }

    private var standsComment: Bool { byte(i + 1) == 0x21 && byte(i + 2) == 0x2D && byte(i + 3) == 0x2D }

    private var standsDoctype: Bool { byte(i) == 0x3C && byte(i + 1) == 0x21 && stands(Self.doctypeName, at: i + 2) }

    private static let doctypeName = MarkupName("doctype")

    @_lifetime(self: copy self)
    private mutating func comment() {
        let inside = i + 4
        i = inside
        while let close = firstOffset(of: 0x3E, in: page, from: i) {
            i = close + 1
            let mark = page[close - 1] == 0x21 ? close - 1 : close
            if mark - 2 >= inside, page[mark - 1] == 0x2D, page[mark - 2] == 0x2D { return }
        }
        i = page.count
    }

    /// What begins with `<?`, if a name follows.
    @_lifetime(self: copy self)
    private mutating func instruction() {
        i += 2
        if endOfXMLName(from: i) != nil { skip(past: 0x3E) }
    }

    /// Where the name ends that begins at an offset, by the rules of XML as far as they matter; an ASCII name at the end of
    /// the page is none.
    private func endOfXMLName(from start: Int) -> Int? {
        var i = start
        var isASCII = true
        while i < page.count {
            let scalar = decodeScalar(page, at: i)
            let isName =
                scalar.value >= 0x80 || isASCIIAlphanumeric(page[i])
                ? isWordScalar(scalar.value) && (i > start || !isASCIIDigit(page[i]))
                : page[i] == 0x5F || page[i] == 0x3A || i > start && (page[i] == 0x2D || page[i] == 0x2E)
            guard isName else { break }
            isASCII = isASCII && scalar.value < 0x80
            i += scalar.byteCount
        }
        return i == start || i == page.count && isASCII ? nil : i
    }

    /// A document type, whose quoted names may hold a `>`.
    @_lifetime(self: copy self)
    private mutating func doctype() {
        i += 9
        skipBlanks()
        i = endOfXMLName(from: i) ?? i
        skipBlanks()
        let isPublic = stands(Self.publicName, at: i)
        if isPublic || stands(Self.systemName, at: i) {
            i += 6
            skipBlanks()
            skipLiteral()
            if isPublic {
                skipBlanks()
                skipLiteral()
            }
        }
        skip(past: 0x3E)
    }

    private static let publicName = MarkupName("public")
    private static let systemName = MarkupName("system")

    @_lifetime(self: copy self)
    private mutating func skipLiteral() {
        let quote = byte(i)
        guard quote == 0x22 || quote == 0x27 else { return }
        i += 1
        skip(past: quote)
    }

    @_lifetime(self: copy self)
    private mutating func skip(past wanted: UInt8) {
        i = i < page.count ? firstOffset(of: wanted, in: page, from: i).map { $0 + 1 } ?? page.count : page.count
    }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
