import Bytes
import Records

/// Whether bytes are a document in RTF, by their beginning.
public func beginsRTF(_ bytes: Span<UInt8>) -> Bool {
    stands(Array("{\\rtf".utf8), in: bytes, at: asciiSpaceEnd(bytes, at: 0))
}

/// What a document of Word is called.
private let wordMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

extension Cleaner {
    /// The text of a document in RTF.
    ///
    /// - Parameter state: What is known at its beginning: of a document that was parted, what stands above says how the
    ///   rest is to be read.
    func documentText(of input: RawInput, _ state: RTFState) throws(Rejection) -> SourceText {
        var reader = RTFReader(state)
        let limit = options.maximumRecodedCharacters
        reader.read(input.bytes.span, upTo: input.bytes.count, mostRuns: limit)
        guard reader.runCount <= limit else {
            throw Rejection(
                path: input.path, reason: "too-large", detail: "more runs of text than the limit, \(limit)")
        }
        if let page = reader.unknownPage {
            throw Rejection(path: input.path, reason: "unsupported-encoding", detail: "code page \(page)")
        }
        var source = SourceText(
            content: reader.text, removed: removals(ofControls: reader.controls),
            metadata: input.outerMetadata,
            encoding: (RTFCodePage.encoding(reader.state.ansiPage) ?? .utf8).name)
        source.mediaType = "application/rtf"
        source.removed += removals(of: reader.asides)
        source.title = saidTitle(reader)
        source.claims.author = saidAuthor(reader)
        return source
    }

    /// The text of a document of Word.
    ///
    /// - Parameter state: What is known at its beginning.
    func wordText(of input: RawInput, _ state: WordState) throws(Rejection) -> SourceText {
        guard firstInvalidUTF8(input.bytes.span) == input.bytes.count else {
            throw Rejection(
                path: input.path, reason: "unsupported-encoding", detail: "a document of Word that is not UTF-8")
        }
        var reader = WordReader(state)
        let limit = options.maximumRecodedCharacters
        reader.read(input.bytes.span, upTo: input.bytes.count, mostRuns: limit)
        guard reader.text.runs.count + reader.asides.count <= limit else {
            throw Rejection(
                path: input.path, reason: "too-large", detail: "more runs of text than the limit, \(limit)")
        }
        var source = SourceText(content: reader.text, metadata: input.outerMetadata, encoding: "utf-8")
        source.mediaType = wordMediaType
        source.removed += removals(of: reader.asides)
        return source
    }

    private func removals(of asides: [DocumentAside]) -> [Removal] {
        asides.compactMap { aside in
            guard let rule = rule(of: aside.kind), isVisible(aside.text.span, aside.text.indices) else { return nil }
            return Removal(
                rawStart: aside.raw.lowerBound, rawEnd: aside.raw.upperBound, kind: rule.kind, rule: rule.id,
                text: aside.text)
        }
    }

    private func rule(of kind: DocumentAside.Kind) -> Rule? {
        switch kind {
        case .hidden: book[.hiddenText]
        case .margin: book[.pageLine]
        case .note: book[.footnote]
        }
    }

    /// The title that a document's properties tell, where a line at its beginning is the same: word processors fill it in
    /// from whatever stood there first.
    private func saidTitle(_ reader: RTFReader) -> MappedText? {
        guard let title = onOneLine(reader.title), reader.unknownPage == nil else { return nil }
        let text = reader.text.bytes.span
        var start = 0
        for _ in 0..<Self.titleLines where start < text.count {
            let end = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
            let line = trimming(text, start..<end)
            if line.elementsEqual(title.bytes.indices, by: { text[$0] == title.bytes[$1] }) {
                // What stands for a character in the line does in the title.
                return MappedText(whole: title.bytes).decodingStrayReferences().traced(through: title)
            }
            start = end + 1
        }
        return nil
    }

    /// Among so many lines the title stands.
    private static let titleLines = 8

    /// The author that a document's properties tell, where that is the name of a person.
    private func saidAuthor(_ reader: RTFReader) -> Metadata.Value? {
        guard let author = onOneLine(reader.author) else { return nil }
        // Most are accounts, and names of programs.
        guard NameReader(tables, site: SiteNames()).isPerson(Cleaning.words(of: author.bytes)) else { return nil }
        return Metadata.Value(String(decoding: author.bytes, as: UTF8.self), how: "rtf-info")
    }
}
