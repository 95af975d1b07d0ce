import Language
import TestSupport

/// The analyzer with the project's own lexicons.
func analyzer() throws -> TextAnalyzer { try shared.get() }

private let shared = Result { try TextAnalyzer(reading: pipelineTable) }

/// What a test says about a text: the strings at byte ranges.
struct Reading {
    let bytes: [UInt8]
    let analysis: TextAnalysis

    init(_ text: String, asHeadline: Bool = false) throws {
        try self.init(bytes: Array(text.utf8), asHeadline: asHeadline)
    }

    init(bytes: [UInt8], asHeadline: Bool = false) throws {
        self.bytes = bytes
        analysis = try analyzer().analyze(bytes.span, asHeadline: asHeadline)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    var sentences: [String] { analysis.sentences.map { string($0.range) } }
    var tokens: [String] { analysis.tokens.map { string($0.range) } }
    var quoted: [String] { analysis.quotations.spans.map { string($0.range) } }
}

/// Random text of function words, verbs and marks, to exercise whatever reads clauses.
func wordyText(_ seed: UInt64) -> [UInt8] {
    var random = SplitMix(seed: seed)
    let words = [
        "if", "that", "which", "and", "but", "as", "long", "as", "he", "Kyiv", "said", "signing", "signed", "the", "in",
        "whom", "before", "only", "yet", ",", ";", "(", ")", "“", ",”", ".", "—", "?", "hands", "is", "whether",
    ]
    let chosen = (0..<Int.random(in: 0...40, using: &random)).map { _ in random.pick(words) }
    return Array(chosen.joined(separator: " ").utf8)
}
