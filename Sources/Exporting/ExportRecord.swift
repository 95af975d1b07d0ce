public import JSONLines
public import Records

/// All that the stages found out about one article.
public struct ExportRecord: Sendable, Equatable {
    /// What the clean stage made of the input.
    public var article: Article
    /// The articles that this one stands for.
    public var copies: [Copy]
    /// The articles that it is a digest of.
    public var parts: [Copy]
    /// Sentences, names, quotes and times.
    public var extracted: Extracted
    /// Positions and events.
    public var annotated: Annotated

    /// A record from its layers.
    public init(
        _ article: Article, copies: [Copy] = [], parts: [Copy] = [], extracted: Extracted = Extracted(),
        annotated: Annotated = Annotated()
    ) {
        self.article = article
        self.copies = copies
        self.parts = parts
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
        parts =
            try line.value("digest_of") { (reader) throws(JSONError) in try array(of: Copy.self, from: &reader) } ?? []
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
    /// Checks that every span is a run of whole scalars within its field, that every sentence number names a sentence,
    /// and that what belongs together stands in one field.
    ///
    /// - Complexity: O(*n*) in the number of spans.
    public func check() throws(MisfitError) {
        for sentence in extracted.sentences { try check(sentence.span, "sentences") }
        for mention in extracted.mentions { try check(mention.span, "mentions") }
        for mention in extracted.roleMentions { try check(mention.span, "role_mentions") }
        for time in extracted.times { try check(time.span, "times") }
        for quote in extracted.quotes {
            try check(quote.span, "quotes", sentence: quote.sentence)
            for span in quote.quoted { try check(span, "quotes.quoted", with: quote.span) }
            try check(quote.cue, "quotes.cue", with: quote.span)
            try check(quote.speaker, "quotes.speaker", with: quote.span)
            try check(quote.addressee, "quotes.addressee", with: quote.span)
        }
        for position in annotated.positions {
            try check(position.evidence, "positions.evidence", sentence: position.sentence)
            try check(position.condition, "positions.condition", with: position.evidence)
        }
        for event in annotated.events { try check(event.span, "events", sentence: event.sentence) }
    }

    private func check(_ span: TextSpan, _ member: String) throws(MisfitError) {
        let bytes = span.field == .text ? article.text : article.title ?? []
        guard 0 <= span.start, span.start < span.end, span.end <= bytes.count,
            isBoundary(span.start, bytes), isBoundary(span.end, bytes)
        else {
            throw MisfitError(
                description: "\(member): \(span.start)..<\(span.end) is no run of characters of the "
                    + "\(span.field.rawValue), which has \(bytes.count) bytes")
        }
    }

    private func check(_ span: TextSpan, _ member: String, sentence: Int) throws(MisfitError) {
        try check(span, member)
        guard extracted.sentences.indices.contains(sentence) else {
            throw MisfitError(
                description: "\(member): sentence \(sentence) in an article of \(extracted.sentences.count) sentences")
        }
        guard extracted.sentences[sentence].span.field == span.field else {
            throw MisfitError(description: "\(member): sentence \(sentence) is not in the \(span.field.rawValue)")
        }
    }

    private func check(_ span: TextSpan?, _ member: String, with other: TextSpan) throws(MisfitError) {
        guard let span else { return }
        try check(span, member)
        guard span.field == other.field else {
            throw MisfitError(
                description: "\(member): in the \(span.field.rawValue), but what it belongs to is in the "
                    + other.field.rawValue)
        }
    }
}

private func isBoundary(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
}
