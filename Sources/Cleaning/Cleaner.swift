import Bytes
import JSONLines
public import Lexicons
public import Records
public import Tagging
import Trees

/// Turns raw bytes into articles: decodes them, finds the text, takes out what is no part of it, and keeps the way
/// back.
///
/// A pure function of its input and its tables. May be used by several threads at once.
public struct Cleaner: Sendable {
    let options: CleaningOptions
    let book: RuleBook
    let markup: MarkupRules
    let tables: MetadataTables
    let vote: BlockVote?
    let lineClasses: LineWordClasses
    private let scorer: LineScorer?
    let knownWords: KnownWords
    /// Under which names records say what is read.
    public let recordNames: RecordNames
    /// By which lines archives of the press part articles.
    public let pressLines: PressLines
    /// By how many articles of a site its lines are carried; `nil` where that was not counted.
    public var siteLines: SiteLines?

    /// Reads the tables of the clean stage.
    ///
    /// - Parameters:
    ///   - options: What the user has set.
    ///   - lineModel: Scores the lines of plain texts; `nil` where only rules decide.
    ///   - table: Reads a table by its path relative to `pipeline/`, with the columns that it must have.
    /// - Throws: What `table` throws, and `TableError` for a row that is no rule.
    public init(
        _ options: CleaningOptions, lineModel: TaggingModel?,
        reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        self.options = options
        var book = try RuleBook(table("lexicon/boilerplate.tsv", ["id", "kind", "match", "where", "phrase"]))
        book.calls = try ReaderCalls(table("lexicon/reader-calls.tsv", ["language"] + ReaderCalls.columns))
        self.book = book
        markup = try MarkupRules(
            table("lexicon/boilerplate-markup.tsv", ["id", "kind", "match", "value"]),
            authors: AuthorMarks(table("lexicon/author-marks.tsv", ["form", "class", "except"])))
        tables = try MetadataTables(reading: table)
        if options.rulesOnly {
            vote = nil
        } else {
            let trees = try TreeModel(table("models/blocks.model", ["tree"]), features: BlockFeature.names)
            vote = markup[.blockVote].map { BlockVote(trees, rule: $0, book) }
        }
        recordNames = try RecordNames(options, table("lexicon/record-members.tsv", ["member", "role"]))
        pressLines = try PressLines(table("lexicon/press-lines.tsv", ["id", "role", "match", "phrase"]))
        let classes = try LineWordClasses(table("lexicon/line-words.tsv", ["word", "classes"]))
        lineClasses = classes
        knownWords = KnownWords(try table("lexicon/common-words.tsv", ["word"]))
        if let lineModel {
            let trees = try TreeModel(table("models/line-votes.model", ["tree"]), features: LineContext.names)
            scorer = LineScorer(lineModel, trees, classes)
        } else {
            scorer = nil
        }
    }

    /// Cleans one input.
    ///
    /// - Throws: `Rejection` with the reason `empty`, `too-large`, `binary`, `unsupported-encoding`, `bad-record` or
    ///   `no-text`.
    /// - Complexity: O(*n*) in the input's bytes.
    public func clean(_ input: RawInput) throws(Rejection) -> Article {
        guard !input.bytes.isEmpty else { throw rejection(input, "empty", "no bytes") }
        guard input.bytes.count <= options.maximumBytes else {
            throw rejection(input, "too-large", "\(input.bytes.count) bytes, the limit is \(options.maximumBytes)")
        }
        let source = try sourceText(of: input)
        try checkLines(source.content.bytes, input)
        let content = try lineContent(of: source, input)
        var metadata = content.metadata
        let title = content.title ?? (source.isPage ? nil : input.message?.mappedTitle)
        var cleaned = cleaned(
            content.text, isPage: source.isPage, book, lineClasses, options, title: title?.bytes,
            author: metadata.author?.value, marks: content.marks,
            scorer: source.isPage ? nil : scorer,
            site: source.isPage ? nil : siteLines?.lines(of: siteHash(metadata, input)),
            names: source.isPage ? nil : NameReader(tables, site: SiteNames()))
        let visible = visibleCount(cleaned.text.bytes.span, upTo: options.minimumVisibleCharacters)
        guard visible >= options.minimumVisibleCharacters else {
            throw rejection(input, "no-text", "nothing is left of \(input.bytes.count) bytes")
        }
        // Running heads and the fields of messages tell the day, after what the article says itself.
        let around = source.mediaType == nil ? content.removed : source.removed + content.removed
        cleaned.dates += around.lazy.filter { $0.kind == "page" || $0.kind == "date" }.prefix(4).map(\.text)
        // By its customs names and days are read.
        metadata.language = tables.languages.language(of: cleaned.text.bytes, declared: metadata.language)
        addLines(cleaned, isPage: source.isPage, to: &metadata)
        if metadata.author == nil, let message = input.message {
            metadata.author = message.sender.map { Metadata.Value($0, how: message.how) }
        }
        // Who exported articles from an archive is none of their authors.
        if metadata.site?.how != PressArticle.how { metadata = metadata.filled(from: source.claims) }
        let mappedTitle = (title?.withoutInvisible().text ?? cleaned.title)?.shifted(by: input.offset)
        let text = cleaned.text.shifted(by: input.offset)
        var removed = source.removed + content.removed + cleaned.removed
        removed.sort { ($0.rawStart, $0.rawEnd) < ($1.rawStart, $1.rawEnd) }
        for i in removed.indices {
            removed[i].rawStart += input.offset
            removed[i].rawEnd += input.offset
        }
        return Article(
            id: input.id,
            source: Source(
                path: input.path, sha256: sha256(input.bytes.span), byteCount: input.bytes.count,
                mediaType: source.mediaType
                    ?? (source.isRead ? "text/xml" : source.isPage ? "text/html" : "text/plain"),
                encoding: source.encoding, offset: input.offset, compression: input.compression, body: input.body),
            title: mappedTitle?.bytes, titleSegments: mappedTitle?.runs ?? [], text: text.bytes, segments: text.runs,
            removed: removed, metadata: metadata)
    }

