import Bytes
import Records

/// Who wrote the article of a page: by the first of what is said in its structured data, in its head, by its markup, by
/// its visible by-line, by a name alone and by a dateline; where what the machines are told is no more than a login or
/// a first name, what is seen decides. Where all of these name no one, newsrooms count in the same order, then the
/// publisher, then agencies and sources.
///
/// - Returns: Names joined by `; `, and where they were found.
func pageAuthor(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ reader: NameReader,
    besideTitle: [UInt8]? = nil
) -> Metadata.Value? {
    let declared = declaredAuthors(content.head, data, reader, allowsOffices: false)
    if let declared, !declared.isDoubtful {
        // Systems in Chinese give the source there, which the page shows, too.
        if reader.language == "zh", declared.how != "json-ld",
            let shown = visibleAuthors(content, surroundings.opening, reader)
        {
            return value(shown)
        }
        if let shown = authorsInstead(of: declared, content, surroundings, reader) { return value(shown) }
        return value(declared.names.count == 1 ? withOthers(declared, content, surroundings, reader) : declared)
    }
    let isOpen = !(declared?.names.allSatisfy { isPerson($0, reader) } ?? false)
    // A login may stand where systems show who entered the article, and further down who wrote it.
    var shown: Authors?
    for place in Place.allCases where isOpen || !place.isOfBareNames {
        guard let found = authors(at: place, content, surroundings, reader, besideTitle) else { continue }
        if shown == nil || found.names.allSatisfy({ isPerson($0, reader) }) { shown = found }
        if !found.names.allSatisfy({ isLogin($0, reader) }) { break }
    }
    if let declared {
        // A site may be called after its author.
        let isOther = { (name: String) in
            isPerson(name, reader) || reader.isStandingAgency(words(of: Array(name.utf8)))
        }
        guard let shown, !shown.names.contains(where: isShortForm),
            !isSite(declared.names, reader) || shown.names.allSatisfy(isOther)
        else {
            return value(Authors(names: declared.names.map(reader.writtenOut), how: declared.how))
        }
        return value(shown)
    }
    if let shown { return value(shown) }
    // A newsroom, where no one else is named; then whom else the machines are told, and be it the site itself; then the
    // source.
    return
        (declaredAuthors(content.head, data, reader, allowsOffices: true)
        ?? markedAuthors(content, surroundings.openingRange, reader, allowsOffices: true)
        ?? visibleAuthors(content, surroundings.opening, reader, allowsOffices: true)
        ?? publisherOrSource(content, data, surroundings, reader)).map(value)
}

/// Where a page shows who wrote it, in the order in which that is believed.
private enum Place: CaseIterable {
    case openingMarks, openingLines, endingMarks, nearTitle, endingLines, elsewhere, title, signature, dateline

    /// Whether nothing but the name tells that somebody is named there.
    var isOfBareNames: Bool { self == .nearTitle || self == .signature || self == .dateline }
}

private func authors(
    at place: Place, _ content: PageContent, _ surroundings: PageSurroundings, _ reader: NameReader,
    _ besideTitle: [UInt8]?
) -> Authors? {
    switch place {
    case .openingMarks: markedAuthors(content, surroundings.openingRange, reader)
    case .openingLines: visibleAuthors(content, surroundings.opening, reader)
    case .endingMarks: markedAuthors(content, surroundings.endingRange, reader, opening: surroundings.opening)
    case .nearTitle: nakedAuthor(content, surroundings, reader, isNearTitle: true)
    case .endingLines: visibleAuthors(content, surroundings.ending, reader)
    case .elsewhere: onlyAuthor(content, surroundings, reader)
    case .title: besideTitle.flatMap { titleAuthor($0, reader) }
    case .signature: nakedAuthor(content, surroundings, reader, isNearTitle: false)
    case .dateline: datelineAuthor(content, surroundings, reader)
    }
}

