import Tagging

/// What the tagger of cues sees of each item of a sentence.
///
/// A change here makes another model necessary: then `version` gets another number.
struct CueFeatures {
    /// The name and number of these features.
    static let version = "quote-cues-1"
    /// Outside of cues, the first item of a cue, any other.
    static let labels = ["O", "B", "I"]

    private let outside = QuoteItems.Item(
        words: 0..<0, isMarked: false, lower: 3, suffix: 2, cluster: 1 << 40, kind: 1 << 60, name: 15)

    /// The features of a sentence.
    ///
    /// - Parameter hints: What the rules say of each item of the text.
    func sequence(_ text: QuoteItems, _ sentence: Range<Int>, _ hints: RuleHints) -> FeatureSequence {
        var sequence = FeatureSequence()
        var marked: UInt64 = 0
        for i in sentence where text.items[i].isMarked { marked |= 1 }
        var markedBefore: UInt64 = 0
        for i in sentence {
            add(i, text.items, sentence, hints, marked << 1 | markedBefore, to: &sequence)
            if text.items[i].isMarked { markedBefore = 1 }
        }
        return sequence
    }

    private func add(
        _ i: Int, _ items: [QuoteItems.Item], _ sentence: Range<Int>, _ hints: RuleHints, _ marked: UInt64,
        to sequence: inout FeatureSequence
    ) {
        func item(_ k: Int) -> QuoteItems.Item { sentence.contains(k) ? items[k] : outside }
        let own = items[i]
        let (before, before2) = (item(i - 1), item(i - 2))
        let (after, after2, after3) = (item(i + 1), item(i + 2), item(i + 3))
        let hint = hints.cue[i]
        var kind: UInt64 = 0
        func add(_ value: UInt64) {
            kind += 1
            sequence.append(featureHash(kind, value))
        }
        func add(_ one: UInt64, _ other: UInt64) { add(featureHash(one, other)) }
        sequence.beginItem()
        add(own.lower)
        add(before.lower)
        add(after.lower)
        add(before2.lower)
        add(after2.lower)
        add(before.lower, own.lower)
        add(own.lower, after.lower)
        add(own.lower, after.kind)
        add(before.kind, own.lower)
        add(own.lower, featureHash(after.lower, after2.lower))
        add(own.lower, marked)
        add(own.suffix)
        add(own.kind)
        add(before.kind, own.kind)
        add(own.kind, after.kind)
        add(own.kind, marked)
        add(featureHash(before.kind, own.kind), after.kind)
        add(own.cluster)
        add(own.cluster, after.kind)
        add(before.kind, own.cluster)
        add(own.branch(10), after.branch(10))
        add(before.branch(10), own.branch(10))
        add(own.cue)
        add(own.cue, after.kind)
        add(own.cue, after.lower)
        add(before.kind, own.cue)
        add(own.cue, marked)
        add(before.cue, own.lower)
        add(own.cue, after.name << 8 | before.name)
        add(own.cue, featureHash(after.kind, after2.kind))
        add(own.name)
        add(own.lower, after.name << 8 | before.name)
        add(featureHash(before2.kind, before.kind), own.cue)
        add(hint)
        add(hint, own.lower)
        add(hint, own.kind)
        add(hint, i > sentence.lowerBound ? hints.cue[i - 1] : 1)
        add(hint, i + 1 < sentence.upperBound ? hints.cue[i + 1] : 1)
        add(hints.part[i], own.cue)
        add(hints.part[i], own.lower)
        add(after.isMarked ? 1 : after2.isMarked ? 2 : after3.isMarked ? 3 : 0, own.cue)
        add(before.isMarked ? 1 : before2.isMarked ? 2 : 0, own.cue)
        add(UInt64(min(i - sentence.lowerBound, 3)), own.cue)
        add(after2.kind)
        add(before2.kind)
    }
}

/// What the rules found, by item: what a tagger may trust or overrule.
struct RuleHints {
    /// By item: 0, or a hash of the rule whose cue holds it.
    var cue: [UInt64]
    /// By item: 0, or whether it is content (1) or source (2) of a quotation that rules found.
    var part: [UInt64]
    /// By item: the index of the quotation whose cue holds it, -1 for none.
    var quote: [Int32]

    init(_ text: QuoteItems, _ found: [FoundQuote]) {
        cue = [UInt64](repeating: 0, count: text.items.count)
        part = cue
        quote = [Int32](repeating: -1, count: text.items.count)
        for (index, found) in found.enumerated() {
            let rule = found.rule.utf8.reduce(7) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            for i in text.items(of: found.words) { part[i] = 1 }
            if let source = found.source { for i in text.items(of: source.words) { part[i] = 2 } }
            guard let words = found.cue else { continue }
            let range = text.items(of: words)
            for i in range {
                cue[i] = featureHash(rule, i == range.lowerBound ? 1 : 2)
                if quote[i] < 0 { quote[i] = Int32(index) }
            }
        }
    }
}
