import Bytes

/// Takes out the notices above and below an article: whose opinions it holds, where readers find help, what was corrected,
/// that a machine translated it.
///
/// They are sentences as the article's are, of words that articles use, too; so they are looked for among the first and
/// the last lines only, those aside that other rules know. A text of more notices than other prose is left as it is.
///
/// - Complexity: O(*n*) in those lines.
func removeNotices(
    _ text: Span<UInt8>, _ book: RuleBook, _ classes: LineWordClasses, _ decisions: inout LineDecisions
) {
    var found: [Int: Rule] = [:]
    find(Array(decisions.lines.indices.reversed()), at: .tail, upTo: linesBelow, text, book, classes, decisions, &found)
    find(Array(decisions.lines.indices), at: .head, upTo: linesAbove, text, book, classes, decisions, &found)
    guard !found.isEmpty else { return }
    let prose = decisions.lines.indices.count { decisions.lines[$0].isProse && decisions.removals[$0] == nil }
    let taken = found.keys.count { decisions.lines[$0].isProse }
    guard taken * 2 <= prose else { return }
    for (line, rule) in found { decisions.removals[line] = rule }
}

/// So many sentences that no rule knows are looked at above and below, and so many lines at all.
private let linesAbove = 2
private let linesBelow = 4
private let mostLines = 12
/// A notice has no more bytes, which are three a letter in the scripts of India and the Far East.
private let longestNotice = 400
private let longestNoticeAbroad = 900

private func find(
    _ order: [Int], at place: LinePlace, upTo count: Int, _ text: Span<UInt8>, _ book: RuleBook,
    _ classes: LineWordClasses, _ decisions: LineDecisions, _ found: inout [Int: Rule]
) {
    var unknown = 0
    var unknownOfAnyLength = 0
    for i in order where decisions.removals[i] == nil && found[i] == nil {
        guard unknown < count, unknownOfAnyLength < mostLines else { return }
        let range = decisions.lines[i].range
        let longest = text[range.lowerBound] < 0x80 ? longestNotice : longestNoticeAbroad
        if range.count <= longest, let rule = book.rule(forNotice: text, range, at: place),
            book.sentence(gluedIn: text, range, classes).map({ book.rule(forNotice: text, $0, at: place) != nil })
                ?? true
        {
            found[i] = rule
        } else {
            // Labels of a page stand in between, which no rule knows.
            if decisions.lines[i].isProse || decisions.lines[i].endsSentence { unknown += 1 }
            unknownOfAnyLength += 1
        }
    }
}
