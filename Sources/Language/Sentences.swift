import Bytes

/// A sentence of a text.
public struct SentenceRange: Sendable, Hashable {
    /// The bytes, from the first token to the last; closing marks belong to the sentence that they close.
    public var range: Range<Int>
    /// The indices of its tokens.
    public var tokens: Range<Int>
    /// The index of its paragraph.
    public var paragraph: Int
}

/// Cuts tokens into sentences. Every token lies in exactly one sentence; none crosses a paragraph.
///
/// A full stop, question or exclamation mark or ellipsis ends a sentence when what follows, after the marks and brackets
/// that close there, can begin one. Ends inside a quotation count; the tag after a quotation ("…?" he asked) begins none.
///
/// - Complexity: O(*n*).
struct SentenceSplitter: Sendable {
    let abbreviations: Abbreviations
    let words: FunctionWords

    func sentences(
        of text: Span<UInt8>, _ tokens: [Token], paragraphs: [Range<Int>]
    ) -> [SentenceRange] {
        var sentences: [SentenceRange] = []
        var paragraph = 0
        var start = 0
        var i = 0
        while i < tokens.count {
            while paragraphs[paragraph].upperBound <= tokens[i].start { paragraph += 1 }
            var last = i
            var ends = i + 1 == tokens.count || tokens[i + 1].features.contains(.paragraphStart)
            if !ends, isTerminator(text, tokens[i]) {
                last = closingRun(text, tokens, after: i)
                let next = last + 1
                ends =
                    next == tokens.count || tokens[next].features.contains(.paragraphStart)
                    || isBoundary(text, tokens, start: start, terminator: i, last: last, next: next)
            }
            if ends {
                sentences.append(
                    SentenceRange(
                        range: tokens[start].start..<tokens[last].end, tokens: start..<(last + 1),
                        paragraph: paragraph))
                start = last + 1
            }
            i = last + 1
        }
        return sentences
    }

    private func isTerminator(_ text: Span<UInt8>, _ token: Token) -> Bool {
        switch token.kind {
        case .word: token.features.contains(.abbreviation)
        case .punctuation: endsSentence(text, token)
        default: false
        }
    }

    /// Whether a token is a full stop, question or exclamation mark or ellipsis, of any script met in news.
    private func endsSentence(_ text: Span<UInt8>, _ token: Token) -> Bool {
        switch text[token.start] {
        case 0x2E, 0x21, 0x3F: true
        case 0..<0x80: false
        default:
            switch decodeScalar(text, at: token.start).value {
            case 0x2026, 0x203C, 0x203D, 0x2047...0x2049, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0x061F, 0x06D4, 0x0964: true
            default: false
            }
        }
    }

    /// The last of the tokens that close what a terminator ended: further terminators, closing marks and brackets.
    private func closingRun(
        _ text: Span<UInt8>, _ tokens: [Token], after terminator: Int
    ) -> Int {
        var last = terminator
        while last + 1 < tokens.count {
            let token = tokens[last + 1]
            if token.features.contains(.paragraphStart) { break }
            let isAdjacent = !token.features.contains(.spaceBefore)
            let closes: Bool
            switch token.kind {
            case .quotationMark:
                closes =
                    token.features.contains(.closesQuotation)
                    || isAdjacent && !token.features.contains(.opensQuotation)
            case .punctuation:
                closes = isAdjacent && (endsSentence(text, token) || scalarClass(text, at: token.start) == .closing)
                if isAdjacent && text[token.start] == 0x5B, let end = footnote(text, tokens, last + 1) {
                    last = end
                    continue
                }
            default: closes = false
            }
            guard closes else { break }
            last += 1
        }
        return last
    }

    /// The closing bracket of a footnote's number, `[3]`.
    private func footnote(_ text: Span<UInt8>, _ tokens: [Token], _ i: Int) -> Int? {
        guard i + 2 < tokens.count, tokens[i + 1].kind == .number, text[tokens[i + 2].start] == 0x5D else { return nil }
        return i + 2
    }

