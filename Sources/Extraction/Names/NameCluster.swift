/// What several names of an article name.
struct NameCluster {
    /// A full form of a name.
    struct Form {
        /// How often and where first it stands in the article.
        var count: Int
        var first: Int
        /// What made it one with the forms that were there before.
        var rule: IdentityRule?
    }

    /// What the tables know.
    var known: KnownName?
    var type: NameType
    var forms: [String: Form] = [:]

    /// The entity: what the tables say, else the full form that stands in the article most often, the first of several.
    func entity(_ lexicon: NameLexicon) -> NameIdentity {
        if let known {
            return NameIdentity(
                id: known.id, name: known.name, entityType: known.entityType, wikidata: lexicon.wikidata[known.id],
                type: type, actor: nil, how: "")
        }
        let best = forms.max { ($0.value.count, -$0.value.first) < ($1.value.count, -$1.value.first) }
        let name = best?.key ?? ""
        let id = entityID(name, type, lexicon)
        return NameIdentity(
            id: id, name: name, entityType: type, wikidata: lexicon.wikidata[id], type: type, actor: nil, how: "")
    }
}
