import Bytes
import Records

/// Brings the names of one article together: which of them name the same, and by which rule.
///
/// What the tables know comes first; then names by the number of their words, the longest first, so that "Zelensky" and "IMF"
/// find the full names that they stand for wherever these stand in the article; then names whose type only others tell.
/// Names of different kinds (persons, organisations, places, groups of people, everything else) are never one.
///
/// - Complexity: O(*n*) in the names, but for names that share a word, of which 32 at most are compared.
struct NameIdentities {
    private struct Key: Hashable {
        var kind: UInt8
        var string: String
    }

    private let lexicon: NameLexicon
    private var names: [NameToIdentify] = []
    private var clusters: [NameCluster] = []
    /// By mention: its cluster, and the rule that put it there where it isn't a form that was there.
    private var members: [(cluster: Int, rule: IdentityRule?)?] = []
    private var persons: PersonRegistry
    private var wordKeys = NameWordKeys()
    private var byID: [String: Int] = [:]
    private var byString: [Key: Int] = [:]
    private var byComparable: [Key: Int] = [:]
    private var byVariant: [Key: Int] = [:]
    private var byAlias: [Key: (cluster: Int, rule: IdentityRule)] = [:]
    private var shortForms = ShortForms()
    /// Persons of one surname and two given names: the later mention, and the other's first one.
    private var conflicts: [(name: Int, with: Int)] = []

    init(lexicon: NameLexicon) {
        self.lexicon = lexicon
        persons = PersonRegistry(lexicon.givenNameForms)
    }

    /// What each of an article's names names; `nil` for those that nothing tells.
    ///
    /// - Parameters:
    ///   - names: In the order of the article.
    ///   - aliases: Pairs of names that the text itself says to be one, the shorter or later form second.
    mutating func identify(
        _ names: [NameToIdentify], aliases: [(name: Int, alias: Int, how: IdentityRule)] = []
    ) -> [NameIdentity?] {
        self.names = names
        members = [(cluster: Int, rule: IdentityRule?)?](repeating: nil, count: names.count)
        let counts = names.map { $0.string.utf8.reduce(1) { $1 == 0x20 ? $0 + 1 : $0 } }
        let order = names.indices.sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
        for i in order where names[i].type == .person && counts[i] > 1 { addPerson(i) }
        for i in order where members[i] == nil && names[i].known != nil { addKnown(i) }
        for alias in aliases { link(alias) }
        for i in order where members[i] == nil { names[i].type.map { add(i, $0) } }
        for i in order where members[i] == nil && names[i].type == nil && names[i].fallback != nil { addUntyped(i) }
        for i in order where members[i] == nil && names[i].type == nil { addUntyped(i) }
        let entities = clusters.map { $0.entity(lexicon) }
        return names.indices.map { i in
            members[i].map { member in
                let known = names[i].known.flatMap { $0.id == entities[member.cluster].id ? $0 : nil }
                var identity = entities[member.cluster]
                identity.type = known?.type ?? clusters[member.cluster].type
                identity.actor = known?.actor
                identity.how = member.rule?.rawValue ?? names[i].how
                return identity
            }
        }
    }

    /// Why names of the article are one though they differ, and why some are not, each once; after `identify`.
    func merges(_ identities: [NameIdentity?]) -> [Merge] {
        var merges: [Merge] = []
        var seen: Set<Merge> = []
        var warnings = conflicts.sorted { $0.name < $1.name }[...]
        for i in names.indices {
            guard let identity = identities[i], let member = members[i] else { continue }
            while let conflict = warnings.first, conflict.name <= i {
                warnings.removeFirst()
                guard conflict.name == i, let other = identities[conflict.with], other.id != identity.id else {
                    continue
                }
                add(identity, other.name, .conflict)
            }
            guard names[i].string != identity.name else { continue }
            let forms = clusters[member.cluster].forms
            if let rule = member.rule ?? forms[names[i].string]?.rule {
                add(identity, identity.name, rule)
            } else if let known = names[i].known ?? clusters[member.cluster].known {
                add(identity, identity.name, nil, known.source.rule)
            } else {
                add(identity, identity.name, forms[identity.name]?.rule ?? .same)
            }

            func add(_ identity: NameIdentity, _ name: String, _ rule: IdentityRule?, _ table: String = "") {
                let merge = Merge(
                    entity: identity.id, form: names[i].string, name: name, rule: rule?.rawValue ?? table)
                if !merge.rule.isEmpty, seen.insert(merge).inserted { merges.append(merge) }
            }
        }
        return merges
    }

    // MARK: One name after another

    /// A person named in full.
    private mutating func addPerson(_ i: Int) {
        let words = NameWordKeys.words(names[i].string)
        let keys = wordKeys.keys(words)
        guard keys.count > 1 else { return }
        let actor = names[i].known ?? lexicon.actor(named: words)
        let isOverride = names[i].known?.source == .override
        let (found, conflict) = isOverride ? (nil, nil) : persons.person(named: words, keys, actor: actor?.id, at: i)
        if let found {
            let cluster = persons.persons[found].cluster
            persons.add(mention: i, of: found)
            return join(i, cluster, clusters[cluster].forms[names[i].string] == nil ? .fullName : nil, isFull: true)
        }
        if let conflict { conflicts.append((i, persons.persons[conflict].mentions[0])) }
        let cluster = actor.flatMap { byID[$0.id] } ?? make(actor, .person)
        persons.add(
            PersonRegistry.Person(cluster: cluster, keys: keys, given: words[0], actor: actor?.id, mentions: [i]))
        join(i, cluster, isFull: true)
    }

