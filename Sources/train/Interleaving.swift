import Bytes
import Lexicons
import Shingling

/// Makes texts as scrapers of news leave them: few paragraphs, with the labels of sites above, between and below them.
///
/// The labelled texts are long ones with residue around them; of these alone a model learns that a sentence among labels
/// is residue as well.
struct Interleaving {
    /// The labels, those of one language side by side, and whether headlines of other articles follow.
    private let labels: [(phrase: [UInt8], isHeading: Bool)]

    /// - Parameter table: The rules for lines, of which those for whole lines are labels.
    init(_ table: Table) {
        labels = table.rows.filter { $0["match"] == "line" }.map {
            (phrase: Array($0["phrase"].utf8), isHeading: $0["kind"] == "related")
        }
    }

    /// Lines, each labelled K, the article's, or D, residue.
    ///
    /// - Parameters:
    ///   - article: The lines of an article.
    ///   - residue: Short lines of residue from the same page.
    ///   - seed: Decides which lines are taken, and where.
    func lines(of article: [[UInt8]], residue: [[UInt8]], seed: UInt64) -> [(line: [UInt8], label: String)] {
        var numbers = Numbers(state: seed)
        let first = numbers.next(below: labels.count)
        let paragraphs = article.prefix(3 + numbers.next(below: 12))
        let rest = article[paragraphs.count...]
        // News has paragraphs of a sentence or two, some of a few words.
        let kept = paragraphs.flatMap { sentences($0) { numbers.next(below: 3) > 0 } }
            .prefix(4 + numbers.next(below: 16)).map { line in
                numbers.next(below: 8) > 0
                    ? line : firstWords(of: line, count: 3 + numbers.next(below: 4)) + (line.last == 0x2E ? [0x2E] : [])
            }
        var lines: [(line: [UInt8], label: String)] = []
        func addLabels(_ count: Int) {
            for _ in 0..<count {
                if !residue.isEmpty && numbers.next(below: 3) == 0 {
                    lines.append((residue[numbers.next(below: residue.count)], "D"))
                    continue
                }
                let label = labels[min(labels.count - 1, first + numbers.next(below: 60))]
                lines.append((label.phrase, "D"))
                guard label.isHeading, !rest.isEmpty else { continue }
                for _ in 0..<numbers.next(below: 4) {
                    let line = rest[rest.startIndex + numbers.next(below: rest.count)]
                    lines.append((firstWords(of: line, count: 4 + numbers.next(below: 7)), "D"))
                }
            }
        }
        addLabels(numbers.next(below: 7))
        for (i, line) in kept.enumerated() {
            if i > 0 && numbers.next(below: 3) == 0 { addLabels(1 + numbers.next(below: 3)) }
            lines.append((line, "K"))
        }
        addLabels(numbers.next(below: 10))
        return lines
    }
}

/// The parts of a line between ends of sentences at which it is cut.
private func sentences(_ line: [UInt8], isCut: () -> Bool) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var start = 0
    for i in line.indices.dropLast(2)
    where (line[i] == 0x2E || line[i] == 0x3F || line[i] == 0x21) && line[i + 1] == 0x20 && isASCIIUpper(line[i + 2])
        && i - start >= 24 && line.count - i >= 24
    {
        guard isCut() else { continue }
        parts.append(Array(line[start...i]))
        start = i + 2
    }
    parts.append(Array(line[start...]))
    return parts
}

/// The first words of a line, without the mark behind them.
private func firstWords(of line: [UInt8], count: Int) -> [UInt8] {
    var words = Array(line.split(separator: 0x20).prefix(count).joined(separator: [0x20]))
    while let last = words.last, [0x2C, 0x2E, 0x3A, 0x3B].contains(last) { words.removeLast() }
    return words
}

/// Numbers that look like chance, the same on each machine.
///
/// - Source: Steele, Lea and Flood's SplitMix, 2014.
private struct Numbers {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Int(mixed(state).multipliedFullWidth(by: UInt64(limit)).high)
    }
}
