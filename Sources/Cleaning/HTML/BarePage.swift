import Bytes
import Records

/// A page without the insides of comments, scripts, styles, drawings and other elements that show no text: over half of
/// the bytes of a usual page, which the parser then need not see.
struct BarePage {
    /// What is left, mapped to the page.
    var content = MappedText()
    /// Where the bodies of scripts of structured data (JSON-LD) stand in the page.
    var structuredData: [Range<Int>] = []

    /// Takes the insides out of a page.
    ///
    /// Tags and the marks of comments stay, so that nothing is glued together that was apart. A script or a style
    /// without an end goes on to the end of the page; of others without an end only the tag is passed over.
    ///
    /// - Source: HTML, sections 13.2.5.6 to 13.2.5.52, simplified.
    /// - Complexity: O(*n*).
    init(_ page: [UInt8]) {
        var scanner = PageScanner()
        scanner.scan(page)
        self = scanner.bare
    }

    private init() {}

    fileprivate static let empty = BarePage()
}

/// Walks over a page tag by tag.
private struct PageScanner {
    var bare = BarePage.empty
    /// Elements that have no end tag in the rest of the page, and whether comments have none.
    private var unclosed: Set<PageElement> = []
    private var hasOpenComment = false
    /// Up to where the page is copied or left out.
    private var done = 0

    init() {}

    mutating func scan(_ page: [UInt8]) {
        bare.content.bytes.reserveCapacity(page.count / 2)
        let bytes = page.span
        var i = 0
        while let found = firstOffset(of: 0x3C, in: bytes, from: i) {
            i = found + 1
            guard i < page.count else { break }
            if page[i] == 0x21 {
                i = comment(page, from: found)
            } else if isASCIIAlphanumeric(page[i]) || page[i] == 0x2F {
                i = tag(page, from: found)
            }
        }
        bare.content.appendCopy(of: page, done..<page.count)
    }

    /// Leaves a range out, which begins behind what was copied.
    private mutating func leaveOut(_ range: Range<Int>, of page: [UInt8]) {
        bare.content.appendCopy(of: page, done..<range.lowerBound)
        done = range.upperBound
    }

    /// Passes a comment; gives the offset behind it, or behind `<!` where none begins that ends.
    private mutating func comment(_ page: [UInt8], from start: Int) -> Int {
        let inside = start + 4
        guard !hasOpenComment, inside < page.count, page[start + 2] == 0x2D, page[start + 3] == 0x2D,
            page[inside] != 0x3E
        else { return start + 2 }
        var i = inside
        while let close = firstOffset(of: 0x3E, in: page.span, from: i) {
            let mark = page[close - 1] == 0x21 ? close - 1 : close
            if mark - 2 >= inside, page[mark - 1] == 0x2D, page[mark - 2] == 0x2D {
                leaveOut(inside..<mark - 2, of: page)
                return close + 1
            }
            i = close + 1
        }
        hasOpenComment = true
        return start + 2
    }

    /// Passes a tag, and the inside of its element if that shows no text; gives the offset behind it.
    private mutating func tag(_ page: [UInt8], from start: Int) -> Int {
        guard let end = attributes(page, from: start + 1) ?? tagEnd(page.span, from: start + 1) else {
            return start + 1
        }
        guard let element = hiddenElement(page, at: start + 1), !unclosed.contains(element) else { return end }
        if (element == .svg || element == .math) && page[end - 2] == 0x2F { return end }
        guard let close = endTag(of: element, in: page, from: end) else {
            unclosed.insert(element)
            guard element == .script || element == .style else { return end }
            leaveOut(end..<page.count, of: page)
            return page.count
        }
        if element == .script, holds(Array("ld+json".utf8), page.span, start..<end) {
            bare.structuredData.append(end..<close)
        }
        leaveOut(end..<close, of: page)
        return close
    }

