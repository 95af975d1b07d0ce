/// What is left of an organisation's name when ways of saying it are made one: "U.S. Department of Justice", "United States Department
/// of Justice" and "US Justice Department" have one key, `usa-justice-department`.
///
/// A country or people that the name begins with is the country's id; a department or ministry "of" something is that thing's;
/// "defense" is "defence". Nothing is left out, so that two organisations of one kind stay two.
func organizationKey(_ name: String, _ lexicon: NameLexicon) -> String {
    var words = NameWordKeys.words(name)
    if words.count > 1, words[0] == "The" || words[0] == "the" { words.removeFirst() }
    var country: String?
    for count in [3, 2, 1] where country == nil && words.count > count {
        guard let known = lexicon.lookUp(words[..<count].joined(separator: " ")),
            known.entityType == .government, known.type == .government || known.type == .group,
            known.source == .country || known.source == .domain, known.actor == nil
        else { continue }
        country = known.id
        words.removeFirst(count)
    }
    if words.count > 2, words[1] == "of", ["Department", "Ministry"].contains(words[0]) {
        words.append(words.removeFirst())
        words.removeFirst()
        if words.count > 1, words[0] == "the" { words.removeFirst() }
    }
    for i in words.indices where words[i] == "Defense" { words[i] = "Defence" }
    return comparable(([country].compactMap { $0 } + words).joined(separator: " "))
}
