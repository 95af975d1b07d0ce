import Bytes

/// Where the text of an article stands between the lines that an archive of the press puts around it, all by number of the
/// line.
struct PressLayout {
    /// By line, what it is in the table.
    let marks: [PressLines.Mark?]
    /// The lines between those that part the article from others.
    let article: Range<Int>
    /// The lines of the text.
    private(set) var body = 0..<0
    /// The lines above the text that are no fields.
    private(set) var loose: [Int] = []
    /// The line that is the length, where no fields stand around it.
    private(set) var lengthLine: Int?
    /// Whether a line with the number of the article stands above it.
    let isNumbered: Bool

    /// By line, the field that it belongs to.
    private var fields: [Int?]

    /// Finds the text; `nil` where no archive exported it, or where there are several articles.
    ///
    /// An archive did where three different lines of its stand, one of which tells the length or where the text begins, or
    /// where the length and a line that ends the article do.
    ///
    /// - Complexity: O(*n*).
    init?(_ text: Span<UInt8>, _ lines: [LayoutLine], _ table: PressLines) {
        marks = lines.indices.map { lines[$0].isBlank ? nil : table.mark(text, lines[$0].range) }
        let marks = marks
        guard let evidence = marks.firstIndex(where: { $0?.role == .length || $0?.role == .text }) else { return nil }
        let start = marks[..<evidence].lastIndex { $0?.role.isBorder ?? false }
        let end = marks[evidence...].firstIndex { $0?.role.isBorder ?? false } ?? lines.count
        article = (start.map { $0 + 1 } ?? 0)..<end
        let roles = Set(marks[article].compactMap { $0?.role })
        let ends = end < lines.count && marks[end]?.role == .end
        isNumbered = start.map { marks[$0]?.role == .begin } ?? false
        let ids = Set(marks.compactMap { $0?.role == .aside ? nil : $0?.id })
        guard ids.count >= 3 || ends && roles.contains(.length),
            !marks[end...].contains(where: { $0?.role == .length || $0?.role == .text })
        else { return nil }
        fields = [Int?](repeating: nil, count: lines.count)
        findFields(lines)
        guard let bodyStart = bodyStart(text, lines) else { return nil }
        var bodyEnd = article.upperBound
        for i in (bodyStart..<article.upperBound).reversed() where !lines[i].isBlank {
            guard let field = fields[i], isField(i, of: field, text, lines) else { break }
            bodyEnd = i
        }
        body = bodyStart..<bodyEnd
        loose = (article.lowerBound..<bodyStart).filter { !lines[$0].isBlank && fields[$0] == nil }
    }

    /// Whether a line below the text that may belong to a field does, and is no sentence of the text.
    private func isField(_ i: Int, of field: Int, _ text: Span<UInt8>, _ lines: [LayoutLine]) -> Bool {
        // `IN A speech on Friday he said so.` begins as a field without a colon does.
        let hasColon = (marks[field]?.label ?? 0) > 3
        if i == field { return hasColon || lines[i].width <= 60 || !endsSentence(text, lines[i].range) }
        return !isProse(text, lines[i]) || hasColon && isCapital(text, lines[field])
    }

    /// Finds the field of each line: a field goes on up to an empty line or the next one, and behind empty lines where
    /// nothing but its label stands above them.
    private mutating func findFields(_ lines: [LayoutLine]) {
        let isParted = lines[article].contains(where: \.isBlank)
        var field: Int?
        var isLabel = false
        for i in article {
            if lines[i].isBlank {
                if !isLabel { field = nil }
            } else if let mark = marks[i] {
                switch mark.role {
                case .text: field = nil
                default:
                    fields[i] = i
                    let goesOn = !mark.isWhole && mark.role != .aside
                    isLabel = goesOn && mark.label == lines[i].range.count
                    // What stands right below a length may be the text.
                    field = isLabel || goesOn && mark.role != .length ? i : nil
                }
            } else if let owner = field, isParted || isLabel {
                fields[i] = owner
                isLabel = false
            }
        }
    }

    /// The line where the text begins; `nil` where prose stands above the first field.
    private mutating func bodyStart(_ text: Span<UInt8>, _ lines: [LayoutLine]) -> Int? {
        let kept = article.filter { !lines[$0].isBlank }
        if let begins = kept.first(where: { marks[$0]?.role == .text }) { return begins }
        guard let first = kept.firstIndex(where: { fields[$0] != nil && marks[$0]?.role != .aside }),
            !kept[..<first].contains(where: { isProse(text, lines[$0]) })
        else { return nil }
        if let mark = marks[kept[first]], mark.role == .length, mark.isWhole {
            lengthLine = kept[first]
            return shownBodyStart(text, lines, Array(kept[(first + 1)...]))
        }
        let last = kept[first...].prefix { fields[$0] != nil }.last
        return last.map { $0 + 1 }
    }

    /// The line where the text begins below a length, a day, a newspaper, its code and language, and a notice of rights,
    /// some of which may be missing.
    private func shownBodyStart(_ text: Span<UInt8>, _ lines: [LayoutLine], _ below: [Int]) -> Int? {
        let head = below.prefix(Self.mostShownLines)
        if let rights = head.firstIndex(where: { marks[$0]?.role == .aside }) {
            return below[rights...].first { marks[$0]?.role != .aside } ?? article.upperBound
        }
        for (count, i) in head.enumerated() where isProse(text, lines[i]) || count >= 2 && lines[i - 1].isBlank {
            return i
        }
        return nil
    }

    /// Below the length no more lines stand above the text.
    private static let mostShownLines = 10

    /// The value of the first field of a role that has one: what stands behind its label, and on the lines that belong to
    /// it.
    func value(of role: PressLines.Role, _ text: Span<UInt8>, _ lines: [LayoutLine]) -> Range<Int>? {
        for i in article where !body.contains(i) && fields[i] == i && marks[i]?.role == role {
            guard let mark = marks[i] else { continue }
            let more = (i + 1..<article.upperBound).prefix { lines[$0].isBlank || fields[$0] == i && marks[$0] == nil }
                .filter { !lines[$0].isBlank }
            let isLabel = mark.label == lines[i].range.count
            let start = isLabel ? more.first.map { lines[$0].range.lowerBound } : lines[i].range.lowerBound + mark.label
            if let start { return trimming(text, start..<lines[more.last ?? i].range.upperBound) }
        }
        return nil
    }
}

/// Whether a line is a sentence, or longer than a label.
private func isProse(_ text: Span<UInt8>, _ line: LayoutLine) -> Bool {
    line.width > 60 && (line.width > LayoutLine.widest || endsSentence(text, line.range))
}

/// Whether a field's label is in capitals: its second letter is one.
private func isCapital(_ text: Span<UInt8>, _ line: LayoutLine) -> Bool {
    line.range.count > 1 && isASCIIUpper(text[line.range.lowerBound + 1])
}
