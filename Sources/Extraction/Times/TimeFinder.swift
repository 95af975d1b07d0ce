import Bytes
public import Lexicons
public import Records

/// Finds the time expressions of a text, as TIMEX3 has them, and brings them to the article's date.
///
/// What narrows a time ("the end of") is in the span and in the interval, not in the value. Relative times are resolved
/// against the article's own date only; without one they keep a value with X in it and are not resolved.
///
/// - Source: TimeML annotation guidelines 1.2.1, TIDES 2005 for the values.
public struct TimeFinder: Sendable {
    private let lexicon: TimeLexicon

    /// Reads the words of time.
    ///
    /// - Throws: What `table` throws, and `TableError` for a row that is not as the table's header says.
    public init(reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table) throws {
        lexicon = try TimeLexicon(table(TimeLexicon.path, ["form", "class", "value"]))
    }

    /// The time expressions of a text or title, in its order; no two overlap.
    ///
    /// - Parameter published: The article's date: ISO 8601 down to the day. Anything else counts as unknown.
    /// - Complexity: O(*n*).
    public func times(in text: Span<UInt8>, field: Field, published: String?) -> [Time] {
        let tokens = timeTokens(in: text, lexicon)
        let grammar = TimeGrammar(tokens: tokens, lexicon: lexicon)
        let resolver = TimeResolver(published: published.flatMap { CivilDate(iso8601: $0) })
        var times: [Time] = []
        var i = 0
        while i < tokens.count {
            guard let match = grammar.match(at: i) else {
                i = grammar.end(ofOtherAt: i) ?? i + 1
                continue
            }
            let value = resolver.value(of: match.meaning, direction: direction(of: match, at: i, tokens))
            let span = TextSpan(field, start: tokens[i].range.lowerBound, end: tokens[match.end - 1].range.upperBound)
            times.append(
                Time(
                    span, type: value.type, value: value.value, from: value.from?.description,
                    to: value.to?.description, resolved: value.isResolved, rule: "time-\(match.rule)"))
            i = match.end
        }
        return times
    }

    /// The side of the article's date that an expression without a year lies on, as far as the words before and after
    /// it in the clause say.
    private func direction(of match: TimeMatch, at i: Int, _ tokens: [TimeToken]) -> TimeDirection? {
        switch match.rule {
        case "last-month": return .past
        case "next-month": return .future
        default: break
        }
        var before = i - 1
        while before >= 0 && before >= i - 12 && !endsClause(tokens[before]) {
            if case .preposition(let side?)? = tokens[before].word, before == i - 1 { return side }
            if tokens[before].word == .ahead { return .future }
            before -= 1
        }
        var after = match.end
        while after < tokens.count && after < match.end + 8 && !endsClause(tokens[after]) {
            if tokens[after].word == .ahead { return .future }
            after += 1
        }
        return nil
    }

    private func endsClause(_ token: TimeToken) -> Bool {
        [0x2E, 0x21, 0x3B, 0x3F].contains(token.mark) || token.mark == 0x3A
    }
}
