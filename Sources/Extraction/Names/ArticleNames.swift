import Bytes
import Language
import Records

/// Brings the names of an article's title and text together: mentions with types and entities.
struct ArticleNames {
    /// A name with its field and the words that it has.
    private struct Entry {
        var field: Field
        var name: FoundName
        var string: String
        var acts: Bool
        var entity: Resolved?
    }

    /// What a mention names.
    private struct Resolved {
        var id: String
        var name: String
        var type: NameType
        var entityType: NameType
        var actor: String?
        var how: String
    }

    private let lexicon: NameLexicon
    private var entries: [Entry] = []
    private var registry = PersonRegistry()
    private var byString: [String: Resolved] = [:]
    /// What names other than persons' name, by type and variant key.
    private var byVariant: [[UInt8]: Resolved] = [:]
    /// The names that stand somewhere where an ordinary word would not be capitalised.
    private var certain: Set<String> = []

    init(lexicon: NameLexicon) { self.lexicon = lexicon }

    /// Adds the names of a field, in order.
    mutating func add(
        _ names: [FoundName], of text: Span<UInt8>, _ analysis: TextAnalysis, field: Field, words: FunctionWords
    ) {
        let metonyms = MetonymReader(lexicon: lexicon, words: words, tokens: analysis.tokens)
        let first = entries.count
        for name in names {
            var acts = false
            if let known = name.known, lexicon.name(known).actor != nil,
                let sentence = analysis.sentence(at: name.range.lowerBound)
            {
                let tokens = analysis.sentences[sentence].tokens
                acts =
                    lexicon.name(known).type == .facility
                    ? metonyms.palaceActs(text, name.tokens, sentence: tokens)
                    : metonyms.capitalActs(text, name.tokens, sentence: tokens)
            }
            let string = spaced(text, analysis.tokens, name)
            if !name.isDoubtful { certain.insert(string) }
            entries.append(Entry(field: field, name: name, string: string, acts: acts, entity: nil))
        }
        for i in first..<max(first, entries.count - 1) { linkAcronym(text, analysis.tokens, i) }
    }

