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
    var shown =
        markedAuthors(content, surroundings.openingRange, reader) ?? visibleAuthors(
            content, surroundings.opening, reader)
        ?? markedAuthors(content, surroundings.endingRange, reader)
        ?? visibleAuthors(content, surroundings.ending, reader)
        ?? onlyAuthor(content, reader) ?? besideTitle.flatMap { titleAuthor($0, reader) }
    if shown == nil, !(declared?.names.allSatisfy { isPerson($0, reader) } ?? false) {
        shown = nakedAuthor(content, surroundings, reader) ?? datelineAuthor(content, surroundings, reader)
    }
    if let declared {
        guard let shown, !shown.names.contains(where: isShortForm) else {
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
        ?? declaredPublisher(content.head, data, reader)
        ?? datelineAuthor(content, surroundings, reader, allowsAgencies: true)
        ?? sourceAuthor(content, surroundings, reader)).map(value)
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
            names: names, how: "json-ld", isDoubtful: isOrganization || names.allSatisfy(isShortForm))
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
                    || names.allSatisfy(isShortForm))
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

/// The names that elements within a range mark as authors: the first that says something, and those that stand beside
/// it.
func markedAuthors(
    _ content: PageContent, _ range: Range<Int>, _ reader: NameReader, allowsOffices: Bool = false
) -> Authors? {
    let marks = content.authors.filter { range.contains($0.range.lowerBound) && !isInComments($0.node, content) }
    for isCertain in [true, false] {
        var names: [String] = []
        var end = 0
        for mark in marks where mark.isCertain == isCertain {
            if !names.isEmpty && mark.range.lowerBound > end + 40 { break }
            // `Reviewed by`, and a name that is marked.
            let before = max(0, mark.range.lowerBound - 40)..<mark.range.lowerBound
            if reader.introducesOthers(Array(content.text.bytes[before])) { continue }
            let evidence =
                isCertain ? BylineEvidence.certain : mark.isIcon ? iconEvidence(mark, content, reader) : .marked
            guard let evidence, let found = markedNames(mark, evidence, content, reader, allowsOffices: allowsOffices)
            else { continue }
            // A button may be glued to a name that is repeated.
            for name in found where !names.contains(where: name.hasPrefix) { names.append(name) }
            end = mark.range.upperBound
        }
        guard let first = names.first else { continue }
        // A by-line in which not all names are links.
        for mark in marks where !mark.isCertain && isCertain && mark.range.upperBound <= end + 160 {
            let found = reader.names(in: content.line(mark.range), .marked)
            if found.count > names.count && found.first == first && names.allSatisfy(found.contains) { names = found }
        }
        return Authors(names: names, how: "marked")
    }
    return nil
}

/// The names in the first line of a marked range that has any, and in the items of a list behind it.
private func markedNames(
    _ mark: AuthorMark, _ evidence: BylineEvidence, _ content: PageContent, _ reader: NameReader, allowsOffices: Bool
) -> [String]? {
    for (i, line) in lines(content, mark.range).enumerated() {
        let pieces = content.pieces(line.range)
        var names = reader.names(in: content.line(line.range), evidence, allowsOffices: allowsOffices)
        if names.isEmpty, pieces.count > 1 {
            // `<span>Jane Doe</span><span>Our man in Kyiv</span>`
            names = reader.names(in: pieces[0], evidence).filter { isPerson($0, reader) }
        }
        guard let first = names.first else { continue }
        // Behind an icon one word may be anything.
        if mark.isIcon, words(of: Array(first.utf8)).count == 1, !isPerson(first, reader) { return nil }
        // `<span>Jane Doe</span><span>Kyiv correspondent</span>`
        for piece in pieces where first.utf8.count > piece.count {
            let own = reader.names(in: piece, evidence)
            if own.count == 1, first.hasPrefix(own[0] + " "), isPerson(own[0], reader) { names[0] = own[0] }
        }
        guard line.element == .li else { return names }
        for next in lines(content, mark.range)[(i + 1)...] where next.element == .li {
            for name in reader.names(in: content.line(next.range), evidence)
            where isPerson(name, reader) && !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }
    return nil
}

/// How sure it is that what follows an icon is a name: several words beside a date, or a person's.
private func iconEvidence(_ mark: AuthorMark, _ content: PageContent, _ reader: NameReader) -> BylineEvidence? {
    let place = mark.range.lowerBound
    guard mark.range.count <= 60, let block = content.blocks.firstIndex(where: { $0.range.contains(place) })
    else { return nil }
    let words = words(of: content.line(mark.range))
    let near = (block - 1...block + 1).clamped(to: 0...content.blocks.count - 1)
    let isDated = near.contains { content.blocks[$0].range.count <= 60 && showsDay($0, content, reader) }
    if words.count > 1, isDated { return .certain }
    return reader.isPerson(words) ? .marked : nil
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
        if !names.isEmpty { return Authors(names: names, how: "byline") }
    }
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
