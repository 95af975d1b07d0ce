import Bytes

/// The words of a name as they are compared: what is left of them is the same for all ways of writing them.
struct NameWordKeys {
    /// By word, its variant key.
    private var keys: [String: [UInt8]] = [:]

    private static let article = Array("al-".utf8)

    /// The words between the spaces of a name.
    static func words(_ name: String) -> [String] {
        name.utf8.split(separator: 0x20).map { String(decoding: Array($0), as: UTF8.self) }
    }

    /// The variant key of a word of a person's name.
    mutating func key(_ word: String) -> [UInt8] {
        if let key = keys[word] { return key }
        var key = variantKey(word)
        // "al-Assad" is also called Assad.
        if key.starts(with: Self.article), key.count > Self.article.count + 2 { key.removeFirst(Self.article.count) }
        keys[word] = key
        return key
    }

    /// The keys of the words of a person's name, without what is added to distinguish generations.
    mutating func keys(_ words: [String]) -> [[UInt8]] {
        words.filter { !Self.isSuffix($0) }.map { key($0) }.filter { !$0.isEmpty }
    }

    /// "Jr.", "III": at the end of a person's name, and no part of the surname.
    private static func isSuffix(_ word: String) -> Bool {
        ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"].contains(word)
    }
}

/// A name without case, accents, marks and article, so that it can be compared.
func comparable(_ name: String) -> String {
    let slug = slug(name)
    guard slug.utf8.starts(with: Array("the-".utf8)) else { return slug }
    return String(decoding: slug.utf8.dropFirst(4), as: UTF8.self)
}

/// Whether a short form has the letters of another's initials: those of its capitalised words, or of all of them.
///
/// "OSCE" of "Organization for Security and Co-operation in Europe", "IMF", "UNHCR", "DoD" of "Department of Defense".
func areInitials(_ short: String, of long: String) -> Bool {
    let letters = short.utf8.filter { isASCIILetter($0) }.map { $0 & 0xDF }
    guard letters.count > 1 else { return false }
    return initials(long).contains { $0 == letters }
}

/// The initials of the capitalised words of a name, with and without the parts after hyphens, and of all words.
func initials(_ long: String) -> [[UInt8]] {
    var capitalized: [UInt8] = []
    var unhyphenated: [UInt8] = []
    var all: [UInt8] = []
    var previous: UInt8 = 0x20
    for byte in long.utf8 {
        if previous == 0x20 || previous == 0x2D, isASCIILetter(byte) {
            if isASCIIUpper(byte) { capitalized.append(byte) }
            if previous == 0x20 {
                all.append(byte & 0xDF)
                if isASCIIUpper(byte) { unhyphenated.append(byte) }
            }
        }
        previous = byte
    }
    return [capitalized, unhyphenated, all].filter { $0.count > 1 }
}
