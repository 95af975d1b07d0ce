import Bytes
import Synchronization

/// Regular expressions of which a text is asked for the first it matches, as if they were one with alternatives.
///
/// An expression is only tried, and only compiled, where a text holds a string without which nothing matches it. So
/// one more expression costs next to nothing, where the alternatives of one expression are each tried in turn.
public struct PatternSet: Sendable {
    private let patterns: [PatternWhenAsked]
    private let finder: LiteralFinder

    /// Expressions in order, case aside.
    ///
    /// - Parameters:
    ///   - beginning: An expression for what stands before each of them, such as `\A`.
    ///   - end: One for what stands behind.
    /// - Throws: `PatternError`, of the first that is none.
    public init(_ expressions: [String], after beginning: String = "", before end: String = "") throws(PatternError) {
        let literals = expressions.map { RequiredLiterals($0) }
        // To compile all at each start would take longer than to read all tables.
        for (expression, literals) in zip(expressions, literals) where !literals.isSound {
            try Pattern.check(expression, .ignoringCase)
        }
        patterns = expressions.map { PatternWhenAsked("\(beginning)(?n:\($0))\(end)") }
        finder = LiteralFinder(literals.map(\.strings))
    }

    /// Of the expressions that match, the one whose match begins first, and of those the first in order: its number, from
    /// 0, and where the match stands.
    ///
    /// The bytes must be well-formed UTF-8.
    public func firstMatch(in text: Span<UInt8>) -> (index: Int, range: Range<Int>)? {
        var best: (index: Int, range: Range<Int>)?
        for index in finder.sets(in: text) {
            guard let range = patterns[index].pattern.firstMatch(in: text)?[0] else { continue }
            if best.map({ range.lowerBound < $0.range.lowerBound }) ?? true { best = (index, range) }
            if range.lowerBound == 0 { break }
        }
        return best
    }
}

/// A pattern that is compiled when it is first asked for.
private final class PatternWhenAsked: Sendable {
    private let source: String
    private let compiled = Mutex<Pattern?>(nil)

    init(_ source: String) { self.source = source }

    var pattern: Pattern {
        compiled.withLock { compiled in
            if let compiled { return compiled }
            guard let pattern = try? Pattern(source, .ignoringCase) else {
                preconditionFailure("no expression alone: \(source)")
            }
            compiled = pattern
            return pattern
        }
    }
}