    private mutating func addKnown(_ i: Int) {
        guard let known = names[i].known else { return }
        if known.type == .person, known.source != .override, let person = called(i),
            clusters[persons.persons[person].cluster].known?.id != known.id
        {
            return join(i, persons.persons[person].cluster, .surname, isFull: false)
        }
        join(i, byID[known.id] ?? make(known, known.entityType), isFull: true)
    }

    /// The person whose surname a name is.
    private mutating func called(_ i: Int) -> Int? {
        let key = wordKeys.key(names[i].string)
        guard let found = persons.person(called: key, at: i), found.isSurname else { return nil }
        return found.person
    }

    private mutating func link(_ alias: (name: Int, alias: Int, how: IdentityRule)) {
        guard let type = names[alias.name].type ?? names[alias.alias].type else { return }
        let (long, short) = (members[alias.name]?.cluster, members[alias.alias]?.cluster)
        switch (long, short) {
        case (nil, nil):
            let cluster = make(nil, type)
            join(alias.name, cluster, isFull: true)
            join(alias.alias, cluster, alias.how, isFull: false)
        case (let long?, nil): join(alias.alias, long, alias.how, isFull: false)
        case (nil, let short?): join(alias.name, short, alias.how, isFull: true)
        default: break
        }
        guard let cluster = members[alias.alias]?.cluster else { return }
        byAlias[key(names[alias.alias].string, type)] = (cluster, alias.how)
    }

    /// A name of a type that no table knows.
    private mutating func add(_ i: Int, _ type: NameType) {
        let string = names[i].string
        if let alias = byAlias[key(string, type)] {
            return join(i, alias.cluster, alias.rule, isFull: false)
        }
        if type == .person, let found = persons.person(called: wordKeys.key(string), at: i) {
            let rule = found.isSurname ? IdentityRule.surname : .firstName
            return join(i, persons.persons[found.person].cluster, rule, isFull: false)
        }
        if let cluster = byString[key(string, type)] { return join(i, cluster, isFull: true) }
        let plain = comparable(string, type)
        if let cluster = byComparable[key(plain, type)] {
            return join(i, cluster, .same, isFull: true)
        }
        if type != .person {
            if let cluster = byComparable[key(plain + "s", type)] {
                return join(i, cluster, .plural, isFull: true)
            }
            if plain.utf8.last == 0x73,
                let cluster = byComparable[key(String(decoding: plain.utf8.dropLast(), as: UTF8.self), type)]
            {
                return join(i, cluster, .plural, isFull: true)
            }
            if let cluster = byVariant[key(variant(string, type), type)] {
                return join(i, cluster, .variant, isFull: true)
            }
            if let cluster = shortForms.acronym(of: string, kind: NameLabels.begin(type)) {
                return join(i, cluster, .acronym, isFull: true)
            }
            if type != .event, !namesPlace(string, type),
                let found = shortForms.long(for: string, plain: plain, kind: NameLabels.begin(type))
            {
                return join(i, found.cluster, found.rule, isFull: false)
            }
        }
        join(i, make(nil, type), isFull: true)
    }

    /// Whether what is taken for something else is the name of a country, a region or a people: "Europe" is no short form.
    private func namesPlace(_ string: String, _ type: NameType) -> Bool {
        guard !type.isPlace, let known = lexicon.lookUp(string), known.source != .city else { return false }
        return known.type.isPlace || known.type == .group
    }

    /// A name whose type only the rest of the article can tell.
    private mutating func addUntyped(_ i: Int) {
        if let person = called(i) {
            return join(i, persons.persons[person].cluster, .surname, isFull: false)
        }
        for type in [NameType.person, .organization, .government, .group, .other] {
            if let cluster = byString[key(names[i].string, type)] {
                return join(i, cluster, isFull: true)
            }
        }
        guard !names[i].isDoubtful, let type = names[i].fallback else { return }
        add(i, type)
    }

    // MARK: Clusters

    private func key(_ string: String, _ type: NameType) -> Key { Key(kind: NameLabels.begin(type), string: string) }

    private func comparable(_ string: String, _ type: NameType) -> String {
        type == .organization ? organizationKey(string, lexicon) : Extraction.comparable(string)
    }

    private func variant(_ string: String, _ type: NameType) -> String {
        String(decoding: variantKey(string, of: type), as: UTF8.self)
    }

    private mutating func make(_ known: KnownName?, _ type: NameType) -> Int {
        clusters.append(NameCluster(known: known, type: type))
        if let known { byID[known.id] = clusters.count - 1 }
        return clusters.count - 1
    }

    private mutating func join(_ i: Int, _ cluster: Int, _ rule: IdentityRule? = nil, isFull: Bool) {
        members[i] = (cluster, rule)
        let string = names[i].string
        guard isFull else { return }
        if let form = clusters[cluster].forms[string] {
            clusters[cluster].forms[string] = NameCluster.Form(
                count: form.count + 1, first: min(form.first, i), rule: form.rule)
            return
        }
        clusters[cluster].forms[string] = NameCluster.Form(count: 1, first: i, rule: rule)
        let type = clusters[cluster].type
        if byString[key(string, type)] == nil { byString[key(string, type)] = cluster }
        guard type != .person else { return }
        let plain = comparable(string, type)
        if byComparable[key(plain, type)] == nil { byComparable[key(plain, type)] = cluster }
        let variant = key(variant(string, type), type)
        if byVariant[variant] == nil { byVariant[variant] = cluster }
        if clusters[cluster].known != nil {
            shortForms.add(acronym: string, kind: NameLabels.begin(type), cluster: cluster)
        }
        shortForms.add(string, plain: plain, kind: NameLabels.begin(type), cluster: cluster)
    }
}
