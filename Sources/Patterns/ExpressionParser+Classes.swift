import Bytes

extension ExpressionParser {
    /// A class of characters: all of them where it has few.
    mutating func characterClass() -> ExpressionPart {
        let isNegative = takes("^")
        var members: StringList?
        var areFew = !isNegative
        var first = isNegative ? FirstBytes.any : FirstBytes()
        var isFirst = true
        while let scalar = next, isFirst || scalar != 0x5D {
            isFirst = false
            i += 1
            guard scalar != 0x5B || next != 0x3A else {
                isUnderstood = false
                return .anything
            }
            // Classes within, of which PCRE2 takes those between colons alone.
            if scalar == 0x5B, next == 0x2E || next == 0x3D { isSure = false }
            var low = scalar == 0x5C ? member() : scalar
            var high = low
            if next == 0x2D, i + 1 < scalars.count, scalars[i + 1] != 0x5D {
                i += 1
                let end = scalars[i]
                i += 1
                high = end == 0x5C ? member() : end
                // From low to high, and none with a sign that stands for many or that may begin a class.
                if end == 0x5B || (low ?? .max) > (high ?? 0) { isSure = false }
                if high == nil { low = nil }
            }
            if let low, let high, low <= high { first.insert(low...high) } else { first = .any }
            guard let low, let high, high >= low, high - low < 8 else {
                areFew = false
                continue
            }
            for value in low...high where areFew {
                guard isFoldable(value) else {
                    areFew = false
                    break
                }
                if members == nil { members = foldedString(value) } else { members?.add(foldedString(value)) }
            }
        }
        guard takes("]") else {
            isUnderstood = false
            return .anything
        }
        guard areFew, let members, members.count <= 8 else { return ExpressionPart(beginning: first) }
        return ExpressionPart(all: members)
    }

    /// The scalar that an escape in a class stands for; `nil` for one that stands for many.
    private mutating func member() -> UInt32? {
        guard let scalar = next, let byte = UInt8(exactly: scalar), isASCIIAlphanumeric(byte) else {
            let scalar = next
            i = min(i + 1, scalars.count)
            return scalar
        }
        if byte == UInt8(ascii: "x") {
            i += 1
            return hexadecimal()
        }
        // Not in a class.
        if byte == UInt8(ascii: "R") { isSure = false }
        let part = escaped()
        // A border inside a class is a backspace.
        if part.all != nil { isUnderstood = false }
        return nil
    }
}

/// A scalar as it is compared, UTF-8.
func foldedString(_ scalar: UInt32) -> StringList {
    var bytes: [UInt8] = []
    appendUTF8(foldedScalar(scalar), to: &bytes)
    return StringList(bytes)
}
