import Bytes
import Records

/// Whom a by-line beside the title names, where nobody whom the machines are told is seen anywhere on the page: their
/// author is then who entered the article, or whom a template names on every page.
///
/// - Returns: `nil` where a name that was declared is shown, or where no by-line names persons.
func authorsInstead(
    of declared: Authors, _ content: PageContent, _ surroundings: PageSurroundings, _ reader: NameReader
) -> Authors? {
    // Nearly every page shows its author as it declares it.
    let text = content.text.bytes.span
    guard !declared.names.contains(where: { holds(text, Array($0.utf8)) }) else { return nil }
    let seen =
        markedAuthors(content, surroundings.openingRange, reader)
        ?? visibleAuthors(content, surroundings.opening, reader)
    guard let seen, seen.names.allSatisfy({ reader.isPerson(words(of: Array($0.utf8))) }) else { return nil }
    // `JANE DOE` may stand there for `Jane Doe`, and `Jane M. Doe` or `J. Doe` as well.
    let page = phrase(of: text, text.indices)
    let names = seen.names.map { phrase(of: Array($0.utf8)) }
    for declared in declared.names.map({ phrase(of: Array($0.utf8)) }) {
        let isAlike = words(of: declared).contains { word in word.count > 2 && names.contains { holds($0.span, word) } }
        if isAlike || holds(page.span, declared) { return nil }
    }
    return seen
}

private func phrase(of name: [UInt8]) -> [UInt8] { phrase(of: name.span, name.indices) }
