import Language
import Tagging

/// What the tagger of roles sees of each item around a cue.
///
/// A change here makes another model necessary: then `version` gets another number.
struct RoleFeatures {
    /// The name and number of these features.
    static let version = "quote-roles-1"
    /// None, the words said, who says them.
    static let labels = ["O", "C", "S"]

    let parser: QuoteParser
    let text: QuoteItems
    let hints: RuleHints
    let found: [FoundQuote]

    private let outside = QuoteItems.Item(
        words: 0..<0, isMarked: false, lower: 3, suffix: 2, cluster: 1 << 40, kind: 1 << 60, name: 15)

    /// What stands between an item and the cue.
    private struct Way {
        var distance = 0
        var commas: UInt64 = 0
        var verbs: UInt64 = 0
        var marked: UInt64 = 0
        var stops: UInt64 = 0
        var that: UInt64 = 0
        var cues: UInt64 = 0

        var bucket: UInt64 {
            distance < 6 ? UInt64(distance) : distance < 9 ? 6 : distance < 14 ? 7 : distance < 25 ? 8 : 9
        }

        mutating func pass(_ item: QuoteItems.Item, _ word: QuoteWord, isVerb: Bool, isCue: Bool) {
            distance += 1
            if item.isMarked { marked = 1 }
            if item.isMarked { return }
            if word.isComma { commas = min(3, commas + 1) }
            if word.isStop { stops = min(2, stops + 1) }
            if isVerb { verbs = min(3, verbs + 1) }
            if word.traits.contains(.that) { that = 1 }
            if isCue { cues = 1 }
        }
    }