/// The organisation that is declared to be the author, or else the agency that the page gives as its source; the agency
/// first where the organisation is the site itself.
private func publisherOrSource(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ reader: NameReader
) -> Authors? {
    let publisher = declaredPublisher(content.head, data, reader)
    let site = reader.site
    if let publisher, !publisher.names.map({ Array($0.utf8) }).allSatisfy({ site.isName($0) || site.includes($0) }) {
        return publisher
    }
    return datelineAuthor(content, surroundings, reader, allowsAgencies: true)
        ?? sourceAuthor(content, surroundings, reader) ?? publisher
}

/// Whether a name is one that a newsroom logs in with, or some of the site's name; one with digits is as often what
/// somebody goes by.
private func isLogin(_ name: String, _ reader: NameReader) -> Bool {
    let bytes = Array(name.utf8)
    return isShortForm(name) && !beginsUpper(bytes) && !bytes.contains(where: isASCIIDigit)
        || reader.site.includes(bytes) && !isPerson(name, reader)
}

/// Whom the head names behind the title: `The ferry that never came - by Jane Doe`.
private func titleAuthor(_ beside: [UInt8], _ reader: NameReader) -> Authors? {
    guard reader.isIntroducedLower(words(of: beside)) else { return nil }
    let names = reader.names(in: beside, .visible)
    return names.isEmpty ? nil : Authors(names: names, how: "title")
}

/// The organisation, or the person after whom the site is called, that is declared to be the author.
private func declaredPublisher(_ head: PageHead, _ data: StructuredData, _ reader: NameReader) -> Authors? {
    if let name = data.authors.lazy.compactMap({ reader.organization(in: Array($0.name.utf8)) }).first {
        return Authors(names: [name], how: "json-ld")
    }
    let ranked = head.authors.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    for (_, claim) in ranked {
        // Who made the site names itself there, too.
        if let name = reader.organization(in: claim.value), !reader.isOtherFirm(claim.value) {
            return Authors(names: [name], how: claim.how)
        }
    }
    return nil
}

struct Authors {
    var names: [String]
    var how: String
    /// Whether a by-line is to be believed more: a login, or what a site may say of all its pages.
    var isDoubtful = false
}

private func value(_ authors: Authors) -> Metadata.Value {
    Metadata.Value(authors.names.joined(separator: "; "), how: authors.how)
}

/// Whether a name is one word: a login, a first name, initials.
func isShortForm(_ name: String) -> Bool { !name.utf8.contains(0x20) && name.utf8.allSatisfy { $0 < 0x80 } }

/// Whether all of these names are the site's, which may look like a person's.
private func isSite(_ names: [String], _ reader: NameReader) -> Bool {
    names.allSatisfy { reader.site.isName(Array($0.utf8)) }
}

private func declaredAuthors(
    _ head: PageHead, _ data: StructuredData, _ reader: NameReader, allowsOffices: Bool
) -> Authors? {
    var names: [String] = []
    var known: Set<String> = []
    var isOrganization = true
    for author in data.authors {
        let reader = author.isSite ? reader.withoutSite : reader
        let written = Array(author.name.utf8)
        var found = reader.names(in: written, .declared, allowsOffices: allowsOffices)
        // `Centre for Bridge Research`
        if author.isOrganization, found.count == 1, let whole = reader.organization(in: written),
            whole.hasPrefix(found[0] + " "), !whole.utf8.contains(0x2C)
        {
            found = [whole]
        }
        for name in found where known.insert(name).inserted { names.append(name) }
        if !found.isEmpty && !author.isOrganization { isOrganization = false }
    }
    if !names.isEmpty {
        return Authors(
            names: names, how: "json-ld",
            isDoubtful: isOrganization || names.allSatisfy(isShortForm) || isSite(names, reader))
    }
    return headAuthors(head, reader, allowsOffices: allowsOffices)
}

