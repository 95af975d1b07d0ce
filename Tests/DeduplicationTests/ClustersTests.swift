import Shingling
import TestSupport
import Testing

@testable import Deduplication

@Suite("Clusters of copies")
struct ClustersTests {
    @Test func `Texts that have nothing in common stay apart`() throws {
        var text = InventedText(seed: 1)
        let texts = (0..<200).map { _ in text.article(byteCount: 900) }
        #expect(try clusters(texts) == [])
    }

    @Test(arguments: Self.cases.indices)
    func `A copy is found and its relation told`(_ number: Int) throws {
        let (name, kept, copy, expected) = Self.cases[number]
        var other = InventedText(seed: 99)
        let found = try clusters([kept, other.article(byteCount: 1500), copy])
        #expect(found.map(\.kept) == (expected == nil ? [] : [0]), "\(name)")
        #expect(found.first?.copies.map(\.article) == expected.map { _ in [2] }, "\(name)")
        #expect(found.first?.copies.first?.relation == expected, "\(name)")
    }

    static let cases: [(String, String, String, Relation?)] = {
        var text = InventedText(seed: 2)
        let paragraphs = (0..<8).map { _ in text.paragraph() }
        let whole = paragraphs.joined(separator: "\n\n")
        let beginning = paragraphs[..<3].joined(separator: "\n")
        let frame = text.paragraph() + " " + text.paragraph()
        let elsewhere = (0..<8).map { _ in text.paragraph() }
        let corrected = whole.replacing("Friday", with: "Sunday")
        return [
            ("the same bytes", whole, whole, Relation(kind: .exact, score: 1, rule: .sameBytes)),
            (
                "quotation marks and case", whole, whole.uppercased().replacing("“", with: "\""),
                Relation(kind: .sameText, score: 1, rule: .sameWords)
            ),
            ("the first paragraphs", whole, beginning, Relation(kind: .excerpt, score: 1, rule: .linked)),
            ("more paragraphs", beginning, whole, Relation(kind: .extended, score: 1, rule: .linked)),
            (
                "one word changed", whole, corrected,
                Relation(kind: .near, score: share(whole, corrected), rule: .linked)
            ),
            (
                "a frame around it", whole, frame + "\n\n" + whole,
                Relation(kind: .near, score: 1, rule: .linked)
            ),
            ("one paragraph shared", whole, ([paragraphs[4]] + elsewhere).joined(separator: "\n\n"), nil),
            ("short texts that are the same", "Not a word.", "not a word", Relation(isSameBytes: false)),
            ("short texts, one in the other", "No word of it was true.", "No word of it was true. He left.", nil),
            ("no words at all", "…", "…", nil),
        ]
    }()

    @Test func `Reports made from one template are different stories`() throws {
        var random = SplitMix(seed: 3)
        let texts = (0..<60).map { _ in
            let number = { (range: ClosedRange<Int>) in Int.random(in: range, using: &random) }
            let city = random.pick(["Brenau", "Dosk", "Ostmere", "Klev", "Pirano", "Tamsin", "Rood", "Vell"])
            return """
                The forecast for \(city) and the surrounding area is for rain in the morning and sun later in the day. \
                Temperatures will reach a high of \(number(10...30)) degrees, with an overnight low of \
                \(number(-5...9)) degrees. Winds will be westerly at \(number(5...40)) kilometres per hour, with gusts \
                of up to \(number(41...90)) kilometres per hour on higher ground. The chance of rain is \
                \(number(0...100)) percent. Sunrise is at \(number(5...8)):\(number(10...59)) and sunset at \
                \(number(4...9)):\(number(10...59)). Residents are advised to check the latest warnings from the \
                weather service before travelling. The pollen count is \(number(1...9)).
                """
        }
        #expect(try clusters(texts) == [])
    }

    @Test func `A long frame around short articles does not make them copies`() throws {
        var text = InventedText(seed: 4)
        let frame = text.article(byteCount: 900)
        #expect(try clusters((0..<12).map { _ in text.article(byteCount: 900) + "\n\n" + frame }) == [])
    }

