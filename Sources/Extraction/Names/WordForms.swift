import Bytes
import Language

/// What the letters of a token say to the tagger of names: hashes of the word, its small form, its shape and its ends.
struct WordForm {
    private(set) var word: UInt64 = 0xcbf2_9ce4_8422_2325
    /// Without case, and with `0` for every digit.
    private(set) var lower: UInt64 = 0xcbf2_9ce4_8422_2325
    /// One letter for each run: upper-case, lower-case, digit, anything else.
    private(set) var shape: UInt64 = 7
    /// Of the first 2, 3 and 4 bytes of `lower`; 0 where there are fewer.
    private(set) var prefixes: (UInt64, UInt64, UInt64) = (0, 0, 0)
    /// Of the last 1 to 4 bytes.
    private(set) var suffixes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init(_ text: Span<UInt8>, _ range: Range<Int>) {
        var lastClass: UInt64 = 0
        for i in range {
            let byte = text[i]
            let small = Self.small(byte)
            word = (word ^ UInt64(byte)) &* 0x100_0000_01b3
            lower = (lower ^ UInt64(small)) &* 0x100_0000_01b3
            let kind: UInt64 =
                isASCIIUpper(byte) ? 1 : isASCIILower(byte) || byte >= 0x80 ? 2 : isASCIIDigit(byte) ? 3 : UInt64(byte)
            if kind != lastClass { shape = (shape ^ kind) &* 0x100_0000_01b3 }
            lastClass = kind
            switch i - range.lowerBound {
            case 1: prefixes.0 = lower
            case 2: prefixes.1 = lower
            case 3: prefixes.2 = lower
            default: break
            }
        }
        var end: UInt64 = 0
        for length in 1...4 where length <= range.count {
            end = end << 8 | UInt64(Self.small(text[range.upperBound - length]))
            switch length {
            case 1: suffixes.0 = end
            case 2: suffixes.1 = end
            case 3: suffixes.2 = end
            default: suffixes.3 = end
            }
        }
    }

    private static func small(_ byte: UInt8) -> UInt8 { isASCIIDigit(byte) ? 0x30 : asciiLowercased(byte) }
}