    /// The words of a name with single spaces between them.
    private func spaced(_ text: Span<UInt8>, _ tokens: [Token], _ name: FoundName) -> String {
        var bytes: [UInt8] = []
        for i in name.range {
            let byte = isASCIISpace(text[i]) ? 0x20 : text[i]
            if byte != 0x20 || bytes.last != 0x20 { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// "North Atlantic Treaty Organization (NATO)": from here on the short form names what the long one does.
    private mutating func linkAcronym(_ text: Span<UInt8>, _ tokens: [Token], _ i: Int) {
        let (long, short) = (entries[i], entries[i + 1])
        let bracket = long.name.tokens.upperBound
        guard short.name.tokens.lowerBound == bracket + 1, text[tokens[bracket].start] == 0x28,
            let type = long.name.type, long.name.tokens.count > 1, short.name.tokens.count == 1,
            areInitials(short.string, of: long.string)
        else { return }
        if let known = short.name.known {
            byString[long.string] = resolved(lexicon.name(known), how: "acronym")
            entries[i].name.known = known
        } else {
            let id = long.name.known.map { lexicon.name($0).id } ?? "\(type.prefix):\(slug(long.string))"
            byString[short.string] = Resolved(
                id: id, name: long.string, type: type, entityType: type, how: "acronym")
        }
    }

    private func resolved(_ known: KnownName, how: String) -> Resolved {
        Resolved(
            id: known.id, name: known.name, type: known.type, entityType: known.entityType, actor: known.actor, how: how
        )
    }

    /// The mentions in order and the entities in the order of their first mention.
    ///
    /// - Parameter string: Gives the words at a byte range of a field.
    mutating func finish(string: (Range<Int>, Field) -> String) -> (mentions: [Mention], entities: [Entity]) {
        registerPersons()
        for i in entries.indices { entries[i].entity = resolveKnown(i) }
        // Names that their neighbours tell go first, so that the same name elsewhere follows them.
        for told in [true, false] {
            for i in entries.indices where entries[i].entity == nil && (entries[i].name.fallback != nil) == told {
                entries[i].entity = resolveUnknown(i)
            }
        }
        var mentions: [Mention] = []
        var entities: [Entity] = []
        var seen: Set<String> = []
        for entry in entries {
            guard var entity = entry.entity else { continue }
            var actor: String?
            if let place = entity.actor, entry.acts {
                if entity.type == .facility {
                    let name = lexicon.actorNames[place] ?? entity.name
                    entity = Resolved(
                        id: place, name: name, type: .organization, entityType: .organization, how: "metonym")
                } else {
                    actor = place
                }
            }
            mentions.append(
                Mention(
                    TextSpan(entry.field, start: entry.name.range.lowerBound, end: entry.name.range.upperBound),
                    type: entity.type.label, entity: entity.id, actor: actor, role: nil, how: entity.how))
            if let role = entry.name.role, entity.type == .person {
                mentions[mentions.count - 1].role = string(role, entry.field)
            }
            if seen.insert(entity.id).inserted {
                entities.append(
                    Entity(id: entity.id, name: entity.name, type: entity.entityType.label, how: entity.how))
            }
        }
        return (mentions, entities)
    }

    private mutating func registerPersons() {
        for i in entries.indices where entries[i].name.type == .person {
            let words = entries[i].string.utf8.split(separator: 0x20).map { String(decoding: Array($0), as: UTF8.self) }
            guard words.count > 1 else { continue }
            let actor = entries[i].name.known.map { lexicon.name($0) } ?? lexicon.actor(named: words)
            let index = registry.add(mention: i, words: words, actor: actor) { "per:\(slug($0))" }
            guard let index else { continue }
            let person = registry.persons[index]
            entries[i].entity = Resolved(
                id: person.id, name: person.name, type: .person, entityType: .person, how: entries[i].name.how)
        }
    }

    private mutating func resolveKnown(_ i: Int) -> Resolved? {
        let entry = entries[i]
        if let entity = entry.entity { return entity }
        if let known = entry.name.known {
            let name = lexicon.name(known)
            if name.type == .person, let person = registry.person(surname: entry.string, at: i),
                registry.persons[person].id != name.id
            {
                return resolved(registry.persons[person], how: "surname")
            }
            return resolved(name, how: entry.name.how)
        }
        if entry.name.type == .person || entry.name.type == nil,
            let person = registry.person(surname: entry.string, at: i)
        {
            return resolved(registry.persons[person], how: "surname")
        }
        if let alias = byString[entry.string] { return alias }
        guard let type = entry.name.type else { return nil }
        let entity = variant(entry.string, type, how: entry.name.how)
        if byString[entry.string] == nil { byString[entry.string] = entity }
        return entity
    }

    /// Names whose type only the rest of the article can tell.
    private mutating func resolveUnknown(_ i: Int) -> Resolved? {
        let entry = entries[i]
        if let same = byString[entry.string] { return same }
        if entry.name.isDoubtful, !certain.contains(entry.string) { return nil }
        guard let type = entry.name.fallback else { return nil }
        let entity = variant(entry.string, type, how: entry.name.how)
        byString[entry.string] = entity
        return entity
    }

    /// What a name that no table knows names: what another spelling of it does in the article, if one stands before it.
    private mutating func variant(_ string: String, _ type: NameType, how: String) -> Resolved {
        guard type != .person else { return made(string, type, how: how) }
        let key = [type.rawValue] + variantKey(string, of: type)
        if let same = byVariant[key] {
            if same.name == string { return same }
            return Resolved(
                id: same.id, name: same.name, type: same.type, entityType: same.entityType, how: "variant")
        }
        let entity = made(string, type, how: how)
        byVariant[key] = entity
        return entity
    }

    private func made(_ string: String, _ type: NameType, how: String) -> Resolved {
        Resolved(id: "\(type.prefix):\(slug(string))", name: string, type: type, entityType: type, how: how)
    }

    private func resolved(_ person: PersonRegistry.Person, how: String) -> Resolved {
        Resolved(id: person.id, name: person.name, type: .person, entityType: .person, how: how)
    }
}

/// Whether a short form consists of the first letters of the capitalised words of a long one.
private func areInitials(_ short: String, of long: String) -> Bool {
    let letters = short.utf8.filter { isASCIILetter($0) }.map { $0 & 0xDF }
    var initials: [UInt8] = []
    var previous: UInt8 = 0x20
    for byte in long.utf8 {
        if previous == 0x20 || previous == 0x2D, isASCIIUpper(byte) { initials.append(byte) }
        previous = byte
    }
    return letters.count > 1 && letters == initials
}
