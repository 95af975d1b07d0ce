import Bytes

/// An encoding, and how many bytes of byte order mark stand before the text.
struct DetectedEncoding: Equatable {
    var encoding: TextEncoding
    var markLength = 0
    /// Whether characters have other bytes in UTF-8, or none.
    var isRecoded = false
    /// Whether the bytes are known to be text as it stands.
    var plainness = Plainness.unknown
}

/// What is known of bytes that may be UTF-8 text as it stands.
enum Plainness {
    case unknown
    /// Neither controls but line feeds and tabs, nor separators nor noncharacters.
    case plain
    /// The same, but for carriage returns.
    case plainWithReturns
}

/// Whether bytes are UTF-8, and if so whether they are text as it stands, in one pass.
///
/// - Complexity: O(*n*); 32 bytes at a step over ASCII.
func utf8Plainness(_ bytes: Span<UInt8>) -> (isUTF8: Bool, plainness: Plainness) {
    var seen = SeenControls()
    var blocks = ControlsOfBlocks()
    var i = 0
    while i < bytes.count {
        if i + 32 <= bytes.count {
            let block = load32(bytes, at: i)
            if joined(block) & EightBytes.tops == 0 {
                blocks.add(block)
                i += 32
                continue
            }
        }
        if i + 8 <= bytes.count {
            let block = load8(bytes, at: i)
            let beyond = block & EightBytes.tops
            let before = (beyond & (0 &- beyond)) &- 1
            seen.add(EightBytes.unprintable(block) & before, bytes, i)
            i += EightBytes.count(before: beyond)
            if beyond == 0 { continue }
        }
        let byte = bytes[i]
        guard byte >= 0x80 else {
            if byte < 0x20 || byte == 0x7F { seen.add(byte) }
            i += 1
            continue
        }
        let length = utf8SequenceLength(bytes, at: i)
        if length == 0 { return (false, .unknown) }
        seen.isPlain = seen.isPlain && !isSpecial(bytes, at: i, length)
        i += length
    }
    guard seen.isPlain, blocks.isPlain else { return (true, .unknown) }
    return (true, seen.hasReturns || blocks.hasReturns ? .plainWithReturns : .plain)
}

@inline(__always)
private func joined(_ block: SIMD4<UInt64>) -> UInt64 { block[0] | block[1] | block[2] | block[3] }

/// What controls a text has.
private struct SeenControls {
    /// Whether there are none but line feeds, tabs and carriage returns.
    var isPlain = true
    var hasReturns = false

    mutating func add(_ byte: UInt8) {
        switch byte {
        case 0x0A, 0x09: break
        case 0x0D: hasReturns = true
        default: isPlain = false
        }
    }

    /// Adds those of eight bytes that are marked.
    @inline(__always)
    mutating func add(_ marks: UInt64, _ bytes: Span<UInt8>, _ start: Int) {
        var left = marks
        while left != 0 {
            add(bytes[start + EightBytes.count(before: left)])
            left &= left - 1
        }
    }
}

/// What controls blocks of 32 bytes of ASCII have: marks that are kept to the end, so that no block asks for a decision.
private struct ControlsOfBlocks {
    /// What is a control other than a line feed, a tab and a carriage return in any block.
    private var others = SIMD4<UInt64>()
    /// What is no carriage return in all blocks.
    private var notReturns = SIMD4<UInt64>(repeating: .max)

    @inline(__always)
    mutating func add(_ block: SIMD4<UInt64>) {
        // Sums of seven bits, as in `EightBytes`: the top bits say which bytes are as great as a limit.
        let printable = block &+ SIMD4(repeating: EightBytes.ones &* 0x60)
        let deleted = block &+ SIMD4(repeating: EightBytes.ones)
        let fromTab = block &+ SIMD4(repeating: EightBytes.ones &* 0x77)
        let behindLineFeed = block &+ SIMD4(repeating: EightBytes.ones &* 0x75)
        let notReturn = (block ^ SIMD4(repeating: EightBytes.ones &* 0x0D)) &+ SIMD4(repeating: ~EightBytes.tops)
        others |= (~printable | deleted) & ~(fromTab & ~behindLineFeed) & notReturn
        notReturns &= notReturn
    }

    var isPlain: Bool { joined(others) & EightBytes.tops == 0 }
    var hasReturns: Bool { joined(~notReturns) & EightBytes.tops != 0 }
}

/// What is known of bytes that are not wholly UTF-8.
struct UTF8Census: Equatable {
    /// Well-formed sequences of two bytes and more.
    var validSequences = 0
    /// Bytes that belong to no well-formed sequence.
    var invalidBytes = 0
    /// Bytes 0x80 to 0xFF, and of these 0xC0 to 0xDF, 0xE0 to 0xFF.
    var high = 0
    var highLow = 0
    var highHigh = 0
    /// ASCII letters.
    var letters = 0

