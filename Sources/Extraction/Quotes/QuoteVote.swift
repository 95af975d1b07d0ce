import Language
import Records

/// Rules and taggers together.
///
/// The taggers decide what is said by whom. Where a rule read the same cue, or found much the same words, its bounds stand,
/// which are surer; what only a rule found stays.
struct QuoteVote {
    private let parser: QuoteParser
    private let rules: [FoundQuote]
    /// The index of the quotation of a rule that holds each word, -1 for none.
    private var ruleAt: [Int32]

    private var words: [QuoteWord] { parser.words }

    /// - Parameter rules: What the rules found, no two overlapping.
    init(_ parser: QuoteParser, rules: [FoundQuote]) {
        self.parser = parser
        self.rules = rules
        ruleAt = [Int32](repeating: -1, count: parser.words.count)
        for (index, rule) in rules.enumerated() {
            for i in rule.words { ruleAt[i] = Int32(index) }
        }
    }

    /// The quotations of the text in its order, no two overlapping.
    func quotes(_ tagged: [TaggedAttribution]) -> [FoundQuote] {
        var found: [FoundQuote] = []
        var isTaken = [Bool](repeating: false, count: rules.count)
        for (number, attribution) in tagged.enumerated() {
            for content in attribution.contents {
                guard let read = quote(content, attribution) else { continue }
                var quote = read
                for rule in overlapping(read.words) {
                    isTaken[rule] = true
                    if quote.rule == read.rule, isMuchTheSame(rules[rule], read) { quote = joined(rules[rule], read) }
                }
                // Without a rule and a source there is nobody who says it.
                guard quote.source != nil || quote.rule != read.rule || quote.kind != .indirect else { continue }
                quote.attribution = number
                found.append(quote)
            }
        }
        var halves: [Range<Int>: Int] = [:]
        for (i, quote) in found.enumerated() where quote.kind == .direct {
            if let cue = quote.cue { halves[cue] = i }
        }
        for (rule, isTaken) in zip(rules, isTaken) where !isTaken {
            var rule = rule
            // The second half of a quotation hangs on the cue between the halves.
            if rule.kind == .direct, let half = rule.cue.flatMap({ halves[$0] }), let source = found[half].source {
                (rule.source, rule.attribution) = (source, found[half].attribution)
            }
            found.append(rule)
        }
        return withoutOverlaps(found)
    }

    /// The indices of the rules' quotations that share words with a range, in order.
    private func overlapping(_ range: Range<Int>) -> [Int] {
        var found: [Int] = []
        var i = range.lowerBound
        while i < range.upperBound {
            let rule = Int(ruleAt[i])
            if rule >= 0 { found.append(rule) }
            i = rule < 0 ? i + 1 : max(i + 1, rules[rule].words.upperBound)
        }
        return found
    }

    /// Whether both hang on one cue, or share three fifths of their words.
    private func isMuchTheSame(_ rule: FoundQuote, _ quote: FoundQuote) -> Bool {
        if let one = rule.cue, let other = quote.cue, one.overlaps(other) { return true }
        if let cue = quote.cue, rule.words.overlaps(cue) { return false }
        let shared = rule.words.clamped(to: quote.words).count
        return 10 * shared >= 3 * (rule.words.count + quote.words.count)
    }

    /// What a rule found, with the cue and the source of the taggers.
    private func joined(_ rule: FoundQuote, _ quote: FoundQuote) -> FoundQuote {
        var joined = rule
        if let cue = quote.cue, goesOn(rule, after: cue) { return rule }
        // "quoted Smith as saying": the taggers take the one who quotes.
        let isQuoting = quote.cue?.contains { words[$0].traits.contains(.quoting) } ?? false
        // "said Smith" leaves no doubt.
        let isSure =
            rule.rule == "tag-inverted" && !(rule.source?.words.overlaps(quote.source?.words ?? 0..<0) ?? false)
        if let source = quote.source, source.words != rule.source?.words, !isQuoting && !isSure || rule.source == nil {
            joined.source = source
        }
        if let one = rule.cue, let other = quote.cue, !one.overlaps(other) { joined.cue = other }
        if rule.cue == nil { joined.cue = quote.cue }
        return joined
    }

