/// A name of an article, before it is known whom or what it names.
struct NameToIdentify {
    /// Its words with single spaces between them.
    var string: String
    /// What it names; `nil` where only the rest of the article can tell.
    var type: NameType?
    /// What it is taken for where the rest of the article tells nothing.
    var fallback: NameType?
    /// What the tables know of it.
    var known: KnownName?
    /// The rule that found it.
    var how: String
    /// Whether it counts only if the article names it elsewhere, where an ordinary word would not be capitalised.
    var isDoubtful = false
}

/// What a name names.
struct NameIdentity: Equatable {
    /// The entity's id, its canonical name and its type.
    var id: String
    var name: String
    var entityType: NameType
    var wikidata: String?
    /// The type of the mention: that of a people's name is a group, though the entity is a country.
    var type: NameType
    /// The actor whom a place stands for when it acts.
    var actor: String?
    /// The rule that found the name, or that made it one with another.
    var how: String
}

/// Why two names are one entity, or why they are not.
enum IdentityRule: String {
    /// The same letters but for capitals, accents, marks and an article.
    case same
    /// Another way of writing a name in Latin letters.
    case variant
    /// The one has a plural's ending.
    case plural
    /// A person's name with fewer or shortened given names.
    case fullName = "full-name"
    /// The last words of a person's name.
    case surname
    /// The first word of a person's name, where nothing else bears it.
    case firstName = "first-name"
    /// Initials, in brackets or of the only name that has them.
    case acronym
    /// The text says that it is another name of the same.
    case alias
    /// Some of the words of a longer name.
    case short = "short-form"
    /// One surname, two given names: not one person.
    case conflict = "name_conflict"
}
