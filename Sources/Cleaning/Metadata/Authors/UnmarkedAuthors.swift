import Bytes

/// Whom a page names far from title and end of the text, if it names nobody else so: by a link to an author's page or
/// microdata, else behind a label (`Autorin: Jane Doe`, `Written by Jane Doe`, or one on a line of its own).
func onlyAuthor(_ content: PageContent, _ surroundings: PageSurroundings, _ reader: NameReader) -> Authors? {
    var linked: [[String]] = []
    for mark in content.authors
    where mark.isCertain && !isInComments(mark.node, content) && !isInTeaser(mark.node, content, surroundings.opening) {
        let names = lines(content, mark.range).lazy.map {
            reader.names(in: content.line($0.range), .certain)
        }.first { !$0.isEmpty }
        if let names, !linked.contains(names) { linked.append(names) }
    }
    if linked.count == 1 { return Authors(names: linked[0], how: "marked") }
    guard linked.isEmpty else { return nil }
    var labelled: [[String]] = []
    let text = content.text.bytes
    for (i, block) in content.blocks.enumerated()
    where isBylineLength(text.span, block.range) && !isInComments(block.node, content) {
        var line = content.line(block.range)
        let next = i + 1
        if line.count >= 5, isShort(line.span, line.indices, 30), next < content.blocks.count,
            isShort(text.span, content.blocks[next].range, 80),
            !content.blocks[next].element.isHeading, reader.isLabel(line)
        {
            line += [0x20] + content.line(content.blocks[next].range)
        } else if !reader.beginsWithLabel(line) {
            // `Authors Jane Doe and John Roe`
            guard block.linkBytes == 0, reader.beginsWithLongLabel(line) else { continue }
            let names = reader.names(in: line, .visible)
            if names.contains(where: { isPerson($0, reader) }), !labelled.contains(names) {
                labelled.append(names)
            }
            continue
        }
        let names = reader.names(in: line, .visible)
        if !names.isEmpty, !labelled.contains(names) { labelled.append(names) }
        if labelled.count > 1 { return nil }
    }
    return labelled.count == 1 ? Authors(names: labelled[0], how: "byline") : nil
}

/// Whether a node is in an `<article>` that holds none of these blocks around the title: that of another article.
func isInTeaser(_ node: Int, _ content: PageContent, _ opening: [Int]) -> Bool {
    guard let article = articles(around: node, content).first else { return false }
    return !opening.contains {
        articles(around: content.blocks[$0].node, content).contains(article)
    }
}

/// The `<article>`s that a node is in, the innermost first.
private func articles(around node: Int, _ content: PageContent) -> [Int] {
    var found: [Int] = []
    var node = node
    while node > 0 {
        if content.nodes[node].element == .article { found.append(node) }
        node = content.nodes[node].parent
    }
    return found
}

/// The author whose name stands without more.
///
/// - Parameter isNearTitle: Whether it is looked for beside the date near the title, or else on a line of its own behind
///   a paragraph that no other follows, if there is one such name.
func nakedAuthor(
    _ content: PageContent, _ surroundings: PageSurroundings, _ reader: NameReader, isNearTitle: Bool
) -> Authors? {
    let text = content.text.bytes
    func isPlain(_ block: PageBlock) -> Bool {
        block.linkBytes == 0 && ![.li, .td, .th, .dt, .dd].contains(block.element) && mayName(block, content)
    }
    func isProse(_ i: Int, atLeast count: Int) -> Bool {
        guard i < content.blocks.count else { return false }
        let block = content.blocks[i]
        return block.range.count >= count && 4 * block.linkBytes < block.range.count
    }
    func line(_ i: Int) -> [UInt8] { content.line(content.blocks[i].range) }
    func isRole(_ i: Int) -> Bool {
        isShort(text.span, content.blocks[i].range, 60) && reader.segments(of: line(i)).contains(where: reader.isRole)
    }
    func isCaption(_ i: Int) -> Bool {
        i > 0 && content.nodes[content.blocks[i].node].rule?.kind == .caption
    }
    func isSite(_ i: Int) -> Bool { isShort(text.span, content.blocks[i].range, 60) && reader.site.isName(line(i)) }
    // An address of mail or an account: `jane@example.org`, `@janedoe`.
    func isMail(_ i: Int) -> Bool {
        guard content.blocks.indices.contains(i), isShort(text.span, content.blocks[i].range, 60) else { return false }
        let line = line(i)
        return line.contains(0x40) && !line[trimming(line.span, line.indices)].contains(0x20)
    }
    // The press may call somebody: `Jane Doe | Lead Spokesperson | +32 2 555 21 10`.
    func isContact(_ i: Int) -> Bool {
        return content.blocks[min(i + 1, content.blocks.count)...].prefix(4).contains {
            holdsTelephone(text.span, $0.range)
        }
    }
    // To see whether a line has a day is the most of the work.
    var known: [Int: Bool] = [:]
    func isDated(_ i: Int, upTo length: Int) -> Bool {
        guard content.blocks.indices.contains(i), isShort(text.span, content.blocks[i].range, length)
        else { return false }
        if let isDated = known[i] { return isDated }
        let isDated = showsDay(i, content, reader) || reader.saysWhen(line(i))
        known[i] = isDated
        return isDated
    }
    // Lists, cells and links hold what is of other articles, too, so they come last.
    for mayBe in isNearTitle ? [isPlain, { mayName($0, content) && !isPlain($0) }] : [] {
        for i in surroundings.opening where content.blocks[i].element != .li && mayBe(content.blocks[i]) {
            if isDated(i, upTo: 100) {
                let names = reader.datedPersons(in: content.pieces(content.blocks[i].range))
                if !names.isEmpty { return Authors(names: names, how: "byline") }
            }
        }
        // The name and the date on lines of their own, one beside the other, or what somebody is or the title between
        // the two.
        for i in surroundings.opening
        where isShort(text.span, content.blocks[i].range, 80) && mayBe(content.blocks[i]) {
            guard
                isDated(i - 1, upTo: 60) || isDated(i + 1, upTo: 60) || isMail(i + 1)
                    || i > 1 && isTitle(content.blocks[i - 1].element) && isDated(i - 2, upTo: 60)
                    || isDated(i + 2, upTo: 60)
                        && (isRole(i + 1) || isSite(i + 1) || isTitle(content.blocks[i + 1].element))
                    || isDated(i + 3, upTo: 60) && isRole(i + 1) && isTitle(content.blocks[i + 2].element)
            else { continue }
            var names = reader.persons(in: [line(i)], allowsMore: true)
            // `<div>Jane Doe<span>and Reuters</span></div>`
            if names.isEmpty { names = reader.persons(in: content.pieces(content.blocks[i].range), allowsMore: true) }
            if !names.isEmpty { return Authors(names: names, how: "byline") }
        }
    }
    if isNearTitle { return nil }
    let end = max(surroundings.openingRange.upperBound, surroundings.endingRange.upperBound)
    var signatures: [[String]] = []
    for (i, block) in content.blocks.enumerated().dropFirst()
    where isShort(text.span, block.range, 60) && isPlain(block) {
        guard block.range.lowerBound >= surroundings.openingRange.lowerBound, block.range.upperBound <= end,
            isProse(isCaption(i - 1) ? i - 2 : i - 1, atLeast: 80), !isProse(i + 1, atLeast: 60), !isContact(i)
        else { continue }
        var names = reader.persons(in: [line(i)], allowsMore: false)
        if names.isEmpty, let name = reader.bracketedName(line(i)) { names = [name] }
        if !names.isEmpty && !signatures.contains(names) { signatures.append(names) }
        if signatures.count > 1 { return nil }
    }
    return signatures.first.map { Authors(names: $0, how: "byline") }
}

