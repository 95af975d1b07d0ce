import Bytes

/// A name as part of an id: lower-case, letters without accents, runs of anything else one hyphen.
///
/// Letters outside the Latin script stay as they are, so that names in other scripts keep ids of their own.
///
/// - Invariant: the slug of a slug is the slug.
/// - Complexity: O(*n*).
func slug(_ name: String) -> String {
    var out: [UInt8] = []
    if asciiSlug(name, &out) { return String(decoding: out, as: UTF8.self) }
    out.removeAll()
    var pending = false
    for scalar in name.unicodeScalars {
        if scalar.properties.generalCategory == .nonspacingMark || scalar == "'" || scalar == "’" { continue }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            pending = !out.isEmpty
            continue
        }
        if pending { out.append(0x2D) }
        pending = false
        if let letters = unaccented[scalar] {
            out.append(contentsOf: letters.utf8)
        } else {
            out.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }
    return String(decoding: out, as: UTF8.self)
}

/// The slug of a name in ASCII, or `false`: the same as that of any name, without asking what a character is.
private func asciiSlug(_ name: String, _ out: inout [UInt8]) -> Bool {
    var pending = false
    for byte in name.utf8 {
        guard byte < 0x80 else { return false }
        if byte == 0x27 { continue }
        guard isASCIILetter(byte) || isASCIIDigit(byte) else {
            pending = !out.isEmpty
            continue
        }
        if pending { out.append(0x2D) }
        pending = false
        out.append(asciiLowercased(byte))
    }
    return true
}

private let unaccented: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
        ("ÀÁÂÃÄÅàáâãäåĀāĂăĄą", "a"), ("ÇçĆćĈĉĊċČč", "c"), ("ĎďĐđÐð", "d"), ("ÈÉÊËèéêëĒēĔĕĖėĘęĚěƏə", "e"),
        ("ĜĝĞğĠġĢģ", "g"), ("ĤĥĦħ", "h"), ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", "i"), ("Ĵĵ", "j"), ("Ķķ", "k"),
        ("ĹĺĻļĽľĿŀŁł", "l"), ("ÑñŃńŅņŇň", "n"), ("ÒÓÔÕÖØòóôõöøŌōŎŏŐő", "o"), ("ŔŕŖŗŘř", "r"), ("ŚśŜŝŞşŠšȘș", "s"),
        ("ŢţŤťŦŧȚț", "t"), ("ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", "u"), ("Ŵŵ", "w"), ("ÝýÿŶŷŸ", "y"), ("ŹźŻżŽž", "z"), ("Ææ", "ae"),
        ("Œœ", "oe"), ("ß", "ss"), ("Þþ", "th"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (letters, plain) in groups {
        for letter in letters.unicodeScalars { table[letter] = plain }
    }
    return table
}()
