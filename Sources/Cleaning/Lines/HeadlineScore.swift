import Bytes

/// The headline of a text that has lines of its page above the article: menus, controls, by-lines, labels.
///
/// What speaks for each line is summed, in tenths of the odds' natural logarithm. The numbers are those of a model of which
/// line is a page's title, rounded, over the texts of the 1,638 pages of the two development sets without their markup;
/// with numbers from one of the sets it finds as many titles of the other.
///
/// - Parameters:
///   - isDropped: By line, whether it goes; below prose, only such a line may be the headline.
///   - carried: By line, what its being carried by articles of the site says.
/// - Complexity: O(*n*).
/// - Source: McFadden, "Conditional logit analysis of qualitative choice behavior", 1974.
func likelyHeadline(
    _ text: Span<UInt8>, _ measures: TextMeasures, _ decisions: LineDecisions, isDropped: [Bool],
    _ carried: [SiteEvidence]
) -> Int? {
    let (lines, removals) = (measures.lines, decisions.removals)
    let isProse = lines.indices.map { lines[$0].isProse && removals[$0] == nil }
    guard let first = isProse.firstIndex(of: true) else { return nil }
    // Teasers above the article have prose as well, but not so much.
    let article = isProse.indices.first { isProse[$0] && isProse[$0..<min($0 + 8, lines.count)].count { $0 } >= 3 }
    let isFurnished = hasFurniture(decisions, prose: first)
    let hasCase = lines.indices.contains { isProse[$0] && lines[$0].capitals > 0 }
    var overlap: UnspacedOverlap?
    // No line is the headline where none scores more than this.
    var best: (line: Int?, score: Int) = (nil, decisions.isOfPage ? 28 : 22)
    for i in 0..<(article ?? first) where i < first || isDropped[i] {
        guard removals[i] == nil, !isProse[i], !carried[i].isCommon, mayBeHeadline(text, decisions.lines[i], lines[i])
        else { continue }
        var score = 0
        let range = decisions.lines[i].range
        let isUnspaced = isUnspaced(text, range)
        var (shared, all) = (lines[i].sharedWords, lines[i].contentWords)
        if isUnspaced {
            let known =
                overlap
                ?? UnspacedOverlap(
                    text, prose: isProse.indices.filter { isProse[$0] }.map { decisions.lines[$0].range })
            overlap = known
            (shared, all) = known.words(text, range)
        }
        switch shared {
        case 0: score -= 11
        case 1, 2: break
        case 3: score += 4
        default: score += 15
        }
        if shared >= 2 && 2 * shared >= all { score += 12 }
        if lines[i].characters.width > 100 { score -= 17 }
        if hasCase && !isUnspaced && lines[i].capitals <= 1 { score -= 11 }
        if lines[i].endsSentence { score -= 6 }
        if i == 0 { score += 6 }
        if i > first { score -= 11 }
        let below = removals[(i + 1)...].prefix(6).map { $0?.kind }
        let signature = below.firstIndex { $0 == "byline" || $0 == "date" }
        // A line that stays may be a heading of the article, as one in capitals most likely is, or a sentence.
        let isAbove = isFurnished || signature ?? .max <= 2
        let mayBeTaken = lines[i].capitals < lines[i].words.count && lines[i].characters.width <= 100
        guard isDropped[i] || isAbove && mayBeTaken else { continue }
        switch signature {
        case .some(0...2): score += 19
        case .some: score += 12
        case nil: break
        }
        if let kind = below[0], kind != "byline", kind != "date" { score -= 7 }
        switch isProse[(i + 1)...].prefix(8).firstIndex(of: true) {
        case .some(...(i + 3)): score += 17
        case .some: score += 14
        case nil: break
        }
        if score > best.score { best = (i, score) }
    }
    return best.line
}

/// Whether a line has the form of a headline: three words or more, 160 columns at most, no lower-case letter first, no end of
/// a statement, not even within, nothing that goes on in the next line, no item of a list, no menu.
private func mayBeHeadline(_ text: Span<UInt8>, _ line: TextLine, _ measures: LineMeasures) -> Bool {
    guard measures.words.count >= 3 || isUnspaced(text, line.range), measures.characters.width <= 160,
        !beginsItem(text, line.range), !isMenu(text, line.range),
        CharacterKind(decodeScalar(text, at: line.range.lowerBound).value) != .lower,
        !holdsSentence(text, line.range)
    else { return false }
    if let last = lastScalar(text, line.range), goesOn(last) { return false }
    return !isStatement(text, line)
}
