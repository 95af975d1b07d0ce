import Bytes
import Records

/// Who wrote the article of a page: by the first of what is said in its structured data, in its head, by its markup and by its
/// visible by-line; where what the machines are told is no more than a login or a first name, the by-line decides.
///
/// - Returns: Names joined by `; `, and where they were found.
func pageAuthor(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ reader: NameReader
) -> Metadata.Value? {
    let declared = declaredAuthors(content.head, data, reader, allowsOffices: false)
    if let declared, !declared.isDoubtful { return value(declared) }
    let shown =
        markedAuthors(content, surroundings.openingRange, reader) ?? visibleAuthors(
            content, surroundings.opening, reader)
        ?? markedAuthors(content, surroundings.endingRange, reader)
        ?? visibleAuthors(content, surroundings.ending, reader)
        ?? onlyAuthor(content, reader)
        ?? nakedAuthor(content, surroundings, reader)
    if let declared {
        guard let shown, !shown.names.contains(where: isShortForm) else { return value(declared) }
        return value(shown)
    }
    if let shown { return value(shown) }
    // A newsroom, where no one else is named; then whom else the machines are told, and be it the site itself.
    return
        (declaredAuthors(content.head, data, reader, allowsOffices: true)
        ?? markedAuthors(content, surroundings.openingRange, reader, allowsOffices: true)
        ?? declaredPublisher(content.head, data, reader)).map(value)
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

private struct Authors {
    var names: [String]
    var how: String
    /// Whether a by-line is to be believed more: a login, or what a site may say of all its pages.
    var isDoubtful = false
}

private func value(_ authors: Authors) -> Metadata.Value {
    Metadata.Value(authors.names.joined(separator: "; "), how: authors.how)
}

/// Whether a name is one word: a login, a first name, initials.
private func isShortForm(_ name: String) -> Bool { !name.utf8.contains(0x20) && name.utf8.allSatisfy { $0 < 0x80 } }

private func declaredAuthors(
    _ head: PageHead, _ data: StructuredData, _ reader: NameReader, allowsOffices: Bool
) -> Authors? {
    var names: [String] = []
    var known: Set<String> = []
    var isOrganization = true
    for author in data.authors {
        let reader = author.isSite ? reader.withoutSite : reader
        let found = reader.names(in: Array(author.name.utf8), .declared, allowsOffices: allowsOffices)
        for name in found where known.insert(name).inserted { names.append(name) }
        if !found.isEmpty && !author.isOrganization { isOrganization = false }
    }
    if !names.isEmpty {
        return Authors(
            names: names, how: "json-ld", isDoubtful: isOrganization || names.allSatisfy(isShortForm))
    }
    let ranked = head.authors.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    for (_, claim) in ranked {
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
                isDoubtful: claim.isGeneric && names.count == 1 || names.allSatisfy(isShortForm))
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

/// The names that elements within a range mark as authors: the first that says something, and those that stand beside it.
private func markedAuthors(
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
            let found = lines(content, mark.range).lazy.map {
                reader.names(in: $0, isCertain ? .certain : .marked, allowsOffices: allowsOffices)
            }.first { !$0.isEmpty }
            guard let found else { continue }
            for name in found where !names.contains(name) { names.append(name) }
            end = mark.range.upperBound
        }
        guard let first = names.first else { continue }
        // A by-line in which not all names are links.
        for mark in marks where !mark.isCertain && isCertain && mark.range.upperBound <= end + 160 {
            let found = reader.names(in: Array(content.text.bytes[mark.range]), .marked)
            if found.count > names.count && found.first == first && names.allSatisfy(found.contains) { names = found }
        }
        return Authors(names: names, how: "marked")
    }
    return nil
}

/// Whom a page names far from title and end of the text, if it names nobody else so: by a link to an author's page or microdata,
/// else behind a label (`Autorin: Jane Doe`, `Written by Jane Doe`, or one on a line of its own).
private func onlyAuthor(_ content: PageContent, _ reader: NameReader) -> Authors? {
    var linked: [[String]] = []
    for mark in content.authors where mark.isCertain && !isInComments(mark.node, content) {
        let names = lines(content, mark.range).lazy.map { reader.names(in: $0, .certain) }.first { !$0.isEmpty }
        if let names, !linked.contains(names) { linked.append(names) }
    }
    if linked.count == 1 { return Authors(names: linked[0], how: "marked") }
    guard linked.isEmpty else { return nil }
    var labelled: [[String]] = []
    for (i, block) in content.blocks.enumerated()
    where block.range.count <= 160 && !isInComments(block.node, content) {
        var line = Array(content.text.bytes[block.range])
        let next = i + 1
        if (5...30).contains(line.count), next < content.blocks.count, content.blocks[next].range.count <= 80,
            !content.blocks[next].element.isHeading, reader.isLabel(line)
        {
            line += [0x20] + content.text.bytes[content.blocks[next].range]
        } else if !reader.beginsWithLabel(line) {
            continue
        }
        let names = reader.names(in: line, .visible)
        if !names.isEmpty, !labelled.contains(names) { labelled.append(names) }
        if labelled.count > 1 { return nil }
    }
    return labelled.count == 1 ? Authors(names: labelled[0], how: "byline") : nil
}

