/// What a name names.
enum NameType: UInt8, Sendable, CaseIterable {
    case person, organization, government, location, group, facility, event, other

    /// The name of the type in the tables.
    var label: String {
        switch self {
        case .person: "PER"
        case .organization: "ORG"
        case .government: "GPE"
        case .location: "LOC"
        case .group: "NORP"
        case .facility: "FAC"
        case .event: "EVENT"
        case .other: "MISC"
        }
    }

    /// What the ids of this type begin with, where no actor's id is known.
    var prefix: String {
        switch self {
        case .person: "per"
        case .organization: "org"
        case .government, .location, .facility: "loc"
        case .group: "norp"
        case .event: "event"
        case .other: "misc"
        }
    }

    /// Whether it names a place.
    var isPlace: Bool { self == .government || self == .location || self == .facility }

    /// The type by its label.
    init?(label: String) {
        guard let type = Self.allCases.first(where: { $0.label == label }) else { return nil }
        self = type
    }
}
