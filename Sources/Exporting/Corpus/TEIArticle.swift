import Records

/// An article as a TEI element, to stand in the corpus.
///
/// - Source: TEI P5, chapters 2 (header), 3 (`said`, `q`), 13 (names), 16.7 (`next`, `prev`), 17 (`s`).
func teiArticle(_ article: LocatedArticle) -> [UInt8] {
    var xml = XMLWriter()
    let id = "a" + nameSafe(article.id)
    xml.open("TEI", [("xml:id", id)])
    writeHeader(of: article.record.article, to: &xml)
    xml.lineBreak()
    xml.open("text")
    xml.open("body")
    if let title = article.record.article.title, !title.isEmpty {
        writeText(title, "head", RunningText(article, .title, id), to: &xml)
    }
    if article.record.article.text.isEmpty {
        xml.open("p")
        xml.close()
    }
    writeText(article.record.article.text, "p", RunningText(article, .text, id), to: &xml)
    xml.lineBreak()
    for _ in ["body", "text", "TEI"] { xml.close() }
    return xml.finish()
}

private func writeHeader(of article: Article, to xml: inout XMLWriter) {
    let metadata = article.metadata
    let title = article.title.map { String(decoding: $0, as: UTF8.self) }
    xml.lineBreak()
    xml.open("teiHeader")
    xml.open("fileDesc")
    xml.open("titleStmt")
    xml.element("title", text: title ?? article.source.path)
    if let author = metadata.author?.value { xml.element("author", text: author) }
    xml.close()
    xml.open("publicationStmt")
    xml.element("p", text: "Cleaned and annotated by Parley from the source below.")
    xml.close()
    xml.open("sourceDesc")
    xml.open("bibl")
    if let title { xml.element("title", text: title) }
    if let author = metadata.author?.value { xml.element("author", text: author) }
    if let site = metadata.site?.value { xml.element("publisher", text: site) }
    if let published = metadata.published?.value {
        xml.element("date", calendarDay(published).map { [("when", $0)] } ?? [], text: published)
    }
    if let url = metadata.url?.value { xml.element("idno", [("type", "url")], text: url) }
    xml.element("idno", [("type", "path")], text: article.source.path)
    xml.element("idno", [("type", "sha256")], text: article.source.sha256)
    for _ in ["bibl", "sourceDesc", "fileDesc"] { xml.close() }
    if let language = metadata.language?.value, isLanguageTag(language) {
        xml.open("profileDesc")
        xml.open("langUsage")
        xml.open("language", [("ident", language)])
        for _ in ["language", "langUsage", "profileDesc"] { xml.close() }
    }
    xml.close()
}

/// Writes each paragraph of a text as an element.
private func writeText(_ text: [UInt8], _ element: String, _ running: RunningText, to xml: inout XMLWriter) {
    let steps = markup(text, running.marks)
    let parts = partCounts(steps)
    for step in steps {
        switch step {
        case .openParagraph:
            xml.lineBreak()
            xml.open(element)
        case .closeParagraph, .close: xml.close()
        case .open(let mark, let part):
            let count = parts[MarkName(mark)] ?? 1
            xml.open(running.elementName(mark), running.attributes(mark, part: part, of: count))
        case .text(let range): xml.text(text.span.extracting(range))
        }
    }
}

/// What tells one mark of a text from another.
private struct MarkName: Hashable {
    var element: Mark.Element
    var number: Int

    init(_ mark: Mark) {
        element = mark.element
        number = mark.number
    }
}

private func partCounts(_ steps: [MarkupStep]) -> [MarkName: Int] {
    var counts: [MarkName: Int] = [:]
    for case .open(let mark, _) in steps { counts[MarkName(mark), default: 0] += 1 }
    return counts
}