    /// The lines of a source that the rules look at: whole paragraphs, without what is left of markup, of pages around the
    /// text and of terminals; and what was left out and learned on the way.
    func lineContent(of source: SourceText, _ input: RawInput) throws(Rejection) -> LineContent {
        try checkLeftovers(source.content.bytes, input)
        let content = source.content
        let decoded =
            source.isPage
            ? content : MappedText(whole: content.bytes).decodingStrayReferences().traced(through: content)
        let (visible, invisible) = decoded.withoutInvisible()
        var lines = LineContent(
            text: visible, title: source.title, removed: removals(ofControls: invisible, rule: "invisible-character"),
            metadata: source.metadata)
        guard !source.isPage else {
            if options.joinsWrappedLines { lines.text = unwrappedPage(visible) }
            return lines
        }
        if let rules = CueRules(book), let spoken = SpokenText(visible, rules, joinsLines: options.joinsWrappedLines) {
            lines.text = spoken.content
            lines.removed += spoken.removed
            lines.metadata = source.metadata.filled(from: Metadata(language: spoken.language))
            lines.marks.isSpoken = true
            return lines
        }
        let press = pressArticle(decoded)
        let head = FrontMatter(visible.bytes.span, recordNames)
        if let rules = MarkdownRules(book), press == nil, head != nil || isMarkdown(visible.bytes.span) {
            try checkMarks(visible.bytes, input)
            let markdown = markdownText(
                visible, head: head, title: source.title?.bytes, url: source.metadata.url?.value, rules,
                joinsLines: options.joinsWrappedLines)
            lines.text = markdown.content
            lines.title = source.title ?? markdown.title
            lines.removed += markdown.removed
            lines.metadata = source.metadata.filled(from: markdown.metadata)
            lines.marks = markdown.marks
        } else if let (laidOut, removed) = withoutLayout(decoded, input, press) {
            // Soft hyphens tell where words were parted, so that all that shows nothing goes after the layout.
            let (text, invisible) = laidOut.withoutInvisible()
            lines.text = text
            lines.removed = removed + removals(ofControls: invisible, rule: "invisible-character")
        }
        if let press {
            lines.title = source.title ?? press.title.flatMap { onOneLine(decoded.slice($0)) }
            lines.metadata = source.metadata.filled(from: press.metadata(decoded.bytes.span))
        }
        return lines
    }

    /// The text of an input before the rules for lines, with what its container or its markup says about it.
    private func sourceText(of input: RawInput) throws(Rejection) -> SourceText {
        let source = try decodedSource(of: input)
        return source.isPage && !source.isRead ? try pageText(source, input) : source
    }

    /// The text or the page that an input holds, decoded.
    func decodedSource(of input: RawInput) throws(Rejection) -> SourceText {
        var source =
            switch input.form {
            case .record: try recordText(of: input) { () throws(JSONError) in try JSONFields(input.bytes) }
            case .row(let table):
                try recordText(of: input) { () throws(JSONError) in try TableFields(input.bytes, table) }
            case .element(let context): try elementText(of: input, context)
            case .document(let state): try documentText(of: input, state)
            case .word(let state): try wordText(of: input, state)
            case .file where beginsRTF(input.bytes.span): try documentText(of: input, RTFState(input.bytes.span))
            case .file: try fileText(of: input)
            }
        source = try withoutReferences(withoutNotation(source, input), input)
        if let title = source.title {
            // Services and feeds name the site behind the title, as the heads of pages do.
            source.title = title.slice(titleRange(title.bytes, SiteNames(source.metadata), byNameOnly: true))
        }
        return source
    }