    /// Passes the name and the attributes of a start tag and leaves out those that nobody asks for; gives the offset
    /// behind its `>`, or `nil` for a tag that is not well-formed, of which nothing more is left out.
    private mutating func attributes(_ page: [UInt8], from start: Int) -> Int? {
        var i = start
        while i < page.count && (isASCIIAlphanumeric(page[i]) || page[i] == 0x2D) { i += 1 }
        let keepsAll = Self.heads.contains { $0.count == i - start && equalsIgnoringCase(page.span, at: start, $0) }
        if keepsAll { return nil }
        var dropped: Range<Int>?
        while i < page.count {
            let gap = i
            while i < page.count && isASCIISpace(page[i]) { i += 1 }
            guard i < page.count else { return nil }
            if page[i] == 0x3E || page[i] == 0x2F && i + 1 < page.count && page[i + 1] == 0x3E {
                if let dropped { leaveOut(dropped, of: page) }
                return page[i] == 0x3E ? i + 1 : i + 2
            }
            let name = i
            while i < page.count, isASCIIAlphanumeric(page[i]) || page[i] == 0x2D || page[i] == 0x5F || page[i] == 0x3A
            {
                i += 1
            }
            guard i > name, i < page.count, gap < name else { return nil }
            let nameEnd = i
            var value = i..<i
            if page[i] == 0x3D {
                i += 1
                guard i < page.count else { return nil }
                if page[i] == 0x22 || page[i] == 0x27 {
                    guard let close = firstOffset(of: page[i], in: page.span, from: i + 1) else { return nil }
                    value = i + 1..<close
                    i = close + 1
                } else {
                    let first = i
                    while i < page.count, !isASCIISpace(page[i]), page[i] > 0x3E || page[i] < 0x3C, page[i] != 0x22,
                        page[i] != 0x27, page[i] != 0x2F
                    {
                        i += 1
                    }
                    guard i > first, i < page.count, isASCIISpace(page[i]) || page[i] == 0x3E else { return nil }
                    value = first..<i
                }
            } else if !isASCIISpace(page[i]) && page[i] != 0x3E && page[i] != 0x2F {
                return nil
            }
            if !isTelling(page, name..<nameEnd, value) {
                // Whole attributes in a row, each with the white space before it.
                dropped = (dropped?.lowerBound ?? gap)..<i
            } else if let range = dropped {
                leaveOut(range, of: page)
                dropped = nil
            }
        }
        return nil
    }

    /// Whether an attribute may say what part an element has in its page.
    private func isTelling(_ page: [UInt8], _ name: Range<Int>, _ value: Range<Int>) -> Bool {
        for wanted in Self.telling where wanted.count == name.count {
            guard equalsIgnoringCase(page.span, at: name.lowerBound, wanted) else { continue }
            guard wanted.count == 5, wanted[0] == 0x73, wanted[1] == 0x74 else { return true }
            return holds(Array("none".utf8), page.span, value) || holds(Array("hidden".utf8), page.span, value)
        }
        return false
    }

    private static let telling = ["class", "id", "role", "hidden", "style", "rel", "itemprop", "datetime", "content"]
        .map { Array($0.utf8) }

    /// Elements whose attributes are all kept.
    private static let heads = ["meta", "link", "html", "script"].map { Array($0.utf8) }

    /// The element without visible text whose name stands at an offset.
    private func hiddenElement(_ page: [UInt8], at start: Int) -> PageElement? {
        for element in Self.hidden[Int(asciiLowercased(page[start]) & 0x1F)] {
            let name = element.name
            let end = start + name.count
            if end < page.count, equalsIgnoringCase(page.span, at: start, name),
                !isASCIIAlphanumeric(page[end]) && page[end] != 0x2D && page[end] != 0x3A
            {
                return element.element
            }
        }
        return nil
    }

    /// The elements without visible text, by the last five bits of their first letter.
    private static let hidden: [[(name: [UInt8], element: PageElement)]] = {
        var table = [[(name: [UInt8], element: PageElement)]](repeating: [], count: 32)
        for element in PageElement.allCases where element.isHidden {
            let name = Array(element.rawValue.utf8)
            table[Int(name[0] & 0x1F)].append((name, element))
        }
        return table
    }()
}

/// Where the tag ends whose name stands at an offset: behind its `>`, quoted values passed over; `nil` if it doesn't.
private func tagEnd(_ page: Span<UInt8>, from start: Int) -> Int? {
    var i = start
    var last: UInt8 = 0
    while i < page.count {
        let byte = page[i]
        if byte == 0x3E { return i + 1 }
        if byte == 0x22 || byte == 0x27, last == 0x3D {
            guard let close = firstOffset(of: byte, in: page, from: i + 1) else { return nil }
            i = close
        }
        if !isASCIISpace(byte) { last = byte }
        i += 1
    }
    return nil
}

/// Where the next end tag of an element begins.
private func endTag(of element: PageElement, in page: [UInt8], from offset: Int) -> Int? {
    let name = Array("</\(element.rawValue)".utf8)
    var i = offset
    while let found = firstOffset(of: 0x3C, in: page.span, from: i) {
        if equalsIgnoringCase(page.span, at: found, name) { return found }
        i = found + 1
    }
    return nil
}

private func holds(_ wanted: [UInt8], _ page: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    while i + wanted.count <= range.upperBound {
        if equalsIgnoringCase(page, at: i, wanted) { return true }
        i += 1
    }
    return false
}
