import Bytes

/// The lines above the body, or between a standfirst and it, that say by whom and when, as many pages set them there: `By Jane Doe`,
/// `3 May 2025 · 4 min read`, `Jane Doe | 3 May 2025 | Share`.
///
/// A line is taken apart where elements begin and end and at bars. Each piece must be a day, the author whom the page's
/// metadata name, its site, or a label that the tables know; one of them a day, an author or the site.
/// Above the first paragraph only those go that name the author.
/// Those of a chronicle are headings of its entries: where lines that say a day stand further down, too, only names go.
///
/// - Parameters:
///   - author: Who wrote it, as the page's metadata say; names are joined by semicolons.
///   - published: When it was published, as they say.
/// - Complexity: O(*n*) in blocks; the lines that are read are short, and eight at most, unless one of them says a day.
func leadBylines(
    _ content: PageContent, _ selection: PageSelection, _ weights: [Int], _ reader: NameReader, _ book: RuleBook,
    author: String?, published: String?
) -> [Int] {
    let blocks = content.blocks
    let prose = blocks.indices.lazy.filter { weights[$0] > 0 && selection.removals[$0] == nil }
    guard let first = prose.first, let second = prose.dropFirst().first else { return [] }
    let names = phrases(ofNames: author)
    func kinds(_ i: Int) -> Set<PieceKind> {
        Set(linePieces(content, blocks[i].range).map { kind(of: $0, names, reader, book, published) })
    }
    let above = blocks.indices[max(0, first - 6)...first].filter { selection.removals[$0] == nil }.suffix(3)
    var found = above.filter { i in
        guard !names.isEmpty, blocks[i].range.count <= 120, !blocks[i].element.isHeading, blocks[i].element != .li,
            !endsSentence(content.text.bytes.span, blocks[i].range)
        else { return false }
        let kinds = kinds(i)
        return !kinds.contains(.other) && kinds.contains(.name)
    }
    var dated: [Int] = []
    for i in (first + 1..<second).prefix(8) where selection.removals[i] == nil {
        let block = blocks[i]
        guard block.range.count <= 200, block.element != .li,
            !endsSentence(content.text.bytes.span, block.range) || hasDigit(content.text.bytes, block.range)
        else { break }
        let kinds = kinds(i)
        guard !kinds.contains(.other), !kinds.isDisjoint(with: [.day, .name]) else { continue }
        found.append(i)
        if kinds.contains(.day) && !kinds.contains(.name) { dated.append(i) }
    }
    guard !dated.isEmpty else { return found }
    let isChronicle = blocks.indices.dropFirst(second + 1).contains { i in
        guard selection.removals[i] == nil, blocks[i].range.count <= 80, hasDigit(content.text.bytes, blocks[i].range)
        else { return false }
        return reader.isDayAndName(content.line(blocks[i].range))
    }
    return isChronicle ? found.filter { !dated.contains($0) } : found
}

/// The lines that are nothing but labels side by side, which a style sets apart: `ShareTweetCopy link`,
/// `Listen to this article00:00 / 03:12`.
///
/// Each piece must be a control that the tables know by its words, or a time; two controls must be among them, or one
/// beside a time.
///
/// - Complexity: O(*n*) in blocks; short lines with elements in them are read.
func labelPieces(
    _ content: PageContent, _ selection: PageSelection, _ weights: [Int], _ book: RuleBook
) -> [Int] {
    content.blocks.indices.filter { i in
        let block = content.blocks[i]
        guard selection.removals[i] == nil, weights[i] == 0, (6...200).contains(block.range.count),
            block.element != .td, block.element != .th, content.hasSeam(in: block.range)
        else { return false }
        let pieces = linePieces(content, block.range)
        guard pieces.count > 1 else { return false }
        var labels = 0
        for piece in pieces {
            if control(piece, book) { labels += 1 } else if !isTime(piece) { return false }
        }
        return labels > 0 && (labels > 1 || pieces.count > labels)
    }
}

/// Whether a line says nothing but the names of the page's authors, the site's, and labels: `By Jane Doe in Kyiv`.
///
/// - Parameter names: The authors, as `phrases(ofNames:)` makes them.
func saysWho(
    _ content: PageContent, _ range: Range<Int>, _ names: [[UInt8]], _ reader: NameReader, _ book: RuleBook
) -> Bool {
    let kinds = linePieces(content, range).map { kind(of: $0, names, reader, book, nil) }
    return kinds.contains(.name) && kinds.allSatisfy { $0 == .name || $0 == .label || $0 == .day }
}

/// What a piece of a line says.
private enum PieceKind { case day, name, label, other }

