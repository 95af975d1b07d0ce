import Bytes
import Language
import Records

/// A token with what the rules of quotations ask of it.
struct QuoteWord: Sendable {
    /// What its letters say, and what it does.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt32
        static let capitalized = Traits(rawValue: 1)
        static let endsInS = Traits(rawValue: 1 << 1)
        static let endsInEd = Traits(rawValue: 1 << 2)
        static let endsInIng = Traits(rawValue: 1 << 3)
        static let endsInLy = Traits(rawValue: 1 << 4)
        static let baseVerb = Traits(rawValue: 1 << 5)
        static let opens = Traits(rawValue: 1 << 6)
        static let closes = Traits(rawValue: 1 << 7)
        static let paragraphStart = Traits(rawValue: 1 << 8)
        /// A day or a month.
        static let time = Traits(rawValue: 1 << 9)
        /// Function words that the rules know by themselves.
        static let that = Traits(rawValue: 1 << 10)
        static let to = Traits(rawValue: 1 << 11)
        static let with = Traits(rawValue: 1 << 12)
        static let of = Traits(rawValue: 1 << 13)
        static let dash = Traits(rawValue: 1 << 14)
        static let by = Traits(rawValue: 1 << 15)
        /// A length of time: week.
        static let timeUnit = Traits(rawValue: 1 << 16)
        /// this, last, next: what makes a length of time a time.
        static let timeDeterminer = Traits(rawValue: 1 << 17)
        /// me, him, them: never a subject.
        static let object = Traits(rawValue: 1 << 18)
        /// "as", and the verbs that stand before it: quoted as saying.
        static let asWord = Traits(rawValue: 1 << 19)
        static let quoting = Traits(rawValue: 1 << 20)
        /// All capitals.
        static let uppercase = Traits(rawValue: 1 << 21)
        /// I, we: those who speak.
        static let speaker = Traits(rawValue: 1 << 22)
    }

    /// The verbs that help others.
    enum Auxiliary: Sendable { case be, have, `do` }

    var range: Range<Int>
    var kind: Token.Kind
    var classes: WordClasses = []
    var traits: Traits = []
    /// Which auxiliary it is a form of.
    var auxiliary: Auxiliary?
    /// The byte of an ASCII mark, 0 for anything else.
    var mark: UInt8 = 0
    /// The index of the mention that it belongs to, -1 for none.
    var mention: Int32 = -1
    /// The index of the role that ends with it, -1 for none.
    var role: Int32 = -1
    /// How many words that role has.
    var roleCount: Int32 = 0
    /// The index of the outermost quoted span whose marks or words it belongs to, -1 for none.
    var quoted: Int32 = -1
    /// The cues that begin with it: a range of `QuoteReading.cues`.
    var cues: Range<Int32> = 0..<0

    var isWord: Bool { kind == .word }
    var isMark: Bool { kind == .punctuation || kind == .symbol || kind == .quotationMark }
    var isComma: Bool { mark == 0x2C }
    /// `.`, `!` or `?`.
    var isStop: Bool { mark == 0x2E || mark == 0x21 || mark == 0x3F }
    var isAdverb: Bool {
        (classes.contains(.adverb) && classes.isDisjoint(with: [.determiner, .coordinator, .preposition]))
            || (traits.contains(.endsInLy) && !traits.contains(.capitalized) && mention < 0 && classes.isEmpty)
    }
    var isFiniteVerb: Bool { !classes.isDisjoint(with: [.finite, .modal]) }
}

/// A cue that begins at a word.
struct CueMatch: Sendable {
    var cue: SpeechLexicon.Cue
    var form: SpeechLexicon.Form
    /// How many words it has.
    var count: Int
}

/// The words between a pair of outermost quotation marks.
struct MarkedSpan: Sendable {
    /// The index of the opening mark.
    var opener: Int
    /// The words and marks inside; may be empty.
    var content: Range<Int>
    /// The index of the closing mark, where there is one.
    var closer: Int?
    var flags: QuotedSpan.Flags
    /// Whether there is no closing mark, and the words were taken to end before what reads as their tag.
    var isCut = false
    /// The token after the whole.
    var end: Int { closer.map { $0 + 1 } ?? content.upperBound }
}

/// A text, read for its quotations: no bytes, only words with their traits.
struct QuoteReading: Sendable {
    var words: [QuoteWord] = []
    /// Token ranges, in order.
    var sentences: [Range<Int>] = []
    /// The index of the sentence of each word.
    var sentenceOf: [Int32] = []
    var paragraphOf: [Int32] = []
    var spans: [MarkedSpan] = []
    var cues: [CueMatch] = []

    /// The cues that begin at a word, longer ones first.
    func cues(at i: Int) -> ArraySlice<CueMatch> {
        cues[Int(words[i].cues.lowerBound)..<Int(words[i].cues.upperBound)]
    }

