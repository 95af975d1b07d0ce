import Records

/// A quotation as the rules found it, in token indices.
struct FoundQuote: Sendable {
    var kind: Quote.Kind
    /// The words said.
    var words: Range<Int>
    /// The marked parts, without their marks.
    var quoted: [Range<Int>] = []
    /// The cue, auxiliaries included.
    var cue: Range<Int>?
    var source: Source?
    var addressee: Range<Int>?
    var rule: String
    var confidence: Double
    var flags: Set<String> = []
    /// Another part of the same utterance: the index of the span or cue that both hang on.
    var utterance: Int?
}
