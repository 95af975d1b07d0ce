import Bytes

/// The hashes of a text's words, in order: letters and digits in lower case, everything between them dropped, so that
/// white space, punctuation, quotation marks and case make no difference. The lowest bit of a hash says whether its
/// word has a digit.
///
/// - Parameters:
///   - text: UTF-8.
///   - classes: `WordClasses.folded`, handed in since a global is slow inside a hot loop.
///   - joinsLetters: Whether a letter of a script without spaces is hashed with the letters before it, a word's worth of
///     them: five single letters in a row are in every other text.
/// - Complexity: O(*n*), 8 bytes at a step over ASCII.
public func wordHashes(_ text: Span<UInt8>, _ classes: Span<UInt32>, joinsLetters: Bool = false) -> [UInt64] {
    [UInt64](capacity: text.count / 2 + 1) { hashes in
        var letters = LetterRun(joins: joinsLetters)
        var i = 0
        while i < text.count {
            appendASCIIWords(text, &i, to: &hashes)
            appendWords(text, &i, classes, &letters, to: &hashes)
        }
    }
}

/// Appends words that are ASCII, as far as they come one after the other.
///
/// - Parameter offset: Where a word may begin; moves to where the first other one does, or to near the end of the text.
/// - Complexity: the bytes of 64 are classed before their words are taken, 8 at a step.
private func appendASCIIWords(_ text: Span<UInt8>, _ offset: inout Int, to hashes: inout OutputSpan<UInt64>) {
    while offset + asciiReach <= text.count {
        var alphanumerics: UInt64 = 0
        var others: UInt64 = 0
        for step in 0..<UInt64(8) {
            let bytes = load8(text, at: offset + Int(8 * step))
            alphanumerics |= bits(ofTops: alphanumericTops(bytes)) << (8 * step)
            others |= bytes
        }
        var end: UInt64 = 64
        if others & 0x8080_8080_8080_8080 != 0 {
            end = 0
            while text[offset + Int(end)] < 0x80 { end += 1 }
            alphanumerics &= (1 << end) - 1
        }
        var last = end
        while alphanumerics != 0 {
            let start = UInt64(alphanumerics.trailingZeroBitCount)
            let count = UInt64((~(alphanumerics >> start)).trailingZeroBitCount)
            guard start + count < end else {
                // Nobody knows yet where it ends.
                last = start
                break
            }
            hashes.append(asciiWordHash(text, at: offset + Int(start), count: count))
            alphanumerics &= ~0 << (start + count)
        }
        offset += Int(last)
        // What is not ASCII, and a word of 64 letters.
        if end < 64 || last == 0 { return }
    }
}

/// Appends the words of any text, until one ends before some that are ASCII.
///
/// - Parameters:
///   - offset: Where a word may begin; moves to where one does.
///   - letters: The letters so far that stand alone.
private func appendWords(
    _ text: Span<UInt8>, _ offset: inout Int, _ classes: Span<UInt32>, _ letters: inout LetterRun,
    to hashes: inout OutputSpan<UInt64>
) {
    var word = WordState()
    var i = offset
    while i < text.count {
        let run = ASCIIRun(text, at: i)
        i += run.byteCount
        if run.byteCount > 0 { word.append(run) }
        guard run.byteCount < 8, i < text.count else { continue }
        if text[i] < 0x80 {
            i += 1
            if !word.isEmpty { hashes.append(word.end()) }
            if i + asciiReach <= text.count && load8(text, at: i) & 0x8080_8080_8080_8080 == 0 { break }
            continue
        }
        let scalar = decodeScalar(text, at: i)
        i += scalar.byteCount
        let value = scalar.value
        let folded = value < WordClasses.count ? classes[Int(value)] : WordClasses.folded(rare: value)
        let standsAlone = folded >= 0x0E00 && WordClasses.standsAlone(folded)
        if (standsAlone || folded == WordClasses.separator) && !word.isEmpty { hashes.append(word.end()) }
        guard folded > WordClasses.invisible else { continue }
        if standsAlone {
            hashes.append(letters.append(folded))
        } else if lamAlefs.contains(folded) {
            word.append(letter: 0x644)
            word.append(letter: 0x627)
        } else {
            word.append(letter: folded)
        }
    }
    if !word.isEmpty { hashes.append(word.end()) }
    offset = i
}

/// So many bytes there must be for 64 to be looked at, and eight from each of them.
private let asciiReach = 72

/// A hash of a text's words in their order: 64 bits, with which one corpus of ten million texts in a hundred thousand
/// has two that share it by accident.
public func wordsHash(_ words: Span<UInt64>) -> UInt64 {
    var high: UInt64 = 0
    var low: UInt64 = 0
    for i in words.indices {
        high = (high ^ words[i]) &* 0x9fb2_1c65_1e98_df25
        high ^= high >> 29
        low = low &* 0xd6e8_feb8_6659_fd93 &+ words[i]
    }
    return mixed(mixed(high) ^ low)
}

/// The hash of every five words in a row; of all words together where there are fewer than five; none without words.
public func shingleHashes(_ words: Span<UInt64>) -> [UInt64] {
    [UInt64](capacity: shingleCount(ofWords: words.count)) { hashes in
        forEachShingle(words) { hashes.append($0) }
    }
}

/// How many shingles so many words have.
public func shingleCount(ofWords count: Int) -> Int { count == 0 ? 0 : max(1, count - shingleWords + 1) }

/// Hands out what `shingleHashes` gives, one hash after the other.
///
/// - Source: Broder, "On the resemblance and containment of documents", 1997; the rolling polynomial is Karp and
///   Rabin's, 1987.
@inlinable
@inline(__always)
public func forEachShingle(_ words: Span<UInt64>, _ body: (UInt64) -> Void) {
    let size = min(shingleWords, words.count)
    guard size > 0 else { return }
    let prime = shinglePrime
    var leaving: UInt64 = 1
    for _ in 1..<max(size, 2) where size > 1 { leaving &*= prime }
    var rolling: UInt64 = 0
    for i in 0..<size { rolling = rolling &* prime &+ words[i] }
    body(mixed(rolling))
    for i in size..<max(size, words.count) {
        rolling = (rolling &- words[i - size] &* leaving) &* prime &+ words[i]
        body(mixed(rolling))
    }
}

/// Spreads every bit of a hash over all bits.
///
/// - Source: the finaliser of Steele, Lea and Flood's SplitMix, 2014.
@inlinable
public func mixed(_ hash: UInt64) -> UInt64 {
    var z = hash
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
}

/// How many words a shingle has.
public let shingleWords = 5

@usableFromInline let shinglePrime: UInt64 = 0x9e37_79b9_7f4a_7c15
