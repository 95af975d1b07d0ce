import Bytes

/// What is left of a name when the ways of writing Ukrainian and Russian names in Latin letters are made one.
///
/// `Zelensky`, `Zelenskyy`, `Zelenskiy`, `Zelenskyi` have one key; so have `Andriy` and `Andrii`, `Yuliia` and `Julija`.
/// Used only for persons, and only where given name and surname agree both.
func variantKey(_ name: String) -> [UInt8] {
    let letters = Array(slug(name).utf8)
    var key: [UInt8] = []
    var i = 0
    while i < letters.count {
        var letter = letters[i]
        var width = 1
        let next = i + 1 < letters.count ? letters[i + 1] : 0
        switch (letter, next) {
        case (0x6B, 0x68): (letter, width) = (0x68, 2)  // kh
        case (0x70, 0x68): (letter, width) = (0x66, 2)  // ph
        case (0x6F, 0x75): (letter, width) = (0x75, 2)  // ou
        case (0x6B, 0x73): (letter, width) = (0x78, 2)  // ks
        case (0x79, _), (0x6A, _): letter = 0x69  // y, j
        case (0x77, _): letter = 0x76  // w
        default: break
        }
        i += width
        if key.last != letter { key.append(letter) }
    }
    return key
}
