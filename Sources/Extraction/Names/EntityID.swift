/// The id of what a name names that no table knows: the same in every article, as it is made of the name alone.
///
/// Names that are written in several ways in Latin letters have one id for all of them where that is safe: persons with a given
/// name of Ukraine, Russia or Belarus and a surname with an ending of these languages, by the first form of the given name and the
/// variant key of the surname; never by a surname or a given name alone.
/// Organisations have one for the ways of naming their country and their department (`organizationKey`).
func entityID(_ name: String, _ type: NameType, _ lexicon: NameLexicon) -> String {
    if type == .person, let key = personKey(name, lexicon.givenNameForms) { return "per:\(key)" }
    if type == .organization, let key = Optional(organizationKey(name, lexicon)), !key.isEmpty { return "org:\(key)" }
    return "\(type.prefix):\(slug(name))"
}

private func personKey(_ name: String, _ givenNames: GivenNameForms) -> String? {
    let words = NameWordKeys.words(name)
    guard words.count == 2 || words.count == 3, let given = givenNames.name(words[0]) else { return nil }
    guard given.isSlavic else { return nil }
    let surname = words[words.count - 1]
    let key = variantKey(surname)
    // English names end in -ow.
    guard surname.utf8.last != 0x77,
        slavicEndings.contains(where: { key.ends(in: $0) && key.count > $0.utf8.count + 1 })
    else { return nil }
    return "\(slug(given.name))-\(readable(key))"
}

/// Endings of surnames, as they are compared, that names of other languages hardly have.
private let slavicEndings = ["ov", "ova", "ev", "eva", "ski", "ska", "skaia", "enko", "uk", "viS"]

/// A variant key in letters that are read.
private func readable(_ key: [UInt8]) -> String {
    var out: [UInt8] = []
    for byte in key {
        switch byte {
        case 0x53: out += Array("sh".utf8)
        case 0x5A: out += Array("zh".utf8)
        default: out.append(byte)
        }
    }
    return String(decoding: out, as: UTF8.self)
}

extension [UInt8] {
    /// Whether the bytes end with those of a string.
    func ends(in suffix: String) -> Bool {
        let suffix = Array(suffix.utf8)
        return count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
}
