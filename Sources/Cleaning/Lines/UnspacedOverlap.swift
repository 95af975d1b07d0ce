import Bytes

/// How much a line in a script without spaces between words has in common with the prose below it.
///
/// As such lines have no words to count, short runs of characters stand for them: two of Chinese and Japanese, where two signs
/// of hiragana say nothing, five of an alphabet.
struct UnspacedOverlap {
    private let runs: Set<UInt64>

    /// The runs of the prose of a text.
    ///
    /// - Complexity: O(*n*).
    init(_ text: Span<UInt8>, prose: [Range<Int>]) {
        var found: Set<UInt64> = []
        for range in prose { Self.forEachRun(text, range) { run, _ in found.insert(run) } }
        runs = found
    }

    /// How many words a line has, roughly, and how many of them stand in the prose.
    func words(_ text: Span<UInt8>, _ range: Range<Int>) -> (shared: Int, all: Int) {
        // In hundredths of words.
        var (shared, all) = (0, 0)
        var seen: Set<UInt64> = []
        Self.forEachRun(text, range) { run, weight in
            guard seen.insert(run).inserted else { return }
            all += weight
            if runs.contains(run) { shared += weight }
        }
        return (shared / 100, (all + 99) / 100)
    }

    /// Walks over the runs of a range, and how much of a word each is, in hundredths.
    private static func forEachRun(
        _ text: Span<UInt8>, _ range: Range<Int>, _ body: (_ run: UInt64, _ weight: Int) -> Void
    ) {
        var window: UInt64 = 0
        var count = 0
        var i = range.lowerBound
        while i < range.upperBound {
            let scalar = decodeScalar(text, at: i)
            i += scalar.byteCount
            guard isWordScalar(scalar.value), isUnspaced(scalar.value) else {
                count = 0
                continue
            }
            count += 1
            let isWide = scalar.value >= 0x2E80
            // Twelve bits tell the letters of an alphabet apart.
            window = isWide ? window << 32 | UInt64(scalar.value) : window << 12 | UInt64(scalar.value & 0xFFF)
            if isWide {
                let isHiragana = (0x3041...0x309F).contains(scalar.value)
                if count >= 2, !(isHiragana && (0x3041...0x309F).contains(window >> 32)) { body(window, 50) }
            } else if count >= 5 {
                body(window & 0xFFF_FFFF_FFFF_FFFF, 25)
            }
        }
    }
}
