/// The beginning of the corpus, up to its first article.
func teiCorpusStart() -> [UInt8] {
    var xml = XMLWriter()
    xml.open("teiHeader")
    xml.open("fileDesc")
    xml.open("titleStmt")
    xml.element("title", text: "News articles with names, speech and sentences")
    xml.close()
    xml.open("publicationStmt")
    xml.element("p", text: "Written by Parley. The articles' texts belong to their publishers.")
    xml.close()
    xml.open("sourceDesc")
    xml.element("p", text: "Each article's own header names the file that it came from.")
    xml.close()
    xml.close()
    xml.open("encodingDesc")
    xml.open("editorialDecl")
    for paragraph in editorialPractice { xml.element("p", text: paragraph) }
    xml.close()
    xml.open("listPrefixDef")
    xml.open(
        "prefixDef",
        [("ident", "entity"), ("matchPattern", "(.+)"), ("replacementPattern", "entities.csv#$1")])
    xml.element("p", text: "An entity_id of the entities table, or an actor of the domain.")
    for _ in ["prefixDef", "listPrefixDef", "encodingDesc", "teiHeader"] { xml.close() }
    let root = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
    return Array(root.utf8) + xml.finish()
}

/// The end of the corpus.
let teiCorpusEnd = Array("</teiCorpus>\n".utf8)

private let editorialPractice = [
    "The characters of head and p are those of the tables' title and text, scalar for scalar: a line feed of text is the "
        + "border between two p. A character that XML 1.0 does not allow stands as U+FFFD.",
    "Elements nest as p, s, said, q, persName and the like. Where two overlap, or one crosses a paragraph's end, the inner "
        + "one is split into parts, joined by next and prev.",
    "said without direct speech has direct=\"false\"; the fragments in quotation marks within it are q. Quotation marks "
        + "are kept in the text, outside said and q.",
]
