import Bytes
import Language
import Lexicons

/// The forms of given names of `lexicon/given-name-forms.tsv`: Volodymyr and Vladimir, Joseph and Joe.
struct GivenNameForms: Sendable {
    private var table = WordTable()
    /// The first forms, by the numbers of the table.
    private var names: [String] = []
    /// Of each, whether its other forms are ways of writing names of Ukraine, Russia and Belarus.
    private var areSlavic: [Bool] = []

    init(_ lexicon: Table) throws(TableError) {
        for row in lexicon.rows {
            guard ["slavic", "arabic", "other"].contains(row["origin"]) else {
                throw lexicon.error(row, "no origin \"\(row["origin"])\"")
            }
            for form in [row["name"]] + row.list("forms") {
                let form = slug(form)
                if let other = table.value(Array(form.utf8)), Int(other) != names.count {
                    throw lexicon.error(row, "\"\(form)\" is a form of \"\(names[Int(other)])\" too")
                }
                table.insert(form, UInt32(names.count))
            }
            names.append(row["name"])
            areSlavic.append(row["origin"] == "slavic")
        }
    }

    /// The first form of a given name, and whether it is one of Ukraine, Russia or Belarus; `nil` for a name without others.
    func name(_ form: String) -> (name: String, isSlavic: Bool)? {
        table.value(Array(slug(form).utf8)).map { (names[Int($0)], areSlavic[Int($0)]) }
    }

    /// Whether two given names may be one person's: forms of one name, or an initial and a name that it begins.
    func areOne(_ one: String, _ other: String) -> Bool {
        if isInitial(one) || isInitial(other) { return one.utf8.first == other.utf8.first }
        guard let first = table.value(Array(slug(one).utf8)) else { return false }
        return first == table.value(Array(slug(other).utf8))
    }

    /// "J.", "J": a capital letter alone.
    private func isInitial(_ name: String) -> Bool {
        guard let first = name.utf8.first, isASCIIUpper(first) else { return false }
        return name.utf8.count == 1 || name.utf8.count == 2 && name.utf8.last == 0x2E
    }
}
