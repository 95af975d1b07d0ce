import Language
import Tagging

/// Finds names sentence by sentence with the tagger, beside what tables and rules found, and lets `NameVote` decide.
struct NameTagging {
    private let vote: NameVote
    private var features: NameFeatures
    private var tagger: Tagger

    init(_ model: TaggingModel, lexicon: NameLexicon, words: FunctionWords) {
        vote = NameVote(lexicon: lexicon)
        features = NameFeatures(lexicon: lexicon, words: words)
        tagger = Tagger(model)
    }

    /// The names of a field, in order.
    mutating func names(of reading: NameReading, _ memory: NameMemory) -> [FoundName] {
        let text = reading.bytes.span
        var names: [FoundName] = []
        var reader = reading.reader
        for (sentence, read) in zip(reading.analysis.sentences, reading.sentences) {
            let rules = reading.reader.found[read.names]
            guard read.isTagged else {
                names += rules
                continue
            }
            features.read(text, reader.tokens, sentence.tokens, rules, memory)
            let first = sentence.tokens.lowerBound
            let spans = NameLabels.spans(tagger.tags(of: features.sequence)).map { span in
                (tokens: first + span.range.lowerBound..<first + span.range.upperBound, type: span.type)
            }
            reader.sentenceStart = first
            reader.limit = sentence.tokens.upperBound
            names += vote.names(text, rules: rules, spans: spans, reader)
        }
        return names
    }
}