    /// Whether a quotation goes on with the one before it in the paragraph, and another cue ends in a sentence before it:
    /// “It is late,” Smith said. He ruled out a delay. “We go.”
    private func goesOn(_ rule: FoundQuote, after cue: Range<Int>) -> Bool {
        guard rule.rule == "same-paragraph" || rule.rule == "continued", cue.upperBound <= rule.words.lowerBound else {
            return false
        }
        let isOwn = rule.cue?.overlaps(cue) ?? false
        return !isOwn && (cue.upperBound..<rule.words.lowerBound).contains { words[$0].isStop }
    }

    /// Of quotations that overlap, the longer.
    private func withoutOverlaps(_ quotes: [FoundQuote]) -> [FoundQuote] {
        var kept: [FoundQuote] = []
        for quote in quotes.sorted(by: {
            ($0.words.lowerBound, -$0.words.upperBound) < ($1.words.lowerBound, -$1.words.upperBound)
        }) {
            if let last = kept.last, last.words.overlaps(quote.words) {
                guard quote.words.count > last.words.count else { continue }
                kept.removeLast()
            }
            kept.append(quote)
        }
        return kept
    }

    /// A range of words that the taggers take for said; `nil` where no word is left.
    private func quote(_ content: Range<Int>, _ attribution: TaggedAttribution) -> FoundQuote? {
        var start = content.lowerBound
        while start < content.upperBound, words[start].isMark && !words[start].traits.contains(.opens) { start += 1 }
        let opensWithThat = start + 1 < content.upperBound && words[start].traits.contains(.that)
        if opensWithThat { start += 1 }
        guard start < content.upperBound else { return nil }
        var quote = FoundQuote(
            kind: .indirect, words: start..<parser.trimmedEnd(start, content.upperBound), cue: attribution.cue,
            source: attribution.source.map { Source(words: $0, how: .own) }, rule: "tagged", confidence: 0.7)
        parser.setKind(&quote)
        guard !quote.words.isEmpty else { return nil }
        if let cue = attribution.cue.lazy.compactMap({ parser.cueReadings(at: $0).first }).last {
            quote.flags = parser.flags(of: cue)
            quote.addressee = parser.addressee(of: cue, parser.reading.sentence(of: cue.start).upperBound)
        }
        if quote.kind == .indirect, !opensWithThat, !isClause(quote.words, attribution.cue) {
            quote.flags.insert("topic")
            quote.confidence = 0.5
        }
        return quote
    }

    /// Whether words are a clause and no noun with what belongs to it: a question, what a verb of the lexicon demands or
    /// promises to do, or a verb before any word that opens a clause inside.
    private func isClause(_ range: Range<Int>, _ cue: Range<Int>) -> Bool {
        let first = words[range.lowerBound]
        if first.classes.contains(.interrogative) || first.classes.contains(.complementizer) { return true }
        if first.traits.contains(.to) {
            return parser.cueReadings(at: cue.upperBound - 1).contains { $0.cue.wordClass == .verb }
        }
        for i in range {
            let word = words[i]
            if i > range.lowerBound, opensClauseInside(word) { return false }
            // "required for" describes a noun, "closed the road" is what a clause says.
            let isParticiple =
                word.traits.contains(.endsInEd) && i + 1 < range.upperBound
                && words[i + 1].classes.contains(.preposition)
            if parser.isVerb(i), !isParticiple { return true }
            if word.traits.contains(.to), i + 1 < range.upperBound, words[i + 1].traits.contains(.baseVerb) {
                return true
            }
        }
        return false
    }

    private func opensClauseInside(_ word: QuoteWord) -> Bool {
        !word.classes.isDisjoint(with: [.relative, .complementizer])
            || word.classes.contains(.subordinator) && word.classes.isDisjoint(with: [.preposition])
    }
}