    /// The features of the items of a window, in its order.
    func sequence(_ window: RoleWindow) -> FeatureSequence {
        var ways = [Way](repeating: Way(), count: window.items.count)
        let first = window.items.firstIndex { $0 >= window.cue.lowerBound } ?? 0
        let behind = window.items.firstIndex { $0 >= window.cue.upperBound } ?? window.items.count
        var way = Way()
        for k in stride(from: first - 1, through: 0, by: -1) {
            ways[k] = way
            pass(window.items[k], &way)
        }
        way = Way()
        for k in behind..<max(behind, window.items.count) {
            ways[k] = way
            pass(window.items[k], &way)
        }
        // The head: the last item of the cue that the lexicon knows, else its last.
        let head = window.cue.last { text.items[$0].cue != 0 } ?? window.cue.upperBound - 1
        let quote = window.cue.compactMap { hints.quote[$0] >= 0 ? hints.quote[$0] : nil }.first
        let rule = quote.map { found[Int($0)] }
        let subject = self.subject(head)
        let object = text.items[window.cue.upperBound - 1].words.upperBound
        let limit = parser.reading.sentence(of: text.items[head].words.lowerBound).upperBound
        let phrase = object < limit ? parser.nounPhrase(startingAt: object, to: limit) : nil
        var sequence = FeatureSequence()
        let context = Context(
            head: text.items[head], window: window, rule: rule,
            ruleHash: rule.map { $0.rule.utf8.reduce(7) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } } ?? 0,
            subject: subject, phrase: phrase, hasMarked: window.items.contains { text.items[$0].isMarked },
            pattern: pattern(window, subject), openers: openers(window))
        for k in window.items.indices {
            let side: UInt64 = k < first ? 1 : k >= behind ? 2 : 0
            add(k, side, ways[k], context, to: &sequence)
        }
        return sequence
    }

    private struct Context {
        var head: QuoteItems.Item
        var window: RoleWindow
        var rule: FoundQuote?
        var ruleHash: UInt64
        var subject: Range<Int>?
        var phrase: Range<Int>?
        var hasMarked: Bool
        /// What stands before the subject and after the cue.
        var pattern: UInt64
        /// By item of the window, the first word after the last mark before it.
        var openers: [UInt64]
    }

    private func pattern(_ window: RoleWindow, _ subject: Range<Int>?) -> UInt64 {
        func side(_ i: Int?) -> UInt64 {
            guard let i, text.items.indices.contains(i) else { return 1 }
            let item = text.items[i]
            if item.isMarked { return 2 | (item.kind >> 8 & 0xFF) << 8 }
            let word = parser.words[item.words.lowerBound]
            if word.isMark { return 3 | UInt64(word.mark) << 8 | (word.traits.contains(.dash) ? 1 << 16 : 0) }
            if word.mention >= 0 { return 4 }
            return 5 | UInt64(word.classes.rawValue) << 8 | (word.traits.contains(.that) ? 1 << 40 : 0)
        }
        let first = subject.map { min(Int(text.itemOf[$0.lowerBound]), window.cue.lowerBound) } ?? window.cue.lowerBound
        let sentence = window.items.first ?? 0
        return featureHash(side(first > sentence ? first - 1 : nil), side(window.cue.upperBound))
    }

    private func openers(_ window: RoleWindow) -> [UInt64] {
        var opener: UInt64 = 0
        var isFresh = true
        return window.items.map { i in
            let item = text.items[i]
            if item.isMarked || parser.words[item.words.lowerBound].isMark {
                isFresh = true
                return opener
            }
            if isFresh { opener = item.lower }
            isFresh = false
            return opener
        }
    }

    private func pass(_ i: Int, _ way: inout Way) {
        let item = text.items[i]
        let word = item.words.lowerBound
        way.pass(
            item, parser.words[word], isVerb: !item.isMarked && parser.isVerb(word),
            isCue: !item.isMarked && item.cue != 0)
    }

    private func subject(_ head: Int) -> Range<Int>? {
        let word = text.items[head].words.lowerBound
        if let cue = parser.cueReadings(at: word).first { return parser.subject(of: cue, earlier: [])?.words }
        return parser.nounPhrase(endingBefore: word, from: parser.reading.sentence(of: word).lowerBound)
    }

    private func add(_ k: Int, _ side: UInt64, _ way: Way, _ context: Context, to sequence: inout FeatureSequence) {
        let window = context.window
        func item(_ k: Int) -> QuoteItems.Item {
            window.items.indices.contains(k) ? text.items[window.items[k]] : outside
        }
        let i = window.items[k]
        let own = text.items[i]
        let (before, after) = (item(k - 1), item(k + 1))
        let head = context.head
        let word = own.words.lowerBound
        let between =
            way.commas << 12 | way.verbs << 8 | way.marked << 6 | way.stops << 4 | way.that << 3
            | way.cues << 2
        let place = side << 8 | way.bucket
        func part(_ range: Range<Int>?) -> UInt64 {
            guard let range, range.contains(word) else { return 0 }
            return range.lowerBound == word ? 1 : own.words.upperBound == range.upperBound ? 2 : 3
        }
        var ruleRole: UInt64 = context.rule == nil ? 9 : 0
        if let rule = context.rule {
            if rule.words.contains(word) || own.isMarked && own.words.overlaps(rule.words) {
                ruleRole = 1
            } else if rule.source?.words.contains(word) ?? false {
                ruleRole = 2
            } else if rule.cue?.contains(word) ?? false {
                ruleRole = 3
            }
        }
        let subject = part(context.subject)
        let object = part(context.phrase)
        var kind: UInt64 = 0
        func add(_ value: UInt64) {
            kind += 1
            sequence.append(featureHash(kind, featureHash(side, value)))
        }
        func add(_ one: UInt64, _ other: UInt64) { add(featureHash(one, other)) }
        sequence.beginItem()
        add(own.lower)
        add(own.kind)
        add(place)
        add(own.kind, way.bucket)
        add(head.lower)
        add(head.lower, own.kind)
        add(head.lower, way.bucket)
        add(head.cue, own.kind)
        add(head.cue, way.bucket)
        add(head.cue, between)
        add(head.lower, between)
        add(between)
        add(between, own.kind)
        add(between, way.bucket)
        add(before.lower)
        add(after.lower)
        add(before.lower, own.lower)
        add(own.lower, after.lower)
        add(before.kind, own.kind)
        add(own.kind, after.kind)
        add(own.cluster)
        add(own.branch(8))
        add(before.branch(8))
        add(after.branch(8))
        add(own.branch(8), way.bucket)
        add(ruleRole)
        add(ruleRole, context.ruleHash)
        add(ruleRole, own.kind)
        add(ruleRole, between)
        add(ruleRole, way.bucket)
        add(subject)
        add(subject, head.cue)
        add(subject, own.name)
        add(subject, ruleRole)
        add(object, head.cue)
        add(object, head.lower)
        add(object, own.name)
        add(hints.part[i])
        add(hints.part[i], ruleRole << 4 | subject)
        add(own.name, way.bucket)
        add(own.name, between)
        add(own.isMarked ? own.kind : 0, way.bucket)
        add(own.isMarked ? own.kind : 0, between)
        add(own.isMarked ? 1 : 0, head.cue)
        add(context.hasMarked ? 1 : 0, head.cue)
        add(context.hasMarked ? 1 : 0, way.bucket)
        add(UInt64(min(k, 2)), own.kind)
        add(UInt64(min(window.items.count - k, 3)), own.kind)
        add(before.name << 4 | own.name, after.name)
        add(before.kind, way.bucket)
        add(context.pattern)
        add(context.pattern, between)
        add(context.pattern, way.bucket)
        add(context.pattern, own.kind)
        add(context.pattern, subject << 4 | object)
        add(context.openers[k], between)
        add(context.openers[k], way.bucket)
        add(context.openers[k], head.cue)
    }
}
