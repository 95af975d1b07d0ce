import Bytes
import Language

/// Reads what a text says between two names: that they are one.
///
/// "North Atlantic Treaty Organization (NATO)", "the North Atlantic Treaty Organization, or NATO", "Pokrovsk, formerly
/// Krasnoarmeysk", "Krasnoarmeysk – known as Pokrovsk in Ukraine".
struct AliasReader {
    let phrases: WordTable
    let tokens: [Token]

    /// Whether the second of two neighbouring names is said to be another of the first.
    ///
    /// - Parameter between: The tokens between them.
    func alias(
        _ text: Span<UInt8>, _ between: Range<Int>, _ name: NameToIdentify, _ next: NameToIdentify, at i: Int
    ) -> (name: Int, alias: Int, how: IdentityRule)? {
        guard (1...6).contains(between.count), areOfOneKind(name, next) else { return nil }
        let opens = text[tokens[between.lowerBound].start] == 0x28
        if opens && between.count == 1 || isOr(text, between) {
            if areInitials(next.string, of: name.string) { return (i, i + 1, .acronym) }
            if areInitials(name.string, of: next.string) { return (i + 1, i, .acronym) }
            return nil
        }
        var phrase = between
        if tokens[between.lowerBound].kind != .word { phrase.removeFirst() }
        if let last = phrase.last, tokens[last].kind == .quotationMark { phrase.removeLast() }
        if let last = phrase.last, isArticle(text, last) { phrase.removeLast() }
        guard let first = phrase.first, let last = phrase.last,
            phrases.contains(text, tokens[first].start..<tokens[last].end)
        else { return nil }
        return (i, i + 1, .alias)
    }

    private func areOfOneKind(_ name: NameToIdentify, _ next: NameToIdentify) -> Bool {
        guard let type = name.type, let other = next.type else { return name.type != nil || next.type != nil }
        return NameLabels.begin(type) == NameLabels.begin(other)
    }

    /// ", or", "or the".
    private func isOr(_ text: Span<UInt8>, _ between: Range<Int>) -> Bool {
        guard let word = between.first(where: { tokens[$0].kind == .word }), word <= between.lowerBound + 1 else {
            return false
        }
        let range = tokens[word].range
        return range.count == 2 && text[range.lowerBound] == 0x6F && text[range.lowerBound + 1] == 0x72
            && between.dropFirst(word + 1 - between.lowerBound).allSatisfy { isArticle(text, $0) }
    }

    private func isArticle(_ text: Span<UInt8>, _ i: Int) -> Bool {
        let range = tokens[i].range
        return range.count == 3 && text[range.lowerBound] == 0x74 && text[range.lowerBound + 1] == 0x68
            && text[range.lowerBound + 2] == 0x65
    }
}