    /// The sentence that a word belongs to, or the 400 words around it of a longer one, so that no text takes more than
    /// linear time.
    func sentence(of i: Int) -> Range<Int> {
        sentences[Int(sentenceOf[i])].clamped(to: i - 200..<i + 200)
    }
}

/// Reads a text once, so that the rules need its bytes no more.
///
/// - Complexity: O(*n*).
func quoteReading(
    of text: Span<UInt8>, _ analysis: TextAnalysis, _ mentions: [Mention], _ functionWords: FunctionWords,
    _ speech: SpeechLexicon, _ speakers: SpeakerLexicon
) -> QuoteReading {
    var reading = QuoteReading()
    reading.words.reserveCapacity(analysis.tokens.count)
    for token in analysis.tokens {
        reading.words.append(quoteWord(token, text, functionWords, speakers))
    }
    for (i, mention) in mentions.enumerated() where mention.span.field == .text {
        for k in analysis.tokens(in: mention.span.range) { reading.words[k].mention = Int32(i) }
    }
    for i in reading.words.indices where reading.words[i].isWord {
        if let role = speakers.role(text, endingAt: i, reading.words) {
            reading.words[i].role = Int32(role.role)
            reading.words[i].roleCount = Int32(role.count)
        }
        let first = Int32(reading.cues.count)
        for entry in speech.entries(text, reading.words[i].range)
        where followed(by: entry.rest, text, reading.words, i) {
            reading.cues.append(
                CueMatch(cue: speech.cues[entry.cue], form: entry.form, count: entry.rest.count + 1))
        }
        reading.words[i].cues = first..<Int32(reading.cues.count)
    }
    reading.sentenceOf = [Int32](repeating: 0, count: analysis.tokens.count)
    reading.paragraphOf = [Int32](repeating: 0, count: analysis.tokens.count)
    for sentence in analysis.sentences {
        for part in withoutDateline(sentence.tokens, reading.words, mentions) {
            for k in part {
                reading.sentenceOf[k] = Int32(reading.sentences.count)
                reading.paragraphOf[k] = Int32(sentence.paragraph)
            }
            reading.sentences.append(part)
        }
    }
    for span in analysis.quotations.spans where span.depth == 0 {
        let opener = analysis.token(at: span.opener.lowerBound)
        guard opener < analysis.tokens.count, analysis.tokens[opener].start == span.opener.lowerBound else { continue }
        let closer = span.closer.flatMap { closer -> Int? in
            let k = analysis.token(at: closer.lowerBound)
            return k < analysis.tokens.count && analysis.tokens[k].start == closer.lowerBound ? k : nil
        }
        let inside = analysis.tokens(in: span.content)
        let content = opener + 1..<max(opener + 1, closer ?? inside.upperBound)
        guard content.upperBound <= analysis.tokens.count else { continue }
        var marked = MarkedSpan(opener: opener, content: content, closer: closer, flags: span.flags)
        if closer == nil, !span.flags.contains(.continued), let end = tagComma(in: content, reading.words) {
            marked.content = content.lowerBound..<end + 1
            marked.isCut = true
        }
        for k in opener..<marked.end { reading.words[k].quoted = Int32(reading.spans.count) }
        reading.spans.append(marked)
    }
    return reading
}

/// A sentence, parted behind its dateline, which speaks for nobody: "NEW DELHI: ", "OTTAWA (Agency) — ".
private func withoutDateline(_ sentence: Range<Int>, _ words: [QuoteWord], _ mentions: [Mention]) -> [Range<Int>] {
    guard let first = sentence.first, words[first].mention >= 0, mentions[Int(words[first].mention)].how == "dateline",
        var end = sentence.prefix(14).first(where: {
            words[$0].mark == 0x3A || words[$0].mark == 0x5F || words[$0].traits.contains(.dash)
        })
    else { return [sentence] }
    while end < sentence.upperBound, words[end].isMark, words[end].kind != .quotationMark { end += 1 }
    return end < sentence.upperBound ? [first..<end, end..<sentence.upperBound] : [sentence]
}

/// The comma before a tag that ends some words, as where a closing mark was lost: “The road stays open, Smith said.
private func tagComma(in content: Range<Int>, _ words: [QuoteWord]) -> Int? {
    for i in content where words[i].classes.contains(.tag) {
        if let comma = commaOfTag(i, in: content, words) { return comma }
        let isLast = i + 1 == content.upperBound || words[i + 1].isStop || words[i + 1].traits.contains(.time)
        guard isLast, let comma = (max(content.lowerBound, i - 6)..<i).last(where: { words[$0].isComma }) else {
            continue
        }
        if comma + 1 < i, comma > content.lowerBound { return comma }
    }
    return nil
}

