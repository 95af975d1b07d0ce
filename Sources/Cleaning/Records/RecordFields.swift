import Bytes
import JSONLines

/// A record as names and strings: an object of JSON, or a row of a table.
protocol RecordFields {
    /// The record.
    var bytes: [UInt8] { get }
    /// How its strings are encoded, once they are unescaped.
    var encoding: DetectedEncoding { get }

    /// The `LooseNameBits` of its names.
    var nameBits: LooseNameBits { get }

    /// The strings under a name as it stands (`isLoose` for one that differs in case, spaces, hyphens or underscores),
    /// or `nil` where none is.
    func strings(_ name: RecordName, isLoose: Bool) throws(JSONError) -> RecordStrings?

    /// Appends what a range of a string says, with its escapes decoded and the way back to the record.
    func unescape(_ range: Range<Int>, into text: inout MappedText)

    /// Why a member of this name is no string, where it is something else.
    func misfit(_ name: RecordName) -> JSONError?
}

/// Where the strings stand that a record has under a name.
struct RecordStrings {
    /// The bytes of each, of JSON without quotation marks.
    var ranges: [Range<Int>] = []
    /// Whether they are pieces of one line, as parts of it that are formatted; else each is a line of its own.
    var isRun = false

    /// Whether they say nothing.
    var isEmpty: Bool { ranges.allSatisfy(\.isEmpty) }
}

extension RecordFields {
    /// What is said under the first of some names that says anything; names as they stand go before others.
    func first(of names: [RecordName]) throws(JSONError) -> RecordStrings? {
        try first(of: names) { $0.isEmpty ? nil : $0 }
    }

    /// What is read of the strings under the first of some names of which anything is.
    ///
    /// - Complexity: O(names): a bit of each is looked at; and O(*n*) for each name of a member within others.
    private func first<Said>(
        of names: [RecordName], _ read: (RecordStrings) -> Said?
    ) throws(JSONError) -> Said? {
        for isLoose in [false, true] {
            for i in names.indices where !names[i].bits.isDisjoint(with: nameBits) {
                if let said = try strings(names[i], isLoose: isLoose).flatMap(read) { return said }
            }
        }
        return nil
    }

    /// What strings say together.
    func text(_ strings: RecordStrings) -> MappedText {
        var text = MappedText()
        text.bytes.reserveCapacity(strings.ranges.reduce(0) { $0 + $1.count + 1 })
        guard strings.ranges.count > 1 else {
            if let range = strings.ranges.first { unescape(range, into: &text) }
            return text
        }
        for range in strings.ranges {
            var piece = MappedText()
            unescape(range, into: &piece)
            text.append(piece, asLine: !strings.isRun, at: range.lowerBound)
        }
        return text
    }

    /// The values under the first of some names that says anything.
    func values(_ names: [RecordName]) throws(JSONError) -> [String] {
        let said = try first(of: names) { found in
            let said = found.ranges.map(value).filter { !$0.isEmpty }
            return said.isEmpty ? nil : said
        }
        return said ?? []
    }

    private func value(_ range: Range<Int>) -> String {
        var text = MappedText()
        unescape(range, into: &text)
        let written = decode(text.bytes, encoding, .lines).text
        guard !isMissing(written.bytes.span) else { return "" }
        let isNotation = StringNotation.mayBegin(written.bytes.span)
        let said = written.withoutNotation().bytes
        let whole = trimming(said.span, said.indices)
        guard isNotation else { return String(decoding: said[whole], as: UTF8.self) }
        return textLines(said.span).map { String(decoding: said[$0.range], as: UTF8.self) }.joined(separator: "; ")
    }

    /// The article of a record: its strings, and whether they are a page.
    func content(_ names: RecordNames) throws(JSONError) -> (strings: RecordStrings, isPage: Bool)? {
        let page = try strings(names.page, isLoose: false)
        if let page, !page.isEmpty { return (page, true) }
        let text = try strings(names.text, isLoose: false)
        if let text, !text.isEmpty { return (text, isPage(text)) }
        if let page = try first(of: [names.page] + names.names(of: .page)) { return (page, true) }
        if let text = try first(of: [names.text] + names.names(of: .text)) { return (text, isPage(text)) }
        return text.map { ($0, false) } ?? page.map { ($0, true) }
    }

    /// Whether strings begin with a tag of HTML.
    private func isPage(_ strings: RecordStrings) -> Bool {
        guard let first = strings.ranges.first else { return false }
        let prefix = first.prefix(2048)
        guard mayBeginWithTag(prefix) else { return false }
        var text = MappedText()
        unescape(prefix, into: &text)
        return beginsWithMarkup(text.bytes.span, encoding)
    }

    /// Whether the first byte behind white space, escaped, quoted or not, may be that of a tag.
    private func mayBeginWithTag(_ range: Range<Int>) -> Bool {
        for i in range {
            if bytes[i] == 0x3C || bytes[i] == 0x5C || bytes[i] == 0x22 { return true }
            if !isASCIISpace(bytes[i]) { return false }
        }
        return false
    }
}

/// Whether a value is what programs write for none: `nan`, `None`, `null`, an empty list.
private func isMissing(_ value: Span<UInt8>) -> Bool {
    let range = trimming(value, 0..<value.count)
    guard range.count <= 4 else { return false }
    return missing.contains(asciiLowercased(value.extracting(range)))
}

private let missing = ["[]", "nan", "none", "null", "<na>", "nat"].map { Array($0.utf8) }
