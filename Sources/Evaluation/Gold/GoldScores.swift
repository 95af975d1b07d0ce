/// The scores of an output folder's tables against hand-made gold.
///
/// Items that the gold calls optional are left out on both sides; all scores are counted over all articles together.
public struct GoldScores: Sendable, Equatable {
    /// How many articles the gold has.
    public var articles = 0
    /// Of how many the text is the gold's, byte for byte.
    public var exactTexts = 0
    /// Of how many the title is.
    public var exactTitles = 0
    /// Articles whose text differs: their layers count as missing, since their offsets mean nothing.
    public var differing: [String] = []
    /// In the order in which they are printed.
    public var measures: [Measure] = []
    /// The entities as clusters of mentions over the whole corpus.
    public var clusters: BCubed

    /// Scores the tables in a folder against the gold in another.
    ///
    /// - Throws: `EvaluationError` for a file that cannot be read as what it should be.
    public init(output: String, gold: String) throws(EvaluationError) {
        let files = (names(in: gold) ?? []).filter { $0.hasSuffix(".json") }
        guard !files.isEmpty else { throw EvaluationError(place: gold, reason: "no gold (*.json) in this folder") }
        var goldArticles: [MarkedArticle] = []
        var sentences: [String: [String: String]] = [:]
        for file in files {
            let place = "\(gold)/\(file)"
            let json = try readJSON(place)
            let article = try goldArticle(json, place: place)
            goldArticles.append(article)
            sentences[article.id] = ["title 0": "title"]
            for sentence in json["sentences"].elements {
                sentences[article.id]?["text \(sentence["start"].integer ?? -1)"] = sentence["id"].string
            }
        }
        let system = try systemArticles(output, goldSentences: sentences)
        var sheet = ScoreSheet()
        var goldClusters: [String: String] = [:]
        var systemClusters: [String: String] = [:]
        articles = goldArticles.count
        for article in goldArticles {
            var found = system[article.id] ?? MarkedArticle(id: article.id)
            let isExact = isSame(found.text, article.text)
            if isExact { exactTexts += 1 }
            if isSame(found.title, article.title) { exactTitles += 1 }
            if !isExact {
                if found.text != nil { differing.append(article.id) }
                found = MarkedArticle(id: article.id)
            }
            let entities = sheet.add(article, found)
            for entity in entities.gold { goldClusters[entity.key()] = entity.codes["entity"] ?? "" }
            for entity in entities.system { systemClusters[entity.key()] = entity.codes["entity"] ?? "" }
        }
        measures = sheet.measures
        clusters = BCubed(gold: goldClusters, system: systemClusters)
    }

    /// The F1 of each measure and the two counts, by name: what floors are set for.
    public var summary: [(name: String, value: Double)] {
        [("clean text byte-exact", Double(exactTexts)), ("title exact", Double(exactTitles))]
            + measures.map { ($0.name, $0.f1) } + [(clustersName, clusters.f1)]
    }
}

/// Whether two strings are the same bytes: Swift's `==` takes equivalent ones for equal.
private func isSame(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.utf8.elementsEqual(other.utf8)
}

/// The name of the score of the entities' clusters.
let clustersName = "entities clusters over the corpus (B-cubed)"

/// The keys of gold and system under each measure, in the order in which measures first come.
private struct ScoreSheet {
    private var names: [String] = []
    private var keys: [String: (gold: [String], system: [String])] = [:]

    var measures: [Measure] {
        names.map { Measure(name: $0, gold: keys[$0]?.gold ?? [], system: keys[$0]?.system ?? []) }
    }

    private mutating func add(_ name: String, _ gold: [String], _ system: [String]) {
        if keys[name] == nil {
            names.append(name)
            keys[name] = ([], [])
        }
        keys[name]?.gold += gold
        keys[name]?.system += system
    }

    /// Adds one article; gives its entities without the optional ones.
    mutating func add(
        _ gold: MarkedArticle, _ system: MarkedArticle
    ) -> (gold: [MarkedItem], system: [MarkedItem]) {
        add("sentences (exact bounds)", gold.sentences.map { $0.key() }, system.sentences.map { $0.key() })
        let entities = required(gold.entities, system.entities)
        addItems("entities span", entities) { $0.key() }
        addItems("entities span+type", entities) { $0.key("type") }
        addItems("entities span+actor (metonyms)", entities) { $0.key("actor") }
        let quotes = required(gold.quotes, system.quotes)
        let direct = (
            quotes.0.filter { $0.codes["type"] == "direct" }, quotes.1.filter { $0.codes["type"] == "direct" }
        )
        addItems("quotes direct: content exact", direct) { $0.key() }
        addItems("quotes direct: content+speaker id", direct) { $0.key("speaker") }
        addItems("quotes all: content exact", quotes) { $0.key() }
        addItems("quotes all: content+speaker id", quotes) { $0.key("speaker") }
        let times = required(gold.times, system.times)
        addItems("timex span", times) { $0.key() }
        addItems("timex span+value", times) { $0.key("value") }
        let positions = (gold.positions, system.positions)
        addItems("positions: issue", positions) { $0.key("issue") }
        addItems("positions: act+issue", positions) { $0.key("act", "issue") }
        addItems("positions: holder+issue", positions) { $0.key("holder", "issue") }
        addItems("positions: holder+act+issue  <- headline", positions) { $0.key("holder", "act", "issue") }
        addItems("positions: +polarity+target", positions) { $0.key("holder", "act", "issue", "polarity", "target") }
        let conditions = (
            gold.positions.filter { $0.codes["act"] == "CONDITION" },
            system.positions.filter { $0.codes["act"] == "CONDITION" }
        )
        addItems("positions: CONDITION holder+issue+consequent", conditions) {
            $0.key("holder", "issue") + "\u{1E}" + $0.consequents.joined(separator: ";")
        }
        addItems("positions: source level given headline key", positions) { $0.key("holder", "act", "issue", "source") }
        return entities
    }

    private mutating func addItems<Item>(_ name: String, _ items: ([Item], [Item]), key: (Item) -> String) {
        add(name, items.0.map(key), items.1.map(key))
    }

    /// Without the gold's optional items, and without the system's that overlap one of them.
    private func required(_ gold: [MarkedItem], _ system: [MarkedItem]) -> ([MarkedItem], [MarkedItem]) {
        let optional = gold.filter(\.isOptional)
        return (
            gold.filter { !$0.isOptional }, system.filter { item in !optional.contains { $0.overlaps(item) } }
        )
    }
}
