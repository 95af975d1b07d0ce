import Bytes

/// A run of a sentence that holds one clause, or the part of one that no other clause interrupts.
public struct Clause: Sendable, Hashable {
    /// How a clause hangs on the others.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// The sentence's own clause, or its continuation after another clause.
        case main
        /// After "and", "but", "or", or a semicolon: of the rank of the clause before it.
        case coordinate
        /// After "that" or "whether": what is said, thought or demanded.
        case complement
        /// After "if", "because", "until", "as long as"…
        case subordinate
        /// After "who", "which", or "that" before a verb.
        case relative
        /// After a comma and a verb in -ing, or "after signing", "before negotiating".
        case participial
        /// In quotation marks, where these begin a sentence or follow a comma or colon.
        case quoted
        /// In brackets or after a dash.
        case parenthetical
    }

    /// The indices of its tokens.
    public var tokens: Range<Int>
    /// How it hangs on the others.
    public var kind: Kind
    /// The index of the word that opens it: "if", "that", "which", "and"; the first word of "even if", "in which".
    public var marker: Int?
}

extension TextAnalyzer {
    /// Cuts a sentence into clauses by the words and marks that open them.
    ///
    /// Without a parser: a word that may also be a preposition ("before", "as") opens a clause only where a verb in a finite
    /// form follows before the next mark, and "and" only before a finite verb, a pronoun subject, or after a comma.
    ///
    /// - Returns: Clauses in order; they tile the sentence's tokens.
    /// - Complexity: O(*n*) in the tokens of the sentence.
    public func clauses(of text: Span<UInt8>, _ analysis: TextAnalysis, sentence: Int) -> [Clause] {
        let range = analysis.sentences[sentence].tokens
        let reader = ClauseReader(tokens: analysis.tokens, words: functionWords, sentence: range)
        var clauses: [Clause] = []
        var current = Clause(tokens: range.lowerBound..<range.lowerBound, kind: .main, marker: nil)
        for i in range {
            guard let opening = reader.opening(text, at: i, inside: current) else { continue }
            if i > current.tokens.lowerBound {
                current.tokens = current.tokens.lowerBound..<i
                clauses.append(current)
            }
            current = Clause(tokens: i..<i, kind: opening.kind, marker: opening.marker)
        }
        current.tokens = current.tokens.lowerBound..<range.upperBound
        clauses.append(current)
        return clauses
    }
}

private struct ClauseReader {
    let tokens: [Token]
    let words: FunctionWords
    let sentence: Range<Int>

    /// The clause that begins with the token at `i`, if one does.
    func opening(_ text: Span<UInt8>, at i: Int, inside current: Clause) -> (kind: Clause.Kind, marker: Int?)? {
        let token = tokens[i]
        if token.features.contains(.opensQuotation) {
            return i == sentence.lowerBound || isMark(text, i - 1, 0x2C) || isMark(text, i - 1, 0x3A)
                ? (.quoted, nil) : nil
        }
        guard i > sentence.lowerBound else { return wordOpening(text, at: i, inside: current) }
        if tokens[i - 1].features.contains(.closesQuotation), endsUtterance(text, i - 1, current) {
            return (.main, nil)
        }
        if token.kind == .punctuation {
            return isMark(text, i, 0x28) || isDash(text, i) ? (.parenthetical, nil) : nil
        }
        if isMark(text, i - 1, 0x29), current.kind == .parenthetical { return (.main, nil) }
        if isMark(text, i - 1, 0x3B) { return (.coordinate, nil) }
        return wordOpening(text, at: i, inside: current)
    }

    private func wordOpening(
        _ text: Span<UInt8>, at i: Int, inside current: Clause
    ) -> (kind: Clause.Kind, marker: Int?)? {
        guard tokens[i].kind == .word, current.marker.map({ $0 + 1 != i || isCoordinator(text, $0) }) ?? true else {
            return nil
        }
        let own = classes(text, i)
        let afterComma = i > sentence.lowerBound && isMark(text, i - 1, 0x2C)
        if own.contains(.complementizer) && own.contains(.relative) { return thatOpening(text, i) }
        if own.contains(.relative) && own.contains(.pronoun), i > sentence.lowerBound {
            return current.marker == i - 1 ? nil : (.relative, i)
        }
        if own.contains(.preposition) && !own.contains(.subordinator), i + 1 < sentence.upperBound,
            classes(text, i + 1).isSuperset(of: [.relative, .interrogative, .pronoun]), i > sentence.lowerBound
        {
            return (.relative, i)
        }
        if own.contains(.complementizer) && !own.contains(.subordinator) { return (.complement, i) }
        if isIntensified(text, i) { return (.subordinate, i) }
        if own.contains(.subordinator) { return current.marker == i - 2 ? nil : subordinate(text, i, own) }
        if own.contains(.coordinator) { return coordinate(text, i, own, afterComma: afterComma) }
        guard afterComma else { return nil }
        if isParticiple(text, i) { return (.participial, i) }
        let embedded = current.kind == .subordinate || current.kind == .relative || current.kind == .participial
        let resumes = embedded && !own.contains(.preposition) && !isRegularFinite(text, i)
        return resumes && hasFinite(text, from: i, reach: 12) ? (.main, nil) : nil
    }

    /// Whether the closing mark at `i` ends what is said, rather than a phrase inside a clause.
    private func endsUtterance(_ text: Span<UInt8>, _ i: Int, _ current: Clause) -> Bool {
        current.kind == .quoted || i > sentence.lowerBound && tokens[i - 1].kind == .punctuation
    }

