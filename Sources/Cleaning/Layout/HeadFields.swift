import Bytes

/// The fields at the head of a message or of an article from an archive of the press: `From:`, `Subject:`, `HD`, `WC`.
///
/// Three lines in a row, of three different fields, are such; alone each may be text. What the table says decides: of a
/// title only its label goes, as of fields in which the text stands; a day is read from the field of one.
///
/// - Returns: What goes inside lines that stay.
/// - Complexity: O(*n*); an expression is asked for lines that begin as fields do.
func headFields(_ text: Span<UInt8>, _ lines: inout [LayoutLine], _ book: RuleBook) -> [Deletion] {
    var cuts: [Deletion] = []
    var run: [(line: Int, rule: Rule, label: Int)] = []
    var isContinued = false
    var isBelowProse = false

    func settle() {
        if Set(run.map(\.rule.id)).count >= 3 {
            for (i, rule, label) in run {
                let rest = trimming(text, label..<lines[i].range.upperBound)
                if (rule.kind == "title" || rule.kind == "label") && !rest.isEmpty {
                    cuts.append(Deletion(range: lines[i].range.lowerBound..<label, rule: rule))
                    lines[i].range = rest
                } else {
                    lines[i].rule = rule
                }
            }
        }
        run = []
    }

    for i in lines.indices where lines[i].isKept {
        if mayBeField(text, lines[i].range, isAbove: !isBelowProse),
            let found = book.field(text, lines[i].range, isAbove: !isBelowProse)
        {
            run.append((i, found.rule, lines[i].range.lowerBound + found.length))
            isContinued = found.rule.kind != "label"
        } else if let last = run.last, isContinued, lines[i].indent > lines[last.line].indent, i == last.line + 1 {
            // The field goes on further in.
            run.append((i, last.rule, lines[i].range.lowerBound))
        } else {
            settle()
            // The address of a message ends with no mark; fields do not go on below sentences.
            if !isBelowProse, lines[i].range.count >= 40, endsSentence(text, lines[i].range) { isBelowProse = true }
        }
    }
    settle()
    return cuts
}

/// Whether a line begins as fields do: a colon near its beginning, or two capitals and white space or the end.
private func mayBeField(_ text: Span<UInt8>, _ range: Range<Int>, isAbove: Bool) -> Bool {
    let start = range.lowerBound
    if range.count >= 2, isASCIIUpper(text[start]), isASCIIUpper(text[start + 1]) {
        if range.count == 2 || isASCIISpace(text[start + 2]) || isASCIIUpper(text[start + 2]) { return true }
    }
    guard isAbove else { return false }
    for i in range.prefix(40) {
        if text[i] == 0x3A { return true }
        // A full-width colon.
        if text[i] == 0xEF, i + 2 < range.upperBound, text[i + 1] == 0xBC, text[i + 2] == 0x9A { return true }
    }
    return false
}
