import Bytes

/// What is left of a name when the ways of writing Ukrainian, Russian and Arabic names in Latin letters are made one.
///
/// `Zelensky`, `Zelenskyy` and `Zelenskiy` have one key; so have `Yuliia` and `Julija`, `Shmyhal` and `Shmygal`, `Poroshenko` and
/// `Porochenko`, `Janukowytsch` and `Yanukovych`. The systems of several languages are read at once, so that `sh` and `ch`, `g` and
/// `h` become one: for persons a key counts only beside that of the given name, and other names only within one type.
///
/// - Parameter type: Of places also the endings count as one that Ukrainian and Russian tell apart: `-pil`, `-pol`; `-ivka`, `-evka`.
func variantKey(_ name: String, of type: NameType = .person) -> [UInt8] {
    let words = slug(name).utf8.split(separator: 0x2D).map(Array.init)
    var key: [UInt8] = []
    for word in words {
        if !key.isEmpty { key.append(0x2D) }
        let isArticle = words.count > 1 && articles.contains { $0.utf8.elementsEqual(word) }
        key += isArticle ? Array("al".utf8) : settled(phonemes(of: word), isPlace: type.isPlace)
    }
    return key
}

/// The Arabic article, before whatever letter.
private let articles = ["al", "el", "ez", "as", "es", "ad", "ar", "an", "at", "ash"]

/// Groups of letters and what they stand for, longest first: `S` for sh and ch, `Z` for zh.
private let groups: [([UInt8], UInt8)] = [
    ("shch", "S"), ("tsch", "S"), ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("zh", "Z"), ("kh", "h"),
    ("gh", "k"), ("ph", "f"), ("ou", "u"), ("ks", "x"), ("ts", "c"), ("tz", "c"), ("th", "t"), ("ck", "k"),
    ("ce", "c"), ("ci", "c"), ("cy", "c"), ("c", "k"), ("y", "i"), ("j", "i"), ("w", "v"), ("g", "h"), ("q", "k"),
].map { (Array($0.0.utf8), UInt8(ascii: $0.1)) }

/// The groups by their first letters, so that most letters are looked up without a search.
private let groupsByLetter: [[([UInt8], UInt8)]] = (0..<256).map { letter in
    groups.filter { $0.0.first.map(Int.init) == letter }
}

private func phonemes(of word: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    var i = 0
    while i < word.count {
        let group = groupsByLetter[Int(word[i])].first { word[i...].starts(with: $0.0) }
        let letter = group?.1 ?? word[i]
        // A soft c keeps the vowel that makes it soft.
        let isSoft = group.map { $0.0.count == 2 && $0.0[0] == 0x63 && letter == 0x63 } ?? false
        i += isSoft ? 1 : group?.0.count ?? 1
        if key.last != letter { key.append(letter) }
    }
    return key
}

/// Without what spellings add or leave out: a glide before e, the softness of an ending, a silent h.
private func settled(_ phonemes: [UInt8], isPlace: Bool) -> [UInt8] {
    var key: [UInt8] = []
    for (i, letter) in phonemes.enumerated() {
        let isBeforeE = i + 1 < phonemes.count && phonemes[i + 1] == 0x65
        let isAfterOpen = i == 0 || "aeou".utf8.contains(phonemes[i - 1])
        if letter == 0x69, isBeforeE, isAfterOpen { continue }
        let isAfterA = letter == 0x65 && key.last == 0x61
        let settled = isAfterA ? 0x69 : letter
        if key.last != settled { key.append(settled) }
    }
    replaceEnd(of: &key, ["cia"], by: "ca")
    if key.count > 1, key.last == 0x68, "aeiou".utf8.contains(key[key.count - 2]) { key.removeLast() }
    if isPlace {
        replaceEnd(of: &key, ["pil"], by: "pol")
        replaceEnd(of: &key, ["ivka", "evka", "ovka"], by: "vka")
    }
    return key
}

private func replaceEnd(of key: inout [UInt8], _ ends: [String], by other: String) {
    for end in ends where key.count > end.utf8.count && key.suffix(end.utf8.count).elementsEqual(end.utf8) {
        key.removeLast(end.utf8.count)
        key += Array(other.utf8)
        return
    }
}
