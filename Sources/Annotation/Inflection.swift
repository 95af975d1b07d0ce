import Bytes

/// The forms of a regular English verb: base, third person, past, and the form in -ing.
///
/// Where spelling does not decide whether a consonant doubles ("permitted", "visited"), both spellings are given: one
/// of them is no word and matches nothing. Irregular forms are written out in the tables.
func inflections(of verb: String) -> [String] {
    let bytes = Array(verb.utf8)
    guard let last = bytes.last, bytes.count > 1 else { return [verb] }
    let before = bytes[bytes.count - 2]
    func made(_ stem: some Sequence<UInt8>, _ ending: String) -> String {
        String(decoding: Array(stem) + Array(ending.utf8), as: UTF8.self)
    }
    var forms = [verb]
    if last == 0x79 && !isVowel(before) {
        forms.append(made(bytes.dropLast(), "ies"))
        forms.append(made(bytes.dropLast(), "ied"))
        forms.append(made(bytes, "ing"))
        return forms
    }
    let hisses =
        last == 0x73 || last == 0x78 || last == 0x7A || last == 0x6F
        || last == 0x68 && (before == 0x63 || before == 0x73)
    forms.append(made(bytes, hisses ? "es" : "s"))
    if last == 0x65 {
        forms.append(made(bytes, "d"))
        forms.append(before == 0x69 ? made(bytes.dropLast(2), "ying") : made(bytes.dropLast(), "ing"))
        if before == 0x65 { forms.append(made(bytes, "ing")) }
        return forms
    }
    forms.append(made(bytes, "ed"))
    forms.append(made(bytes, "ing"))
    let isSimple = last != 0x77 && last != 0x78 && last != 0x79
    if isSimple && !isVowel(last) && isVowel(before) {
        forms.append(made(bytes + [last], "ed"))
        forms.append(made(bytes + [last], "ing"))
    }
    return forms
}

private func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75
}
