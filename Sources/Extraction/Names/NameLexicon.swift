import Bytes
import Language
import Lexicons

/// Everything that tables know about names.
struct NameLexicon: Sendable {
    /// What a word beside a name says about it.
    enum Beside: UInt32, Sendable {
        case title, role, organization, place, adjective, joining, particle, locative, prefix, suffix, members

        static let names: [String: Beside] = [
            "title": .title, "role": .role, "organisation": .organization, "place": .place, "adjective": .adjective,
            "joining": .joining, "particle": .particle, "locative": .locative, "prefix": .prefix, "suffix": .suffix,
            "members": .members,
        ]
    }

    /// Where a head noun stands in its name.
    enum HeadPlace: UInt32, Sendable, CaseIterable {
        case last, first, of, numbered, ordinal

        static let names: [String: HeadPlace] = [
            "last": .last, "first": .first, "of": .of, "numbered": .numbered, "ordinal": .ordinal,
        ]
    }

    /// The names that tables know.
    private(set) var known: [KnownName] = []
    /// Names, with indices into `known`.
    private(set) var names = PhraseTable()
    /// Titles, roles and the like, with the raw values of `Beside`.
    private(set) var beside = PhraseTable()
    /// Head nouns by their place, with the raw values of `NameType`.
    private(set) var heads: [PhraseTable] = HeadPlace.allCases.map { _ in PhraseTable() }
    /// What tells whether a capital acts.
    let actingWords: ActingWords
    /// Given names.
    private(set) var givenNames = WordTable()
    /// Words that are met in lower case.
    private(set) var commonWords = WordTable(ignoringCase: true)
    /// The last words of verbs that tag quotations in other languages.
    private(set) var tagsAbroad = WordTable(ignoringCase: true)
    /// Words by the company that they keep: paths in a binary tree of clusters, a 1 before the first bit.
    private(set) var clusters = WordTable()
    /// Capitalised words that are no names.
    private(set) var notNames = WordTable()
    /// Numbered plans of the domain, by alias, in lower case, with indices into `known`.
    private(set) var plans = WordTable(ignoringCase: true)

    /// The names of the domain's actors by their ids.
    private(set) var actorNames: [String: String] = [:]
    /// Persons of the domain by the variant keys of given name and surname, with indices into `known`.
    private var personKeys = WordTable()

    /// Forms of given names.
    let givenNameForms: GivenNameForms
    /// Wikidata ids by the ids of entities.
    private(set) var wikidata: [String: String] = [:]
    /// What the text says between two names of one thing.
    private(set) var aliasPhrases = WordTable(ignoringCase: true)

    private let analyzer: TextAnalyzer

    init(
        analyzer: TextAnalyzer, domain: String,
        reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        self.analyzer = analyzer
        actingWords = try ActingWords(table("lexicon/acting-words.tsv", ["word", "kind"]))
        givenNameForms = try GivenNameForms(table("lexicon/given-name-forms.tsv", ["name", "forms", "origin"]))
        for row in try table("lexicon/alias-phrases.tsv", ["phrase"]).rows { aliasPhrases.insert(row["phrase"], 1) }
        for row in try table("lexicon/cities.tsv", ["name"]).rows { add(row["name"], .government, .city) }
        try addWords(
            titles: try table("lexicon/titles.tsv", ["words", "kind"]),
            heads: try table("lexicon/name-heads.tsv", ["head", "type", "place"]))
        let names = try table("lexicon/names.tsv", ["name", "type", "aliases", "place"])
        try addPlaces(try table("lexicon/places.tsv", ["name", "type", "aliases", "actor"]))
        addCountries(try table("lexicon/countries.tsv", ["id", "name", "aliases", "demonyms", "capitals"]))
        try addActors(try table("codebook/domains/\(domain)/actors.tsv", ["actor", "type", "name", "aliases"]))
        try addNames(names)
        for row in try table("lexicon/wikidata.tsv", ["id", "wikidata"]).rows { wikidata[row["id"]] = row["wikidata"] }
        try addOverrides(try table("lexicon/overrides.tsv", ["form", "type", "id", "name", "wikidata"]))
        addPlans(try table("codebook/domains/\(domain)/plans.tsv", ["plan", "label", "aliases"]))
        try addClusters(try table("lexicon/word-clusters.tsv", ["cluster", "words"]))
        for row in try table("lexicon/given-names.tsv", ["name"]).rows { givenNames.insert(row["name"], 1) }
        for row in try table("lexicon/common-words.tsv", ["word"]).rows { commonWords.insert(row["word"], 1) }
        for row in try table("lexicon/speech-verbs-abroad.tsv", ["form"]).rows {
            tagsAbroad.insert(Array(row["form"].utf8.split(separator: 0x20).last ?? []), 1)
        }
        for row in try table("lexicon/not-names.tsv", ["word"]).rows { notNames.insert(row["word"], 1) }
    }

