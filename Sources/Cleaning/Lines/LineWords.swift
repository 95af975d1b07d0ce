import Bytes

/// The words of some lines, one after the other, by their hashes without regard to case, and what was seen on the way.
struct LineWords {
    /// By word.
    private(set) var hashes: [UInt64] = []
    /// By word, twice its length in bytes, and one more where it begins with an upper-case letter.
    private var shapes: [UInt32] = []

    /// Whether a word begins with an upper-case letter.
    func isCapital(_ word: Int) -> Bool { shapes[word] & 1 != 0 }

    /// The length of a word in bytes.
    func length(_ word: Int) -> Int { Int(shapes[word] >> 1) }

    /// Reads the words and the characters of a range.
    ///
    /// - Returns: What characters there are.
    /// - Complexity: O(*n*), a few nanoseconds a byte.
    @discardableResult
    mutating func read(_ text: Span<UInt8>, _ range: Range<Int>) -> LineCharacters {
        var seen = LineCharacters()
        var hash = Self.seed
        var length = 0
        var startsCapital = false
        var isAfterMark = false
        var i = range.lowerBound
        while i < range.upperBound {
            let byte = text[i]
            if isASCIILower(byte) {
                // Most of most texts.
                let start = i
                repeat {
                    hash = (hash ^ UInt64(text[i])) &* Self.prime
                    i += 1
                } while i < range.upperBound && isASCIILower(text[i])
                seen.addLower(i - start)
                if length == 0 { startsCapital = false }
                length += i - start
                isAfterMark = false
                continue
            }
            if byte == 0x20, length > 0 {
                seen.addSpace()
                append(hash, startsCapital, length)
                hash = Self.seed
                length = 0
                i += 1
                continue
            }
            var scalar = UInt32(byte)
            var byteCount = 1
            var kind = CharacterKind.ascii(byte)
            if byte >= 0x80 {
                let decoded = decodeScalar(text, at: i)
                scalar = decoded.value
                byteCount = decoded.byteCount
                kind = CharacterKind(beyondASCII: scalar)
            }
            seen.add(kind, scalar)
            switch kind {
            case .upper, .lower, .letter, .digit:
                if length == 0 { startsCapital = kind == .upper }
                if isAfterMark && kind == .upper { seen.innerSentences += 1 }
                isAfterMark = false
                if byte < 0x80 {
                    hash = (hash ^ UInt64(asciiLowercased(byte))) &* Self.prime
                } else {
                    hash = (hash ^ UInt64(lowercased(scalar))) &* Self.prime
                }
                length += byteCount
            default:
                if length > 0 {
                    append(hash, startsCapital, length)
                    hash = Self.seed
                    length = 0
                }
                // The mark, then white space or closers, then a capital.
                if kind == .mark { isAfterMark = i + 1 < range.upperBound && isASCIISpace(text[i + 1]) }
            }
            i += byteCount
        }
        if length > 0 { append(hash, startsCapital, length) }
        return seen
    }

    private mutating func append(_ hash: UInt64, _ startsCapital: Bool, _ length: Int) {
        var mixed = hash ^ hash >> 32
        mixed &*= 0x9e37_79b9_7f4a_7c15
        hashes.append(mixed ^ mixed >> 29)
        shapes.append(UInt32(truncatingIfNeeded: 2 * length + (startsCapital ? 1 : 0)))
    }

    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01b3
}

/// What kind of character a scalar is, as far as the shape of a line goes.
enum CharacterKind: UInt8 {
    case space, upper, lower, letter, digit, mark, comma, colon, separator, quote, opener, closer, dash, currency, other

    /// The kind of an ASCII byte.
    @inline(__always)
    static func ascii(_ byte: UInt8) -> CharacterKind {
        if isASCIILower(byte) { return .lower }
        if isASCIIUpper(byte) { return .upper }
        if isASCIIDigit(byte) { return .digit }
        switch byte {
        case 0...0x20, 0x7F: return .space
        case 0x2E, 0x21, 0x3F: return .mark
        case 0x2C: return .comma
        case 0x3A, 0x3B: return .colon
        case 0x7C, 0x2F, 0x3E, 0x3C, 0x2A: return .separator
        case 0x22: return .quote
        case 0x28, 0x5B: return .opener
        case 0x29, 0x5D: return .closer
        case 0x2D: return .dash
        case 0x24: return .currency
        default: return .other
        }
    }

    /// The kind of a scalar.
    init(_ scalar: UInt32) { self = scalar < 0x80 ? .ascii(UInt8(scalar)) : CharacterKind(beyondASCII: scalar) }