/// The comma before "Smith said at the harbour." or "said Smith.", where these are all that stands behind it.
private func commaOfTag(_ i: Int, in content: Range<Int>, _ words: [QuoteWord]) -> Int? {
    func isNaming(_ k: Int) -> Bool {
        words[k].mention >= 0 || words[k].role >= 0 || words[k].isWord && words[k].traits.contains(.capitalized)
    }
    var end = i + 1
    while end < content.upperBound, end - i < 12, words[end].isWord { end += 1 }
    guard end == content.upperBound || words[end].isStop, i > content.lowerBound else { return nil }
    if words[i - 1].isComma {
        // said Smith
        guard i > content.lowerBound + 1, end > i + 1, (i + 1..<end).allSatisfy(isNaming) else { return nil }
        return (i + 1..<end).contains { words[$0].mention >= 0 } ? i - 1 : nil
    }
    guard let comma = (max(content.lowerBound, i - 8)..<i).last(where: { words[$0].isComma }),
        comma > content.lowerBound,
        (comma + 1..<i).allSatisfy(isNaming) || comma + 2 == i && words[i - 1].classes.contains(.subject)
    else { return nil }
    let isAddressed = words[i + 1..<end].contains { $0.traits.contains(.endsInS) }
    return end == i + 1 || words[i + 1].classes.contains(.preposition) || words[i + 1].traits.contains(.time)
        || isAddressed && end - i <= 3 ? comma : nil
}

private func quoteWord(
    _ token: Token, _ text: Span<UInt8>, _ functionWords: FunctionWords, _ speakers: SpeakerLexicon
) -> QuoteWord {
    var word = QuoteWord(range: token.range, kind: token.kind)
    if token.isCapitalized { word.traits.insert(.capitalized) }
    if token.features.contains(.allUppercase) { word.traits.insert(.uppercase) }
    if token.features.contains(.opensQuotation) { word.traits.insert(.opens) }
    if token.features.contains(.closesQuotation) { word.traits.insert(.closes) }
    if token.features.contains(.paragraphStart) { word.traits.insert(.paragraphStart) }
    if token.kind == .punctuation || token.kind == .symbol {
        if text[token.start] < 0x80 {
            word.mark = text[token.start]
        } else if isDash(text, token.range) {
            word.traits.insert(.dash)
        }
        if word.mark == 0x2D { word.traits.insert(.dash) }
        return word
    }
    guard token.kind == .word else { return word }
    word.classes = functionWords.classes(text, token.range)
    if word.classes.contains(.auxiliary) {
        let initial = asciiLowercased(text[token.start])
        word.auxiliary = initial == 0x68 ? .have : initial == 0x64 ? .do : .be
    }
    let last = (1...3).map { $0 < token.end - token.start ? asciiLowercased(text[token.end - $0]) : 0 }
    if last[0] == 0x73 { word.traits.insert(.endsInS) }
    if last[0] == 0x64 && last[1] == 0x65 { word.traits.insert(.endsInEd) }
    if last[0] == 0x67 && last[1] == 0x6E && last[2] == 0x69 { word.traits.insert(.endsInIng) }
    if last[0] == 0x79 && last[1] == 0x6C { word.traits.insert(.endsInLy) }
    if speakers.isBaseVerb(text, token.range) { word.traits.insert(.baseVerb) }
    word.traits.formUnion(speakers.timeTraits(text, token.range))
    for (name, trait) in functionTraits where equals(text, token.range, name) { word.traits.insert(trait) }
    return word
}

private let functionTraits: [([UInt8], QuoteWord.Traits)] = [
    (Array("that".utf8), .that), (Array("to".utf8), .to), (Array("with".utf8), .with), (Array("of".utf8), .of),
    (Array("by".utf8), .by), (Array("as".utf8), .asWord), (Array("quoted".utf8), .quoting),
    (Array("cited".utf8), .quoting), (Array("quotes".utf8), .quoting), (Array("me".utf8), .object),
    (Array("us".utf8), .object), (Array("him".utf8), .object),
    (Array("them".utf8), .object), (Array("i".utf8), .speaker), (Array("we".utf8), .speaker),
]

/// Whether the bytes of a range are a word in lower case, without regard to ASCII case.
func equals(_ text: Span<UInt8>, _ range: Range<Int>, _ word: [UInt8]) -> Bool {
    guard range.count == word.count else { return false }
    for k in word.indices where asciiLowercased(text[range.lowerBound + k]) != word[k] { return false }
    return true
}

private func followed(by rest: [[UInt8]], _ text: Span<UInt8>, _ words: [QuoteWord], _ i: Int) -> Bool {
    guard i + rest.count < words.count else { return false }
    for (k, word) in rest.enumerated() where !equals(text, words[i + 1 + k].range, word) { return false }
    return true
}

/// U+2012 to U+2015.
private func isDash(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == 3 && text[range.lowerBound] == 0xE2 && text[range.lowerBound + 1] == 0x80
        && (0x92...0x95).contains(text[range.lowerBound + 2])
}