    /// The name that an index of `names` stands for.
    func name(_ index: UInt32) -> KnownName { known[Int(index)] }

    /// What the tables say of a whole name.
    func lookUp(_ name: String) -> KnownName? { names.value(name).map { known[Int($0)] } }

    private mutating func insert(_ alias: String, _ name: KnownName) {
        names.insert(alias, UInt32(known.count), analyzer)
        known.append(name)
    }

    private mutating func add(
        _ name: String, _ type: NameType, _ source: KnownName.Source, aliases: [String] = [], id: String? = nil,
        actor: String? = nil
    ) {
        let id = id ?? "\(type.prefix):\(slug(name))"
        let entry = KnownName(id: id, name: name, type: type, entityType: type, actor: actor, source: source)
        let index = UInt32(known.count)
        known.append(entry)
        for alias in [name] + aliases { names.insert(alias, index, analyzer) }
    }

    private mutating func addPlaces(_ table: Table) throws {
        for row in table.rows {
            guard let type = NameType(label: row["type"]) else { throw table.error(row, "no type \"\(row["type"])\"") }
            let actor = row["actor"].isEmpty ? nil : row["actor"]
            add(row["name"], type, .place, aliases: row.list("aliases"), actor: actor)
        }
    }

    private mutating func addCountries(_ table: Table) {
        for row in table.rows {
            let (id, name) = (row["id"], row["name"])
            add(name, .government, .country, aliases: row.list("aliases"), id: id)
            let people = KnownName(
                id: id, name: name, type: .group, entityType: .government, actor: nil, source: .country)
            for demonym in row.list("demonyms") { insert(demonym, people) }
            if let capital = row.list("capitals").first {
                add(
                    capital, .government, .country, aliases: Array(row.list("capitals").dropFirst()),
                    actor: "\(id).GOV")
            }
        }
    }

    private mutating func addNames(_ table: Table) throws {
        for row in table.rows {
            guard let type = NameType(label: row["type"]) else { throw table.error(row, "no type \"\(row["type"])\"") }
            let aliases = ([row["name"]] + row.list("aliases"))
            // A name that the domain knows by one of its forms has all its forms.
            let actor = aliases.compactMap { lookUp($0) }.first { $0.source == .domain && $0.type == type }
            let place = row["place"].isEmpty ? nil : lookUp(row["place"])
            let entry =
                actor
                ?? KnownName(
                    id: place?.id ?? "\(type.prefix):\(slug(row["place"].isEmpty ? row["name"] : row["place"]))",
                    name: place?.name ?? row["name"], type: type, entityType: place?.entityType ?? type, actor: nil,
                    source: .name)
            for alias in aliases where lookUp(alias)?.source != .domain { insert(alias, entry) }
        }
    }

    /// The user's rows, over all others; a row of an id that is known may leave out what the id is called.
    private mutating func addOverrides(_ table: Table) throws {
        var forms: Set<String> = []
        for row in table.rows {
            guard let type = NameType(label: row["type"]) else { throw table.error(row, "no type \"\(row["type"])\"") }
            guard !row["id"].isEmpty else { throw table.error(row, "no id for \"\(row["form"])\"") }
            guard forms.insert(row["form"]).inserted else { throw table.error(row, "\"\(row["form"])\" a second time") }
            let before = known.first { $0.id == row["id"] }
            guard !row["name"].isEmpty || row["id"] == "-" || before != nil else {
                throw table.error(row, "no name for the id \"\(row["id"])\"")
            }
            insert(
                row["form"],
                KnownName(
                    id: row["id"], name: row["name"].isEmpty ? before?.name ?? row["form"] : row["name"], type: type,
                    entityType: before?.entityType ?? type, actor: nil, source: .override))
            guard !row["wikidata"].isEmpty else { continue }
            guard isWikidataID(row["wikidata"]) else {
                throw table.error(row, "\"\(row["wikidata"])\" is no Wikidata id")
            }
            wikidata[row["id"]] = row["wikidata"]
        }
    }

