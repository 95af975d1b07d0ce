import Bytes

/// Takes out lines that say when the article was published or changed and nothing else: with a label that says so
/// anywhere, since nothing else is said thus; others above the first line of prose and below the last, unless some stand
/// between, as headings of a chronicle's entries.
///
/// - Complexity: O(*n*) in lines that no rule knows, short and with digits.
func removeDayLines(
    _ text: Span<UInt8>, _ names: NameReader, _ book: RuleBook, prose: [Int], _ decisions: inout LineDecisions
) {
    guard let rule = book[.dayLine], let first = prose.first, let last = prose.last else { return }
    var bare: [Int] = []
    var isChronicle = false
    for (i, line) in decisions.lines.enumerated() where decisions.removals[i] == nil {
        guard line.range.count <= DayLine.longest || isShort(text, line.range, 100),
            let day = names.dayLine(line.range.map { text[$0] })
        else {
            continue
        }
        if day == .labelled {
            decisions.removals[i] = rule
        } else if i < first || i > last {
            bare.append(i)
        } else {
            isChronicle = true
        }
    }
    if !isChronicle { for i in bare { decisions.removals[i] = rule } }
}
