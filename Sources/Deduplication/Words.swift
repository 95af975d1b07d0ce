import Bytes

/// The hashes of a text's words, in order: letters and digits in lower case, everything between them dropped, so that
/// white space, punctuation, quotation marks and case make no difference. The lowest bit of a hash says whether its
/// word has an ASCII digit.
///
/// - Parameters:
///   - text: UTF-8.
///   - classes: `WordClasses.folded`, handed in since a global is slow inside a hot loop.
/// - Complexity: O(*n*).
func wordHashes(_ text: Span<UInt8>, _ classes: Span<UInt32>) -> [UInt64] {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(text.count / 5)
    var hash = wordSeed
    var hasDigit: UInt64 = 0
    // The hash without the last letter, and that letter: what a combining mark behind it changes.
    var hashBefore = wordSeed
    var letter: UInt32 = 0
    var i = 0
    while i < text.count {
        let byte = text[i]
        if byte < 0x80 {
            // By far the most bytes: nothing to decode or to compose.
            i += 1
            let folded = classes[Int(byte)]
            if folded > WordClasses.invisible {
                hashBefore = hash
                letter = folded
                hash = (hash ^ UInt64(folded)) &* wordPrime
                if byte <= 0x39 { hasDigit = 1 }
            } else if folded == WordClasses.separator && hash != wordSeed {
                hashes.append(wordHash(hash, hasDigit))
                (hash, hasDigit) = (wordSeed, 0)
            }
            continue
        }
        let scalar = decodeScalar(text, at: i)
        i += scalar.byteCount
        let value = scalar.value
        var folded = value < WordClasses.count ? classes[Int(value)] : WordClasses.classify(value)
        let standsAlone = folded > WordClasses.invisible && value >= 0x0E00 && WordClasses.standsAlone(value)
        if (standsAlone || folded == WordClasses.separator) && hash != wordSeed {
            hashes.append(wordHash(hash, hasDigit))
            (hash, hasDigit) = (wordSeed, 0)
        }
        guard folded > WordClasses.invisible else { continue }
        if (0x300...0x36F).contains(folded) && hash != wordSeed, let whole = composed(letter, folded) {
            folded = whole
            hash = hashBefore
        }
        hashBefore = hash
        letter = folded
        hash = (hash ^ UInt64(folded)) &* wordPrime
        if standsAlone {
            hashes.append(wordHash(hash, hasDigit))
            hash = wordSeed
        }
    }
    if hash != wordSeed { hashes.append(wordHash(hash, hasDigit)) }
    return hashes
}

/// The hash of a whole word, with what its lowest bit says.
private func wordHash(_ hash: UInt64, _ hasDigit: UInt64) -> UInt64 { mixed(hash) & ~1 | hasDigit }

/// The hash of every five words in a row; of all words together where there are fewer than five; none without words.
///
/// - Source: Broder, "On the resemblance and containment of documents", 1997; the rolling polynomial is Karp and
///   Rabin's, 1987.
func shingleHashes(_ words: Span<UInt64>) -> [UInt64] {
    let size = min(shingleWords, words.count)
    guard size > 0 else { return [] }
    var leaving: UInt64 = 1
    for _ in 1..<max(size, 2) where size > 1 { leaving &*= shinglePrime }
    var rolling: UInt64 = 0
    for i in 0..<size { rolling = rolling &* shinglePrime &+ words[i] }
    var hashes: [UInt64] = []
    hashes.reserveCapacity(words.count - size + 1)
    hashes.append(mixed(rolling))
    for i in size..<max(size, words.count) {
        rolling = (rolling &- words[i - size] &* leaving) &* shinglePrime &+ words[i]
        hashes.append(mixed(rolling))
    }
    return hashes
}

/// Spreads every bit of a hash over all bits.
///
/// - Source: the finaliser of Steele, Lea and Flood's SplitMix, 2014.
func mixed(_ hash: UInt64) -> UInt64 {
    var z = hash
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
}

/// How many words a shingle has.
let shingleWords = 5

private let wordSeed: UInt64 = 0xcbf2_9ce4_8422_2325
private let wordPrime: UInt64 = 0x0000_0100_0000_01b3
private let shinglePrime: UInt64 = 0x9e37_79b9_7f4a_7c15