    @Test func `A digest is linked to the articles that it gathers, not merged with them`() throws {
        var text = InventedText(seed: 5)
        let articles = (0..<4).map { _ in (0..<3).map { _ in text.paragraph() } }
        let digest = articles.map { $0[..<2].joined(separator: "\n\n") }.joined(separator: "\n\n")
        let texts = articles.map { $0.joined(separator: "\n\n") }
        let found = try clusters(texts + [digest, digest])
        #expect(found.map(\.kept) == [4])
        #expect(found[0].copies.map(\.article) == [5])
        #expect(found[0].parts.map(\.article) == [0, 1, 2, 3])
        for part in found[0].parts {
            #expect(part.relation.kind == .digestOf && part.relation.rule == .beginnings)
            // Five stories have a few phrases in common, which count less.
            #expect(abs(part.relation.score - Self.share(of: texts[part.article], in: digest)) < 0.03)
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `A digest of which one long piece makes up half is not merged with that article`(_ seed: UInt64) throws {
        var text = InventedText(seed: 40 + seed)
        // No phrase of one is in another, so that they are unrelated.
        let articles = ["x ", "y ", "z "].map { end in
            (0..<20).map { _ in text.paragraph().split(separator: " ").joined(separator: end) }
        }
        let pieces = [articles[0][..<8], articles[1][..<3], articles[2][..<3]]
        let digest = pieces.map { $0.joined(separator: "\n\n") }.joined(separator: "\n\n")
        let texts = articles.map { $0.joined(separator: "\n\n") }
        #expect(Self.share(of: digest, in: texts[0]) > 0.5)
        let found = try clusters(texts + [digest])
        #expect(found.map(\.kept) == [3])
        #expect(found.map { $0.copies.count } == [0])
        #expect(found.first?.parts.map(\.article) == [0, 1, 2])
    }

    @Test(arguments: [0x0E01...0x0E2E, 0x4E00...0x4EFF, 0x3042...0x3090] as [ClosedRange<UInt32>])
    func `Copies are found in scripts without spaces, whose words are in all articles`(
        _ letters: ClosedRange<UInt32>
    ) throws {
        var random = SplitMix(seed: UInt64(letters.lowerBound))
        let size = letters.lowerBound < 0x1000 ? 5 : 2
        // As many words as frequent ones make up most of a text.
        let words = (0..<200).map { _ in
            var word = String.UnicodeScalarView()
            for _ in 0..<size { word.append(Unicode.Scalar(UInt32.random(in: letters, using: &random)) ?? "x") }
            return String(word)
        }
        let articles = (0..<200).map { _ in
            (0..<30).map { _ in (0..<10).map { _ in random.pick(words) }.joined() }
        }
        let texts = articles.map { $0.joined(separator: " ") }
        let copies = articles[..<20].map { $0[..<15].joined(separator: "。") }
        let found = try clusters(texts + copies)
        #expect(found.map(\.kept) == Array(0..<20))
        #expect(found.map { $0.copies.map(\.article) } == (0..<20).map { [200 + $0] })
    }

    @Test func `An article that holds the beginning of one other is no digest`() throws {
        var text = InventedText(seed: 15)
        let paragraphs = (0..<12).map { _ in text.paragraph() }
        let other = paragraphs[..<2] + (0..<5).map { _ in text.paragraph() }
        #expect(try clusters([paragraphs.joined(separator: "\n"), other.joined(separator: "\n")]) == [])
    }

    @Test func `A chain of changes does not join what has nothing in common`() throws {
        var text = InventedText(seed: 6)
        let paragraphs = (0..<12).map { _ in text.paragraph() }
        // Each version drops the first three paragraphs of the one before and gains three.
        let versions = (0..<4).map { paragraphs[(2 * $0)..<(2 * $0 + 6)].joined(separator: "\n\n") }
        for cluster in try clusters(versions) {
            let members = [cluster.kept] + cluster.copies.map(\.article)
            #expect((members.max() ?? 0) - (members.min() ?? 0) <= 2)
        }
    }

    @Test(arguments: [
        (KeptChoice.path, [], 2, [1, 0, 3]), (.earliest, [], 3, [2, 1, 0]), (.longest, [], 3, [2, 1, 0]),
        (.path, ["z", "y"], 3, [2, 1, 0]), (.earliest, ["x"], 0, [2, 1, 3]),
    ])
    func `Which one is kept is a choice, the others go by path and id`(
        _ choice: KeptChoice, _ sites: [String], _ kept: Int, _ copies: [Int]
    ) throws {
        var text = InventedText(seed: 7)
        let same = text.article(byteCount: 1000)
        var options = DeduplicationOptions()
        options.keep = choice
        options.preferredSites = sites
        let facts = [
            ArticleFacts(id: "1", path: "b", site: "x", published: Moment("2026-02-01")),
            ArticleFacts(id: "3", path: "a", site: nil, published: nil),
            ArticleFacts(id: "2", path: "a", site: "w", published: Moment("2026-01-01T10:00:00+02:00")),
            ArticleFacts(id: "0", path: "c", site: "y", published: Moment("2026-01-01T08:00Z")),
        ]
        let found = try clusters([same, same, same, same], options, facts: { numbers in numbers.map { facts[$0] } })
        #expect(found.map(\.kept) == [kept])
        #expect(found.first?.copies.map(\.article) == copies)
    }

    @Test func `A window on dates parts different texts, not the same one`() throws {
        var text = InventedText(seed: 17)
        let paragraphs = (0..<8).map { _ in text.paragraph() }
        let texts = [paragraphs.joined(separator: "\n"), paragraphs.dropLast().joined(separator: "\n")]
        let dates = ["2026-01-01", "2026-01-11T23:00Z"]
        for (days, count) in [(0, 1), (10, 1), (9, 0)] {
            var options = DeduplicationOptions()
            options.windowDays = days
            #expect(try clusters(texts, options, dates: dates).count == count, "\(days)")
            #expect(try clusters([texts[0], texts[0]], options, dates: dates).count == 1, "\(days)")
        }
    }

    @Test(arguments: 0..<6)
    func `The memory makes no difference`(_ seed: UInt64) throws {
        let texts = (0..<20).flatMap { Self.republished(seed: 20 * seed + $0) }
        let much = try clusters(texts)
        #expect(try clusters(texts, memory: 0) == much)
        #expect(!much.isEmpty)
    }

    @Test(arguments: 0..<12)
    func `Neither the order of the input nor that of the work changes anything`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let texts = Self.republished(seed: seed)
        let order = texts.indices.shuffled(using: &random)
        let plain = try clusters(texts)
        let shuffled = try clusters(
            order.map { texts[$0] }, names: order.map(Self.name),
            map: { comparisons, compare, take in
                for compared in try comparisons.reversed().map(compare).reversed() { try take(compared) }
            })
        #expect(
            Set(plain.map { named($0) { $0 } }) == Set(shuffled.map { named($0) { order[$0] } }))
        #expect(plain.isEmpty == false)
    }

