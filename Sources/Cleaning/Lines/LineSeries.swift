import Tagging

/// Lines of one outline that number, date or introduce the parts of a text: `14:32`, `Article 3`, `IV. The map`, `— Yes.`,
/// `Question: Why?`
///
/// The models of lines judge each by itself and its neighbours; in an article all of a series belong to it.
struct LineSeries {
    /// The numbers of the lines, by series, ascending; none of fewer than three lines.
    private var series: [[Int]] = []

    /// So many lines of a part, with its head, are looked at.
    private static let longestPart = 64

    /// Finds the series of a text.
    ///
    /// - Complexity: O(*n* log *n*) in the lines that may be members.
    init(_ text: TextMeasures) {
        var members: [(key: UInt64, line: Int)] = []
        for (i, line) in text.lines.enumerated() {
            if let key = Self.key(line, text.words) { members.append((key, i)) }
        }
        members.sort { ($0.key, $0.line) < ($1.key, $1.line) }
        var start = 0
        for i in members.indices where i + 1 == members.count || members[i + 1].key != members[i].key {
            if i + 1 - start >= 3 { series.append(members[start...i].map(\.line)) }
            start = i + 1
        }
    }

    /// What a line has in common with the others of its series; `nil` for one that is in none.
    private static func key(_ line: LineMeasures, _ words: LineWords) -> UInt64? {
        guard line.repeats <= 1 || line.endsSentence else { return nil }
        let seen = line.characters
        if seen.digits > 0 && line.words.count <= 5 && !line.endsSentence {
            return isHead(line) ? featureHash(1, seen.shape) : nil
        }
        guard let first = line.words.first else { return nil }
        switch seen.leadEnd {
        case .colon: return line.endsSentence ? featureHash(2, words.hashes[first]) : nil
        case .mark, .closer, .dash, .separator, .other: return featureHash(3, seen.lead ^ UInt64(seen.firstMark))
        default: return nil
        }
    }

    /// Whether a line of a few words and a number heads a part: a time, a day, `Article 3`; no price, rating or date of a
    /// year.
    private static func isHead(_ line: LineMeasures) -> Bool {
        let seen = line.characters
        guard !seen.hasCurrency, seen.signs == 0 else { return false }
        // `3 March`, but not `3 days ago`.
        if seen.first == .digit && seen.symbols == 0 { return seen.letters > 0 && line.words.count == 2 }
        return seen.symbols == 0 ? seen.letters > 0 : seen.symbols == 1 && seen.hasColon && seen.digits >= 3
    }

    /// The lines that go, less those that stay with the others of their series: where most of the series stays; and where
    /// sentences stand between its lines, together with these and the headings above them.
    func keeping(_ isDropped: [Bool], isRemoved: [Bool], endsSentence: [Bool]) -> [Bool] {
        var result = isDropped
        for series in series {
            let members = series.filter { !isRemoved[$0] }
            let dropped = members.filter { isDropped[$0] }
            guard members.count >= 3, !dropped.isEmpty else { continue }
            if members.count >= 4 && dropped.count * 3 <= members.count {
                for line in dropped { result[line] = false }
                continue
            }
            // The last part is as long as a heading and a sentence.
            let ends = members.dropFirst() + [min(members[members.count - 1] + 3, isRemoved.count)]
            let sentences = zip(members, ends).map { start, end in
                (start + 1..<min(end, start + Self.longestPart)).filter { endsSentence[$0] && !isRemoved[$0] }
            }
            guard sentences.count(where: { !$0.isEmpty }) * 4 >= members.count * 3 else { continue }
            let all = sentences.joined()
            guard all.count(where: { !isDropped[$0] }) * 2 >= all.count else { continue }
            for sentence in all { result[sentence] = false }
            for (line, end) in zip(members, ends) {
                result[line] = false
                if line + 2 < end, endsSentence[line + 2], !isRemoved[line + 1] { result[line + 1] = false }
            }
        }
        return result
    }
}
