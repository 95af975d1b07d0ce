import Bytes

/// The fields at the head of a message: `From:`, `Subject:`.
///
/// Three lines in a row, of three different fields, above all prose are such; alone each may be text. What the table says
/// decides: of a title only its label goes; a day is read from the field of one.
///
/// - Returns: What goes inside lines that stay.
/// - Complexity: O(*n*); an expression is asked for lines that begin as fields do.
func headFields(_ text: Span<UInt8>, _ lines: inout [LayoutLine], _ book: RuleBook) -> [Deletion] {
    var cuts: [Deletion] = []
    var run: [(line: Int, rule: Rule, label: Int)] = []

    func settle() {
        if Set(run.map(\.rule.id)).count >= 3 {
            for (i, rule, label) in run {
                let rest = trimming(text, label..<lines[i].range.upperBound)
                if rule.kind == "title" && !rest.isEmpty {
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
        if mayBeField(text, lines[i].range), let found = book.field(text, lines[i].range) {
            run.append((i, found.rule, lines[i].range.lowerBound + found.length))
        } else if let last = run.last, lines[i].indent > lines[last.line].indent, i == last.line + 1 {
            // The field goes on further in.
            run.append((i, last.rule, lines[i].range.lowerBound))
        } else {
            settle()
            // The address of a message ends with no mark; fields do not go on below sentences.
            if lines[i].range.count >= 40, endsSentence(text, lines[i].range) { break }
        }
    }
    settle()
    return cuts
}

/// Whether a line begins as fields do: with a colon near its beginning.
private func mayBeField(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for i in range.prefix(40) {
        if text[i] == 0x3A { return true }
        // A full-width colon.
        if text[i] == 0xEF, i + 2 < range.upperBound, text[i + 1] == 0xBC, text[i + 2] == 0x9A { return true }
    }
    return false
}