    /// The kind of a scalar beyond ASCII.
    init(beyondASCII scalar: UInt32) {
        switch scalar {
        case 0x2018, 0x201A, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x2039, 0x203A, 0x300C, 0x300D: self = .quote
        case 0xB7, 0x2022, 0x2192, 0x276F, 0x25B6, 0x25BA, 0x00D7: self = .separator
        case 0x2010...0x2015: self = .dash
        case 0xFF0C, 0x3001, 0x60C: self = .comma
        case 0xA3, 0x20A0...0x20CF: self = .currency
        default:
            if isInvisible(scalar) {
                self = .space
            } else if isSentenceMark(scalar) {
                self = .mark
            } else if !isWordScalar(scalar) {
                self = .other
            } else if lowercased(scalar) != scalar {
                self = .upper
            } else {
                self = scalar < 0x530 ? .lower : .letter
            }
        }
    }
}

/// How many characters of which kind a line has.
struct LineCharacters {
    /// In columns: characters of scripts without spaces count twice.
    var width = 0
    var letters = 0
    var uppers = 0
    var digits = 0
    var symbols = 0
    var commas = 0
    var separators = 0
    /// Sentences that end before the end.
    var innerSentences = 0
    var hasQuote = false
    var hasCurrency = false
    var hasColon = false
    var first = CharacterKind.space
    var last = CharacterKind.space
    /// The last scalar, where it is a mark of some kind.
    var lastMark: UInt32 = 0
    /// The first scalar, where it is a mark of some kind.
    var firstMark: UInt32 = 0
    /// A few signs that say what a line is about, as bits of `LineSigns`.
    var signs: UInt32 = 0
    /// The outline: `Xx 9, 9999` for `May 3, 2025`, by its hash.
    var shape: UInt64 = 0
    /// The outline up to the first white space: `9.` for `12. Amnesty`; 0 for a line without any.
    var lead: UInt64 = 0
    /// The last kind before that white space.
    var leadEnd = CharacterKind.space
    private var shapeLength = 0

    @inline(__always)
    mutating func add(_ kind: CharacterKind, _ scalar: UInt32) {
        if shapeLength < 16 && (kind != last || kind.rawValue > CharacterKind.digit.rawValue) { addShape(kind) }
        if kind != .space { width += scalar >= 0x2E80 && kind == .letter ? 2 : 1 }
        switch kind {
        case .space:
            if lead == 0 && first != .space { (lead, leadEnd) = (shape, last) }
            last = .space
            return
        case .upper:
            letters += 1
            uppers += 1
        case .lower, .letter: letters += 1
        case .digit: digits += 1
        case .comma:
            commas += 1
            symbols += 1
        case .separator:
            separators += 1
            symbols += 1
        case .colon:
            hasColon = true
            symbols += 1
        case .quote:
            hasQuote = true
            symbols += 1
        case .currency:
            hasCurrency = true
            symbols += 1
        default:
            symbols += 1
            switch scalar {
            case 0x40: signs |= LineSigns.at
            case 0x23: signs |= LineSigns.hash
            case 0x25: signs |= LineSigns.percent
            case 0xA9: signs |= LineSigns.copyright
            case 0x7B, 0x7D, 0x3D, 0x5F: signs |= LineSigns.code
            default: break
            }
        }
        let isMark = kind.rawValue > CharacterKind.digit.rawValue
        if first == .space {
            first = kind
            firstMark = isMark ? scalar : 0
        }
        last = kind
        lastSeen = kind
        lastMark = isMark ? scalar : 0
    }

    /// Adds some lower-case letters of the Latin alphabet.
    @inline(__always)
    mutating func addLower(_ count: Int) {
        if last != .lower {
            if shapeLength < 16 { addShape(.lower) }
            if first == .space { first = .lower }
            (last, lastSeen, lastMark) = (.lower, .lower, 0)
        }
        width += count
        letters += count
    }

    /// Adds a space behind a word.
    @inline(__always)
    mutating func addSpace() {
        if shapeLength < 16 { addShape(.space) }
        if lead == 0 { (lead, leadEnd) = (shape, last) }
        last = .space
    }

    @inline(__always)
    private mutating func addShape(_ kind: CharacterKind) {
        shape = (shape ^ UInt64(kind.rawValue) + 1) &* 0x100_0000_01b3
        shapeLength += 1
    }

    /// The last kind that is no white space.
    private(set) var lastSeen = CharacterKind.space
}

/// Bits for signs that say what a line is about.
enum LineSigns {
    static let at: UInt32 = 1
    static let hash: UInt32 = 2
    static let percent: UInt32 = 4
    static let copyright: UInt32 = 8
    static let code: UInt32 = 16
    static let address: UInt32 = 32
    static let year: UInt32 = 64
}
