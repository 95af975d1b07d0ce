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

extension ExportRecord {
    /// Checks that segments and spans fit the text and the title.
    ///
    /// - Complexity: O(*n*) in the number of spans.
    public func check() throws(MisfitError) {
        try article.checkSegments()
        let text = ArticleText(id: article.id, title: article.title, text: article.text)
        try extracted.check(in: text)
        try annotated.check(in: text, extracted.sentences)
    }
}