    private func isBoundary(
        _ text: Span<UInt8>, _ tokens: [Token], start: Int, terminator: Int,
        last: Int, next: Int
    ) -> Bool {
        let token = tokens[terminator]
        let closed = tokens[last].kind == .quotationMark || last > terminator && tokens[last - 1].kind == .quotationMark
        var first = next
        var opens = false
        while first < tokens.count, !tokens[first].features.contains(.paragraphStart) || first == next,
            tokens[first].features.contains(.opensQuotation) || scalarClass(text, at: tokens[first].start) == .opening
        {
            opens = true
            first += 1
        }
        guard first < tokens.count else { return true }
        let follower = tokens[first]
        if !tokens[next].features.contains(.spaceBefore) && !closed {
            return isGluedSentence(text, tokens, terminator: terminator, follower: follower)
        }
        if follower.kind == .punctuation && !opens {
            // A dash or an item's bullet may begin a sentence; a comma or a further bracket goes on.
            return scalarClass(text, at: follower.start) == .dash && !closed
                && tokens[first].features.contains(.spaceBefore)
                && first + 1 < tokens.count && tokens[first + 1].isCapitalized && last == terminator
                && token.kind == .punctuation && start < terminator
        }
        let word = firstWord(tokens, from: first)
        guard
            word.isCapitalized || word.kind == .number || follower.kind == .symbol || follower.kind == .link
                || word.features.contains(.hasDigit) || opens && closed || hasNoCase(text, word)
                || hasInnerCapital(text, word)
        else { return false }
        if token.kind == .word {
            return abbreviationEnds(text, tokens, start: start, terminator, follower: word, closed: closed || opens)
        }
        if isEnumerator(text, tokens, start: start, terminator: terminator) { return false }
        if closed && text[token.start] != 0x2E && isTag(text, tokens, from: first) { return false }
        if text[token.start] == 0x2E && token.end - token.start == 1 && word.kind == .number && !opens && !closed {
            return terminator > start && tokens[terminator - 1].kind != .number
                || follower.features.contains(.spaceBefore)
        }
        return true
    }

    /// `agreement.Ukraine`: a sentence that begins without a space before it.
    private func isGluedSentence(
        _ text: Span<UInt8>, _ tokens: [Token], terminator: Int, follower: Token
    ) -> Bool {
        guard terminator > 0, follower.kind == .word || follower.kind == .quotationMark else { return false }
        let before = tokens[terminator - 1]
        if tokens[terminator].kind == .word { return false }
        guard before.kind == .word || before.kind == .number || before.kind == .clitic,
            before.end - before.start > 2 || before.kind == .number
        else { return false }
        let isLong = follower.end - follower.start > 1 || words.classes(text, follower.range).contains(.determiner)
        return follower.isCapitalized && isLong && isLowercase(decodeScalar(text, before: before.end)?.value ?? 0)
            || follower.isCapitalized && isLong && before.kind == .number && !follower.features.contains(.allUppercase)
    }

    private func firstWord(_ tokens: [Token], from first: Int) -> Token {
        var i = first
        while i + 1 < tokens.count && tokens[i].kind == .quotationMark
            && !tokens[i + 1].features.contains(.paragraphStart)
        { i += 1 }
        return tokens[i]
    }

    /// Whether a word is of a script without upper and lower case.
    private func hasNoCase(_ text: Span<UInt8>, _ token: Token) -> Bool {
        guard token.kind == .word, text[token.start] >= 0x80 else { return false }
        let value = decodeScalar(text, at: token.start).value
        return !isLowercase(value) && !isUppercase(value)
    }

    /// `iPhone`: a name that begins with a small letter also at the beginning of a sentence.
    private func hasInnerCapital(_ text: Span<UInt8>, _ token: Token) -> Bool {
        token.kind == .word && token.end - token.start > 2 && isASCIILower(text[token.start])
            && isASCIIUpper(text[token.start + 1])
    }

    private func abbreviationEnds(
        _ text: Span<UInt8>, _ tokens: [Token], start: Int, _ terminator: Int, follower: Token, closed: Bool
    ) -> Bool {
        let token = tokens[terminator]
        guard follower.kind == .word else { return closed && follower.kind != .number }
        let classes = words.classes(text, follower.range)
        let begins = !classes.intersection([
            .determiner, .pronoun, .preposition, .subordinator, .coordinator, .adverb, .interrogative, .auxiliary,
        ]).isEmpty
        switch abbreviations.kind(text, token.range) {
        case .beforeName: return false
        case .beforeNumber: return follower.isCapitalized && terminator > start
        case .date, .mayEnd: return begins || closed
        case nil:
            if token.end - token.start > 2 { return begins || closed }
            // A single letter: an initial before a name, else the end of "vitamin C." and "world war I."
            guard begins, terminator > start else { return false }
            return !tokens[terminator - 1].isCapitalized && tokens[terminator - 1].kind == .word
        }
    }

    /// `1.` or `a.` at the beginning of a sentence.
    private func isEnumerator(_ text: Span<UInt8>, _ tokens: [Token], start: Int, terminator: Int) -> Bool {
        guard terminator == start + 1, text[tokens[terminator].start] == 0x2E else { return false }
        let first = tokens[start]
        return first.kind == .number && first.end - first.start <= 3 && first.features.contains(.paragraphStart)
    }

    /// Whether a name and a verb of saying follow: “Why?” Smith asked.
    private func isTag(_ text: Span<UInt8>, _ tokens: [Token], from first: Int) -> Bool {
        var i = first
        while i < tokens.count, i - first < 5, tokens[i].isCapitalized || tokens[i].kind == .clitic { i += 1 }
        guard i > first, i < tokens.count, tokens[i].kind == .word else { return false }
        return words.classes(text, tokens[i].range).contains(.tag)
    }
}
