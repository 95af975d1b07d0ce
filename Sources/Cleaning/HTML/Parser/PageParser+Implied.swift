import Bytes

/// Elements that others imply or end.
extension PageParser {
    @_lifetime(self: copy self)
    mutating func push<Handler: PageHandler & ~Copyable>(_ element: OpenElement, _ handler: inout Handler) {
        if element.number == table.head { hasHead = true }
        if element.number == table.body { hasBody = true }
        open.append(element)
        let kind = opensCustom ? .custom : table.elements[element.number]
        opensCustom = false
        handler.open(kind, PageAttributes(page, attributes.span))
    }

    @_lifetime(self: copy self)
    mutating func pushImplied<Handler: PageHandler & ~Copyable>(_ number: Int, _ handler: inout Handler) {
        attributes.removeAll(keepingCapacity: true)
        push(OpenElement(number: number, name: table.name(number)), &handler)
    }

    @_lifetime(self: copy self)
    mutating func pop<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        open.removeLast()
        handler.close()
    }

    @_lifetime(self: copy self)
    mutating func closeAll<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        while !open.isEmpty { pop(&handler) }
    }

    @_lifetime(self: copy self)
    mutating func closeEnded<Handler: PageHandler & ~Copyable>(
        byStartOf number: Int, _ handler: inout Handler
    ) {
        while let top = open.last, table.ends(top.number, byStartOf: number) { pop(&handler) }
    }

    /// Opens what an element of a number cannot stand without.
    @_lifetime(self: copy self)
    mutating func imply<Handler: PageHandler & ~Copyable>(before number: Int, _ handler: inout Handler) {
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
    mutating func implyParagraph<Handler: PageHandler & ~Copyable>(_ handler: inout Handler) {
        if let top = open.last, top.number != table.html, top.number != table.head { return }
        closeEnded(byStartOf: table.paragraph, &handler)
        imply(before: table.paragraph, &handler)
        pushImplied(table.paragraph, &handler)
    }

    /// What an end tag does to which no open element belongs.
    ///
    /// - Source: HTML, section 13.2.6.4.7, "The rules for parsing tokens in the body": `</p>` is an empty paragraph,
    ///   `</br>` a line break, `</h2>` ends any heading, `</a>` a link whatever stands in between. A heading that an
    ///   element in it has ended here, but does not in browsers, ends its text with its tag, too.
    @_lifetime(self: copy self)
    mutating func endNothing<Handler: PageHandler & ~Copyable>(_ number: Int, _ handler: inout Handler) {
        if number == table.lineBreak {
            imply(before: number, &handler)
            pushImplied(number, &handler)
            pop(&handler)
        } else if number == table.anchor {
            handler.endLink()
        } else if number == table.paragraph || table.elements[number].isHeading && !endHeading(by: number, &handler),
            hasBody
        {
            pushImplied(table.paragraph, &handler)
            pop(&handler)
        }
    }

    /// Ends the innermost heading, if an end tag of one reaches it; says whether it does.
    @_lifetime(self: copy self)
    private mutating func endHeading<Handler: PageHandler & ~Copyable>(
        by number: Int, _ handler: inout Handler
    ) -> Bool {
        var depth = open.count
        while depth > 0, !table.elements[open[depth - 1].number].isHeading {
            if table.priorities[open[depth - 1].number] > table.priorities[number] { return false }
            depth -= 1
        }
        guard depth > 0 else { return false }
        while open.count >= depth { pop(&handler) }
        return true
    }
}
