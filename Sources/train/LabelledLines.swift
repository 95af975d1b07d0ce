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
    var example: LineExample
    /// The article alone: the text without all lines but those labelled K.
    var article: LineExample
    /// By visible line: K, D or G.
    var labels: [String]

    /// The texts of a file of JSON lines.
    static func read(_ path: String, _ cleaner: Cleaner) throws -> [LabelledLines] {
        var texts: [LabelledLines] = []
        var reader = try LineReader(path: path)
        while let line = try reader.next() {
            let row = try JSONValue(line)
            guard case .text(let id) = row["id"], case .text(let url) = row["url"],
                case .array(let lines) = row["lines"]
            else { throw Failure(.dataError, place: path, reason: "a text without id, url or lines") }
            var text: [UInt8] = []
            var article: [UInt8] = []
            var labels: [String] = []
            for case .array(let pair) in lines {
                guard pair.count == 2, case .text(let bytes) = pair[0], case .text(let label) = pair[1] else {
                    continue
                }
                if !labels.isEmpty { text.append(0x0A) }
                text += bytes
                labels.append(String(decoding: label, as: UTF8.self))
                guard labels[labels.count - 1] == "K" else { continue }
                if !article.isEmpty { article.append(0x0A) }
                article += bytes
            }
            let example = cleaner.lineExample(of: text)
            texts.append(
                LabelledLines(
                    id: String(decoding: id, as: UTF8.self), site: hostHash(of: url), example: example,
                    article: cleaner.lineExample(of: article), labels: example.numbers.map { labels[$0] }))
        }
        return texts
    }

    /// The part of several to which its site belongs.
    func fold(of count: Int) -> Int { Int(site % UInt64(count)) }

    /// The features of its lines that are wanted.
    func sequence(_ isWanted: (UInt64) -> Bool) -> FeatureSequence { example.sequence(isWanted) }

    /// How far residue is ahead by a tagger.
    func margins(by tagger: inout Tagger) -> (text: LineMargins, article: LineMargins) {
        (example.margins(by: &tagger), article.margins(by: &tagger))
    }

    /// Whether the annotation leaves out so much prose between lines of the article that it is not of the whole article: three
    /// lines or more, and three tenths.
    var isDoubtful: Bool {
        guard let first = labels.firstIndex(of: "K"), let last = labels.lastIndex(of: "K") else {
            return labels.count > 3
        }
        var kept = 0
        var dropped = 0
        for i in first...last where example.isProse[i] {
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
