import Bytes

/// Tells which encoding of East Asia bytes are in that declare none, by the characters that texts of each language are
/// full of: they make a third and more of a text in its own encoding, and next to nothing of one that is read in
/// another.
///
/// - Parameter bytes: Bytes that are not UTF-8.
/// - Returns: `nil` where no encoding gives enough of them.
/// - Complexity: O(1): a sample of 4,096 characters is decoded in each encoding.
func detectEastAsian(_ bytes: Span<UInt8>) -> EastAsianEncoding? {
    var best: (encoding: EastAsianEncoding, score: Int)?
    for (encoding, frequent) in frequentCharacters {
        let score = share(of: frequent, bytes, in: encoding)
        if score > best?.score ?? 0 { best = (encoding, score) }
    }
    return best?.encoding
}

/// How many in a thousand of the sampled characters above ASCII are frequent ones; 0 for less than an eighth, fewer
/// than four, and for bytes of which more than one in fifty is no character.
private func share(of frequent: Set<UInt32>, _ bytes: Span<UInt8>, in encoding: EastAsianEncoding) -> Int {
    var count = 0
    var hits = 0
    var missing = 0
    var i = 0
    while i < bytes.count, count < 4096 {
        if bytes[i] < 0x80 {
            i += 1
            continue
        }
        let character = encoding.character(bytes, at: i)
        // What the end of a page cuts off is no sign of another encoding.
        if i + character.byteCount < bytes.count || character.value != 0xFFFD {
            count += 1
            if character.value == 0xFFFD { missing += 1 }
            if frequent.contains(character.value) { hits += 1 }
        }
        i += character.byteCount
    }
    guard hits >= 4, hits * 8 >= count, missing * 50 <= count else { return 0 }
    return hits * 1000 / count
}

private let frequentCharacters: [(EastAsianEncoding, Set<UInt32>)] = [
    (.gb18030, scalars("，。、的一是不了在有人我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么")),
    (.big5, scalars("，。、的一是不了在有人我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼")),
    (.eucJP, japanese), (.shiftJIS, japanese),
    (.eucKR, scalars("이다의는에을가를고하지한로도은과서대있사기인시정자장일들어해그나라부전원제상수보만스성")),
]

/// Kana, without the small half-width ones, which other encodings' bytes fall upon.
private let japanese = Set<UInt32>(0x3041...0x3093).union(0x30A1...0x30FC).union([0x3001, 0x3002])

private func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

/// Whether bytes hold an escape that shifts to a set of characters of two bytes: ISO-2022-JP, -KR or -CN.
func holdsShifts(_ bytes: Span<UInt8>) -> Bool {
    var i = 0
    while let escape = firstOffset(of: 0x1B, in: bytes, from: i) {
        if escape + 2 < bytes.count, bytes[escape + 1] == 0x24,
            [0x40, 0x42, 0x28, 0x29].contains(bytes[escape + 2])
        {
            return true
        }
        i = escape + 1
    }
    return false
}