    private mutating func addClusters(_ table: Table) throws {
        for row in table.rows {
            guard let path = UInt32("1" + row["cluster"], radix: 2) else {
                throw table.error(row, "no path of bits \"\(row["cluster"])\"")
            }
            for word in row["words"].utf8.split(separator: 0x20) { clusters.insert(Array(word), path) }
        }
    }

    /// The actors of the domain, by those of their aliases that are names.
    private mutating func addActors(_ table: Table) throws {
        for row in table.rows {
            actorNames[row["actor"]] = row["name"]
            guard let type = actorType(row["type"]) else { continue }
            let aliases = [row["name"]] + row.list("aliases")
            for alias in aliases where isName(alias) {
                let name = withoutArticle(alias)
                let before = lookUp(name)
                var entry = KnownName(
                    id: row["actor"], name: row["name"], type: type, entityType: type, actor: nil, source: .domain)
                if let before, before.type == .group, type == .government {
                    entry.type = .group
                } else if let before, before.type.isPlace, type == .organization {
                    // A capital or a palace stays a place, and stands for the government.
                    entry = before
                    entry.actor = row["actor"]
                    entry.source = .domain
                }
                if type == .person { personKeys.insert(personKey(words(of: name)), UInt32(known.count)) }
                entry.needsArticle = name != alias && !aliases.contains(name)
                insert(name, entry)
            }
        }
    }

    /// Whether every word of an alias is capitalised but for those that join the parts of a name: "Ursula von der Leyen",
    /// "al-Burhan".
    private func isName(_ alias: String) -> Bool {
        let words = alias.utf8.split(separator: 0x20).map(Array.init)
        if words.contains(where: { $0.ends(in: "'s") || $0.ends(in: "’s") }) { return false }
        func isProper(_ word: [UInt8]) -> Bool {
            guard let first = word.first, isASCIILower(first) else { return true }
            return arabicArticle(word.span, 0..<word.count) != nil
        }
        return words.allSatisfy { isProper($0) || joinsNames($0) } && words.contains(where: isProper)
    }

    private func joinsNames(_ word: [UInt8]) -> Bool {
        let kind = beside.value(word.span, 0..<word.count).flatMap(Beside.init(rawValue:))
        return kind == .joining || kind == .particle || word == Array("and".utf8) || word == Array("on".utf8)
    }

    /// The person of the domain whose name these words are, in any of its spellings.
    func actor(named words: [String]) -> KnownName? {
        personKeys.value(personKey(words)).map { known[Int($0)] }
    }

    private func personKey(_ words: [String]) -> [UInt8] {
        guard words.count > 1, let first = words.first, let last = words.last else { return [] }
        return variantKey(first) + [0x20] + variantKey(last)
    }

    private mutating func addPlans(_ table: Table) {
        for row in table.rows {
            let index = UInt32(known.count)
            known.append(
                KnownName(
                    id: row["plan"], name: row["label"], type: .other, entityType: .other, actor: nil, source: .domain))
            for alias in row.list("aliases") { plans.insert(alias, index) }
        }
    }

    private mutating func addWords(titles: Table, heads table: Table) throws {
        for row in titles.rows {
            guard let kind = Beside.names[row["kind"]] else {
                throw titles.error(row, "no kind of word \"\(row["kind"])\"")
            }
            beside.insert(row["words"], kind.rawValue, analyzer)
        }
        for row in table.rows {
            guard let type = NameType(label: row["type"]) else { throw table.error(row, "no type \"\(row["type"])\"") }
            guard let place = HeadPlace.names[row["place"]] else {
                throw table.error(row, "no place of a head \"\(row["place"])\"")
            }
            heads[Int(place.rawValue)].insert(row["head"], UInt32(type.rawValue), analyzer)
        }
    }
}

private func actorType(_ type: String) -> NameType? {
    switch type {
    case "state": .government
    case "government", "office", "forces", "igo", "media", "party", "organisation", "company", "ngo": .organization
    case "person": .person
    case "group": .location
    default: nil
    }
}

private func withoutArticle(_ alias: String) -> String {
    let bytes = Array(alias.utf8)
    return bytes.starts(with: Array("the ".utf8)) ? String(decoding: bytes.dropFirst(4), as: UTF8.self) : alias
}

/// `Q` and a number.
private func isWikidataID(_ id: String) -> Bool {
    id.utf8.first == 0x51 && id.utf8.count > 1 && id.utf8.dropFirst().allSatisfy { isASCIIDigit($0) }
}

private func words(of name: String) -> [String] {
    name.utf8.split(separator: 0x20).map { String(decoding: Array($0), as: UTF8.self) }
}
