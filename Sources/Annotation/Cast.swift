import Bytes
import Lexicons

/// Who may take positions in a domain: its actors, sides and named plans, and the nouns that stand for them.
struct Cast: Sendable {
    /// A row of actors.tsv.
    struct Actor: Sendable {
        /// An office or role and the days it was held, ISO 8601; an end that is not there yet is empty.
        struct Role: Sendable {
            var name: String
            var from: String
            var to: String
        }
        var id: String
        var type: String
        var side: String
        var country: String
        var sector: String
        var parent: String
        var roles: [Role]
    }

    /// A row of plans.tsv.
    struct Plan: Sendable {
        var id: String
        var author: String?
    }

    /// A name of an actor or a plan as words.
    struct Name: Sendable {
        /// The forms of the words.
        var forms: [String]
        /// Whether the name begins with a capital, and so must a word of the text.
        var isProper: Bool
        /// The id of the actor or plan.
        var id: String
    }

    var actors: [String: Actor] = [:]
    /// The sides, with their opponents.
    var opponents: [String: Set<String>] = [:]
    var plans: [String: Plan] = [:]
    var planNames: [String: [Name]] = [:]
    var names: [String: [Name]] = [:]
    var unknownSide: String
    /// The sector that a noun makes of a state: "government", "troops".
    var offices: [String: String] = [:]
    /// The nouns of roles.tsv that may stand for a person, by their last word, the longest first: "prime minister".
    var roleNouns: [String: [(forms: [String], row: Int)]] = [:]
    /// The rows of roles.tsv whose holder is known by the country alone.
    var isHeldByOne: [Bool] = []
    /// The forms of each row's nouns and titles.
    var roleForms: [[[String]]] = []
    /// The child of a state in a sector: its government, its forces.
    private var children: [String: String] = [:]

    /// The side of an actor; an actor that the table does not know is on the side for those.
    func side(of actor: String) -> String { actors[actor]?.side ?? unknownSide }

    /// Whether the two sides oppose each other.
    func areOpponents(_ one: String, _ other: String) -> Bool {
        opponents[side(of: one)]?.contains(side(of: other)) ?? false
    }

    /// The office of a state: its government or its forces; the actor itself where the table has none.
    func office(of actor: String, sector: String) -> String {
        if let child = children[actor + " " + sector] { return child }
        if let parent = actors[actor]?.parent, let sibling = children[parent + " " + sector] { return sibling }
        return actor
    }

    /// The role of an actor on a day, or the first without an end where no day is known.
    func role(of actor: String, on day: String?) -> String? {
        let roles = actors[actor]?.roles ?? []
        guard let day, day.utf8.count >= 10 else { return roles.first { $0.to.isEmpty }?.name }
        let date = String(day.prefix(10))
        return roles.first { $0.from <= date && ($0.to.isEmpty || date <= $0.to) }?.name
    }

    /// Who holds an office of a row of roles.tsv in a country on a day: the first by id.
    func holder(ofRole row: Int, country: String, on day: String?) -> String? {
        guard isHeldByOne[row], !country.isEmpty else { return nil }
        return actors.keys.sorted().first { id in
            guard actors[id]?.type == "person", actors[id]?.country == country, let role = role(of: id, on: day) else {
                return false
            }
            let title = nameForms(role)
            return roleForms[row].contains { title.starts(with: $0) }
        }
    }

    mutating func add(_ actor: Actor) {
        actors[actor.id] = actor
        if actor.type == "government" || actor.type == "forces", !actor.parent.isEmpty {
            children[actor.parent + " " + actor.sector] = actor.id
        }
    }
}

extension Cast {
    /// Reads actors, sides, plans, offices and roles.
    init(_ read: CodebookTables) throws(TableError) {
        unknownSide = read.manifest.unknownSide
        for row in try read.required("sides").rows { opponents[row["side"]] = Set(row.list("opponents")) }
        let actors = try read.required("actors")
        for row in actors.rows {
            add(
                Actor(
                    id: row["actor"], type: row["type"], side: row["side"], country: row["plover_country"],
                    sector: row["plover_sector"], parent: row["parent"], roles: try datedRoles(actors, row)))
            for alias in row.list("aliases") { insert(alias, row["actor"], into: &names) }
        }
        for row in read["plans"].map({ Array($0.rows) }) ?? [] {
            plans[row["plan"]] = Plan(id: row["plan"], author: row.value("author"))
            for alias in row.list("aliases") { insert(alias, row["plan"], into: &planNames) }
        }
        for row in try read.required("offices.tsv").rows {
            for noun in row.list("nouns") { offices[noun] = row["sector"] }
        }
        for (i, row) in try read.required("roles.tsv").rows.enumerated() {
            roleForms.append((row.list("nouns") + row.list("titles")).map(nameForms))
            isHeldByOne.append(row["holders"] == "yes")
            for forms in row.list("nouns").map(nameForms) {
                if let last = forms.last { roleNouns[last, default: []].append((forms, i)) }
            }
        }
        for last in roleNouns.keys { roleNouns[last]?.sort { ($1.forms.count, $0.row) < ($0.forms.count, $1.row) } }
    }
}

private func datedRoles(_ table: Table, _ row: Table.Row) throws(TableError) -> [Cast.Actor.Role] {
    var roles: [Cast.Actor.Role] = []
    for cell in row.list("roles_dated", separator: 0x3B) {
        let parts = cell.utf8.split(separator: 0x40)
        guard parts.count == 2, let dots = firstDots(Array(parts[1])) else {
            throw table.error(row, "\"\(cell)\": a role is written role@from..to")
        }
        let days = Array(parts[1])
        roles.append(
            Cast.Actor.Role(
                name: String(decoding: parts[0], as: UTF8.self), from: String(decoding: days[..<dots], as: UTF8.self),
                to: String(decoding: days[(dots + 2)...], as: UTF8.self)))
    }
    return roles
}

private func firstDots(_ bytes: [UInt8]) -> Int? {
    bytes.indices.first { bytes[$0] == 0x2E && $0 + 1 < bytes.count && bytes[$0 + 1] == 0x2E }
}

private func insert(_ alias: String, _ id: String, into names: inout [String: [Cast.Name]]) {
    let forms = nameForms(alias)
    guard let first = forms.first, let byte = alias.utf8.first else { return }
    names[first, default: []].append(
        Cast.Name(
            forms: forms,
            isProper: !isASCIILower(byte) || alias.hasPrefix("the ") || alias.utf8.contains(where: isASCIIUpper),
            id: id))
    names[first]?.sort { ($1.forms.count, $0.id) < ($0.forms.count, $1.id) }
}

/// The forms of the words of a name, as a sentence has them: the possessive is a word of its own.
func nameForms(_ name: String) -> [String] {
    let bytes = Array(name.utf8)
    var forms: [String] = []
    for part in normalized(bytes.span).split(separator: 0x20) {
        if part.count > 2 && part.suffix(2).elementsEqual([0x27, 0x73]) {
            forms.append(String(decoding: part.dropLast(2), as: UTF8.self))
            forms.append("'s")
        } else {
            forms.append(String(decoding: part, as: UTF8.self))
        }
    }
    return forms
}
