import Bytes
import Cleaning
import Evaluation
import JSONLines
import StageKit
import Tagging

/// A text whose lines are labelled.
struct LabelledLines {
    var id: String
    /// The hash of the host of its address.
    var site: UInt64
    /// As it is; a line's label is K, D or G.
    var whole: View
    /// The article alone: the text without all lines but those labelled K.
    var article: View
    /// The article's first sentences with labels of sites among them.
    var interleaved: View

    /// Some lines of the text.
    struct View {
        var example: LineExample
        /// By visible line.
        var labels: [String]

        /// - Parameter lines: Each with its label.
        init(_ lines: [(line: [UInt8], label: String)], _ cleaner: Cleaner) {
            example = cleaner.lineExample(of: Array(lines.map(\.line).joined(separator: [0x0A])))
            labels = example.numbers.map { lines[$0].label }
        }
    }

    /// The texts of a file of JSON lines.
    static func read(_ path: String, _ cleaner: Cleaner, _ interleaving: Interleaving) throws -> [LabelledLines] {
        var texts: [LabelledLines] = []
        var reader = try LineReader(path: path)
        while let line = try reader.next() {
            let row = try JSONValue(line)
            guard case .text(let id) = row["id"], case .text(let url) = row["url"],
                case .array(let lines) = row["lines"]
            else { throw Failure(.dataError, place: path, reason: "a text without id, url or lines") }
            var all: [(line: [UInt8], label: String)] = []
            for case .array(let pair) in lines {
                guard pair.count == 2, case .text(let bytes) = pair[0], case .text(let label) = pair[1] else {
                    continue
                }
                all.append((bytes, String(decoding: label, as: UTF8.self)))
            }
            let article = all.filter { $0.label == "K" }
            let residue = all.filter { $0.label == "D" && $0.line.count <= 80 }
            let mixture = interleaving.lines(
                of: article.map(\.line), residue: residue.map(\.line), seed: stableHash(id.span))
            texts.append(
                LabelledLines(
                    id: String(decoding: id, as: UTF8.self), site: hostHash(of: url), whole: View(all, cleaner),
                    article: View(article, cleaner), interleaved: View(mixture, cleaner)))
        }
        return texts
    }

    /// The part of several to which its site belongs.
    func fold(of count: Int) -> Int { Int(site % UInt64(count)) }

    /// How far residue is ahead in each view by a tagger.
    struct Margins {
        var whole: LineMargins
        var article: LineMargins
        var interleaved: LineMargins
    }

    /// How far residue is ahead in each view by a tagger.
    func margins(by tagger: inout Tagger) -> Margins {
        Margins(
            whole: whole.example.margins(by: &tagger), article: article.example.margins(by: &tagger),
            interleaved: interleaved.example.margins(by: &tagger))
    }

    /// Whether the annotation leaves out so much prose between lines of the article that it is not of the whole article: three
    /// lines or more, and three tenths.
    var isDoubtful: Bool {
        let labels = whole.labels
        guard let first = labels.firstIndex(of: "K"), let last = labels.lastIndex(of: "K") else {
            return labels.count > 3
        }
        var kept = 0
        var dropped = 0
        for i in first...last where whole.example.isProse[i] {
            if labels[i] == "K" { kept += 1 } else if labels[i] == "D" { dropped += 1 }
        }
        return dropped >= 3 && dropped * 10 > 3 * (kept + dropped)
    }
}

/// The hash of the host of an address.
private func hostHash(of url: [UInt8]) -> UInt64 {
    var start = 0
    for i in url.indices.dropLast(2) where url[i] == 0x3A && url[i + 1] == 0x2F && url[i + 2] == 0x2F {
        start = i + 3
        break
    }
    let end = url[start...].firstIndex(of: 0x2F) ?? url.count
    let host = Array(url[start..<end])
    return stableHash(host.span)
}
