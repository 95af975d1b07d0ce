import Bytes

/// The longest name; what goes on is another.
private let longestName = 100

/// How many elements may be open before a run is ended and the next begins behind them. For each end tag all open
/// elements are looked through, so that a page of nothing but open and misplaced tags would take the square of its
/// length.
private let deepest = 1024

/// Of a `template` whose content browsers show, as that of the element around it: the HTML Standard, "declarative shadow
/// roots"; and what the attribute was called before.
private let shadowRootNames = [MarkupName("shadowrootmode"), MarkupName("shadowroot")]

/// Tags and their attributes.
extension PageParser {
    @_lifetime(self: copy self)
    mutating func markup<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
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
        } else if next == 0x3F || next == 0x21 {
            skipPastTag()
        } else {
            less(&handler)
        }
    }

    /// A `<` that begins nothing.
    @_lifetime(self: copy self)
    mutating func less<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        handler.text(i..<i + 1, of: page)
        i += 1
    }

    /// Reads a name in lower case; gives where it ends.
    ///
    /// Always inlined: for a call the parser would be copied.
    @inline(__always)
    func name(from start: Int, withStops: Bool = false) -> (MarkupName, Int) {
        var end = start
        let limit = min(page.count, start + longestName)
        while end < limit, table.isOfName[Int(page[end])], withStops || page[end] != 0x2E { end += 1 }
        return (MarkupName(page, start..<end), end)
    }

    @_lifetime(self: copy self)
    mutating func startTag<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        let tagStart = i
        let (name, end) = name(from: i + 1, withStops: true)
        i = end
        startTag(OpenElement(number: table.number(of: name), name: name), from: tagStart, &handler)
    }

    /// The rest of a start tag whose name was read.
    @_lifetime(self: copy self)
    mutating func startTag<Handler: PageHandler & ~Copyable>(
        _ element: OpenElement, from tagStart: Int, _ handler: inout Handler
    ) {
        let nameEnd = i
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
        if element.number == 0 {
            opensCustom = firstOffset(of: 0x2D, in: page.extracting(0..<nameEnd), from: tagStart + 1) != nil
            if opensCustom { attributes.append(PageAttribute(words: tagStart + 1..<nameEnd)) }
        }
        if !isMisplaced {
            push(element, &handler)
            isStopped = open.count > deepest && byte(i) == 0x3E
        } else if element.number == table.html {
            handler.addRoot(PageAttributes(page, attributes.span))
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
        if table.isHidden[element.number] {
            passInside(of: element, tag: tagStart..<i, &handler)
        } else if element.number == table.textArea, page[i - 2] != 0x2F, !unclosed.contains(element.number) {
            if let end = endTag(element.name, from: i) {
                plainText(upTo: end, &handler)
            } else {
                unclosed.append(element.number)
            }
        }
    }

    /// Passes over what stands between the tags of an element that shows no text.
    @_lifetime(self: copy self)
    mutating func passInside<Handler: PageHandler & ~Copyable>(
        of hidden: OpenElement, tag: Range<Int>, _ handler: inout Handler
    ) {
        let element = table.elements[hidden.number]
        if element == .svg || element == .math, page[i - 2] == 0x2F { return }
        if element == .template, attributes.contains(where: { shadowRootNames.contains($0.name) }) { return }
        guard !unclosed.contains(hidden.number) else { return }
        if let end = endOfInside(of: hidden, element) {
            handler.pass(element, tag: tag, inside: i..<end)
            i = end
        } else {
            unclosed.append(hidden.number)
            if element == .script || element == .style { i = page.count }
        }
    }

    @_lifetime(self: copy self)
    mutating func readAttributes() {
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
                attributes.append(PageAttribute(name, page, value: value))
            } else if first == 0x2F {
                i += 1
            } else {
                skipAttribute()
            }
            skipBlanks()
        }
    }

    /// Passes an attribute with a name that says nothing here, and its value, which may hold a `>`:
    /// `@click="count > 0"`.
    @_lifetime(self: copy self)
    mutating func skipAttribute() {
        i += 1
        while i < page.count, !isBlank(page[i]), page[i] != 0x3E, page[i] != 0x3D, page[i] != 0x2F { i += 1 }
        let end = i
        skipBlanks()
        guard byte(i) == 0x3D else {
            i = end
            return
        }
        i += 1
        skipBlanks()
        _ = readValue()
    }

    func isEndOfEmptyTag(_ offset: Int) -> Bool { page[offset] == 0x2F && byte(offset + 1) == 0x3E }

    @_lifetime(self: copy self)
    mutating func readValue() -> Range<Int> {
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
    mutating func endTag<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        guard isASCIILetter(byte(i + 2)) else { return i + 2 < page.count ? skipPastTag() : less(&handler) }
        let (name, end) = name(from: i + 2, withStops: true)
        let number = table.number(of: name)
        i = firstOffset(of: 0x3E, in: page, from: end).map { $0 + 1 } ?? page.count
        switch table.roles[number] {
        // What follows goes on in the elements that are open.
        case .html, .body: return
        case .head where misplaced > 0:
            misplaced -= 1
            return
        default: break
        }
        var depth = open.count
        while depth > 0, open[depth - 1].number != number || number == 0 && open[depth - 1].name != name {
            // An end tag does not reach through elements of a higher priority.
            if table.priorities[open[depth - 1].number] > table.priorities[number] {
                return endNothing(number, &handler)
            }
            depth -= 1
        }
        guard depth > 0 else { return endNothing(number, &handler) }
        while open.count >= depth { pop(&handler) }
    }
}
