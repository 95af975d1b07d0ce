/// What the choice among copies needs of an article.
public struct ArticleFacts: Sendable, Equatable {
    /// Its id.
    public var id: String
    /// Its path.
    public var path: String
    /// The site that published it.
    public var site: String?
    /// When it was published.
    public var published: Moment?

    /// The facts of an article.
    public init(id: String, path: String, site: String? = nil, published: Moment? = nil) {
        self.id = id
        self.path = path
        self.site = site
        self.published = published
    }
}

/// Which article of a cluster is kept.
public enum KeptChoice: String, Codable, Sendable, Equatable {
    /// The first by path.
    case path
    /// The one published first; those without a date last.
    case earliest
    /// The one with the most words.
    case longest
}

/// A member of a cluster that may be the one that is kept.
struct Candidacy {
    let article: Int
    let facts: ArticleFacts
    /// In shingles.
    let length: UInt32
}

/// The order in which the members of a cluster are preferred.
struct Choice {
    private let kept: KeptChoice
    private let sites: [String: Int]

    init(_ options: DeduplicationOptions) {
        kept = options.keep
        sites = Dictionary(
            options.preferredSites.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { min($0, $1) })
    }

    /// The one that is kept, then the others by path and id.
    func ordered(_ members: [Candidacy]) -> [Candidacy] {
        var rest = members.sorted { isFirstByPath($0.facts, $1.facts) }
        let kept = rest.indices.min { isPreferred(rest[$0], rest[$1]) } ?? 0
        return [rest.remove(at: kept)] + rest
    }

    private func isPreferred(_ one: Candidacy, _ other: Candidacy) -> Bool {
        let (site, otherSite) = (place(one), place(other))
        if site != otherSite { return site < otherSite }
        switch kept {
        case .path: return isFirstByPath(one.facts, other.facts)
        case .earliest:
            let (moment, otherMoment) = (one.facts.published, other.facts.published)
            if let moment, let otherMoment, moment != otherMoment { return moment < otherMoment }
            if (moment == nil) != (otherMoment == nil) { return moment != nil }
        case .longest:
            if one.length != other.length { return one.length > other.length }
        }
        return isBefore(one.facts.id, other.facts.id)
    }

    private func place(_ member: Candidacy) -> Int {
        member.facts.site.flatMap { sites[$0] } ?? sites.count
    }

    /// Whether one comes before the other by path, then by id.
    func isFirstByPath(_ one: ArticleFacts, _ other: ArticleFacts) -> Bool {
        one.path.utf8.elementsEqual(other.path.utf8) ? isBefore(one.id, other.id) : isBefore(one.path, other.path)
    }

    private func isBefore(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }
}
