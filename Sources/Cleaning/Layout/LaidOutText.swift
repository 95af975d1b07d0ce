import Bytes
import Records

extension Cleaner {
    /// A plain text without what its layout added: lines of pages, marks of terminals, breaks within paragraphs; and what
    /// was left out, in offsets of the input's bytes. `nil` for a text that stays as it is.
    func withoutLayout(
        _ content: MappedText, _ input: RawInput, _ press: PressArticle?
    ) -> (text: MappedText, removed: [Removal])? {
        let pageStarts = content.runs.filter { $0.rawLength == 0 && isFormFeed(input.bytes, at: $0.rawStart) }.map {
            $0.textStart + 1
        }
        let layout = Layout(
            content.bytes.span, pageStarts: pageStarts, book, knownWords, press: press,
            isMail: input.message?.isMail ?? false, joinsLines: options.joinsWrappedLines)
        if layout.isPlain { return nil }
        let (text, deletions) = layout.apply(to: content)
        let removed = deletions.map { deletion in
            let raw = content.rawRange(of: deletion.range)
            return Removal(
                rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: deletion.rule.kind, rule: deletion.rule.id,
                text: Array(content.bytes[deletion.range]))
        }
        return (text, removed)
    }
}

/// Whether a form feed stands in a source, as a byte or as JSON writes it.
private func isFormFeed(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    return bytes[offset] == 0x0C || bytes[offset] == 0 && offset + 1 < bytes.count && bytes[offset + 1] == 0x0C
        || stands(Array("\\f".utf8), in: bytes.span, at: offset)
        || stands(Array("\\u000c".utf8), in: bytes.span, at: offset)
        || stands(Array("\\u000C".utf8), in: bytes.span, at: offset)
}
