import Bytes

/// Reads as much of PCRE2's syntax as the tables of rules use.
struct ExpressionParser {
    private let scalars: [UInt32]
    private var i = 0
    /// Whether nothing was met so far that might mean what is not read here.
    private(set) var isUnderstood = true

    /// How many groups are open.
    private var depth = 0

    init(_ expression: String) { scalars = expression.unicodeScalars.map(\.value) }

    var isAtEnd: Bool { i == scalars.count }

    private var next: UInt32? { i < scalars.count ? scalars[i] : nil }

    private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
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
                part.append(ExpressionPart(all: [run]))
                continue
            }
            let repeated = atom(scalar)
            let (least, most) = quantifier()
            part.append(repeated.times(least, most))
        }
        return part
    }

    /// Characters that stand for themselves, with no quantifier behind.
    private mutating func literals() -> [UInt8] {
        var run: [UInt8] = []
        while let scalar = next, isFoldable(scalar), !Self.isSpecial(scalar) {
            if i + 1 < scalars.count, Self.isQuantifier(scalars[i + 1]) { break }
            appendUTF8(foldedScalar(scalar), to: &run)
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
        case 0x5B: return bracketed()
        case 0x5C: return escaped()
        case 0x2E: return .anything
        case 0x5E, 0x24: return .empty
        default: return literal(scalar)
        }
    }

    private func literal(_ scalar: UInt32) -> ExpressionPart {
        guard !isFoldable(scalar) else { return ExpressionPart(all: [folded(scalar)]) }
        var first = FirstBytes()
        first.insert(scalar...scalar)
        return ExpressionPart(beginning: first)
    }

    private mutating func group() -> ExpressionPart {
        let kind = takes("?") ? groupKind() : next == 0x2A ? nil : .plain
        depth += 1
        // PCRE2 takes no more.
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
        if takes("<") { return takes("=") ? .condition : takes("!") ? .exclusion : nil }
        _ = takes("-")
        return (takes("i") || takes("n")) && takes(":") ? .plain : nil
    }

    private mutating func escaped() -> ExpressionPart {
        guard let scalar = next else {
            isUnderstood = false
            return .anything
        }
        i += 1
        switch UInt8(exactly: scalar) {
        case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "Z"),
            UInt8(ascii: "K"):
            return .empty
        case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "s"),
            UInt8(ascii: "S"), UInt8(ascii: "h"), UInt8(ascii: "R"):
            return .anything
        case UInt8(ascii: "p"), UInt8(ascii: "P"):
            skipBraces()
            return .anything
        case UInt8(ascii: "x"):
            skipBraces()
            return .anything
        case let byte? where isASCIIAlphanumeric(byte):
            isUnderstood = false
            return .anything
        default: return literal(scalar)
        }
    }

    private mutating func skipBraces() {
        guard takes("{"), let end = scalars[i...].firstIndex(of: 0x7D) else {
            isUnderstood = false
            return
        }
        i = end + 1
    }

    /// A class of characters: all of them where it has few.
    private mutating func bracketed() -> ExpressionPart {
        let isNegative = takes("^")
        var members: [[UInt8]]? = isNegative ? nil : []
        var first = isNegative ? FirstBytes.any : FirstBytes()
        var isFirst = true
        while let scalar = next, isFirst || scalar != 0x5D {
            isFirst = false
            i += 1
            guard scalar != 0x5B || next != 0x3A else {
                isUnderstood = false
                return .anything
            }
            var low = scalar == 0x5C ? member() : scalar
            var high = low
            if next == 0x2D, i + 1 < scalars.count, scalars[i + 1] != 0x5D {
                i += 1
                let end = scalars[i]
                i += 1
                high = end == 0x5C ? member() : end
                if high == nil { low = nil }
            }
            if let low, let high, low <= high { first.insert(low...high) } else { first = .any }
            guard let low, let high, high >= low, high - low < 8 else {
                members = nil
                continue
            }
            for value in low...high where members != nil {
                if isFoldable(value) { members?.append(folded(value)) } else { members = nil }
            }
        }
        guard takes("]") else {
            isUnderstood = false
            return .anything
        }
        guard let members, members.count <= 8 else { return ExpressionPart(beginning: first) }
        return ExpressionPart(all: members)
    }

    /// The scalar that an escape in a class stands for; `nil` for one that stands for many.
    private mutating func member() -> UInt32? {
        guard let scalar = next, let byte = UInt8(exactly: scalar), isASCIIAlphanumeric(byte) else {
            let scalar = next
            i = min(i + 1, scalars.count)
            return scalar
        }
        let part = escaped()
        // A border inside a class is a backspace.
        if part.all != nil { isUnderstood = false }
        return nil
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

/// A scalar as it is compared, UTF-8.
private func folded(_ scalar: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    appendUTF8(foldedScalar(scalar), to: &bytes)
    return bytes
}
