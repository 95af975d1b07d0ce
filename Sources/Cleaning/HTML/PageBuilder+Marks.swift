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
