import Bytes
import Language
import Records

/// A word or a punctuation mark of a sentence; quotation marks are left out.
struct Word: Sendable {
    /// Lower case, with straight apostrophes.
    var form: String
    /// UTF-8 bytes of the field.
    var range: Range<Int>
    var isWord: Bool
    var isCapitalized: Bool
    /// Whether it stands between quotation marks.
    var isQuoted: Bool
    /// Whether a quotation mark opens, or closes, right before it.
    var followsMark: Bool
}

/// A place in a sentence where an actor is named or meant.
struct ActorSpan: Sendable {
    enum Kind: Sendable { case name, office, role, pronoun }
    /// Indices of words.
    var words: Range<Int>
    var actor: String
    var kind: Kind
    /// PER, ORG, GPE… of the name; the type in actors.tsv for other spans.
    var isPerson: Bool
    /// An adjective or a name before another noun: "Ukrainian", "US" in "US peace plan".
    var isAttribute: Bool
    /// A country, a region, a city or their people: what has a government.
    var isState = false
    /// With `'s`, or a possessive pronoun.
    var isPossessive: Bool
}

/// A place where an issue is named.
struct Trigger: Sendable {
    var words: Range<Int>
    var issue: String
    /// Whether the words name the negative pole: "sanctions", where the positive one is that they are lifted.
    var isNegative = false
}

/// Who speaks at a word, and how it is known.
struct Voice: Sendable, Equatable {
    var speaker: String
    /// The index of the quote in the article's layer; `nil` where a verb of communication in the sentence shows it.
    var quote: Int?
    /// The index of the cue among the sentence's, where there is no quote.
    var cue: Int?
}

/// One sentence with all that is read off it before rules apply.
struct Scene: Sendable {
    var field: Field
    /// The index among the article's sentences.
    var sentence: Int
    var span: TextSpan
    var words: [Word] = []
    var forms: [String] = []
    var actors: [ActorSpan] = []
    var triggers: [Trigger] = []
    var voices: [Voice?] = []

    /// The bytes that words cover; empty at the sentence's start for no words.
    func bytes(of range: Range<Int>) -> TextSpan {
        guard let first = range.first, let last = range.last, last < words.count else {
            return TextSpan(field, start: span.start, end: span.start)
        }
        return TextSpan(field, start: words[first].range.lowerBound, end: words[last].range.upperBound)
    }

    /// The actor span that ends where `end` says.
    func actor(endingAt end: Int) -> ActorSpan? { actors.first { $0.words.upperBound == end } }

    /// The actor span that covers a word.
    func actor(at word: Int) -> ActorSpan? { actors.first { $0.words.contains(word) } }
}

/// The words from one to before another; none where the other stands before the first.
func wordRange(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }

/// What stays the same for all sentences of an article.
struct ArticleScene {
    let article: ArticleText
    let extracted: Extracted
    let text: TextAnalysis
    let title: TextAnalysis
    let grammar: Grammar
    let index: LayerIndex
    /// Of sentences with more words only the words are read.
    let longestSentence: Int
    private let textDepths: QuotationDepths
    private let titleDepths: QuotationDepths

    init(
        _ article: ArticleText, _ extracted: Extracted, text: TextAnalysis, title: TextAnalysis, _ grammar: Grammar,
        _ index: LayerIndex, longestSentence: Int
    ) {
        self.article = article
        self.extracted = extracted
        self.text = text
        self.title = title
        self.grammar = grammar
        self.index = index
        self.longestSentence = longestSentence
        textDepths = QuotationDepths(text.quotations.spans)
        titleDepths = QuotationDepths(title.quotations.spans)
    }

    /// The scene of a sentence: its words and who speaks them, as the quotes say.
    func scene(_ index: Int) -> Scene {
        let span = extracted.sentences[index].span
        let analysis = span.field == .text ? text : title
        let bytes = article[span.field]
        var scene = Scene(field: span.field, sentence: index, span: span)
        guard 0 <= span.start, span.start <= span.end, span.end <= bytes.count else { return scene }
        var followsMark = false
        var depth = (span.field == .text ? textDepths : titleDepths)[span.start]
        for token in analysis.tokens[analysis.tokens(in: span.range)] {
            if token.kind == .quotationMark {
                followsMark = true
                if token.features.contains(.opensQuotation) { depth += 1 }
                if token.features.contains(.closesQuotation) { depth = max(0, depth - 1) }
                continue
            }
            let form = String(decoding: normalized(bytes.span.extracting(token.range)), as: UTF8.self)
            scene.words.append(
                Word(
                    form: form == "'" ? "'s" : form, range: token.range,
                    isWord: token.kind == .word || token.kind == .number || token.kind == .clitic,
                    isCapitalized: token.isCapitalized, isQuoted: depth > 0, followsMark: followsMark))
            followsMark = false
        }
        scene.forms = scene.words.map(\.form)
        guard scene.words.count <= longestSentence else { return scene }
        scene.voices = scene.words.map { voice(at: $0.range, scene) }
        endVoices(of: &scene)
        return scene
    }

    /// What is told without quotation marks ends where background begins: "…, while", "even as".
    private func endVoices(of scene: inout Scene) {
        for i in scene.words.indices.dropFirst(2) {
            guard let voice = scene.voices[i], voice == scene.voices[i - 1], !scene.words[i].isQuoted else { continue }
            let opens =
                grammar.isIn(.background, scene.forms[i])
                && (!scene.words[i - 1].isWord
                    || i + 1 < scene.forms.count && grammar.isIn(.background, scene.forms[i + 1]))
            // A clause that opens what is said is no background to it.
            guard opens, scene.voices[..<i].count(where: { $0 == voice }) > 3 else { continue }
            for j in i..<scene.words.count where scene.voices[j] == voice && !scene.words[j].isQuoted {
                scene.voices[j] = nil
            }
            break
        }
    }

    /// The speaker of the innermost quote around a word.
    private func voice(at range: Range<Int>, _ scene: Scene) -> Voice? {
        var best: Int?
        for i in index.quotes[scene.sentence] where extracted.quotes[i].span.field == scene.field {
            let quote = extracted.quotes[i]
            guard quote.span.start <= range.lowerBound, range.upperBound <= quote.span.end else { continue }
            if let old = best, extracted.quotes[old].span.range.count <= quote.span.range.count { continue }
            best = i
        }
        guard let best, let speaker = extracted.quotes[best].speakerID else { return nil }
        return Voice(speaker: speaker, quote: best)
    }
}

/// How many quotation marks are open at each offset of a field.
///
/// - Complexity: O(*n* log *n*) to make, for *n* quotations, and O(log *n*) to ask.
private struct QuotationDepths {
    private let starts: [Int]
    private let ends: [Int]

    init(_ spans: [QuotedSpan]) {
        starts = spans.map(\.content.lowerBound).sorted()
        ends = spans.map(\.content.upperBound).sorted()
    }

    /// How many quotations begin at or before an offset and end behind it.
    subscript(offset: Int) -> Int {
        starts.span.firstPosition { $0 > offset } - ends.span.firstPosition { $0 > offset }
    }
}
