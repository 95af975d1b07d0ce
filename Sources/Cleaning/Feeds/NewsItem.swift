import Bytes
import Records

/// An article of an agency or a corpus: NITF, an item of NewsML (G2, or 1 with text, NITF or XHTML inside), or TEI.
///
/// - Source: IPTC, NITF 3.6, NewsML-G2 2.34, NewsML 1.2; TEI P5.
struct NewsItem {
    let tree: XMLTree
    /// The elements of each name, without prefix and in lower case, in their order.
    private var index: [String: [Int]] = [:]

    /// The article that the element of a tree is.
    ///
    /// - Complexity: O(*n*) in elements.
    init?(_ tree: XMLTree) {
        guard tree.nodes.count > 1 else { return nil }
        self.tree = tree
        for node in 1..<tree.nodes.count { index[tree.local(node), default: []].append(node) }
    }

    /// What tells the article from all others: the identifier of its agency, with its version.
    var id: String? {
        let version = tree.attribute(1, "version").map { " \($0)" } ?? ""
        if let guid = tree.attribute(1, "guid") { return guid + version }
        if let id = said("publicidentifier"), id.utf8.contains(0x3A) { return id }
        if let id = first("doc-id").flatMap({ tree.attribute($0, "id-string") }), id.utf8.contains(0x3A) { return id }
        return nil
    }

    /// The element that holds the text, or `nil` for a picture, a package, a service message.
    var body: Int? {
        if let content = first("body.content") { return content }
        if let text = index["text"]?.first(where: { tree.path($0, "body") != nil }) { return tree.path(text, "body") }
        for name in ["inlinexml", "datacontent"] {
            for content in (index[name] ?? []).prefix(8) {
                let body = first("body", in: content) ?? content
                if shownByteCount(tree.bytes.span.extracting(tree.nodes[body].inner)) > 0 { return body }
            }
        }
        return first("inlinedata")
    }

    /// The title on one line: of what stands above the text, or in the title statement of TEI.
    func title() -> MappedText? {
        let header = first("titlestmt") ?? 0
        let end = header == 0 ? body ?? 0 : tree.nodes[header].next
        for name in ["headline", "hl1", "title"] {
            for node in (index[name] ?? []).prefix(8) where node > header && node < end {
                let title = oneLine(tree.text(of: node))
                if !title.bytes.isEmpty { return title }
            }
        }
        return nil
    }

    /// Author, day, address, site and language.
    func metadata(_ context: XMLContext) -> Metadata {
        let byline =
            persons ?? said("byline") ?? said("by") ?? first("creator").flatMap { said("name", in: $0) }
            ?? said("author")
        return Metadata(
            author: value(byline), published: value(day), site: value(site), url: value(address),
            language: value(language ?? context.language))
    }

    /// The persons whom a by-line marks as such, apart from what they are.
    private var persons: String? {
        guard let byline = first("byline") else { return nil }
        let persons = (index["person"] ?? []).filter { $0 > byline && $0 < tree.nodes[byline].next }
        let names = persons.prefix(8).compactMap { tree.said($0) }
        return names.isEmpty ? nil : names.joined(separator: "; ")
    }

    private func value(_ said: String?) -> Metadata.Value? { said.map { Metadata.Value($0, how: elementHow) } }

    private var day: String? {
        for name in ["date.issue", "story.date", "date.release"] {
            if let day = first(name).flatMap({ tree.attribute($0, "norm") }) { return day }
        }
        if let day = first("pubdata").flatMap({ tree.attribute($0, "date.publication") }) { return day }
        for name in ["firstcreated", "contentcreated", "versioncreated", "thisrevisioncreated"] {
            if let day = said(name) { return day }
        }
        for date in index["date"] ?? [] {
            if let day = tree.attribute(date, "when") ?? tree.attribute(date, "when-iso") { return day }
        }
        return said("date")
    }

    private var site: String? {
        if let name = first("pubdata").flatMap({ tree.attribute($0, "name") }) { return name }
        if let provider = first("provider") {
            if let name = said("name", in: provider) ?? tree.attribute(provider, "literal") { return name }
            if let name = first("party", in: provider).flatMap({ tree.attribute($0, "formalname") }) { return name }
        }
        return first("doc.copyright").flatMap { tree.attribute($0, "holder") } ?? said("providerid")
            ?? said("publisher")
    }

    private var address: String? {
        let idno = index["idno"]?.first { tree.attribute($0, "type")?.lowercased() == "url" }
        let found =
            idno.flatMap { tree.said($0) } ?? first("pubdata").flatMap { tree.attribute($0, "ex-ref") }
            ?? first("altloc").flatMap { tree.said($0) }
        return found.flatMap { $0.utf8.starts(with: "http".utf8) ? $0 : nil }
    }

    private var language: String? {
        tree.attribute(1, "lang")
            ?? first("language").flatMap {
                tree.attribute($0, "tag") ?? tree.attribute($0, "ident") ?? tree.attribute($0, "formalname")
            } ?? ["nitf", "text", "html"].lazy.compactMap { first($0) }.compactMap { tree.attribute($0, "lang") }.first
    }

    private func first(_ name: String, in node: Int = 0) -> Int? {
        index[name]?.first { $0 > node && $0 < tree.nodes[node].next }
    }

    private func said(_ name: String, in node: Int = 0) -> String? {
        for node in index[name]?.prefix(8).filter({ $0 > node && $0 < tree.nodes[node].next }) ?? [] {
            if let said = tree.said(node) { return said }
        }
        return nil
    }
}
