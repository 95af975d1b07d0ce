/// What each Unicode scalar is to the comparison of texts: part of a word, a word of its own, a separator, or nothing.
public struct WordClasses: Sendable {
    /// Between words: white space, punctuation, symbols, quotation marks of any style.
    static let separator: UInt32 = 0
    /// As if it were not there: soft hyphens, zero-width and directional marks.
    static let invisible: UInt32 = 1

    /// For the scalars below `count`: one of the classes above, or the scalar in lower case.
    public let folded: [UInt32]
    /// How many scalars the table covers; those beyond are rare in news, or ideographs.
    static let count: UInt32 = 0x2100

    /// The one table that all use.
    public static let shared = WordClasses()

    /// Builds the table from the Unicode data of the standard library.
    private init() {
        folded = (0..<Self.count).map(Self.classify)
    }

    /// The class of a scalar beyond the table.
    static func classify(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value) else { return separator }
        if isFreelyWritten(value) { return invisible }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .format: return invisible
        case .nonspacingMark where (0xFE00...0xFE0F).contains(value): return invisible
        case .uppercaseLetter, .titlecaseLetter:
            return plain(properties.lowercaseMapping.unicodeScalars.first?.value ?? value)
        // Numbers are compared whichever digits they are written in.
        case .decimalNumber: return 0x30 + UInt32(properties.numericType == nil ? 0 : properties.numericValue ?? 0)
        // The modifier letters that are used as apostrophes separate as apostrophes do.
        case .modifierLetter where (0x2B9...0x2BF).contains(value): return separator
        case .lowercaseLetter, .otherLetter, .modifierLetter, .letterNumber, .otherNumber,
            .nonspacingMark, .spacingMark, .enclosingMark:
            return plain(value)
        default: return separator
        }
    }

    /// What `folded` has not: ideographs, syllables of Korean and Japanese, and what is rare in news.
    static func folded(rare value: UInt32) -> UInt32 {
        switch value {
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3: value
        case 0x3041...0x3096, 0x30A1...0x30FA: plain(value)
        default: classify(value)
        }
    }

    /// Whether a script is written without spaces, so that each of its letters is taken for a word.
    static func standsAlone(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
