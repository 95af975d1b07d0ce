import Bytes
public import Language
public import Lexicons
public import Records

/// Finds what an article's text reports of others' words, and who said them, by rules, lexicons
/// and two taggers.
///
/// Direct are whole clauses in quotation marks, mixed are reported clauses with marked fragments, indirect are clauses
/// (finite, infinitive or gerund) under a verb or noun of communication. Names of works and words held at a distance by
/// marks are not quotes. A source that nobody can name with certainty keeps its words and gets no id.
public struct QuoteFinder: Sendable {
    private let functionWords: FunctionWords
    private let speech: SpeechLexicon
    private let speakers: SpeakerLexicon
    private let clusters: WordTable
    private let models: QuoteModels?

    /// Reads the lexicons of speech and of speakers, and the domain's actors.
    ///
    /// - Throws: What `table` throws, and `TableError` for a row that its table's header does not allow.
    public init(
        analyzer: TextAnalyzer, domain: String, clusters: WordTable = WordTable(), models: QuoteModels? = nil,
        reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        self.clusters = clusters
        self.models = models
        functionWords = analyzer.functionWords
        speech = try SpeechLexicon(
            table(SpeechLexicon.path, ["lemma", "class", "frames", "forms", "flags"]),
            abroad: table(SpeechLexicon.abroadPath, ["form"]))
        speakers = try SpeakerLexicon(domain: domain, reading: table)
    }

    /// The quotes of an article's text, in its order, and the roles that stand for somebody.
    ///
    /// - Parameters:
    ///   - text: The bytes that `analysis` was made from.
    ///   - sentences: The article's sentences, title first, as quotes refer to them.
    ///   - mentions: The names, with the entities that they stand for.
    public func quotes(
        of article: String, _ text: Span<UInt8>, _ analysis: TextAnalysis, sentences: [Sentence], mentions: [Mention],
        entities: [Entity], published: String?
    ) -> (quotes: [Quote], roleMentions: [RoleMention]) {
        let (parser, byRules) = read(text, analysis, mentions)
        let reading = parser.reading
        let tagged = models.map { tagging(text, parser, mentions, byRules).attributions($0) }
        let found = tagged.map { QuoteVote(parser, rules: byRules).quotes($0) } ?? byRules
        var resolver = SpeakerResolver(parser, mentions, entities, text, speakers, published: published)
        var quotes: [Quote] = []
        var lastDirect: (quote: Int, paragraph: Int32)?
        var previous: (speaker: ResolvedSpeaker, words: Range<Int>)?
        /// The group of each attribution of the taggers.
        var groups: [Int: String] = [:]
        for item in found {
            let span = bytes(item.words, reading)
            guard !span.range.isEmpty else { continue }
            let speaker = item.source.map { resolver.resolve($0, text, previous: previous) }
            let id = "\(article)-q\(quotes.count)"
            var quote = Quote(
                id: id, kind: item.kind, span: span, quoted: item.quoted.map { bytes($0, reading) },
                cue: item.cue.map { bytes($0, reading) }, speaker: item.source.map { bytes($0.words, reading) },
                speakerID: speaker?.id, speakerHow: speaker?.how, addressee: item.addressee.map { bytes($0, reading) },
                group: id, sentence: sentenceIndex(of: span.start, sentences), confidence: item.confidence,
                flags: item.flags.sorted(), rule: "quote-\(item.rule)")
            if let attribution = item.attribution, let first = groups[attribution] { quote.group = first }
            if item.kind == .direct {
                let paragraph = reading.paragraphOf[item.words.lowerBound]
                if item.rule == "same-paragraph", let last = quotes.last, last.rule == "quote-postposed" {
                    // It went badly, he added. “We go on.”: the last tag goes for what follows it.
                    (quote.cue, quote.speaker, quote.group) = (last.cue, last.speaker, last.group)
                    (quote.speakerID, quote.speakerHow) = (last.speakerID, last.speakerHow)
                } else if let last = lastDirect,
                    last.paragraph == paragraph || item.rule == "continued" || item.rule == "next-paragraph",
                    quote.cue != nil && quotes[last.quote].cue != nil
                        ? quote.cue == quotes[last.quote].cue
                        : item.attribution == nil && isSameSpeaker(quotes[last.quote], quote)
                {
                    quote.group = quotes[last.quote].group
                }
                lastDirect = (quotes.count, paragraph)
                previous = speaker.flatMap { speaker in item.source.map { (speaker, $0.words) } }
            }
            if let attribution = item.attribution { groups[attribution] = quote.group }
            quotes.append(quote)
        }
        return (quotes, resolver.roleMentions(text))
    }

