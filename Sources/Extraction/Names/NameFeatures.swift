import Language
import Tagging

/// What the tagger of names sees of each token: the word and its neighbours, what tables and rules take it for, and what the
/// rest of the article says of it.
///
/// A change here makes another model necessary: then `version` gets another number.
struct NameFeatures {
    /// The name and number of these features.
    static let version = "names-1"

    private struct Seen {
        var form: WordForm
        var cluster: UInt64
        var rule: UInt64 = 0
        var part: UInt64 = 0
        var memory: UInt64
        var classes: UInt64

        /// Up to so many bits of the cluster's path, from its root.
        func branch(_ bits: Int) -> UInt64 {
            let length = UInt64.bitWidth - cluster.leadingZeroBitCount - 1
            return length > bits ? cluster >> UInt64(length - bits) : cluster
        }
    }

    private let lexicon: NameLexicon
    private let words: FunctionWords
    private let outside = Seen(
        form: WordForm(Span(), 0..<0), cluster: 1 << 40, rule: 1, part: 1 << 20, memory: 0, classes: 1 << 60)
    private var seen: [Seen] = []
    /// The features of the sentence read last.
    private(set) var sequence = FeatureSequence()

    init(lexicon: NameLexicon, words: FunctionWords) {
        self.lexicon = lexicon
        self.words = words
    }

    /// Computes the features of a sentence's tokens.
    ///
    /// - Parameter names: What tables and rules found in the sentence.
    mutating func read(
        _ text: Span<UInt8>, _ tokens: [Token], _ sentence: Range<Int>, _ names: ArraySlice<FoundName>,
        _ memory: NameMemory
    ) {
        seen.removeAll(keepingCapacity: true)
        for i in sentence { seen.append(see(text, tokens[i], memory)) }
        for name in names {
            let type = UInt64((name.type ?? name.fallback)?.rawValue ?? 15)
            let rule = name.how.utf8.reduce(type) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            for i in name.tokens {
                let isInside: UInt64 = i == name.tokens.lowerBound ? 1 : 2
                seen[i - sentence.lowerBound].rule = featureHash(rule, isInside)
                seen[i - sentence.lowerBound].part = type * 4 + isInside
            }
        }
        sequence.removeAll()
        var quotes: UInt64 = 0
        for i in sentence {
            if tokens[i].features.contains(.opensQuotation) { quotes = 1 }
            if tokens[i].features.contains(.closesQuotation) { quotes = 0 }
            addFeatures(i - sentence.lowerBound, quotes)
        }
    }

    private func see(_ text: Span<UInt8>, _ token: Token, _ memory: NameMemory) -> Seen {
        let form = WordForm(text, token.range)
        let isWord = token.kind == .word
        let cluster = isWord ? UInt64(lexicon.clusters.value(text, token.range) ?? 0) : 0
        var classes = UInt64(token.kind.rawValue)
        if isWord {
            classes |= UInt64(words.classes(text, token.range).rawValue) << 4
            classes |= UInt64((lexicon.beside.value(text, token.range) ?? 14) + 1) << 20
            if token.isCapitalized {
                for (place, heads) in lexicon.heads.enumerated() where place != 3 {
                    if let head = heads.value(text, token.range) {
                        classes |= UInt64(head + 1) << UInt64(24 + 4 * place)
                    }
                }
                if lexicon.givenNames.contains(text, token.range) { classes |= 1 << 40 }
            }
            if lexicon.commonWords.contains(text, token.range) { classes |= 1 << 41 }
        }
        return Seen(
            form: form, cluster: cluster, memory: isWord && token.isCapitalized ? UInt64(memory[form.lower]) : 0,
            classes: classes)
    }

    private mutating func addFeatures(_ i: Int, _ quotes: UInt64) {
        let own = seen[i]
        let before = i > 0 ? seen[i - 1] : outside
        let after = i + 1 < seen.count ? seen[i + 1] : outside
        let before2 = i > 1 ? seen[i - 2] : outside
        let after2 = i + 2 < seen.count ? seen[i + 2] : outside
        let place: UInt64 = (i == 0 ? 1 : i == 1 ? 2 : 0) | quotes << 2
        var kind: UInt64 = 0
        func add(_ value: UInt64) {
            kind += 1
            sequence.append(featureHash(kind, value))
        }
        func add(_ first: UInt64, _ second: UInt64) { add(featureHash(first, second)) }

        sequence.beginItem()
        add(own.form.word)
        add(own.form.lower)
        add(before.form.lower)
        add(after.form.lower)
        add(before2.form.lower)
        add(after2.form.lower)
        add(before.form.lower, own.form.lower)
        add(own.form.lower, after.form.lower)
        add(before.form.lower, after.form.lower)
        add(before2.form.lower, before.form.lower)
        add(after.form.lower, after2.form.lower)

        add(own.form.shape)
        add(before.form.shape, own.form.shape)
        add(own.form.shape, after.form.shape)
        add(featureHash(before.form.shape, own.form.shape), after.form.shape)
        add(own.form.shape, before.form.lower)
        add(own.form.shape, after.form.lower)
        add(own.form.shape, place)

        add(own.form.prefixes.0)
        add(own.form.prefixes.1)
        add(own.form.prefixes.2)
        add(own.form.suffixes.0, own.form.shape)
        add(own.form.suffixes.1, own.form.shape)
        add(own.form.suffixes.2)
        add(own.form.suffixes.3)
        add(before.form.suffixes.2)
        add(after.form.suffixes.2)

        add(own.cluster)
        add(own.branch(4), own.form.shape)
        add(own.branch(8))
        add(before.branch(8))
        add(after.branch(8))
        add(before.cluster)
        add(after.cluster)
        add(before.cluster, own.form.shape)
        add(own.form.shape, after.cluster)
        add(before.cluster, own.cluster)
        add(own.cluster, after.cluster)
        add(before2.cluster)
        add(after2.cluster)

        add(own.rule)
        add(own.part)
        add(before.part)
        add(after.part)
        add(before.part, own.part)
        add(own.part, after.part)
        add(featureHash(before.part, own.part), after.part)
        add(own.rule, own.form.lower)
        add(own.part, own.form.shape)
        add(own.part, before.form.lower)
        add(own.part, after.form.lower)
        add(own.part, own.cluster)
        add(own.rule, place)

        add(own.classes)
        add(before.classes)
        add(after.classes)
        add(before.classes, own.form.shape)
        add(own.form.shape, after.classes)
        add(own.classes, own.part)
        add(before.classes, own.part)
        add(own.part, after.classes)

        add(own.memory)
        add(own.memory, own.part)
        add(own.memory, place)
        add(before.memory, own.memory)
        add(own.memory, after.memory)
        add(own.memory & 0xFFFF, own.form.shape)
    }
}