/// Whether a block may hold a name that stands without more: no title, caption or comment.
private func mayName(_ block: PageBlock, _ content: PageContent) -> Bool {
    !isTitle(block.element) && content.nodes[block.node].rule?.kind != .caption && !isInComments(block.node, content)
}

/// Whether a block shows a day, or markup gives one.
func showsDay(_ block: Int, _ content: PageContent, _ reader: NameReader) -> Bool {
    let range = content.blocks[block].range
    return hasDigit(content.text.bytes, range)
        && (content.days.contains { range.contains($0.offset) && !$0.value.isEmpty }
            || reader.hasDay(content.line(range)))
}

/// Who reports, by the line that begins or ends the text: `(서울=연합뉴스) 홍길동 기자 = `, `（记者王小明）`, `(Reporting by Jane Doe)`.
///
/// - Parameter allowsAgencies: Whether an agency alone counts: `(PAP)`.
func datelineAuthor(
    _ content: PageContent, _ surroundings: PageSurroundings, _ reader: NameReader, allowsAgencies: Bool = false
) -> Authors? {
    func authors(_ names: [String]) -> Authors? {
        let isNone = names.allSatisfy { !allowsAgencies && reader.isStandingAgency(words(of: Array($0.utf8))) }
        return isNone ? nil : Authors(names: names, how: "byline")
    }
    let first = surroundings.opening.sorted().first { content.blocks[$0].range.count >= 120 }
    if let range = first.map({ content.blocks[$0].range }) {
        let beginning = Array(content.text.bytes[range.prefix(240)])
        if let found = authors(reader.datelineNames(in: beginning)) { return found }
        if allowsAgencies, let agency = reader.datelineAgency(in: beginning) {
            return Authors(names: [agency], how: "byline")
        }
    }
    // Of a short text the end is not far from the title.
    let ending = surroundings.ending.isEmpty ? surroundings.opening : surroundings.ending
    return ending.lazy.map { content.blocks[$0].range }.filter { $0.count >= 60 }.compactMap {
        authors(reader.closingNames(in: Array(content.text.bytes[$0.suffix(200)])))
    }.first
}

/// The agency that a block gives as the source, or that stands in it for itself beside a day.
private func agency(in block: Int, _ content: PageContent, _ reader: NameReader) -> String? {
    let range = content.blocks[block].range
    if let name = reader.sourceAgency(in: content.line(range)) { return name }
    // `<span>Quelle: dpa</span><span>3. Mai 2025</span>`
    let pieces = content.pieces(range)
    guard pieces.count > 1, showsDay(block, content, reader) else { return nil }
    return pieces.lazy.compactMap { piece in
        reader.sourceAgency(in: piece)
            ?? (reader.isStandingAgency(words(of: piece)) ? reader.agency(words(of: piece)) : nil)
    }.first
}

/// The agency that a line around the text says is its source, where no one else is named.
func sourceAuthor(_ content: PageContent, _ surroundings: PageSurroundings, _ reader: NameReader) -> Authors? {
    for i in surroundings.opening + surroundings.ending where content.blocks[i].range.count <= 160 {
        let block = content.blocks[i]
        guard !isInComments(block.node, content), content.nodes[block.node].rule?.kind != .caption,
            let name = agency(in: i, content, reader)
        else { continue }
        return Authors(names: [name], how: "byline")
    }
    return nil
}