    private func read(
        _ text: Span<UInt8>, _ analysis: TextAnalysis, _ mentions: [Mention]
    ) -> (QuoteParser, [FoundQuote]) {
        let parser = QuoteParser(quoteReading(of: text, analysis, mentions, functionWords, speech, speakers))
        let turns = parser.turns {
            mentions[$0].type == "PER"
        } isSame: { one, other in
            isEqual(text, bytes(one, parser.reading).range, bytes(other, parser.reading).range)
        }
        let direct = parser.directQuotes()
        return (parser, outside(turns, inOrder(direct, parser.reportedClauses(beside: direct))))
    }

    private func tagging(
        _ text: Span<UInt8>, _ parser: QuoteParser, _ mentions: [Mention], _ found: [FoundQuote]
    ) -> QuoteTagging {
        let types = mentions.map { $0.type.utf8.reduce(7) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } & 0xFFFF }
        return QuoteTagging(
            parser, QuoteItems(parser, text, nameTypes: types, clusters: clusters), found: found)
    }

    /// A text read for the taggers, without their say.
    func tagging(_ text: Span<UInt8>, _ analysis: TextAnalysis, mentions: [Mention]) -> QuoteTagging {
        let (parser, found) = read(text, analysis, mentions)
        return tagging(text, parser, mentions, found)
    }

    /// Turns, and the quotations outside them, by position.
    private func outside(_ turns: [FoundQuote], _ found: [FoundQuote]) -> [FoundQuote] {
        guard !turns.isEmpty else { return found }
        var kept: [FoundQuote] = []
        var next = 0
        for quote in found {
            while next < turns.count, turns[next].words.lowerBound < quote.words.upperBound {
                kept.append(turns[next])
                next += 1
            }
            if let last = kept.last, last.words.overlaps(quote.words) { continue }
            var quote = quote
            if quote.rule == "continued", let last = kept.last, last.kind == .direct, last.rule == "transcript" {
                (quote.cue, quote.source) = (last.cue, last.source)
                quote.source?.how = .continued
            }
            kept.append(quote)
        }
        return kept + turns[next...]
    }

    private func isEqual(_ text: Span<UInt8>, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { text[$0] == text[$1] }
    }

    /// Both lists by position. Where a reported clause and a quotation in marks share words, the quotation stays where it
    /// begins the clause and has a tag of its own, else the longer one.
    private func inOrder(_ direct: [FoundQuote], _ reported: [FoundQuote]) -> [FoundQuote] {
        let merged = (direct + reported).sorted {
            ($0.words.lowerBound, -$0.words.upperBound) < ($1.words.lowerBound, -$1.words.upperBound)
        }
        var kept: [FoundQuote] = []
        for quote in merged {
            if let last = kept.last, last.words.overlaps(quote.words) {
                let isTagged =
                    quote.kind == .direct && quote.cue != nil && quote.words.lowerBound == last.words.lowerBound + 1
                guard isTagged, last.kind == .mixed || last.cue == quote.cue else { continue }
                kept.removeLast()
            }
            kept.append(quote)
        }
        return kept
    }

    private func isSameSpeaker(_ one: Quote, _ other: Quote) -> Bool {
        if let id = one.speakerID { return id == other.speakerID }
        return other.speakerID == nil && one.speaker == other.speaker
    }

    private func bytes(_ words: Range<Int>, _ reading: QuoteReading) -> TextSpan {
        guard !words.isEmpty else { return TextSpan(start: 0, end: 0) }
        return TextSpan(
            start: reading.words[words.lowerBound].range.lowerBound,
            end: reading.words[words.upperBound - 1].range.upperBound)
    }

    /// The index of the sentence of the text that holds an offset, or the last one before it.
    private func sentenceIndex(of offset: Int, _ sentences: [Sentence]) -> Int {
        var low = sentences.first?.span.field == .title ? 1 : 0
        var high = sentences.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if sentences[middle].span.start <= offset { low = middle } else { high = middle }
        }
        return max(0, min(low, sentences.count - 1))
    }
}