    private func thatOpening(_ text: Span<UInt8>, _ i: Int) -> (kind: Clause.Kind, marker: Int?)? {
        guard i > sentence.lowerBound, i + 1 < sentence.upperBound, !classes(text, i - 1).contains(.preposition) else {
            return nil
        }
        let next = classes(text, i + 1)
        if next.contains(.finite) || isRegularFinite(text, i + 1) && next.isEmpty { return (.relative, i) }
        if next.isEmpty, endsInS(text, i + 1), !hasFinite(text, from: i + 2, reach: 6) { return (.relative, i) }
        let opensSubject = tokens[i + 1].isCapitalized || !next.isDisjoint(with: [.determiner, .subject])
        return opensSubject || hasFinite(text, from: i + 1, reach: 20) ? (.complement, i) : nil
    }

    /// A verb in the present or a plural noun: `hands`.
    private func endsInS(_ text: Span<UInt8>, _ i: Int) -> Bool {
        let token = tokens[i]
        return token.kind == .word && !token.isCapitalized && token.end - token.start > 3 && text[token.end - 1] == 0x73
    }

    private func subordinate(
        _ text: Span<UInt8>, _ i: Int, _ own: WordClasses
    ) -> (kind: Clause.Kind, marker: Int?)? {
        if own.isDisjoint(with: [.preposition, .adverb, .coordinator]) { return (.subordinate, i) }
        if own.contains(.preposition), i + 1 < sentence.upperBound, isParticiple(text, i + 1) {
            return (.participial, i)
        }
        if i == sentence.lowerBound, i + 1 < sentence.upperBound, isOneOf(text, i, ["as"]) {
            let next = classes(text, i + 1)
            if !next.isDisjoint(with: [.determiner, .subject]), !isOneOf(text, i + 1, ["a", "an"]) {
                return (.subordinate, i)
            }
        }
        return hasFinite(text, from: i + 1, reach: 12) ? (.subordinate, i) : nil
    }

    private func coordinate(
        _ text: Span<UInt8>, _ i: Int, _ own: WordClasses, afterComma: Bool
    ) -> (kind: Clause.Kind, marker: Int?)? {
        guard i + 1 < sentence.upperBound, afterComma || i == sentence.lowerBound || !own.contains(.adverb) else {
            return nil
        }
        var next = i + 1
        while next + 1 < sentence.upperBound && classes(text, next) == .adverb { next += 1 }
        let following = classes(text, next)
        if following.contains(.finite) || following.contains(.subject) && hasFinite(text, from: next, reach: 6) {
            return (.coordinate, i)
        }
        if following.contains(.complementizer) { return (.coordinate, i) }
        if following.isEmpty, isRegularFinite(text, next), next + 1 < sentence.upperBound,
            !classes(text, next + 1).isEmpty
        {
            return (.coordinate, i)
        }
        return (afterComma || i == sentence.lowerBound) && hasFinite(text, from: next, reach: 12)
            ? (.coordinate, i) : nil
    }

    /// "even if", "only after", "as long as": the words before the conjunction belong to the clause.
    private func isIntensified(_ text: Span<UInt8>, _ i: Int) -> Bool {
        if i + 2 < sentence.upperBound, isOneOf(text, i, ["as"]), isOneOf(text, i + 2, ["as"]) {
            return isOneOf(text, i + 1, ["long", "soon", "far", "much"])
        }
        guard i + 1 < sentence.upperBound, classes(text, i) == .adverb else { return false }
        let next = classes(text, i + 1)
        return next.contains(.subordinator) && !next.contains(.coordinator)
            && isOneOf(text, i, ["even", "only", "just"])
    }

    /// Whether a finite verb stands among the next words, before a mark or another word that opens a clause.
    private func hasFinite(_ text: Span<UInt8>, from start: Int, reach: Int) -> Bool {
        var i = start
        while i < min(start + reach, sentence.upperBound) {
            if tokens[i].kind == .punctuation { return false }
            let own = classes(text, i)
            if own.contains(.finite) || own.isEmpty && isRegularFinite(text, i) { return true }
            i += 1
        }
        return false
    }

    private func isRegularFinite(_ text: Span<UInt8>, _ i: Int) -> Bool {
        let token = tokens[i]
        return token.kind == .word && !token.isCapitalized && token.end - token.start > 4
            && text[token.end - 1] == 0x64 && text[token.end - 2] == 0x65
    }

    private func isParticiple(_ text: Span<UInt8>, _ i: Int) -> Bool {
        let token = tokens[i]
        return token.kind == .word && !token.isCapitalized && token.end - token.start > 5
            && text[token.end - 1] == 0x67 && text[token.end - 2] == 0x6E && text[token.end - 3] == 0x69
            && classes(text, i).isEmpty
    }

    private func isCoordinator(_ text: Span<UInt8>, _ i: Int) -> Bool { classes(text, i).contains(.coordinator) }

    private func classes(_ text: Span<UInt8>, _ i: Int) -> WordClasses {
        tokens[i].kind == .word ? words.classes(text, tokens[i].range) : []
    }

    private func isMark(_ text: Span<UInt8>, _ i: Int, _ byte: UInt8) -> Bool {
        tokens[i].kind == .punctuation && tokens[i].end - tokens[i].start == 1 && text[tokens[i].start] == byte
    }

    private func isDash(_ text: Span<UInt8>, _ i: Int) -> Bool {
        scalarClass(text, at: tokens[i].start) == .dash
    }

    private func isOneOf(_ text: Span<UInt8>, _ i: Int, _ choices: [String]) -> Bool {
        choices.contains { choice in
            choice.utf8.count == tokens[i].range.count
                && zip(choice.utf8, tokens[i].range).allSatisfy { $0 == asciiLowercased(text[$1]) }
        }
    }
}
