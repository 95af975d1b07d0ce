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

/// Those beside whom the head or one by-line names the author that is declared, where only the first of several is.
func withOthers(
    _ declared: Authors, _ content: PageContent, _ surroundings: PageSurroundings, _ reader: NameReader
) -> Authors {
    func isMore(_ names: [String]) -> Bool {
        (2...8).contains(names.count) && names.first == declared.names[0]
    }
    let own = declared.names[0].utf8
    if content.head.authors.contains(where: { $0.value.count > own.count + 3 && holds($0.value.span, Array(own)) })
        || content.head.authors.count > 1, let listed = headAuthors(content.head, reader, allowsOffices: false),
        isMore(listed.names), !listed.names.contains(where: isShortForm)
    {
        return listed
    }
    for mark in content.authors
    where surroundings.openingRange.contains(mark.range.lowerBound) && mark.range.count <= 160
        && mark.range.count > own.count + 3
    {
        let names = reader.names(in: content.line(mark.range), .marked)
        // `Jane Doe, Reuters`
        let isKnown = { (name: String) in
            isPerson(name, reader) || reader.isStandingAgency(words(of: Array(name.utf8)))
        }
        if isMore(names), names.dropFirst().allSatisfy(isKnown) {
            return Authors(names: names, how: "marked")
        }
    }
    return declared
}

private func phrase(of name: [UInt8]) -> [UInt8] { phrase(of: name.span, name.indices) }