private func kind(
    of piece: [UInt8], _ names: [[UInt8]], _ reader: NameReader, _ book: RuleBook, _ published: String?
) -> PieceKind {
    let said = phrase(of: piece.span, piece.indices)
    if said.isEmpty { return .label }
    // `Jane Doe:` may speak.
    if piece.last == 0x3A { return label(piece, book) ? .label : .other }
    if names.contains(said) || reader.site.isName(said) { return .name }
    if let name = names.first(where: { said.count <= $0.count + 24 && holds(said.span, $0) }) {
        let spoken = words(of: piece)
        if said.count == name.count + 1 || reader.introduction(spoken) != nil { return .name }
        if hasDigit(piece, piece.indices) && reader.isDayAndName(piece) { return .name }
    }
    if !names.isEmpty, piece.count <= 120, reader.mayBeByline(piece) {
        // `Par Marie Durand, envoyée spéciale à Kiev`
        let read = phrases(ofNames: reader.names(in: piece, .visible).joined(separator: ";"))
        if !read.isEmpty, read.allSatisfy(names.contains) { return .name }
    }
    if !names.isEmpty, piece.count <= 120, piece.contains(0x2C), !hasDigit(piece, piece.indices) {
        // `Jane Doe, Kyiv`: the place is none of the names.
        let read = phrases(ofNames: reader.names(in: piece, .marked).joined(separator: ";"))
        if read.count == 1, names.contains(read[0]), said.count <= read[0].count + 30, said.starts(with: read[0]) {
            return .name
        }
    }
    var rest = words(of: piece)
    if let length = reader.introduction(rest), length < rest.count {
        rest.removeFirst(length)
        let introduced = Array(rest.joined(separator: [0x20]))
        if reader.site.isName(phrase(of: introduced.span, introduced.indices)) { return .name }
    }
    if hasDigit(piece, piece.indices) {
        if reader.isDayAndName(piece) { return .day }
        // `29 January 2025 Reading time: 3 min`
        if let published, let rest = reader.besideDay(published, in: piece), label(rest, book) { return .day }
    }
    if label(piece, book) || reader.isLabel(piece) || isNumber(piece) || reader.saysWhen(piece) && piece.count <= 24 {
        return .label
    }
    return .other
}

/// Whether a line goes as a label, wherever it stands.
private func label(_ piece: [UInt8], _ book: RuleBook) -> Bool {
    let said = phrase(of: piece.span, piece.indices)
    guard !said.isEmpty else { return false }
    return book.takesOut(said, piece.span, piece.indices, at: [.body, .tail, .head])
        || book.rule(forCall: said, piece.span, piece.indices) != nil
}

/// Whether a line goes for its words as something to press: to share, to listen to, to comment on.
private func control(_ piece: [UInt8], _ book: RuleBook) -> Bool {
    let said = phrase(of: piece.span, piece.indices)
    guard said.count > 2 else { return false }
    let rule =
        book.rule(forLine: said) ?? book.rule(forLine: said, at: .tail) ?? book.rule(forLine: said, at: .head)
        ?? book.rule(forCall: said, piece.span, piece.indices)
    return rule.map { ["share", "control", "comments", "subscribe"].contains($0.kind) } ?? false
}

/// Whether a piece is a time or a speed: `00:00 / 03:12`, `1.5x`.
private func isTime(_ piece: [UInt8]) -> Bool {
    let isSpeed = piece.count <= 5 && piece.last.map { $0 | 0x20 == 0x78 } ?? false && isASCIIDigit(piece[0])
    return isSpeed || piece.count <= 20 && piece.contains(0x3A) && isNumber(piece)
}

/// Whether a piece is nothing but digits and marks.
private func isNumber(_ piece: [UInt8]) -> Bool {
    piece.count <= 24 && !piece.contains { isASCIILetter($0) || $0 >= 0xC3 && $0 != 0xE2 }
}

/// A line in pieces: parted where elements begin and end, at bars, middle dots and bullets; without empty ones.
private func linePieces(_ content: PageContent, _ range: Range<Int>) -> [[UInt8]] {
    content.pieces(range).flatMap { piece in
        var parts: [[UInt8]] = [[]]
        var i = 0
        while i < piece.count {
            // U+2219 looks like a middle dot.
            let width = stands([0xE2, 0x88, 0x99], in: piece.span, at: i) ? 3 : separatorLength(piece.span, at: i)
            if width > 0 { parts.append([]) } else { parts[parts.count - 1].append(piece[i]) }
            i += max(1, width)
        }
        return parts
    }
    .map { part in
        let trimmed = trimming(part.span, part.indices)
        return Array(part[trimmed])
    }
    .filter { !$0.isEmpty }
}

/// Names that semicolons join, each as `phrase(of:_:)` makes it.
func phrases(ofNames joined: String?) -> [[UInt8]] {
    guard let joined else { return [] }
    var names: [[UInt8]] = [[]]
    for byte in joined.utf8 {
        if byte == 0x3B { names.append([]) } else { names[names.count - 1].append(byte) }
    }
    return names.map { phrase(of: $0.span, $0.indices) }.filter { !$0.isEmpty }
}
