import Records

/// A quotation as rules or taggers found it, in token indices.
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
    /// The index of the attribution of the taggers that it is a part of.
    var attribution: Int?
}
