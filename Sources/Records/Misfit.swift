import Bytes

/// A record whose layers do not fit its text: what exactly is wrong.
public struct MisfitError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Which member, and what is wrong with it.
    public var description: String

    /// An error that says so.
    public init(description: String) { self.description = description }
}

extension Extracted {
    /// Checks that every span is a run of whole characters within the article's text or title, that every sentence number
    /// names a sentence, and that what belongs together stands in one of the two.
    ///
    /// - Complexity: O(*n*) in the number of spans.
    public func check(in article: ArticleText) throws(MisfitError) {
        let frame = Frame(title: article.title ?? [], text: article.text, sentences: sentences)
        for sentence in sentences { try frame.check(sentence.span, "sentences") }
        for mention in mentions { try frame.check(mention.span, "mentions") }
        for mention in roleMentions { try frame.check(mention.span, "role_mentions") }
        for time in times { try frame.check(time.span, "times") }
        for quote in quotes {
            try frame.check(quote.span, "quotes", sentence: quote.sentence)
            for span in quote.quoted { try frame.check(span, "quotes.quoted", with: quote.span) }
            try frame.check(quote.cue, "quotes.cue", with: quote.span)
            try frame.check(quote.speaker, "quotes.speaker", with: quote.span)
            try frame.check(quote.addressee, "quotes.addressee", with: quote.span)
        }
    }
}

extension Annotated {
    /// Checks what is coded, as `Extracted.check(in:)` does what is extracted.
    ///
    /// - Parameter sentences: Those that the sentence numbers count.
    /// - Complexity: O(*n*) in the number of spans.
    public func check(in article: ArticleText, _ sentences: [Sentence]) throws(MisfitError) {
        let frame = Frame(title: article.title ?? [], text: article.text, sentences: sentences)
        for position in positions {
            try frame.check(position.evidence, "positions.evidence", sentence: position.sentence)
            try frame.check(position.condition, "positions.condition", with: position.evidence)
        }
        for event in events { try frame.check(event.span, "events", sentence: event.sentence) }
    }
}

extension Article {
    /// Checks that the segments of text and title come one behind the other within them, and name bytes that a file can
    /// have.
    ///
    /// - Complexity: O(*n*) in the number of segments.
    public func checkSegments() throws(MisfitError) {
        try check(segments, of: text, "segments")
        try check(titleSegments, of: title ?? [], "title_segments")
    }

    private func check(_ segments: [Segment], of bytes: [UInt8], _ member: String) throws(MisfitError) {
        var end = 0
        for segment in segments {
            // Each part by itself first: sums of what a stranger wrote may overflow.
            guard isOfFile(segment.textStart), isOfFile(segment.textLength), isOfFile(segment.rawStart),
                isOfFile(segment.rawLength)
            else { throw MisfitError(description: "\(member): \(segment.parts) are no offsets and lengths") }
            guard end <= segment.textStart, segment.textStart + segment.textLength <= bytes.count else {
                throw MisfitError(
                    description: "\(member): \(segment.parts) does not go on from byte \(end) of \(bytes.count)")
            }
            end = segment.textStart + segment.textLength
        }
    }
}

/// Whether a number may be an offset or a length in bytes: no file has more than 2^60, and two such can be added.
private func isOfFile(_ number: Int) -> Bool { 0 <= number && number <= 1 << 60 }

extension Segment {
    /// As a record has it.
    fileprivate var parts: String { "[\(textStart),\(textLength),\(rawStart),\(rawLength)]" }
}

/// What spans must fit.
private struct Frame {
    let title: [UInt8]
    let text: [UInt8]
    let sentences: [Sentence]

    func check(_ span: TextSpan, _ member: String) throws(MisfitError) {
        let bytes = span.field == .text ? text : title
        guard 0 <= span.start, span.start < span.end, span.end <= bytes.count,
            isBoundary(span.start, bytes), isBoundary(span.end, bytes)
        else {
            throw MisfitError(
                description: "\(member): \(span.start)..<\(span.end) is no run of characters of the "
                    + "\(span.field.rawValue), which has \(bytes.count) bytes")
        }
    }

    func check(_ span: TextSpan, _ member: String, sentence: Int) throws(MisfitError) {
        try check(span, member)
        guard sentences.indices.contains(sentence) else {
            throw MisfitError(
                description: "\(member): sentence \(sentence) in an article of \(sentences.count) sentences")
        }
        guard sentences[sentence].span.field == span.field else {
            throw MisfitError(description: "\(member): sentence \(sentence) is not in the \(span.field.rawValue)")
        }
    }

    func check(_ span: TextSpan?, _ member: String, with other: TextSpan) throws(MisfitError) {
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
    offset == bytes.count || !isUTF8Continuation(bytes[offset])
}