    /// Counts over all of the bytes.
    ///
    /// - Complexity: O(*n*).
    init(_ bytes: Span<UInt8>) {
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if byte < 0x80 {
                if isASCIILetter(byte) { letters += 1 }
                i += 1
                continue
            }
            let length = max(1, utf8SequenceLength(bytes, at: i))
            if length == 1 { invalidBytes += 1 } else { validSequences += 1 }
            for k in i..<i + length {
                high += 1
                if bytes[k] >= 0xE0 { highHigh += 1 } else if bytes[k] >= 0xC0 { highLow += 1 }
            }
            i += length
        }
    }
}

/// Decides how bytes are encoded: by byte order mark, by the pattern of NUL bytes, by being UTF-8, by what the page
/// declares, by the characters that texts of East Asia are full of, by the share of bytes that UTF-8 cannot hold.
///
/// - Parameter declared: What the server or the page's `<meta charset>` says, if anything. Bytes that are UTF-8 are
///   UTF-8 whatever they declare: pages that say so wrongly are far more frequent than texts that are UTF-8 by chance.
/// - Complexity: O(*n*).
func detectEncoding(_ bytes: Span<UInt8>, declared: TextEncoding?) -> DetectedEncoding {
    if starts(bytes, with: [0xFF, 0xFE]) {
        return DetectedEncoding(encoding: .utf16LittleEndian, markLength: 2, isRecoded: true)
    }
    if starts(bytes, with: [0xFE, 0xFF]) {
        return DetectedEncoding(encoding: .utf16BigEndian, markLength: 2, isRecoded: true)
    }
    if let encoding = utf16WithoutMark(bytes) { return DetectedEncoding(encoding: encoding, isRecoded: true) }
    let mark = starts(bytes, with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let (isUTF8, plainness) = utf8Plainness(bytes)
    if isUTF8 { return DetectedEncoding(encoding: .utf8, markLength: mark, plainness: plainness) }
    let census = UTF8Census(bytes)
    if mark > 0 || census.validSequences >= census.invalidBytes {
        return DetectedEncoding(encoding: .utf8, markLength: mark, isRecoded: true)
    }
    if let declared, declared != .utf8 { return DetectedEncoding(encoding: declared, isRecoded: true) }
    if let found = detectEastAsian(bytes) {
        return DetectedEncoding(encoding: .eastAsian(found), isRecoded: true)
    }
    // Where most letters are above ASCII the script is not Latin; small letters, the most of any text, are 0xE0–0xFF
    // in windows-1251 and 0xC0–0xDF in KOI8-R.
    if census.high > census.letters {
        let isKOI8 = census.highHigh < census.highLow
        let name = isKOI8 ? holdsUkrainianKOI8(bytes) ? "koi8-u" : "koi8-r" : "windows-1251"
        return DetectedEncoding(encoding: .named(name), isRecoded: true)
    }
    return DetectedEncoding(encoding: .named("windows-1252"), isRecoded: true)
}

/// Whether bytes beside letters of KOI8-R are letters in KOI8-U, є, і and ї, where KOI8-R has lines of tables.
private func holdsUkrainianKOI8(_ bytes: Span<UInt8>) -> Bool {
    var count = 0
    for i in bytes.indices.dropFirst() where bytes[i] == 0xA4 || bytes[i] == 0xA6 || bytes[i] == 0xA7 {
        if bytes[i - 1] >= 0xC0 { count += 1 }
    }
    return count > 1
}

/// Whether bytes begin with others.
func starts(_ bytes: Span<UInt8>, with prefix: [UInt8]) -> Bool {
    bytes.count >= prefix.count && prefix.indices.allSatisfy { bytes[$0] == prefix[$0] }
}

/// UTF-16 without a mark: every other byte is mostly one of a few values that text in bytes would not hold.
private func utf16WithoutMark(_ bytes: Span<UInt8>) -> TextEncoding? {
    let sample = min(bytes.count, 1 << 14) & ~1
    guard sample >= 4, bytes.count.isMultiple(of: 2) else { return nil }
    var controls = 0
    for i in 0..<sample where bytes[i] < 0x09 { controls += 1 }
    guard controls * 8 >= sample else { return nil }
    let little = plausibleUnits(bytes, sample, low: 0, high: 1)
    let big = plausibleUnits(bytes, sample, low: 1, high: 0)
    let best = max(little, big)
    guard best * 10 >= sample / 2 * 9, little != big else { return nil }
    return little > big ? .utf16LittleEndian : .utf16BigEndian
}

/// How many of the sampled code units are letters, digits, punctuation or white space of the scripts in common use.
private func plausibleUnits(_ bytes: Span<UInt8>, _ sample: Int, low: Int, high: Int) -> Int {
    var count = 0
    var i = 0
    while i < sample {
        let unit = UInt16(bytes[i + high]) << 8 | UInt16(bytes[i + low])
        switch unit {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x24F, 0x370...0x6FF, 0x900...0xDFF, 0xE00...0xE7F,
            0x2010...0x206F, 0x20A0...0x20BF, 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xDFFF, 0xFEFF,
            0xFF00...0xFFEF:
            count += 1
        default: break
        }
        i += 2
    }
    return count
}