    private func fileText(of input: RawInput) throws(Rejection) -> SourceText {
        let span = input.bytes.span
        let guessed = detectEncoding(span, declared: nil)
        let isPage: Bool
        switch sniff(span, path: pathWhenUnpacked(input.path), guessed) {
        case .binary(let what): throw rejection(input, "binary", what)
        case .page: isPage = input.mediaType != "text/plain"
        case .text: isPage = input.mediaType == "text/html"
        }
        let detected = try encoding(of: input, isPage: isPage, guessed)
        let form: LineForm = isPage ? .page : .lines
        try checkRecoded(input.bytes, detected, form, input)
        let decoded = decode(input.bytes, detected, form)
        return SourceText(
            content: decoded.text, removed: removals(ofControls: decoded.controls),
            metadata: input.outerMetadata,
            encoding: detected.encoding.name, isPage: isPage)
    }

    private func recordText<Fields: RecordFields>(
        of input: RawInput, _ fields: () throws(JSONError) -> Fields
    ) throws(Rejection) -> SourceText {
        try checkEscapes(input.bytes, isRow: input.form != .record, input)
        let record: RecordInput
        do throws(JSONError) {
            record = try RecordInput(fields(), recordNames)
        } catch {
            throw rejection(input, "bad-record", error.description)
        }
        let form: LineForm = record.isPage ? .page : .lines
        try checkRecoded(record.content.bytes, record.encoding, form, input)
        let decoded = decode(record.content.bytes, record.encoding, form)
        let controls = decoded.controls.map { record.content.rawRange(of: $0) }
        return SourceText(
            content: decoded.text.traced(through: record.content), title: record.title,
            removed: removals(ofControls: controls), metadata: record.metadata,
            encoding: record.encoding.encoding.name, isPage: record.isPage)
    }

    /// How an input is encoded, which may hang on what the server or the page declares.
    private func encoding(
        of input: RawInput, isPage: Bool, _ guessed: DetectedEncoding
    ) throws(Rejection) -> DetectedEncoding {
        let span = input.bytes.span
        // Bytes that are UTF-8 are UTF-8 whatever is declared.
        guard !guessed.isRecoded else {
            let declared = input.charset.flatMap { TextEncoding(label: $0) } ?? (isPage ? declaredEncoding(span) : nil)
            return detectEncoding(span, declared: declared)
        }
        guard !holdsShifts(span) else {
            throw rejection(input, "unsupported-encoding", "iso-2022, which shifts between sets of characters")
        }
        return guessed
    }

    /// The article of a page whose bytes are decoded.
    private func pageText(_ source: SourceText, _ input: RawInput) throws(Rejection) -> SourceText {
        try checkMarkup(source.content.bytes, input)
        let content = source.content
        let address = source.metadata.url.map { Array($0.value.utf8) }
        let page = shownByScripts(
            readPage(content.bytes, markup, book, tables, vote, address: address, message: input.message),
            content.bytes)
        var result = source
        result.content = page.lines.decodingReferences().traced(through: content)
        if let title = page.title, source.title == nil {
            // The subject of a message has no way back.
            result.title = title.runs.isEmpty ? title : title.decodingReferences().traced(through: content)
        }
        for removal in page.removed {
            var traced = removal
            let raw = content.rawRange(of: removal.rawStart..<removal.rawEnd)
            traced.rawStart = raw.lowerBound
            traced.rawEnd = raw.upperBound
            result.removed.append(traced)
        }
        result.metadata = source.metadata.filled(from: page.metadata)
        return result
    }

    /// Controls are listed without text, since a reader sees nothing there.
    func removals(ofControls controls: [Range<Int>], rule: String = "control-character") -> [Removal] {
        controls.map {
            Removal(rawStart: $0.lowerBound, rawEnd: $0.upperBound, kind: "control", rule: rule, text: [])
        }
    }

    private func rejection(_ input: RawInput, _ reason: String, _ detail: String) -> Rejection {
        Rejection(path: input.path, reason: reason, detail: detail)
    }
}

/// How many visible scalars a text has, counted no further than a limit.
private func visibleCount(_ text: Span<UInt8>, upTo limit: Int) -> Int {
    var count = 0
    var i = 0
    while i < text.count && count < limit {
        let scalar = decodeScalar(text, at: i)
        if !isInvisible(scalar.value) { count += 1 }
        i += scalar.byteCount
    }
    return count
}
