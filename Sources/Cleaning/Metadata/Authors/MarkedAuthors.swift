import Bytes

/// The names that elements within a range mark as authors: the first that says something, and those that stand beside
/// it.
///
/// - Parameter opening: The blocks around the title, where marks in articles that hold none of them do not count.
func markedAuthors(
    _ content: PageContent, _ range: Range<Int>, _ reader: NameReader, allowsOffices: Bool = false,
    opening: [Int] = []
) -> Authors? {
    let marks = content.authors.filter {
        range.contains($0.range.lowerBound) && !isInComments($0.node, content)
            && (opening.isEmpty || !isInTeaser($0.node, content, opening))
    }
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