func headAuthors(_ head: PageHead, _ reader: NameReader, allowsOffices: Bool) -> Authors? {
    var names: [String] = []
    let ranked = head.authors.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    var read: Set<String> = []
    for (_, claim) in ranked where read.insert(claim.how).inserted {
        // Some tags are repeated, one for each author.
        for same in head.authors where same.how == claim.how {
            let found = reader.names(in: same.value, .declared, allowsOffices: allowsOffices)
            for name in found where !names.contains(name) { names.append(name) }
        }
        // More than that are those of works that are cited.
        guard names.count <= 12 else {
            names = []
            continue
        }
        if !names.isEmpty {
            return Authors(
                names: names, how: claim.how,
                isDoubtful: claim.isGeneric && (names.count == 1 || !names.contains { isPerson($0, reader) })
                    || names.allSatisfy(isShortForm) || isSite(names, reader))
        }
    }
    for card in head.cards {
        let label = phrase(of: card.label.span, card.label.indices)
        guard reader.words[label].contains(.by) else { continue }
        names = reader.names(in: card.value, .declared, allowsOffices: allowsOffices)
        if !names.isEmpty {
            return Authors(names: names, how: "twitter:data", isDoubtful: names.allSatisfy(isShortForm))
        }
    }
    return nil
}

func isPerson(_ name: String, _ reader: NameReader) -> Bool { reader.isPerson(words(of: Array(name.utf8))) }

/// The first lines of a range of the content's text.
func lines(_ content: PageContent, _ range: Range<Int>) -> [(range: Range<Int>, element: PageElement)] {
    var lines: [(range: Range<Int>, element: PageElement)] = []
    for block in content.blocks where block.range.overlaps(range) {
        let line = block.range.clamped(to: range)
        if line.count <= 160 { lines.append((line, block.element)) }
        if lines.count == 3 { break }
    }
    return lines
}

func isInComments(_ node: Int, _ content: PageContent) -> Bool { content.nodes[node].isInComments }

/// Whether a line is no longer than by-lines are: in letters of two or three bytes it says less.
func isBylineLength(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count <= 160 || isShort(text, range, 100)
}

/// Whether an element is a heading of the first ranks, whose words are no by-line.
func isTitle(_ element: PageElement) -> Bool { element == .h1 || element == .h2 || element == .h3 }

func visibleAuthors(
    _ content: PageContent, _ blocks: [Int], _ reader: NameReader, allowsOffices: Bool = false
) -> Authors? {
    let text = content.text.bytes
    var login: Authors?
    for block in blocks
    where isBylineLength(text.span, content.blocks[block].range) && !isTitle(content.blocks[block].element) {
        let node = content.blocks[block].node
        guard !isInComments(node, content) else { continue }
        var line = content.line(content.blocks[block].range)
        let next = block + 1
        if isShort(line.span, line.indices, 30), next < content.blocks.count, reader.isLabel(line),
            isShort(text.span, content.blocks[next].range, 80), !content.blocks[next].element.isHeading
        {
            // `Author` on one line, and the name on the next.
            line += [0x20] + content.line(content.blocks[next].range)
        }
        let names = reader.names(in: line, .visible, allowsOffices: allowsOffices)
        guard !names.isEmpty else { continue }
        let found = Authors(names: names, how: "byline")
        if !names.allSatisfy({ isLogin($0, reader) }) { return found }
        login = login ?? found
    }
    if let login { return login }
    // A line that the markup takes for a by-line, and that is a person's name and nothing else.
    for block in blocks where isShort(text.span, content.blocks[block].range, 60) {
        guard content.nodes[content.blocks[block].node].rule?.kind == .byline else { continue }
        let line = content.line(content.blocks[block].range)
        // `Jane Doe, photo: John Roe`
        guard !reader.namesPicture(line) else { continue }
        let names = reader.names(in: line, .marked)
        if names.count == 1, isPerson(names[0], reader) {
            return Authors(names: names, how: "byline")
        }
    }
    return nil
}
