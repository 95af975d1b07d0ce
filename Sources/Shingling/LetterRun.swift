/// The last letters of a script without spaces, each of which is a word of its own.
///
/// A word is five letters of Thai, Lao, Khmer and Burmese and under two of Chinese and Japanese. With letters alone five
/// words in a row would be one word or two, which stands in every other article.
struct LetterRun {
    /// Whether each letter is hashed with those before it.
    let joins: Bool
    /// Each letter moves those before it up, until they drop out.
    ///
    /// - Source: Xia et al., "FastCDC", 2016: the gear hash.
    private var hash: UInt64 = 0

    init(joins: Bool) { self.joins = joins }

    /// The hash of a letter; its lowest bit is not set.
    mutating func append(_ letter: UInt32) -> UInt64 {
        let own = mixed(UInt64(letter) &* 0x9e37_79b9_7f4a_7c15)
        guard joins else { return own & ~1 }
        // With five words in a row twelve letters, or seven.
        hash = hash << (letter < 0x1800 ? 8 : 22) &+ own
        return mixed(hash) & ~1
    }
}

/// Arabic presentation forms that are two letters: lam and alef.
let lamAlefs: ClosedRange<UInt32> = 0xFEF5...0xFEFC
