import Bytes

/// Reads as much of PCRE2's syntax as the tables of rules use.
struct ExpressionParser {
    let scalars: [UInt32]
    var i = 0
    /// Whether nothing was met so far that might mean what is not read here.
    var isUnderstood = true
    /// Whether PCRE2 surely takes the expression, if it is understood: nothing was met that it may refuse.
    var isSure = true
    /// How many copies of groups repetitions make of what is compiled, at most.
    private(set) var copies = 1

    /// How many groups are open.
    private var depth = 0

    init(_ expression: String) {
        let bytes = Array(expression.utf8)
        var scalars: [UInt32] = []
        scalars.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            let scalar = decodeScalar(bytes.span, at: i)
            scalars.append(scalar.value)
            i += scalar.byteCount
        }
        self.scalars = scalars
    }

    var isAtEnd: Bool { i == scalars.count }

    var next: UInt32? { i < scalars.count ? scalars[i] : nil }

    mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar.value else { return false }
        i += 1
        return true
    }

    mutating func alternation() -> ExpressionPart {
        var parts = [sequence()]
        while isUnderstood, takes("|") { parts.append(sequence()) }
        return parts.count == 1 ? parts[0] : ExpressionPart(oneOf: parts)
    }

    private mutating func sequence() -> ExpressionPart {
        var part = ExpressionPart.empty
        while isUnderstood, let scalar = next, scalar != 0x7C, scalar != 0x29 {
            let run = literals()
            if !run.isEmpty {
                part.append(ExpressionPart(all: StringList(run)))
                continue
            }
            let repeated = atom(scalar)
            let end = i
            let (least, most) = quantifier()
            if end < i {
                // Not all borders may be repeated.
                if repeated.all?.isEmptyString ?? false { isSure = false }
                if scalar == 0x28 { copies = min(copies * max(most ?? least, 1), 1 << 20) }
            }
            part.append(repeated.times(least, most))
        }
        return part
    }

    /// Characters that stand for themselves, with no quantifier behind.
    private mutating func literals() -> [UInt8] {
        var run: [UInt8] = []
        while let scalar = next, isFoldable(scalar), !Self.isSpecial(scalar) {
            if i + 1 < scalars.count, Self.isQuantifier(scalars[i + 1]) { break }
            if run.isEmpty { run.reserveCapacity(32) }
            if scalar < 0x80 {
                run.append(asciiLowercased(UInt8(scalar)))
            } else {
                appendUTF8(foldedScalar(scalar), to: &run)
            }
            i += 1
        }
        return run
    }

    private static func isQuantifier(_ scalar: UInt32) -> Bool {
        scalar == 0x2A || scalar == 0x2B || scalar == 0x3F || scalar == 0x7B
    }

    private static func isSpecial(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x24, 0x28...0x2B, 0x2E, 0x3F, 0x5B, 0x5C, 0x5E, 0x7B, 0x7C: true
        default: false
        }
    }

    private mutating func atom(_ scalar: UInt32) -> ExpressionPart {
        i += 1
        switch scalar {
        case 0x28: return group()
        case 0x5B: return characterClass()
        case 0x5C: return escaped()
        case 0x2E: return .anything
        case 0x5E, 0x24: return .empty
        case 0x2A, 0x2B, 0x3F, 0x7B:
            // A quantifier of nothing, or a brace, which is one in later versions.
            isSure = false
            return literal(scalar)
        default: return literal(scalar)
        }
    }

    private func literal(_ scalar: UInt32) -> ExpressionPart {
        guard !isFoldable(scalar) else { return ExpressionPart(all: foldedString(scalar)) }
        var first = FirstBytes()
        first.insert(scalar...scalar)
        return ExpressionPart(beginning: first)
    }

    private mutating func group() -> ExpressionPart {
        let kind = takes("?") ? groupKind() : next == 0x2A ? nil : .plain
        depth += 1
        // PCRE2 takes no more, those around the expression among them.
        if depth > 200 { isSure = false }
        guard depth <= 250 else {
            isUnderstood = false
            return .anything
        }
        let part = alternation()
        depth -= 1
        guard takes(")"), let kind else {
            isUnderstood = false
            return .anything
        }
        return switch kind {
        case .plain: part
        case .condition: part.condition
        case .exclusion: .empty
        }
    }

    private enum GroupKind {
        case plain
        case condition
        case exclusion
    }

    /// What the signs say that stand behind the question mark of a group; `nil` for what is not read here.
    private mutating func groupKind() -> GroupKind? {
        if takes(":") || takes(">") { return .plain }
        if takes("=") { return .condition }
        if takes("!") { return .exclusion }
        // What stands behind may be of too many lengths.
        if next == 0x3C { isSure = false }
        if takes("<") { return takes("=") ? .condition : takes("!") ? .exclusion : nil }
        _ = takes("-")
        return (takes("i") || takes("n")) && takes(":") ? .plain : nil
    }

    mutating func escaped() -> ExpressionPart {
        guard let scalar = next else {
            isUnderstood = false
            return .anything
        }
        i += 1
        switch UInt8(exactly: scalar) {
        case UInt8(ascii: "K"):
            // Not in all conditions.
            isSure = false
            return .empty
        case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "Z"):
            return .empty
        case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "s"),
            UInt8(ascii: "S"), UInt8(ascii: "h"), UInt8(ascii: "R"):
            return .anything
        case UInt8(ascii: "p"), UInt8(ascii: "P"):
            if !Self.properties.contains(braced()) { isSure = false }
            return .anything
        case UInt8(ascii: "x"):
            _ = hexadecimal()
            return .anything
        case let byte? where isASCIIAlphanumeric(byte):
            isUnderstood = false
            return .anything
        default: return literal(scalar)
        }
    }

    /// Properties that PCRE2 knows, of those that tables name.
    private static let properties: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "S", "Z", "Zs", "Arabic",
        "Bengali", "Cyrillic", "Devanagari", "Greek", "Han", "Hangul", "Hebrew", "Hiragana", "Katakana", "Latin",
        "Malayalam", "Thai",
    ]

    /// The scalar whose number stands in braces here.
    mutating func hexadecimal() -> UInt32? {
        let digits = braced()
        let value = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)?.value
        if value == nil || digits.utf8.count > 6 || digits.hasPrefix("+") { isSure = false }
        return value
    }

    /// What stands in braces here.
    private mutating func braced() -> String {
        guard takes("{"), let end = scalars[i...].firstIndex(of: 0x7D) else {
            isUnderstood = false
            return ""
        }
        defer { i = end + 1 }
        return String(String.UnicodeScalarView(scalars[i..<end].compactMap(Unicode.Scalar.init)))
    }

    /// How often the part before stands: once where nothing else is said.
    private mutating func quantifier() -> (least: Int, most: Int?) {
        var times: (least: Int, most: Int?) = (1, 1)
        if takes("*") {
            times = (0, nil)
        } else if takes("+") {
            times = (1, nil)
        } else if takes("?") {
            times = (0, 1)
        } else if next == 0x7B, let counts = counts() {
            times = counts
            if counts.least > 65_535 || (counts.most ?? .max) < counts.least || (counts.most ?? 0) > 65_535 {
                isSure = false
            }
        } else {
            return times
        }
        if !takes("?") { _ = takes("+") }
        return times
    }

    /// `{n}`, `{n,}` or `{n,m}`; otherwise the brace stands for itself.
    private mutating func counts() -> (least: Int, most: Int?)? {
        guard let end = scalars[i...].firstIndex(of: 0x7D) else { return nil }
        var numbers: [Int?] = [nil]
        for scalar in scalars[i + 1..<end] {
            if scalar == 0x2C, numbers.count == 1 {
                numbers.append(nil)
            } else if let byte = UInt8(exactly: scalar), isASCIIDigit(byte) {
                let before = numbers[numbers.count - 1] ?? 0
                guard before < 1 << 16 else { return nil }
                numbers[numbers.count - 1] = 10 * before + Int(byte - 0x30)
            } else {
                return nil
            }
        }
        guard let least = numbers[0] else { return nil }
        i = end + 1
        return (least, numbers.count == 1 ? least : numbers[1])
    }
}
