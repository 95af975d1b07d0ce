import Bytes
import Language
import Records

/// The layers of an article that its names make.
struct NamesOfArticle {
    var mentions: [Mention]
    var entities: [Entity]
    var merges: [Merge]
}

/// Gathers the names of an article's title and text: mentions with types and the entities that they name.
struct ArticleNames {
    /// A name with its field, and whether it acts where it stands.
    private struct Entry {
        var field: Field
        var name: FoundName
        var acts: Bool
    }

    private let lexicon: NameLexicon
    private var entries: [Entry] = []
    private var names: [NameToIdentify] = []
    private var aliases: [(name: Int, alias: Int, how: IdentityRule)] = []
    /// The names that stand somewhere where an ordinary word would not be capitalised.
    private var certain: Set<String> = []

    init(lexicon: NameLexicon) { self.lexicon = lexicon }

    /// Adds the names of a field, in order.
    mutating func add(
        _ found: [FoundName], of text: Span<UInt8>, _ analysis: TextAnalysis, field: Field, words: FunctionWords
    ) {
        let metonyms = MetonymReader(lexicon: lexicon, words: words, tokens: analysis.tokens)
        let first = entries.count
        for name in found {
            let known = name.known.map { lexicon.name($0) }
            if known?.isNoName == true { continue }
            var acts = false
            if let known, known.actor != nil, name.how != "dateline",
                let sentence = analysis.sentence(at: name.range.lowerBound)
            {
                let tokens = analysis.sentences[sentence].tokens
                acts =
                    known.type == .facility
                    ? metonyms.palaceActs(text, name.tokens, sentence: tokens)
                    : metonyms.capitalActs(text, name.tokens, sentence: tokens)
            }
            let string = spaced(text, name)
            if !name.isDoubtful { certain.insert(string) }
            entries.append(Entry(field: field, name: name, acts: acts))
            names.append(
                NameToIdentify(
                    string: string, type: name.type, fallback: name.fallback, known: known, how: name.how,
                    isDoubtful: name.isDoubtful))
        }
        let reader = AliasReader(phrases: lexicon.aliasPhrases, tokens: analysis.tokens)
        for i in first..<max(first, entries.count - 1) {
            let between =
                entries[i].name.tokens
                .upperBound..<max(
                    entries[i].name.tokens.upperBound, entries[i + 1].name.tokens.lowerBound)
            if let alias = reader.alias(text, between, names[i], names[i + 1], at: i) { aliases.append(alias) }
        }
    }

    /// The words of a name with single spaces between them.
    private func spaced(_ text: Span<UInt8>, _ name: FoundName) -> String {
        var bytes: [UInt8] = []
        for i in name.range {
            let byte = isASCIISpace(text[i]) ? 0x20 : text[i]
            if byte != 0x20 || bytes.last != 0x20 { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What the tagger guesses of a name in a headline gives way to what the text takes the same name for first.
    private mutating func settleTitle() {
        for i in names.indices.prefix(while: { entries[$0].field == .title }) where names[i].how == "model" {
            let inText = names.indices.first {
                entries[$0].field == .text && names[$0].string == names[i].string && names[$0].type != nil
            }
            guard names[i].known == nil, let inText, names[inText].known == nil else { continue }
            names[i].type = names[inText].type
        }
    }

    /// The mentions in order and the entities in the order of their first mention.
    ///
    /// - Parameter string: Gives the words at a byte range of a field.
    mutating func finish(string: (Range<Int>, Field) -> String) -> NamesOfArticle {
        for i in names.indices where certain.contains(names[i].string) { names[i].isDoubtful = false }
        settleTitle()
        var identities = NameIdentities(lexicon: lexicon)
        let identified = identities.identify(names, aliases: aliases)
        var mentions: [Mention] = []
        var entities: [Entity] = []
        var seen: Set<String> = []
        for (entry, identity) in zip(entries, identified) {
            guard var identity else { continue }
            var actor: String?
            if let place = identity.actor, entry.acts {
                if identity.type == .facility {
                    identity = NameIdentity(
                        id: place, name: lexicon.actorNames[place] ?? identity.name, entityType: .organization,
                        type: .organization, how: "metonym")
                } else {
                    actor = place
                }
            }
            mentions.append(
                Mention(
                    TextSpan(entry.field, start: entry.name.range.lowerBound, end: entry.name.range.upperBound),
                    type: identity.type.label, entity: identity.id, actor: actor, role: nil, how: identity.how))
            if let role = entry.name.role, identity.type == .person {
                mentions[mentions.count - 1].role = string(role, entry.field)
            }
            if seen.insert(identity.id).inserted {
                entities.append(
                    Entity(
                        id: identity.id, name: identity.name, type: identity.entityType.label,
                        wikidata: identity.wikidata, how: identity.how))
            }
        }
        return NamesOfArticle(mentions: mentions, entities: entities, merges: identities.merges(identified))
    }
}
