import Bytes
import Records

extension Cleaner {
    /// A source as the page that it stands for, where all of its tags are escaped as a page shows them: `&lt;p&gt;`.
    ///
    /// - Complexity: O(*n*); O(1) for what begins otherwise.
    func withoutReferences(_ source: SourceText, _ input: RawInput) throws(Rejection) -> SourceText {
        let content = source.content
        guard beginsEscapedTag(content.bytes.span), firstOffset(of: 0x3C, in: content.bytes.span) == nil else {
            return source
        }
        try checkLeftovers(content.bytes, input)
        let page = MappedText(whole: content.bytes).decodingStrayReferences()
        guard beginsWithMarkup(page.bytes.span, DetectedEncoding(encoding: .utf8)) else { return source }
        var read = source
        read.content = page.traced(through: content)
        read.isPage = true
        return read
    }

    /// A source as what it stands for, where its text or page is the notation of a string, of bytes or of a list of
    /// strings, or has the escapes of one; any other as it is. The marks around strings are left out.
    ///
    /// - Complexity: O(*n*); a text that begins otherwise is only searched for a backslash.
    func withoutNotation(_ source: SourceText, _ input: RawInput) throws(Rejection) -> SourceText {
        guard let rule = book[.stringNotation] else { return source }
        let content = source.content
        let mayBegin = StringNotation.mayBegin(content.bytes.span)
        let isEscaped = content.isEscaped(isPage: source.isPage)
        let notation = mayBegin ? StringNotation(content.bytes.span, limit: options.maximumLines) : nil
        guard notation != nil || isEscaped else { return source }
        try checkEscapes(content.bytes, input)
        var read = source
        if let notation {
            read.content = notation.text(of: content.bytes.span).traced(through: content)
            for mark in notation.marks {
                let raw = content.rawRange(of: mark)
                read.removed.append(
                    Removal(
                        rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: rule.kind, rule: rule.id,
                        text: Array(content.bytes[mark])))
            }
        } else {
            read.content = content.decodingEscapes(isPage: source.isPage)
        }
        read.isPage = source.isPage || beginsWithMarkup(read.content.bytes.span, DetectedEncoding(encoding: .utf8))
        return read
    }
}

/// More names or titles than an article has.
private let fewStrings = 1024

/// Whether a text begins with the reference that stands for the beginning of a tag.
private func beginsEscapedTag(_ text: Span<UInt8>) -> Bool {
    stands(Array("&lt;".utf8), in: text, at: asciiSpaceEnd(text, at: 0))
}

extension MappedText {
    /// Whether the text, or the page, is the notation of one.
    ///
    /// - Complexity: As of `EscapeEvidence`.
    func isEscaped(isPage: Bool = false) -> Bool {
        isPage ? EscapeEvidence.isEscaped(page: bytes.span) : EscapeEvidence.isEscaped(text: bytes.span)
    }

    /// What this short text stands for, where it is the notation of a string or of strings, a line each; else itself.
    consuming func withoutNotation() -> MappedText {
        let notation =
            StringNotation.mayBegin(bytes.span) ? StringNotation(bytes.span, limit: fewStrings) : nil
        if let notation { return notation.text(of: bytes.span).traced(through: self) }
        return isEscaped() ? decodingEscapes() : self
    }

    /// This text with its escapes decoded.
    consuming func decodingEscapes(isPage: Bool = false) -> MappedText {
        var decoded = MappedText()
        decoded.bytes.reserveCapacity(bytes.count)
        decoded.appendUnescaped(0..<bytes.count, of: bytes.span, isStrict: isPage)
        return decoded.traced(through: self)
    }

    /// Appends a range of a source with its escapes decoded; what is none stays.
    mutating func appendUnescaped(_ range: Range<Int>, of source: Span<UInt8>, isStrict: Bool) {
        let text = source.extracting(0..<range.upperBound)
        var done = range.lowerBound
        var next = firstOffset(of: 0x5C, in: text, from: done)
        while let start = next {
            guard let escape = BackslashEscape(text, at: start, isStrict: isStrict) else {
                next = firstOffset(of: 0x5C, in: text, from: isStrict ? start + 1 : rowEnd(text, at: start))
                continue
            }
            let end = start + escape.byteCount
            appendCopy(of: source, done..<start)
            appendDecoded(escape.scalar, from: start..<end)
            done = end
            next = firstOffset(of: 0x5C, in: text, from: end)
        }
        appendCopy(of: source, done..<range.upperBound)
    }
}
