public import Lexicons

/// What the language layer knows about a text: all offsets are UTF-8 bytes, half-open.
public struct TextAnalysis: Sendable {
    /// The runs between line feeds.
    public internal(set) var paragraphs: [Range<Int>] = []
    /// Quotation marks, and what they enclose.
    public internal(set) var quotations = Quotations()
    /// In order; with the white space between them they tile the text.
    public internal(set) var tokens: [Token] = []
    /// In order; they tile the tokens.
    public internal(set) var sentences: [SentenceRange] = []

    /// The index of the first token that ends after `offset`: the one at `offset`, or the next; the count at the end.
    ///
    /// - Complexity: O(log *n*).
    public func token(at offset: Int) -> Int {
        firstIndex(tokens.count) { tokens[$0].end > offset }
    }

    /// The indices of the tokens that lie wholly in a range of bytes.
    ///
    /// - Complexity: O(log *n*).
    public func tokens(in range: Range<Int>) -> Range<Int> {
        let first = firstIndex(tokens.count) { tokens[$0].start >= range.lowerBound }
        let last = firstIndex(tokens.count) { tokens[$0].end > range.upperBound }
        return first..<max(first, last)
    }

    /// The index of the sentence that holds the byte at `offset`, or the next one; `nil` after the last.
    ///
    /// - Complexity: O(log *n*).
    public func sentence(at offset: Int) -> Int? {
        let i = firstIndex(sentences.count) { sentences[$0].range.upperBound > offset }
        return i < sentences.count ? i : nil
    }

    /// The index of the paragraph that holds the byte at `offset`, or the next one; `nil` after the last.
    ///
    /// - Complexity: O(log *n*).
    public func paragraph(at offset: Int) -> Int? {
        let i = firstIndex(paragraphs.count) { paragraphs[$0].upperBound > offset }
        return i < paragraphs.count ? i : nil
    }
}

/// Reads texts: paragraphs, quotation marks, tokens, sentences.
public struct TextAnalyzer: Sendable {
    /// The words of closed classes.
    public let functionWords: FunctionWords
    private let splitter: SentenceSplitter

    /// Reads the lexicons `lexicon/abbreviations.tsv` and `lexicon/function-words.tsv`.
    ///
    /// - Parameter table: Gives the table at a path relative to the pipeline folder, with the columns that it must have.
    /// - Throws: What `table` throws, and `TableError` at a row that cannot be understood.
    public init(reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table) throws {
        functionWords = try FunctionWords(table("lexicon/function-words.tsv", ["word", "classes"]))
        splitter = SentenceSplitter(
            abbreviations: try Abbreviations(table("lexicon/abbreviations.tsv", ["abbreviation", "kind"])),
            words: functionWords)
    }

    /// Analyses a text.
    ///
    /// - Parameters:
    ///   - text: UTF-8, under 4 GiB, paragraphs separated by line feeds. Any bytes are accepted.
    ///   - asHeadline: Whether the text is a headline, which is one sentence whatever it holds.
    /// - Complexity: O(*n*).
    public func analyze(_ text: Span<UInt8>, asHeadline: Bool = false) -> TextAnalysis {
        var analysis = TextAnalysis()
        analysis.paragraphs = paragraphs(of: text)
        analysis.quotations = quotations(of: text, paragraphs: analysis.paragraphs)
        analysis.tokens = Language.tokens(
            of: text, paragraphs: analysis.paragraphs, marks: analysis.quotations.marks,
            abbreviations: splitter.abbreviations.table)
        if asHeadline, let first = analysis.tokens.first, let last = analysis.tokens.last {
            analysis.sentences = [
                SentenceRange(range: first.start..<last.end, tokens: 0..<analysis.tokens.count, paragraph: 0)
            ]
        } else {
            analysis.sentences = splitter.sentences(
                of: text, analysis.tokens, paragraphs: analysis.paragraphs)
        }
        return analysis
    }
}

/// The first of the indices below `count` for which a condition that turns true once holds, or `count`.
private func firstIndex(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
        let middle = (low + high) / 2
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
}
