import Bytes

/// What elements say besides text: where they meet, whose name and which day they mark, what the head says.
extension PageBuilder {
    private static let name = Array("name".utf8)

    /// So many marks of authors are kept.
    private static let mostAuthors = 32

    /// Notes that an inline element begins or ends where the text is now, behind a character of its block.
    mutating func noteSeam(isEnd: Bool) {
        let here = content.text.bytes.count
        guard here > blockStart, pendingSpace == nil, titleDepth == 0 else { return }
        if let last = content.seams.last, last.offset == here {
            if isEnd {
                content.seams[content.seams.count - 1].isEnd = true
            } else if last.isEnd {
                content.seams[content.seams.count - 1].isBetween = true
            }
        } else {
            content.seams.append(PageSeam(offset: here, isEnd: isEnd))
        }
    }

    /// Whether an inline element that begins a block without a paragraph holds a day in numbers, with the time or without it, and
    /// nothing else: `<div><span class="date">3.05.2025 10:15</span>Two lanes …`.
    func holdsDay(_ element: OpenElement) -> Bool {
        let range = element.start..<content.text.bytes.count
        guard element.element == .other || element.element == .time, (8...20).contains(range.count),
            elements.count > 1, elements[elements.count - 2].element.isContainer
        else { return false }
        // Three numbers with a mark between them, one of them a year, and no other of four digits.
        var (marks, run, years) = (0, 0, 0)
        for i in range {
            let byte = content.text.bytes[i]
            if isASCIIDigit(byte) {
                run += 1
                if run == 4 { years += 1 }
                continue
            }
            guard (1...2).contains(run) || run == 4 || byte == 0x20 || byte == 0x2C else { return false }
            switch byte {
            case 0x2D...0x2F: marks += 1
            case 0x20, 0x2C, 0x3A: break
            default: return false
            }
            run = 0
        }
        return marks == 2 && years == 1 && (run == 2 || run == 4)
    }

    /// Ends the line of a day where the text of an article follows right behind it.
    mutating func partFromDay(_ range: Range<Int>, of page: Span<UInt8>) {
        if range.count >= 60 {
            endBlock()
        } else if range.allSatisfy({ isASCIISpace(page[$0]) }) {
            return
        }
        isBehindDay = false
    }

    /// Notes the text of an element that says whose name it is, or that it is an icon.
    mutating func note(_ claim: AuthorClaim, of element: OpenElement) {
        let range = element.start..<content.text.bytes.count
        if range.isEmpty {
            if !element.element.isBlock && isShown { iconEnd = range.upperBound }
        } else if claim != .icon, content.authors.count < Self.mostAuthors, !isInCaption(element) {
            let isCertain = claim.isCertain(of: content.text.bytes.span.extracting(range))
            content.authors.append(AuthorMark(range: range, node: element.node, isCertain: isCertain))
        }
    }

    /// Whether an element is a picture's caption or stands in one, whose author is the photographer.
    private func isInCaption(_ element: OpenElement) -> Bool {
        element.element == .figcaption || elements.contains { $0.element == .figcaption }
    }

    /// Notes the text behind an icon of a person, when there is some and a tag follows.
    mutating func endIconText() {
        guard let start = iconEnd, content.text.bytes.count > start else { return }
        iconEnd = nil
        guard content.authors.count < Self.mostAuthors else { return }
        content.authors.append(
            AuthorMark(range: start..<content.text.bytes.count, node: node, isCertain: false, isIcon: true))
    }

    /// Notes the words of a button, which end here; one within another is part of it.
    mutating func noteButton(from start: Int) {
        guard content.text.bytes.count > start else { return }
        while let inner = content.buttons.last, inner.lowerBound >= start { content.buttons.removeLast() }
        content.buttons.append(start..<content.text.bytes.count)
    }

    /// Reads what an element of the body says of days and where a link leads; says whether it marks an author's name.
    mutating func readMarks(_ element: PageElement, _ attributes: PageAttributes) -> AuthorClaim? {
        let marks = ElementMarks(element, attributes, markup.authors, known: &authorsOfClasses)
        if let leads = marks.leadsToPlace { leadsToPlace = leads }
        if let day = marks.day, content.days.count < 32, day.isEmpty || day.contains(where: isASCIIDigit) {
            content.days.append((content.text.bytes.count, day, marks.isMicrodata ? "microdata" : "time"))
        }
        return marks.author
    }

    mutating func readHead(_ element: PageElement, _ attributes: PageAttributes) {
        // `<div itemprop="author"><meta itemprop="name" content="Jane Doe"></div>`
        if element == .meta, elements.dropLast().last?.author == .certain, !content.nodes[node].isInComments,
            attributes["itemprop"] == Self.name
        {
            content.head.addAuthor(attributes["content"])
        }
        if let summary = summary(element, attributes), summary.count > content.summary.count {
            content.summary = summary
        }
        if let titles = content.head.read(element, attributes), content.metaTitle == nil,
            let range = attributes.range(of: "content")
        {
            content.metaTitle = attributeText(range, titles, in: page)
        }
    }
}