/// The author whose name stands without more: beside the date near the title, or on a line of its own behind a paragraph that no other
/// follows, if there is one such name.
private func nakedAuthor(_ content: PageContent, _ surroundings: PageSurroundings, _ reader: NameReader) -> Authors? {
    func isPlain(_ block: PageBlock) -> Bool {
        block.linkBytes == 0 && ![.li, .td, .th, .dt, .dd].contains(block.element) && !isTitle(block.element)
            && content.nodes[block.node].rule?.kind != .caption && !isInComments(block.node, content)
    }
    func isProse(_ i: Int, atLeast count: Int) -> Bool {
        guard i < content.blocks.count else { return false }
        let block = content.blocks[i]
        return block.range.count >= count && 4 * block.linkBytes < block.range.count
    }
    for block in surroundings.opening.lazy.map({ content.blocks[$0] }) where block.range.count <= 100 && isPlain(block)
    {
        if let name = reader.person(in: Array(content.text.bytes[block.range]), isDated: true) {
            return Authors(names: [name], how: "byline")
        }
    }
    // The name and the date on lines of their own, one beside the other.
    for i in surroundings.opening where content.blocks[i].range.count <= 40 && isPlain(content.blocks[i]) {
        let isDated = [i - 1, i + 1].contains { near in
            guard content.blocks.indices.contains(near) else { return false }
            let range = content.blocks[near].range
            return range.count <= 40 && hasDigit(content.text.bytes, range)
                && reader.hasDay(Array(content.text.bytes[range]))
        }
        if isDated, let name = reader.person(in: Array(content.text.bytes[content.blocks[i].range]), isDated: false) {
            return Authors(names: [name], how: "byline")
        }
    }
    let end = max(surroundings.openingRange.upperBound, surroundings.endingRange.upperBound)
    var signatures: [String] = []
    for (i, block) in content.blocks.enumerated().dropFirst() where block.range.count <= 40 && isPlain(block) {
        guard block.range.lowerBound >= surroundings.openingRange.lowerBound, block.range.upperBound <= end,
            isProse(i - 1, atLeast: 120), !isProse(i + 1, atLeast: 60),
            let name = reader.person(in: Array(content.text.bytes[block.range]), isDated: false)
        else { continue }
        if !signatures.contains(name) { signatures.append(name) }
        if signatures.count > 1 { return nil }
    }
    return signatures.count == 1 ? Authors(names: signatures, how: "byline") : nil
}

/// The first lines of a range of the content's text.
private func lines(_ content: PageContent, _ range: Range<Int>) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for block in content.blocks where block.range.overlaps(range) {
        let line = block.range.clamped(to: range)
        if line.count <= 160 { lines.append(Array(content.text.bytes[line])) }
        if lines.count == 3 { break }
    }
    return lines
}

private func isInComments(_ node: Int, _ content: PageContent) -> Bool { content.nodes[node].isInComments }

/// Whether an element is a heading of the first ranks, whose words are no by-line.
private func isTitle(_ element: PageElement) -> Bool { element == .h1 || element == .h2 || element == .h3 }

private func visibleAuthors(_ content: PageContent, _ blocks: [Int], _ reader: NameReader) -> Authors? {
    for block in blocks where content.blocks[block].range.count <= 160 && !isTitle(content.blocks[block].element) {
        guard !isInComments(content.blocks[block].node, content) else { continue }
        var line = Array(content.text.bytes[content.blocks[block].range])
        let next = block + 1
        if line.count <= 30, next < content.blocks.count, reader.isLabel(line),
            content.blocks[next].range.count <= 80, !content.blocks[next].element.isHeading
        {
            // `Author` on one line, and the name on the next.
            line += [0x20] + content.text.bytes[content.blocks[next].range]
        }
        let names = reader.names(in: line, .visible)
        if !names.isEmpty { return Authors(names: names, how: "byline") }
    }
    // A line that the markup takes for a by-line, and that is a person's name and nothing else.
    for block in blocks where content.blocks[block].range.count <= 60 {
        guard content.nodes[content.blocks[block].node].rule?.kind == .byline else { continue }
        let line = Array(content.text.bytes[content.blocks[block].range])
        let names = reader.names(in: line, .marked)
        if names.count == 1, reader.isPerson(words(of: Array(names[0].utf8))) {
            return Authors(names: names, how: "byline")
        }
    }
    return nil
}
