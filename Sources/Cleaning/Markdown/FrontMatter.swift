import Bytes
import Records

/// What programs that write Markdown put above the text: lines with a name and a value, between two lines of hyphens
/// (YAML, as static sites, clippers and trafilatura write it), or above a line `Markdown Content:` (Jina's reader).
struct FrontMatter {
    /// Where the text begins behind it.
    private(set) var end = 0
    /// The values, by name without case, spaces, hyphens and underscores, in their order; byte offsets of the text.
    private var values: [(name: String, ranges: [Range<Int>])] = []

    private let names: RecordNames

    /// Where such metadata was found.
    static let how = "front-matter"

    /// So many lines are looked at for the end of it.
    private static let mostLines = 200

    /// Reads what stands at the beginning of a text; `nil` where nothing of the kind does.
    ///
    /// - Complexity: O(*n*) in the first lines.
    init?(_ text: Span<UInt8>, _ names: RecordNames) {
        self.names = names
        var lines: [(range: Range<Int>, next: Int)] = []
        var start = 0
        while start < text.count, lines.count < Self.mostLines {
            let feed = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
            let range = trimming(text, start..<feed)
            start = feed + 1
            if !range.isEmpty { lines.append((range, min(start, text.count))) }
        }
        guard let first = lines.first else { return nil }
        let isFenced = equals(text, first.range, "---")
        let last = lines.dropFirst().first {
            isFenced
                ? equals(text, $0.range, "---") || equals(text, $0.range, "...")
                : equals(text, $0.range, "Markdown Content:")
        }
        guard let last else { return nil }
        end = last.next
        for line in lines.dropFirst(isFenced ? 1 : 0) where line.range.lowerBound < last.range.lowerBound {
            guard read(text, line.range) else { return nil }
        }
        guard !values.isEmpty else { return nil }
    }

    /// Reads a line; returns whether it has the form of one.
    private mutating func read(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        if text[line.lowerBound] == 0x2D, line.count > 2, isASCIISpace(text[line.lowerBound + 1]) {
            guard !values.isEmpty else { return false }
            values[values.count - 1].ranges += items(text, trimming(text, line.lowerBound + 1..<line.upperBound))
            return true
        }
        guard let colon = line.first(where: { text[$0] == 0x3A }), colon - line.lowerBound <= 40,
            colon > line.lowerBound,
            colon + 1 == line.upperBound || isASCIISpace(text[colon + 1])
        else {
            // A value that goes on.
            return !values.isEmpty
        }
        let name = String(decoding: Array(line.lowerBound..<colon).map { text[$0] }, as: UTF8.self)
        values.append((looseName(name), items(text, trimming(text, colon + 1..<line.upperBound))))
        return true
    }

    /// All values under the first of the names of a role that has any.
    private func all(_ role: RecordNames.Role) -> [Range<Int>] {
        for name in names.names(of: role) {
            if let found = values.first(where: { $0.name == name.loose && !$0.ranges.isEmpty }) { return found.ranges }
        }
        return []
    }

    /// What it says of the article, the title aside.
    func metadata(_ text: Span<UInt8>) -> Metadata {
        func value(_ ranges: [Range<Int>]) -> Metadata.Value? {
            guard !ranges.isEmpty else { return nil }
            let said = ranges.map { String(decoding: Array($0.map { text[$0] }), as: UTF8.self) }
            return Metadata.Value(said.joined(separator: "; "), how: Self.how)
        }
        func first(_ role: RecordNames.Role) -> Metadata.Value? { value(Array(all(role).prefix(1))) }
        // Clippers call the address the source.
        let source = values.first { $0.name == "source" }?.ranges.first
        let isAddressed = source.map { isAddress(text, $0) } ?? false
        let site = all(.site).first.flatMap { isAddressed && $0 == source ? nil : $0 }
        let address = all(.address).first.flatMap { isAddress(text, $0) ? $0 : nil }
        return Metadata(
            author: value(all(.author)), published: first(.day), site: value(site.map { [$0] } ?? []),
            url: value((address ?? (isAddressed ? source : nil)).map { [$0] } ?? []), language: first(.language))
    }

    /// The title.
    var title: Range<Int>? { all(.title).first }
}

/// The items of a value: of a list in brackets each, else the whole; without quotation marks and brackets around them.
private func items(_ text: Span<UInt8>, _ value: Range<Int>) -> [Range<Int>] {
    let rest = unquoted(text, value)
    guard let first = value.first, text[first] == 0x5B, rest.lowerBound == first + 1 else {
        return rest.isEmpty ? [] : [rest]
    }
    var items: [Range<Int>] = []
    var start = rest.lowerBound
    for i in rest where text[i] == 0x2C {
        items.append(unquoted(text, trimming(text, start..<i)))
        start = i + 1
    }
    items.append(unquoted(text, trimming(text, start..<rest.upperBound)))
    return items.filter { !$0.isEmpty }
}

private func unquoted(_ text: Span<UInt8>, _ value: Range<Int>) -> Range<Int> {
    var rest = value
    while rest.count >= 2, let closer = closers[text[rest.lowerBound]], text[rest.upperBound - 1] == closer {
        rest = trimming(text, rest.lowerBound + 1..<rest.upperBound - 1)
    }
    return rest
}

private let closers: [UInt8: UInt8] = [0x22: 0x22, 0x27: 0x27, 0x5B: 0x5D]

private func equals(_ text: Span<UInt8>, _ range: Range<Int>, _ words: String) -> Bool {
    range.count == words.utf8.count && stands(Array(words.utf8), in: text, at: range.lowerBound)
}
