import Language
import Records

/// An invented sentence of the codebook, with the least layers that the annotator needs.
///
/// `[Square brackets]` mark who is named; the name is an actor of the domain where actors.tsv knows it.
struct Example {
    var article: ArticleText
    var extracted: Extracted

    init(_ marked: String, cast: Cast, analyzer: TextAnalyzer) {
        var text: [UInt8] = []
        var names: [Range<Int>] = []
        var start = 0
        for byte in marked.utf8 {
            switch byte {
            case 0x5B: start = text.count
            case 0x5D: names.append(start..<text.count)
            default: text.append(byte)
            }
        }
        article = ArticleText(id: "example", text: text)
        let sentences = analyzer.analyze(text.span).sentences
        extracted = Extracted(
            sentences: sentences.map { Sentence(TextSpan(start: $0.range.lowerBound, end: $0.range.upperBound)) })
        for name in names {
            let words = nameForms(String(decoding: text[name], as: UTF8.self))
            let known = words.first.flatMap { cast.names[$0]?.first { $0.forms == words } }
            let noun = words.last ?? ""
            let isState = known.map { ["state", "government"].contains(cast.actors[$0.id]?.type) } ?? false
            let isPerson = known.map { cast.actors[$0.id]?.type == "person" } ?? (cast.roleNouns[noun] != nil)
            extracted.mentions.append(
                Mention(
                    TextSpan(start: name.lowerBound, end: name.upperBound),
                    type: isPerson ? "PER" : isState ? "GPE" : "ORG",
                    entity: known?.id ?? "ex:" + words.joined(separator: "-"), role: isPerson ? noun : nil,
                    how: "example"))
        }
    }
}
