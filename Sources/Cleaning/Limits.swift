import Bytes
import Records

/// The limits on what takes memory and time beside an input's bytes, checked before it is taken.
///
/// No count is larger than the number of bytes, so that most inputs are not counted.
extension Cleaner {
    /// Checks that no more characters have to be decoded one by one than may be.
    func checkRecoded(_ bytes: [UInt8], _ detected: DetectedEncoding, _ form: LineForm, _ input: RawInput)
        throws(Rejection)
    {
        guard bytes.count > options.maximumRecodedCharacters, detected.plainness != .plain else { return }
        try check(
            recodedCount(bytes.span, detected, form), "characters to be recoded from \(detected.encoding.name)",
            limit: options.maximumRecodedCharacters, input)
    }

    /// Checks that a record or a text has no more escapes than may have to be decoded.
    ///
    /// - Parameter isRow: Whether it is a row of a table, in which two quotation marks are one.
    func checkEscapes(_ bytes: [UInt8], isRow: Bool = false, _ input: RawInput) throws(Rejection) {
        guard bytes.count > options.maximumRecodedCharacters else { return }
        var count = occurrences(of: 0x5C, in: bytes.span)
        if isRow { count += occurrences(of: 0x22, in: bytes.span) }
        try check(count, "escapes", limit: options.maximumRecodedCharacters, input)
    }

    /// Checks that an element of an XML document has no more tags and references than may be.
    func checkElement(_ element: [UInt8], _ input: RawInput) throws(Rejection) {
        if element.count > 3 * options.maximumTags {
            try check(occurrences(of: 0x3C, in: element.span), "tags", limit: options.maximumTags, input)
        }
        guard element.count > options.maximumRecodedCharacters else { return }
        try check(
            occurrences(of: 0x26, in: element.span), "references", limit: options.maximumRecodedCharacters, input)
    }

    /// Checks that a page has no more tags than may be, and that it shows no more characters that it does not hold.
    func checkMarkup(_ page: [UInt8], _ input: RawInput) throws(Rejection) {
        // A tag has three bytes.
        if page.count > 3 * options.maximumTags {
            try check(occurrences(of: 0x3C, in: page.span), "tags", limit: options.maximumTags, input)
        }
        let most = options.maximumRecodedCharacters
        guard page.count > most, mostReshownCount(page.span) > most else { return }
        try check(
            reshownCount(page.span), "references and runs of white space", limit: most, input)
    }

    /// Checks that a text has no more references and characters that show nothing than may have to be taken out.
    func checkLeftovers(_ text: [UInt8], _ input: RawInput) throws(Rejection) {
        guard text.count > options.maximumRecodedCharacters else { return }
        try check(
            occurrences(of: 0x26, in: text.span) + invisibleCount(text.span), "references and invisible characters",
            limit: options.maximumRecodedCharacters, input)
    }

    /// Checks that a Markdown text has no more marks than may have to be taken out.
    func checkMarks(_ text: [UInt8], _ input: RawInput) throws(Rejection) {
        guard text.count > options.maximumRecodedCharacters else { return }
        try check(markCount(text.span), "marks of Markdown", limit: options.maximumRecodedCharacters, input)
    }

    /// Checks that a text has no more lines than may be.
    func checkLines(_ text: [UInt8], _ input: RawInput) throws(Rejection) {
        guard text.count > options.maximumLines else { return }
        try check(occurrences(of: 0x0A, in: text.span), "lines", limit: options.maximumLines, input)
    }

    private func check(_ count: Int, _ name: String, limit: Int, _ input: RawInput) throws(Rejection) {
        guard count > limit else { return }
        throw Rejection(path: input.path, reason: "too-large", detail: "\(count) \(name), the limit is \(limit)")
    }
}
