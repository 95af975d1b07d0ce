import Bytes
import Synchronization

/// Regular expressions of which a text is asked for the first it matches, as if they were one with alternatives.
///
/// An expression is only tried, and only compiled, where a text holds a string without which nothing matches it. So
/// one more expression costs next to nothing, where the alternatives of one expression are each tried in turn.
public struct PatternSet: Sendable {
    private let patterns: [PatternWhenAsked]
    private let finder: LiteralFinder
    /// What texts begin with that the expressions match, where they match from the beginning only.
    private let first: [FirstBytes]?

    /// Expressions in order.
    ///
    /// - Parameters:
    ///   - beginning: An expression for what stands before each of them, such as `\A`.
    ///   - ends: For each one for what stands behind; none where nothing must.
    /// - Throws: `PatternError`, of the first that is none.
    public init(
        _ expressions: [String], _ options: Pattern.Options = .ignoringCase, after beginning: String = "",
        before ends: [String] = []
    ) throws(PatternError) {
        let literals = expressions.map { RequiredLiterals($0) }
        // To compile all at each start would take longer than to read all tables.
        for (expression, literals) in zip(expressions, literals) where !literals.isSound {
            try Pattern.check(expression, options)
        }
        patterns = expressions.indices.map { i in
            PatternWhenAsked("\(beginning)(?n:\(expressions[i]))\(ends.isEmpty ? "" : ends[i])", options)
        }
        finder = LiteralFinder(literals.map(\.strings))
        first = beginning == "\\A" ? literals.map(\.first) : nil
    }

    /// Of the expressions that match, the one whose match begins first, and of those the first in order: its number, from
    /// 0, and where the match stands.
    ///
    /// The bytes must be well-formed UTF-8.
    public func firstMatch(in text: Span<UInt8>) -> (index: Int, range: Range<Int>)? {
        var best: (index: Int, range: Range<Int>)?
        var likely = finder.sets(in: text)
        if let first, !text.isEmpty {
            let byte = firstByte(of: foldedScalar(decodeScalar(text, at: 0).value))
            likely.removeAll { !first[$0].allows(byte) }
        }
        guard !likely.isEmpty else { return nil }
        let room = MatchRoom()
        for index in likely {
            guard let range = patterns[index].pattern.firstRange(in: text, room) else { continue }
            if best.map({ range.lowerBound < $0.range.lowerBound }) ?? true { best = (index, range) }
            if range.lowerBound == 0 { break }
        }
        return best
    }
}

/// What the UTF-8 form of a scalar begins with.
private func firstByte(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0..<0x80: UInt8(scalar)
    case 0x80..<0x800: UInt8(0xC0 | scalar >> 6)
    case 0x800..<0x10000: UInt8(0xE0 | scalar >> 12)
    default: UInt8(0xF0 | scalar >> 18)
    }
}

/// A pattern that is compiled when it is first asked for.
private final class PatternWhenAsked: Sendable {
    private let source: String
    private let options: Pattern.Options
    private let compiled = Mutex<Pattern?>(nil)

    init(_ source: String, _ options: Pattern.Options) { (self.source, self.options) = (source, options) }

    var pattern: Pattern {
        compiled.withLock { compiled in
            if let compiled { return compiled }
            guard let pattern = try? Pattern(source, options) else {
                preconditionFailure("no expression alone: \(source)")
            }
            compiled = pattern
            return pattern
        }
    }
}
