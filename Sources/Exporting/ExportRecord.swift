public import JSONLines
public import Records

/// All that the stages found out about one article.
public struct ExportRecord: Sendable, Equatable {
    /// What the clean stage made of the input.
    public var article: Article
    /// The articles that this one stands for.
    public var copies: [Copy]
    /// Sentences, names, quotes and times.
    public var extracted: Extracted
    /// Positions and events.
    public var annotated: Annotated

    /// A record from its layers.
    public init(
        _ article: Article, copies: [Copy] = [], extracted: Extracted = Extracted(), annotated: Annotated = Annotated()
    ) {
        self.article = article
        self.copies = copies
        self.extracted = extracted
        self.annotated = annotated
    }

    /// Reads a record; layers that it does not have are empty.
    ///
    /// - Throws: `JSONError` where a member is not what it should be.
    public init(from line: RecordLine) throws(JSONError) {
        var reader = JSONReader(line.bytes.span)
        article = try Article(from: &reader)
        guard !article.id.isEmpty else { throw JSONError(offset: 0, reason: "no member \"id\"") }
        copies =
            try line.value("copies") { (reader) throws(JSONError) in try array(of: Copy.self, from: &reader) } ?? []
        extracted = try Extracted(from: line)
        annotated = try Annotated(from: line)
    }
}

/// A record whose layers do not fit its text: what exactly is wrong.
public struct MisfitError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Which member, and what is wrong with it.
    public var description: String
}

extension ExportRecord {
    /// Checks that every span is a run of whole scalars within its field and every sentence number names a sentence.
    ///
    /// - Complexity: O(*n*) in the number of spans.
    public func check() throws(MisfitError) {
        try check(extracted.sentences.map(\.span), "sentences")
        try check(extracted.mentions.map(\.span), "mentions")
        try check(extracted.quotes.map(\.span), "quotes")
        try check(extracted.quotes.flatMap(\.quoted), "quotes.quoted")
        try check(extracted.quotes.compactMap(\.cue), "quotes.cue")
        try check(extracted.quotes.compactMap(\.speaker), "quotes.speaker")
        try check(extracted.quotes.compactMap(\.addressee), "quotes.addressee")
        try check(extracted.times.map(\.span), "times")
        try check(annotated.positions.map(\.evidence), "positions.evidence")
        try check(annotated.positions.compactMap(\.condition), "positions.condition")
        try check(annotated.events.map(\.span), "events")
        try check(sentences: extracted.quotes.map(\.sentence), "quotes")
        try check(sentences: annotated.positions.map(\.sentence), "positions")
        try check(sentences: annotated.events.map(\.sentence), "events")
    }

    private func check(_ spans: [TextSpan], _ member: String) throws(MisfitError) {
        for span in spans {
            let bytes = span.field == .text ? article.text : article.title ?? []
            guard 0 <= span.start, span.start < span.end, span.end <= bytes.count,
                isBoundary(span.start, bytes), isBoundary(span.end, bytes)
            else {
                throw MisfitError(
                    description: "\(member): \(span.start)..<\(span.end) is no run of characters of the "
                        + "\(span.field.rawValue), which has \(bytes.count) bytes")
            }
        }
    }

    private func check(sentences: [Int], _ member: String) throws(MisfitError) {
        for sentence in sentences where !extracted.sentences.indices.contains(sentence) {
            throw MisfitError(
                description: "\(member): sentence \(sentence) in an article of \(extracted.sentences.count) sentences")
        }
    }
}

private func isBoundary(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
}
