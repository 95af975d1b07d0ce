import Bytes

/// A word that is being read: the hash of its letters in lower case, taken 8 bytes at a step. A letter of ASCII is one
/// byte, any other one is four, the first of which no letter of ASCII has.
struct WordState {
    /// Of the letters before the block.
    private var hash = wordSeed
    /// The last letters, the first one in the lowest byte; full until another one comes.
    private var block: UInt64 = 0
    /// How many bits of the block are letters.
    private var bitCount: UInt64 = 0
    /// Whether there is a digit.
    private var hasDigit = false
    /// The last letter if it is not in ASCII, and the state before it: what a combining mark behind it changes.
    private var last: UInt32 = 0
    private var before: (hash: UInt64, block: UInt64, bitCount: UInt64) = (0, 0, 0)

    /// Whether there is no letter yet.
    var isEmpty: Bool { bitCount == 0 && hash == wordSeed }

    /// Appends letters and digits.
    ///
    /// - Parameter run: Not empty.
    mutating func append(_ run: ASCIIRun) {
        append(run.letters, UInt64(8 * run.byteCount))
        if run.hasDigit { hasDigit = true }
        last = 0
    }

    /// Appends a letter in lower case, or a mark: with the letter before it that is one letter where there is one.
    mutating func append(letter: UInt32) {
        var letter = letter
        if isJoining(letter) && !isEmpty, let whole = composed(last == 0 ? lastASCII : last, letter) {
            if last == 0 {
                bitCount -= 8
                block &= (1 << bitCount) - 1
            } else {
                (hash, block, bitCount) = before
            }
            letter = plain(whole)
        }
        last = letter
        before = (hash, block, bitCount)
        if letter < 0x80 { append(UInt64(letter), 8) } else { append(UInt64(letter) << 8 | 0xFF, 32) }
        if (0x30...0x39).contains(letter) { hasDigit = true }
    }

    /// The hash of the word, which is then empty again. Its lowest bit says whether it has a digit.
    mutating func end() -> UInt64 {
        let ended = wordHash(stepped, hasDigit)
        self = WordState()
        return ended
    }

    /// The last letter where it is in ASCII.
    private var lastASCII: UInt32 { bitCount == 0 ? 0 : UInt32(block >> (bitCount - 8)) }

    /// The hash with the block.
    private var stepped: UInt64 { step(hash, block) }

    private mutating func append(_ letters: UInt64, _ count: UInt64) {
        if bitCount == 64 {
            (hash, block, bitCount) = (stepped, letters, count)
            return
        }
        let first = block | letters << bitCount
        if bitCount + count <= 64 {
            (block, bitCount) = (first, bitCount + count)
            return
        }
        let rest = 64 - bitCount
        block = first
        (hash, block, bitCount) = (stepped, letters >> rest, count - rest)
    }
}

/// The ASCII letters and digits at one place of a text, up to eight, in lower case.
struct ASCIIRun {
    /// The first one in the lowest byte, zeros behind the last.
    let letters: UInt64
    /// How many there are.
    let byteCount: Int
    let hasDigit: Bool

    /// - Parameter offset: Less than the text's length.
    @inline(__always)
    init(_ text: Span<UInt8>, at offset: Int) {
        let bytes = offset + 8 <= text.count ? load8(text, at: offset) : loadLast(text, from: offset)
        let others = ~alphanumericTops(bytes) & 0x8080_8080_8080_8080
        byteCount = others.trailingZeroBitCount / 8
        let taken = firstBytes(UInt64(byteCount))
        letters = lowercase(bytes) & taken
        hasDigit = hasASCIIDigit(bytes, taken)
    }
}

/// The hash of a word of ASCII letters and digits alone: what `WordState.end` gives.
///
/// - Parameters:
///   - offset: Of the first one; behind the last one the text has seven bytes more at least.
///   - count: How many letters and digits there are.
@inline(__always)
func asciiWordHash(_ text: Span<UInt8>, at offset: Int, count: UInt64) -> UInt64 {
    var hash = wordSeed
    var (offset, count) = (offset, count)
    var digits = false
    while count > 8 {
        let bytes = load8(text, at: offset)
        hash = step(hash, lowercase(bytes))
        digits = digits || hasASCIIDigit(bytes, .max)
        (offset, count) = (offset + 8, count - 8)
    }
    let bytes = load8(text, at: offset)
    let taken = firstBytes(count)
    return wordHash(step(hash, lowercase(bytes) & taken), digits || hasASCIIDigit(bytes, taken))
}

/// The top bit of each of eight bytes that is an ASCII letter or digit.
///
/// - Source: the comparisons of eight bytes at once are Mycroft's, 1987.
@inline(__always)
func alphanumericTops(_ bytes: UInt64) -> UInt64 {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let low = bytes & ~tops
    let folded = low | ones &* 0x20
    // From "a" to "z", and from "0" to "9".
    let letter = (folded &+ ones &* (0x80 - 0x61)) & ~(folded &+ ones &* (0x80 - 0x7B))
    let digit = (low &+ ones &* (0x80 - 0x30)) & ~(low &+ ones &* (0x80 - 0x3A))
    return (letter | digit) & ~bytes & tops
}

/// The top bits of eight bytes as eight bits, that of the first byte the lowest.
@inline(__always)
func bits(ofTops tops: UInt64) -> UInt64 { ((tops >> 7) &* 0x0102_0408_1020_4080) >> 56 }

/// ASCII letters in lower case; digits stay what they are.
@inline(__always)
private func lowercase(_ bytes: UInt64) -> UInt64 { bytes | 0x2020_2020_2020_2020 }

/// A mask for the first bytes, at most eight.
@inline(__always)
private func firstBytes(_ count: UInt64) -> UInt64 { ~0 >> (64 - 8 * count) }

/// Whether one of some ASCII letters and digits is a digit.
@inline(__always)
private func hasASCIIDigit(_ bytes: UInt64, _ taken: UInt64) -> Bool {
    ~bytes & 0x4040_4040_4040_4040 & taken != 0
}

/// A hash and the letters behind it.
@inline(__always)
private func step(_ hash: UInt64, _ block: UInt64) -> UInt64 {
    let product = (hash ^ block) &* wordPrime
    return product ^ product >> 32
}

/// The hash of a whole word, with what its lowest bit says.
@inline(__always)
private func wordHash(_ hash: UInt64, _ hasDigit: Bool) -> UInt64 { mixed(hash) & ~1 | (hasDigit ? 1 : 0) }

/// The last bytes of a text, fewer than eight, with zeros behind them.
private func loadLast(_ text: Span<UInt8>, from start: Int) -> UInt64 {
    var bytes: UInt64 = 0
    for i in start..<text.count { bytes |= UInt64(text[i]) << UInt64(8 * (i - start)) }
    return bytes
}

private let wordSeed: UInt64 = 0xcbf2_9ce4_8422_2325
private let wordPrime: UInt64 = 0x9e37_79b9_7f4a_7c15
