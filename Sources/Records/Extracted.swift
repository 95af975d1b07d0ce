/// What the extract stage adds to an article.
public struct Extracted: Sendable, Equatable {
    /// In the order of the document, title first.
    public var sentences: [Sentence]
    /// In the order of the document, title first; no two overlap.
    public var mentions: [Mention]
    /// The entities that the mentions name, in the order of their first mention.
    public var entities: [Entity]
    /// In the order of the names' first mentions.
    public var merges: [Merge]
    /// In the order of the document; no two overlap.
    public var roleMentions: [RoleMention]
    /// In the order of the document.
    public var quotes: [Quote]
    /// In the order of the document, title first.
    public var times: [Time]

    /// The layers of one article.
    public init(
        sentences: [Sentence] = [], mentions: [Mention] = [], entities: [Entity] = [], merges: [Merge] = [],
        roleMentions: [RoleMention] = [], quotes: [Quote] = [], times: [Time] = []
    ) {
        self.sentences = sentences
        self.mentions = mentions
        self.entities = entities
        self.merges = merges
        self.roleMentions = roleMentions
        self.quotes = quotes
        self.times = times
    }
}

/// One sentence of the text, or the title as a whole. A closing quotation mark belongs to the sentence that it closes.
public struct Sentence: Sendable, Hashable {
    /// Where it stands, without white space at either end.
    public var span: TextSpan

    /// A sentence at `span`.
    public init(_ span: TextSpan) { self.span = span }
}

/// A place where a name stands: without title, article or possessive.
public struct Mention: Sendable, Hashable {
    /// Where the name stands.
    public var span: TextSpan
    /// PER, ORG, GPE, LOC, NORP, FAC, EVENT or MISC.
    public var type: String
    /// The id of the entity that it names: the id in actors.tsv where the domain knows it.
    public var entity: String
    /// The id of the actor that acts here, when it is not the entity itself: a capital that stands for its government.
    public var actor: String?
    /// The title or role beside the name: `President`, `Gen.`
    public var role: String?
    /// The rule or model that found it.
    public var how: String

    /// A name at `span`.
    public init(
        _ span: TextSpan, type: String, entity: String, actor: String? = nil, role: String? = nil, how: String
    ) {
        self.span = span
        self.type = type
        self.entity = entity
        self.actor = actor
        self.role = role
        self.how = how
    }
}

/// Somebody or something that is named in an article.
public struct Entity: Sendable, Hashable {
    /// The domain's actor id, or one made from type and name: the same id for the same name in every article.
    public var id: String
    /// The canonical name.
    public var name: String
    /// PER, ORG, GPE, LOC, NORP, FAC, EVENT or MISC.
    public var type: String
    /// The Wikidata id, where the lexicon knows it.
    public var wikidata: String?
    /// The rule that made the names one.
    public var how: String

    /// An entity and its canonical name.
    public init(id: String, name: String, type: String, wikidata: String? = nil, how: String) {
        self.id = id
        self.name = name
        self.type = type
        self.wikidata = wikidata
        self.how = how
    }
}

/// Why a name of an article names what another name is the canonical one of; or why two names are not one, though they might be.
public struct Merge: Sendable, Hashable {
    /// The id of the entity that the name names.
    public var entity: String
    /// The name as it stands in the article.
    public var form: String
    /// The entity's canonical name; of a conflict, the other entity's.
    public var name: String
    /// The rule or table that made them one; `name_conflict` where one surname has two given names, which are two persons.
    public var rule: String

    /// A name that is one with another.
    public init(entity: String, form: String, name: String, rule: String) {
        self.entity = entity
        self.form = form
        self.name = name
        self.rule = rule
    }
}

/// A place where a role stands for somebody instead of a name: "the Ukrainian president", "the general".
public struct RoleMention: Sendable, Hashable {
    /// Where the words stand, with article and nation.
    public var span: TextSpan
    /// The id of the entity that is meant: one that the article names, or an actor of the domain.
    public var entity: String
    /// `role`: it was given to somebody named in the article. `apposition`: the name stands beside it. `office`: an actor of the domain held it on the article's day.
    /// `group`: a government or a group that the domain knows.
    public var how: String

    /// A role at `span`.
    public init(_ span: TextSpan, entity: String, how: String) {
        self.span = span
        self.entity = entity
        self.how = how
    }
}

/// What somebody is reported to have said.
public struct Quote: Sendable, Hashable {
    /// How the words are given.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A clause in quotation marks.
        case direct
        /// A fragment in marks inside a reporting clause.
        case mixed
        /// Reported content without marks.
        case indirect
    }

    /// `<article id>-q<n>`, n counting from 0 in the order of the document.
    public var id: String
    /// How the words are given.
    public var kind: Kind
    /// The words said, without outer quotation marks and without the complementizer "that".
    public var span: TextSpan
    /// The parts of the words that stand in quotation marks, without the marks: the whole of a direct quote.
    public var quoted: [TextSpan]
    /// The reporting verb or noun: "said", "according to".
    public var cue: TextSpan?
    /// Where the speaker is named in the text: a name, a role or a pronoun.
    public var speaker: TextSpan?
    /// The entity that the speaker is.
    public var speakerID: String?
    /// How the speaker was found: `name`, `role`, `pronoun`, `chain`…
    public var speakerHow: String?
    /// Whom the words were said to.
    public var addressee: TextSpan?
    /// The id of the first quote of those that are one utterance, its own where it stands alone.
    public var group: String
    /// The index, in `sentences`, of the sentence where the words begin.
    public var sentence: Int
    /// From 0 to 1.
    public var confidence: Double
    /// `negated`, `future`, `unclosed`…, sorted.
    public var flags: [String]
    /// The rule or model that found it.
    public var rule: String

    /// A quote at `span`.
    public init(
        id: String, kind: Kind, span: TextSpan, quoted: [TextSpan] = [], cue: TextSpan? = nil,
        speaker: TextSpan? = nil, speakerID: String? = nil, speakerHow: String? = nil, addressee: TextSpan? = nil,
        group: String, sentence: Int, confidence: Double, flags: [String] = [], rule: String
    ) {
        self.id = id
        self.kind = kind
        self.span = span
        self.quoted = quoted
        self.cue = cue
        self.speaker = speaker
        self.speakerID = speakerID
        self.speakerHow = speakerHow
        self.addressee = addressee
        self.group = group
        self.sentence = sentence
        self.confidence = confidence
        self.flags = flags
        self.rule = rule
    }
}

/// A time expression, as in TIMEX3.
public struct Time: Sendable, Hashable {
    /// Where it stands.
    public var span: TextSpan
    /// DATE, TIME, DURATION or SET.
    public var type: String
    /// The TIMEX3 value: `2022-09`, `XXXX-WXX-3`, `P2W`, `PRESENT_REF`.
    public var value: String
    /// The first day, ISO 8601, where the value is a known interval.
    public var from: String?
    /// The last day.
    public var to: String?
    /// Whether the value is known without a guess: an absolute date, or a relative one in an article that has a date.
    public var resolved: Bool
    /// The rule that found it.
    public var rule: String

    /// A time expression at `span`.
    public init(
        _ span: TextSpan, type: String, value: String, from: String? = nil, to: String? = nil, resolved: Bool,
        rule: String
    ) {
        self.span = span
        self.type = type
        self.value = value
        self.from = from
        self.to = to
        self.resolved = resolved
        self.rule = rule
    }
}
