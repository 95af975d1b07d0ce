import Language
import Records
import Tagging

/// One field of an article as the tables and rules of names read it.
struct NameReading {
    let field: Field
    let bytes: [UInt8]
    let analysis: TextAnalysis
    private(set) var reader: NameReader
    /// For each sentence, which of the names found stand in it, and whether the tagger has a say there: not where ordinary
    /// words are capitalised too, nor where a sentence has no end.
    private(set) var sentences: [(names: Range<Int>, isTagged: Bool)] = []

    init(_ bytes: [UInt8], _ analysis: TextAnalysis, _ field: Field, lexicon: NameLexicon, words: FunctionWords) {
        self.field = field
        self.bytes = bytes
        self.analysis = analysis
        reader = NameReader(lexicon: lexicon, words: words, tokens: analysis.tokens)
        for sentence in analysis.sentences {
            let first = reader.found.count
            reader.read(bytes.span, sentence.tokens, isHeadline: field == .title)
            let isTagged =
                sentence.tokens.count <= Tagger.mostItems && !reader.isMostlyUppercase()
                && !(field == .title && reader.isMostlyCapitalized())
            sentences.append((first..<reader.found.count, isTagged))
        }
    }
}