    @Test(arguments: 0..<12)
    func `Every article is in one cluster at most, and each cluster's first is kept`(_ seed: UInt64) throws {
        let found = try clusters(Self.republished(seed: seed))
        let members = found.flatMap { [$0.kept] + $0.copies.map(\.article) }
        #expect(Set(members).count == members.count)
        #expect(found.map(\.kept) == found.map(\.kept).sorted())
        for cluster in found {
            #expect(!cluster.copies.isEmpty)
            #expect(cluster.copies.allSatisfy { cluster.kept < $0.article && (0...1).contains($0.relation.score) })
        }
    }
}

// What the tests are made with.
extension ClustersTests {
    static func name(_ number: Int) -> String { String(1000 + number) }

    private func clusters(
        _ texts: [String], _ options: DeduplicationOptions = DeduplicationOptions(), names: [String]? = nil,
        dates: [String]? = nil, memory: Int = 1 << 26,
        map: @escaping ComparisonMap = { for comparison in $0 { try $2(try $1(comparison)) } },
        facts: (([Int]) throws -> [ArticleFacts])? = nil
    ) throws -> [Cluster] {
        let fingerprinter = Fingerprinter(options)
        var deduplicator = try Deduplicator(options, in: Workspace(folder: "/tmp", memory: memory))
        for (number, text) in texts.enumerated() {
            let bytes = Array(text.utf8)
            let published = dates.flatMap { Moment($0[number]) }
            try deduplicator.add(fingerprinter.fingerprint(bytes.span), published: published)
        }
        let named = { (numbers: [Int]) in
            numbers.map { number in
                let name = names?[number] ?? Self.name(number)
                return ArticleFacts(id: name, path: name)
            }
        }
        return try deduplicator.clusters(facts: facts ?? named, text: { Array(texts[$0].utf8) }, map: map).clusters
    }

    /// A cluster by names: numbers depend on the order of the input.
    private func named(_ cluster: Cluster, _ number: (Int) -> Int) -> [String] {
        [Self.name(number(cluster.kept))]
            + cluster.copies.flatMap {
                [Self.name(number($0.article)), "\($0.relation)"]
            }
    }

    /// Articles and what becomes of them elsewhere: cut, framed, updated.
    static func republished(seed: UInt64) -> [String] {
        var random = SplitMix(seed: seed)
        var text = InventedText(seed: seed)
        let frame = text.paragraph()
        var texts: [String] = []
        for _ in 0..<12 {
            let paragraphs = (0..<Int.random(in: 3...9, using: &random)).map { _ in text.paragraph() }
            texts.append(paragraphs.joined(separator: "\n\n"))
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                var copy = Array(paragraphs.prefix(Int.random(in: 1...paragraphs.count, using: &random)))
                if Bool.random(using: &random) { copy.append(frame) }
                if Bool.random(using: &random) { copy.insert(text.paragraph(), at: 0) }
                texts.append(copy.joined(separator: "\n\n"))
            }
        }
        return texts
    }

    /// The larger share that one text has of the other.
    private static func share(_ one: String, _ other: String) -> Double {
        max(share(of: one, in: other), share(of: other, in: one))
    }

    /// The share of the shingles of one text that the other has, in thousandths, counted by hand.
    private static func share(of one: String, in other: String) -> Double {
        let classes = WordClasses.shared.folded
        let sets = [one, other].map { text in
            let bytes = Array(text.utf8)
            let words = wordHashes(bytes.span, classes.span, joinsLetters: true)
            return Set(shingleHashes(words.span))
        }
        return (Double(sets[0].intersection(sets[1]).count) / Double(sets[0].count) * 1000).rounded() / 1000
    }
}
