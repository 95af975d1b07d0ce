/// A name that a table knows, and what it names.
struct KnownName: Sendable {
    /// Where a name is from: what comes first wins over what comes later.
    enum Source: UInt8, Sendable {
        case override, domain, country, name, place, city

        /// The name of the rule that found a mention by this table.
        var rule: String {
            switch self {
            case .override: "overrides"
            case .domain: "actors"
            case .country: "countries"
            case .name: "names"
            case .place: "places"
            case .city: "cities"
            }
        }
    }

    /// The entity's id.
    var id: String
    /// The canonical name.
    var name: String
    /// The type of a mention by this name: a demonym is a group, though its entity is a country.
    var type: NameType
    /// The type of the entity.
    var entityType: NameType
    /// The actor whom a place stands for when it acts.
    var actor: String?
    /// Whether it names this only after "the": the West.
    var needsArticle = false
    /// Whether the user says that it is no name at all.
    var isNoName: Bool { id == "-" }
    /// The table that knows it.
    var source: Source
}
