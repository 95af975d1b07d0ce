import Bytes
import Records

/// An article as an archive of the press exports it to text: what the lines above and below the text say of it, and which
/// lines these are.
///
/// Three layouts are known: fields with labels above and below the text (Factiva with indexing, ProQuest); a newspaper, a
/// day and a title without labels above such fields (Nexis, in two orders); title, by-line and length above the day, the
/// newspaper and its code (Factiva as it is shown).
struct PressArticle {
    /// Why a line goes.
    enum Part {
        /// It stands around the article: the search, the list of titles, whose the archive is.
        case cover
        case field
        case title
    }

    /// By line of the text, why it goes; `nil` for one that stays.
    private(set) var parts: [Part?]
    /// By line that stays in part, the length of the label that goes.
    private(set) var labels: [Int: Int] = [:]
    /// What is said of the article; byte offsets of the text.
    private(set) var title, author, site, day, address: Range<Int>?

    /// Where such metadata was found.
    static let how = "press-field"

    /// Finds the article of a text; `nil` where no archive exported it, or where there are several.
    ///
    /// - Parameters:
    ///   - isDay: Whether a line is a day.
    ///   - isByline: Whether a line names authors.
    /// - Complexity: O(*n*).
    init?(
        _ text: Span<UInt8>, _ lines: [LayoutLine], _ table: PressLines, isDay: ([UInt8]) -> Bool,
        isByline: ([UInt8]) -> Bool
    ) {
        guard let layout = PressLayout(text, lines, table) else { return nil }
        parts = [Part?](repeating: .cover, count: layout.article.lowerBound)
        parts += layout.article.map { layout.body.contains($0) ? nil : .field }
        parts += [Part?](repeating: .cover, count: lines.count - layout.article.upperBound)
        for i in lines.indices where layout.marks[i]?.role.isBorder ?? false { parts[i] = .field }
        for i in layout.body {
            guard let mark = layout.marks[i], mark.role == .text else { continue }
            if mark.label == lines[i].range.count { parts[i] = .field } else { labels[i] = mark.label }
        }

        title = layout.value(of: .title, text, lines)
        author = layout.value(of: .author, text, lines)
        site = layout.value(of: .site, text, lines)
        day = layout.value(of: .day, text, lines)
        address = layout.value(of: .address, text, lines)
        read(layout, text, lines, isDay: isDay, isByline: isByline)
        guard let title else { return }
        for i in layout.article where !layout.body.contains(i) && lines[i].range.overlaps(title) { parts[i] = .title }
    }

    /// Reads the lines without a label above the text.
    private mutating func read(
        _ layout: PressLayout, _ text: Span<UInt8>, _ lines: [LayoutLine], isDay: ([UInt8]) -> Bool,
        isByline: ([UInt8]) -> Bool
    ) {
        let loose = layout.loose
        func bytes(_ i: Int) -> [UInt8] { lines[i].range.map { text[$0] } }
        func joined(_ some: some Collection<Int>) -> Range<Int>? {
            // A title of several lines stands in one paragraph; some exports have it twice.
            guard let first = some.first else { return nil }
            // What is as long is as much work as the line itself, however long the first is.
            func isFirst(_ i: Int) -> Bool {
                lines[i].range.count == lines[first].range.count && bytes(i) == bytes(first)
            }
            var last = first
            for i in some.dropFirst() where i == last + 1 && !isFirst(i) { last = i }
            return lines[first].range.lowerBound..<lines[last].range.upperBound
        }
        let dayAt = loose.firstIndex { isDay(bytes($0)) }
        if let dayAt { day = day ?? lines[loose[dayAt]].range }
        if let length = layout.lengthLine {
            var above = loose.filter { $0 < length }
            if above.count > 1, let last = above.last, isByline(bytes(last)) {
                author = author ?? lines[last].range
                above.removeLast()
            }
            // A section may stand above the title.
            title = title ?? above.last.map { lines[$0].range }
            let below = loose[(dayAt.map { $0 + 1 } ?? loose.count)...]
            let named = below.first { !lines[$0].range.contains { text[$0] == 0x3A } }
            site = site ?? named.map { lines[$0].range }
            return
        }
        guard let dayAt else {
            title = title ?? joined(layout.isNumbered ? loose.suffix(1) : loose)
            return
        }
        let above = loose[..<dayAt]
        if layout.isNumbered || above.count == 1 {
            site = site ?? above.first.map { lines[$0].range }
            // Editions stand right below the day.
            var i = dayAt + 1
            while i < loose.count, loose[i] == loose[i - 1] + 1 { i += 1 }
            // Where empty lines were dropped, the title is the last.
            title = title ?? joined(i < loose.count ? loose[i...] : loose[(dayAt + 1)...].suffix(1))
        } else if let paper = above.last {
            site = site ?? lines[paper].range
            title = title ?? joined(above.dropLast())
        }
    }

    /// What it says of the article, the title aside.
    func metadata(_ text: Span<UInt8>) -> Metadata {
        func value(_ range: Range<Int>?, upTo mark: UInt8? = nil) -> Metadata.Value? {
            guard let range else { return nil }
            let words = range.prefix { text[$0] != mark }.map { text[$0] }.split(whereSeparator: isASCIISpace)
            guard !words.isEmpty else { return nil }
            return Metadata.Value(
                String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self), how: Self.how)
        }
        // ProQuest has the place behind the newspaper.
        return Metadata(
            author: value(author), published: value(day), site: value(site, upTo: 0x3B),
            url: address.flatMap { isAddress(text, $0) ? value($0) : nil })
    }

    /// Marks the lines that go; gives what goes inside lines that stay.
    func apply(to lines: inout [LayoutLine], _ book: RuleBook) -> [Deletion] {
        guard let cover = book[.pressCover], let field = book[.pressField], let named = book[.pressTitle] else {
            return []
        }
        var cuts: [Deletion] = []
        for i in lines.indices where lines[i].isKept {
            switch parts[i] {
            case .cover?: lines[i].rule = cover
            case .field?: lines[i].rule = field
            case .title?: lines[i].rule = named
            case nil: break
            }
            guard let label = labels[i] else { continue }
            let start = lines[i].range.lowerBound
            cuts.append(Deletion(range: start..<start + label, rule: field))
        }
        return cuts
    }
}
